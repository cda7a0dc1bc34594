# The History page: the uploads, one of them, two dates side by side, restoring.
history-sentence = There { $count ->
    [one] is **one upload**
   *[other] are **{ $count } uploads**
}; the last is { $file }, published by { $who } at { $when }{ $back ->
    [no] .
   *[yes] {" "}and no longer counted.
 }
history-sub = No upload is ever changed or deleted. { $mends ->
    [yes] To use earlier figures again, restore them with a reason.
   *[no] Open one to see what it changed.
}
history-empty = There is no upload yet.
history-empty-do = Please upload the first spreadsheet; the upload and its original file will be kept here.
history-unknown = There is no upload number { $number }.
history-unknown-do = Please choose one from the list.
history-unreadable-do = Please run verify, which says what is damaged, and recover from a backup; the other uploads can still be seen.
history-back = All uploads
history-more = { $count ->
    [one] One earlier upload
   *[other] { $count } earlier uploads
}
history-kind = Kind
history-kind-summary = summary
history-kind-register = register of { -records }
history-kind-directory = directory
history-kind-support = support requests
history-scope = { $kind } as of { $asof }, { $count ->
    [one] one unit
   *[other] { $count } units
}
history-figures = { $valid } valid, { $invalid } invalid
history-changed = What this upload changed
history-restored = Restored from upload number { $number }, because: { $reason }
history-older = Newer figures for the same date are in force
history-superseded = Some or all of these figures have newer ones for the same date, published by { $who } at { $when }:
history-one = { $file } says **{ $valid } valid, { $invalid } invalid** for { $count ->
    [one] one unit
   *[other] { $count } units
}, as of { $asof }.
history-one-other = { $file }: **{ $kind }**.
history-one-sub = Published by { $who } at { $when }; upload number { $number }.
history-number = Upload number { $number }
history-place = Read from
history-rows = { BEGIN(-records) }
history-note = Note
history-size = Size
history-bytes = { $count } KB
history-sha = sha256
history-findings = Noticed while reading: { $count ->
    [one] one place
   *[other] { $count } places
}
history-original = Original file
history-original-note = Exactly as it was uploaded.
history-download = Download { $file }
history-restore = Restore
history-restore-note = { $kind ->
    [directory] Publishes this directory again, in force from the day of the one in force
   *[other] Publishes these figures again as the newest upload
}; later uploads stay in the history.
history-restore-sample = These are sample figures, so there is nothing to restore.
history-in-force = { $kind ->
    [directory] This directory is in force now, so there is nothing to restore.
    [support] These requests have been taken in, so there is nothing to restore.
   *[other] These figures are in force for { $day }, so there is nothing to restore.
 }
history-restore-do = { $kind ->
    [directory] Restore this directory
   *[other] Restore the figures as of { $day }
}
history-amend = Withdraw or correct the date
history-amend-note = The upload stays in the history, with who did it and why.
history-correct = Correct date or period
history-withdraw = Withdraw
history-correct-needs = Please choose the right date or period.
history-amended-at = { $change ->
    [gone] { $day } will have no figures of its own
    [same] The figures as of { $day } stay as they are
   *[changed] What changes in the figures as of { $day }
}
history-amended-others = The figures of { $count ->
    [one] one more date, { $first },
   *[other] { $count } more dates, from { $first } to { $last },
} change too.
history-reason = Reason
history-who = Done by
history-needs = Please give a reason and a name.
history-correct-do = Correct to figures as of { $day }
history-withdraw-do = Withdraw the figures as of { $day }
history-never-verified = What is kept has not been checked yet. The administrator runs “tally verify”, or sets it to run every night.
history-verified = Last checked at { $when }: { $count ->
    [one] the one upload is whole
   *[other] all { $count } uploads are whole
}. Seal { $seal }; noted on a letter, it can be checked later.
history-verified-broken = The check at { $when } found { $count ->
    [one] one thing that does not fit
   *[other] { $count } things that do not fit
}, first: { $first } Please tell the administrator before publishing more.
history-compare = Two dates side by side
history-compare-note = Figures of { $period }, unit by unit, at any two dates.
history-compare-one = Figures of at least two dates are needed to compare.
history-from = From
history-to = to
history-between = Valid from { $old } ({ $earlier }) to { $new } ({ $later })
history-total = Total
history-total-file = Total of the units in the file
history-total-sent = Total ({ $sent })
