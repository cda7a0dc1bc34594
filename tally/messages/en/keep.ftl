# Publishing, restoring, backing up, verifying.
keep-differs-nothing = no figure
keep-differs-unit = { $unit }: { $what }
keep-differs-valid = valid { $old } → { $new }
keep-differs-invalid = invalid { $old } → { $new }
keep-differs-pending = pending { $old } → { $new }
keep-differs-quota = quota { $old } → { $new }
keep-differs-unlisted = { $what } (not in the directory of that date, in no sum)
keep-doubt-date = The file itself says as of { $read }, but { $given } is chosen.
keep-doubt-date-to-come = The figures are as of { $given }, a day to come; those of earlier days will no longer be the newest.
keep-doubt-date-outside = The figures are as of { $given }, outside { $period } ({ $start }–{ $end }).
keep-doubt-beyond = Valid of { $count ->
    [1] { $names } is
   *[other] { $count } units ({ $names }{ $count ->
        [2] {""}
        [3] {""}
        [4] {""}
        [5] {""}
       *[other] , …
    }) is
} { $times } times the quota and the figure in force or more; the column may be wrong, or the scale.
keep-doubt-quotas-as-valid = Valid of { $count } units is exactly their quota in the directory; the column of quotas may have been read instead.
keep-doubt-halved = The figures { $count ->
    [0] taken together
    [1] of { $names }
   *[other] of { $count } units ({ $names }{ $count ->
        [2] {""}
        [3] {""}
        [4] {""}
        [5] {""}
       *[other] , …
    })
} fall by half or more against those in force; valid of the units in the file goes from { $old } to { $new }.
keep-doubt-taken-out = This directory takes out { $count ->
    [one] a unit that has
   *[other] { $count } units that have
} figures: { $names }{ $count ->
    [1] {""}
    [2] {""}
    [3] {""}
    [4] {""}
    [5] {""}
   *[other] , …
}. From { $day } on, { $valid } valid { -records } of theirs are in no sum and no rate; earlier dates stay as they are. Where a unit was merged, keep its row and fill in its last day and its successor.
keep-first-directory = The directory that comes with the programme, for dates before the first one that was published
keep-differs-more = { $count ->
    [one] one more unit
   *[other] { $count } more units
}
keep-published = Published { $file } as of { $asof }: { $count ->
    [one] one unit
   *[other] { $count } units
}, { $valid } valid, { $invalid } invalid. Upload number { $upload }.
keep-published-support = Published { $file }: { $requests } requests for help with registering. Upload number { $upload }.
keep-published-directory = Published the directory { $file }. Upload number { $upload }.
keep-already = This was published at { $when } by { $who } (upload number { $upload }); nothing was written.
keep-superseded = Since then { $who } published { $file } at { $when }. To use the earlier figures again, please restore them with a reason.
keep-restored = Upload number { $number } was restored as upload number { $upload } at { $when } by { $who }.
keep-done-withdraw = { $who } withdrew upload { $number } at { $when }; it no longer counts.
keep-done-correct = { $who } corrected upload { $number } at { $when }: figures up to { $asof }{ $period ->
    [none] {""}
   *[other] , period { $period }
}.
keep-already-amended = { $who } said the same of upload { $number } at { $when }; nothing was written again.
keep-amended-at = The figures up to { $day } { $count ->
    [0] do not change.
   *[other] change as follows:
 }
keep-amended-withdraw = Withdrawn by { $who } at { $when }, because: { $reason }
keep-amended-date = { $who } corrected the date from { $was } to { $asof } at { $when }, because: { $reason }
keep-amended-period = { $who } corrected the period from { $wasperiod } to { $period }, figures up to { $asof }, at { $when }, because: { $reason }
command-withdraw = withdraw an upload, with a reason; what was there before counts again
command-correct = correct the date or the period of an upload, with a reason
command-amend-reason = the reason
command-correct-as-of = the right date of the figures
command-correct-period = code of the right quota period
keep-exported = Wrote { $count ->
    [one] one row
   *[other] { $count } rows
} to { $file }.
keep-backed-up = Backed up { $count ->
    [one] one upload
   *[other] { $count } uploads
} to { $file }.
keep-recovered = Recovered { $count ->
    [one] one upload
   *[other] { $count } uploads
} from { $file }.
keep-history-count = There { $count ->
    [one] is one upload
   *[other] are { $count } uploads
}.
keep-history-line = Number { $number }: { $file }, as of { $asof }, { $valid } valid, { $invalid } invalid, { $pending } pending; uploaded by { $who } at { $when }; sha256 { $sha }.
keep-verify-sound = The store is sound; everything agrees: uploads { $uploads }, rows of figures { $figures }, contents { $contents }.
keep-verify-broken = The store has { $count ->
    [one] one place that does
   *[other] { $count } places that do
} not agree, in { $uploads } uploads, { $figures } rows of figures, { $contents } contents.
keep-verify-integrity = The database file is damaged: { $said }
keep-verify-damaged = The database is damaged; a part of it cannot be read: { $said }
keep-verify-guard = { $table } is not as it was made: its shape or its guard against changes was altered.
keep-verify-chain = The chain of records was cut or changed at link { $place } ({ $where }).
keep-verify-link = Link { $place } ({ $where }) does not fit: { $fields }.
keep-verify-unsealed = Something was added from outside that is not in the chain of records: { $where }.
error-seal-malformed = “{ $seal }” is no seal. Please copy its number and all four groups, as in 1287-3F2A-9C41-77BE-0D12.
keep-verify-seal = The seal { $seal } does not fit: something written before it was changed or cut off.
keep-verify-seal-holds = The seal { $seal } still fits: all that was written up to then is whole.
keep-verify-seal-now = The seal now: { $seal }
keep-verify-versions = Period { $period }: the order of the uploads has a gap.
keep-verify-content = Content { $sha } no longer agrees with its sha256.
keep-verify-packed = Upload number { $number } ({ $file }): the two copies of its figures differ.
keep-verify-totals = Upload number { $number } ({ $file }): its totals or its units do not agree with its figures.
keep-verify-rows = Upload number { $number } ({ $file }): rows of { -records } are missing or too many.
keep-verify-recount = Upload number { $number } ({ $file }): { $since ->
    [earlier] this version of the programme reads { $unit } otherwise than the one that published it. What was published still counts; upload the file again to take the new reading.
   *[same] counting { $unit } again gives other figures than were published.
}
keep-verify-unreadable = Upload number { $number } ({ $file }): { $since ->
    [earlier] this version of the programme does not take the file that the one that published it did ({ $code }). What was published still counts.
   *[same] its original file cannot be read again ({ $code }).
}
command-publish = publish a file, or every file that appears in a folder
command-publish-watch = a folder to watch; each new spreadsheet is published once
command-publish-every = seconds between two looks at the folder, from 0.1 to 86,400
command-publish-once = look at the folder once and stop
command-publish-note = a note kept with the upload
command-publish-missing = what it means that a register lacks initiatives in force: whole for the whole list, they count no more; join for mended rows only, to be joined with the others
command-publish-accept = publish although questions are open, as it was read
command-publish-one = The command needs a file, or --watch with a folder. Please give one of the two.
command-as-of = the date up to which the figures count
command-period = the code of the period
command-who = the name of the person who does this
command-history = the uploads; with the number of one, what it changed
command-history-number = the number of the upload
command-restore = publish an earlier upload again, with a reason
command-export = write the figures to .csv or .xlsx, one row per unit
command-export-file = the file to write
command-backup = back up the whole store to one file, even while others write
command-backup-file = the backup file, which must not exist yet
command-recover = take everything back from a backup into an empty store
command-recover-file = the backup file
command-verify = check every content and count every figure again
export-period = Quota period
export-as_of = As of
export-unit = Unit code
export-name = Unit
export-kind = Kind
export-cluster = Cluster
export-members = Members
export-quota = Quota
export-valid = Valid
export-invalid = Invalid
export-pending = Pending
export-total = Total
export-completion = Completion
export-shortfall = Shortfall
export-stated_valid = Valid (as stated)
export-stated_invalid = Invalid (as stated)
export-stated_pending = Pending (as stated)
export-upload_id = Upload
export-upload_as_of = Upload’s as-of date
export-is_latest = Latest
export-version = Version
export-file = File
export-sha256 = SHA-256
export-units = Units
export-rows = Rows
export-who = Uploaded by
export-published_at = Published at
export-note = Note
export-reason = Reason
export-restores = Restores upload
export-replaces = Replaces upload
export-still_counts = In force
export-amended = Amended
export-amended_because = Reason for amending
export-amended_by = Amended by
export-amended-withdraw = withdrawn
export-amended-correct = corrected
export-0 = no
export-1 = yes
command-verify-seal = a seal noted earlier, to check that all that was written up to then is whole
export-stands = In that date’s directory
export-sent = Sent
