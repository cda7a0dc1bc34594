# The upload page: files, checks, comparison, publishing.
upload-title = Bring in a spreadsheet: choose it, see what was read, then publish.
upload-title-sub = Summaries, registers of { -records }, directories and support requests are read. Until you publish, the figures in force stay as they are.
upload-choose = Choose files or drop them here (.xlsx, .xlsm, .xls, .xlsb, .ods, .fods, .csv, or a .zip of these; up to { $mib } MB each; several at once)
upload-which = { $count } files: { $states }
upload-throw-away = Throw { $file } away
upload-put-away = Put { $file } away; what was published stays
upload-forms = Blank forms of the summary, the register and requests for help
upload-throw-all-away = Throw all { $count } files away
upload-state-undated = date of the figures missing
upload-state-published = published
upload-state-reading = being read
upload-state-refused = could not be read
upload-state-block = has places to mend
upload-state-ask = { $count ->
    [0] to answer
   *[other] { $count } to answer
 }
upload-state-proposed = { $count ->
    [0] look at the answers chosen beforehand
    [one] look at the answer chosen beforehand
   *[other] look at { $count } answers chosen beforehand
  }
upload-state-ready = ready to publish
upload-state-doubt = look at it by itself before publishing
upload-state-future = date of the figures is yet to come
upload-step-file = File
upload-step-check = Check
upload-step-compare = Compare with what is in force
upload-step-publish = Publish

upload-reading = Reading { $file }…
upload-reading-sub = You can look at another page and come back.
upload-stage-wait = Waiting its turn
upload-stage-check = Checking the file
upload-stage-read = Reading the sheets
upload-stage-rows = Reading the rows
upload-stage-checks = Checking each { -record }
upload-stop = Stop reading
upload-stopped = Reading { $file } was stopped.
upload-again = Read again
upload-broken = { $file } could not be read because of a fault in this program. Please tell the administrator and send the file along.
upload-unchanged = The figures in force stay as they are.
upload-refused = { $file } could not be read.

upload-read-summary = Read **{ $units ->
    [one] one unit
   *[other] { $units } units
 }** from { $file }
upload-read-register = Read **{ $count ->
    [one] one { -record }
   *[other] { $count } { -records }
 }**{ $units ->
    [0] {""}
    [one] {" "}of one unit
   *[other] {" "}of { $units } units
 } from { $file }
upload-read-directory = Read a directory of **{ $units ->
    [one] one unit
   *[other] { $units } units
 }** and { $clusters ->
    [one] one cluster
   *[other] { $clusters } clusters
 } from { $file }
upload-read-support = Read **{ $count ->
    [one] one support request
   *[other] { $count } support requests
 }** from { $file }
upload-next-stranger = none of them is in the directory in force
upload-next-proposed = { $count ->
    [one] one question has its answer chosen beforehand, please look at it and publish
   *[other] { $count } questions have their answers chosen beforehand, please look at them and publish
  }
upload-next-ready = nothing is left to answer

upload-where-sheet = Sheet { $sheet }
upload-where-range = range { $range }
upload-where-header = { $count ->
    [1] header in row { $first }
   *[other] header in rows { $first }–{ $last }
  }
upload-columns = See and correct how it was read
upload-columns-note = The sheet as it stands in the file, with what each column and row is taken for. Correct what is wrong and press “Read it this way”; the next file like it will be read so.
upload-columns-apply = Read it this way
upload-columns-reset = Drop the corrections, read afresh
upload-layout-used = The columns were read as corrected for an earlier file of this shape.
upload-sheet = Sheet
upload-header-row = First header row
upload-field-unused = not used
upload-field-other = something else

upload-tag-block = Block
upload-tag-ask = Answer
upload-tag-proposed = Chosen
upload-tag-answered = Answered
upload-tag-note = Note

upload-questions = To be answered
upload-questions-note = { $open ->
    [0] All { $count } answered.
   *[other] { $open } of { $count } not answered yet.
  }
upload-proposed-note = { $count ->
    [one] The safe answer stands chosen for one question; it can be changed until you publish.
   *[other] The safe answers stand chosen for { $count } questions; they can be changed until you publish.
  }
upload-answer = { $cell ->
    [none] Answer: { $text }
   *[other] Answer for cell { $cell }
}
upload-answer-choose = Choose an answer
upload-same-question = and { $count ->
    [one] one more place
   *[other] { $count } more places
}
upload-more-places = and { $count } more
upload-given = { $count ->
    [one] one answer was used while reading the file; it
   *[other] { $count } answers were used while reading the file; they
} can be changed until publishing
upload-option-keep = Keep as read
upload-option-mend = Mend the file and upload again
upload-option-leave-out = Leave this row out
upload-option-new-unit = Add it to the directory
upload-new-units = Make a directory with { $count } more units
upload-new-units-note = Publish that directory first, then come back to the file.
upload-option-add = Add the rows up
upload-option-last = Use the last row
upload-option-take = Take the file's
upload-option-thousands = It is thousands: “{ $printed }” is { $whole }
upload-option-decimal = It is a decimal number: “{ $printed }” is to be mended in the file
upload-option-read-sheet = Read the sheet “{ $place }”
upload-option-read-row = Read the table whose header is in row { $place }
upload-option-read-column = Use column { $place }
upload-option-read-columns = Add up columns { $place }
upload-option-is-unit = It is { $unit }
upload-option-total-keep = Keep the computed sum
upload-option-quota-differs-keep = Keep the directory's quota
upload-option-quota-differs-take = Change the directory as in the file
upload-option-shuffled-quota-keep = Keep the directory's quotas
upload-option-shuffled-quota-take = Change the directory as in the file
upload-option-unit-missing-keep = Not handed in yet, keep the old figures
upload-option-status-unknown-keep = Leave as pending

upload-findings = Findings
upload-findings-counts = { $note ->
    [one] 1 note
   *[other] { $note } notes
 } · { $block } blocking
upload-filter-words = Filter by cell, unit, words
upload-rows = { $count ->
    [one] one row
   *[other] { $count } rows
}

upload-compare = Compared with what is in force
upload-compare-with = Compared with what is in force ({ $day })
upload-compare-first = Compared with what is in force (no figures up to this date yet)
upload-older = The newest figures (as of { $day }) { $count ->
    [0] stay as they are: newer ones were sent for all units of this file
    [one] change for one unit of this file only, which has sent nothing newer
   *[other] change for { $count } units of this file only, which have sent nothing newer
}.
upload-counted = Units: { $counts }
upload-counted-changed = { $count } changed
upload-counted-same = { $count } the same
upload-counted-new = { $count } new
upload-counted-absent = { $count } absent
upload-counted-unsent = { $count } not sent
upload-counted-gone = { $count } without figures
upload-counted-unlisted = { $count } not in the directory
upload-compare-needs-date = Please choose the date of the figures to compare.
upload-compare-needs-answers = The comparison stands here once the questions above are answered and what blocks is mended.
upload-compare-cut = { $count ->
    [one] One more unit has
   *[other] { $count } more units have
 } changed; the sums include this.
upload-compare-done = What changed
upload-compare-same = { $count ->
    [one] one unit stays
   *[other] { $count } units stay
 } the same
upload-compare-absent = { $count ->
    [one] one unit is absent from the file and keeps its old figures
   *[other] { $count } units are absent from the file and keep their old figures
}
upload-compare-unsent = { $count ->
    [one] One unit has not sent
   *[other] { $count } units have not sent
}
upload-unit = Unit
upload-measure-quota = Quota
upload-measure-valid = Valid
upload-measure-invalid = Invalid
upload-measure-pending = Pending
upload-change = Change
upload-change-new = new
upload-change-changed = changed
upload-change-same = the same
upload-change-gone = no figures any more
upload-change-absent = absent
upload-change-unsent = not sent
upload-change-unlisted = not in the directory, not counted
upload-stated = stated { $count }
upload-total = Sum after publishing

upload-as-of = Figures as of
upload-period = Period
upload-as-of-asked = The file does not say the date of its figures. Please choose it.
upload-as-of-read = The date was read from the file.
upload-as-of-given = The date was chosen by the person who uploads.
upload-who = Published by
upload-who-placeholder = Your full name
upload-note = Note for this upload (optional)
upload-closed = Cannot be published yet: { $reasons }.
upload-obstacle-block = { $count ->
    [1] one place has to be mended in the file
   *[other] { $count } places have to be mended in the file
  }
upload-obstacle-ask = { $count ->
    [1] one question is to be answered before publishing
   *[other] { $count } questions are to be answered before publishing
  }
upload-obstacle-doubt = what is asked above is not confirmed yet
upload-doubt-sure = That is right, I have checked it
upload-obstacle-undated = the date of the figures is missing
upload-obstacle-future = { $day } has not come yet
upload-obstacle-who = Please write who publishes, then press again.
upload-obstacle-published = these figures are published already, there is no need to do it again
upload-publish = Publish the figures as of { $day }
upload-publish-undated = Publish the figures
upload-publish-directory = Publish this directory
upload-publish-support = Take in { $count ->
    [one] one support request
   *[other] { $count } support requests
}
upload-publishing = Publishing…
upload-already = These figures were published at { $when } by { $who } (version { $version }).
upload-already-superseded = Since then { $who } published { $file } at { $when }, which replaces some of these figures.

upload-done = Published the **figures as of { $day }** of { $units ->
    [one] one unit
   *[other] { $units } units
 }.
upload-done-already = These figures **were published at { $when }** by { $who }; nothing was written again.
upload-done-directory = Published the **directory** from { $file }.
upload-done-support = Took in the **support requests** from { $file }.
upload-done-others = Also published from this page: { $files }.
upload-done-sub = Written at { $when }; everybody who opens the pages sees it now.
upload-see-overview = See the overview
upload-see-history = See this upload in the history
upload-see-directory = See the directory
upload-see-support = See the list of support requests

upload-support = Support requests
upload-support-note = { $count ->
    [one] One person
   *[other] { $count } people
 }; full phone numbers are shown on the support requests page only.
upload-support-name = Name
upload-support-phone = Phone
upload-support-unit = Unit
upload-support-content = Content of the { -record }

upload-stranger = { $count ->
    [one] The one unit in the table is not
   *[other] None of the { $count } units in the table is
 } in the directory
upload-stranger-note = If this is another programme or province, a new directory can be made from this table: units, quotas, and a cluster for each group of rows. It is looked at before it is published.
upload-half-stranger = { $unknown } of { $count } units are not in the directory
upload-half-stranger-note = If this table is of another province or programme, make a new directory from it. If only the names are written differently, answer each question below.
upload-stranger-programme = Name of the programme
upload-stranger-owner = Owner
upload-stranger-place = Place
upload-stranger-year = Year of the quotas
upload-stranger-make = Make a new directory from this table
upload-stranger-file = directory-from-{ $file }.xlsx

returned = Compared with the register in force
returned-comparing = Comparing with the register in force…
returned-counts = { $mended } mended · { $still } not yet mended · { $worse } valid before, not now · { $new } new · { $gone } no longer in the file · { $kept } still valid
returned-mended = { $count ->
    [one] one { -record }
   *[other] { $count } { -records }
 } mended, valid now
returned-still = { $count ->
    [one] one { -record }
   *[other] { $count } { -records }
 } not yet mended
returned-worse = { $count ->
    [one] one { -record }
   *[other] { $count } { -records }
 } valid before, not now
returned-new = { $count ->
    [one] one new { -record }
   *[other] { $count } new { -records }
}
returned-gone = { $count ->
    [one] one { -record } in force is
   *[other] { $count } { -records } in force are
 } no longer in the file
returned-row = Row
returned-title = Title
returned-authors = Authors
finding-initiatives-missing = { $count ->
    [one] One { -record } in force is
   *[other] { $count } { -records } in force are
 } no longer in this file. If it holds only the returned rows, mended, please join it to the register in force; published as it is, what is missing no longer counts.
upload-option-join = Join it to the register in force
upload-option-whole = The file is the whole list
returned-file = { $file }-joined, đến ngày { $day }.csv
upload-together = { $count ->
    [one] one file with figures is ready
   *[other] { $count } files with figures are ready, publish them together
}
upload-together-passed = { $files }: published before with these very figures, so nothing more was written.
upload-together-left = Not published: { $files }. Please look again, then publish.
upload-together-note = { $files }: each says its date and leaves nothing to answer. Each stays an upload of its own.
upload-together-publish = Publish all { $count } files
upload-marked = Download the marked file
upload-marked-file = { $file }-marked.xlsx
upload-panel-row = Row
upload-panel-is = Taken for
upload-panel-why = Why
upload-panel-turned = Which way up
upload-panel-turned-none = As it looks
upload-panel-turned-false = Upright: a row a unit
upload-panel-turned-true = Turned: a column a unit
upload-panel-unit = The whole list is of
upload-panel-unit-rows = Each row says
upload-panel-dates = Dates like 3/4/2022 are
upload-panel-dates-column = As the column shows
upload-panel-dates-day-first = Day first: 3 April
upload-panel-dates-month-first = Month first: 4 March
upload-panel-samples = In the column: { $samples }.
upload-option-sheets-unlike-keep = Count the sheets together
upload-option-status-unknown-valid = Count as valid
upload-option-status-unknown-invalid = Count as invalid
upload-option-date-order-month-first = The month comes first
upload-option-date-order-day-first = The day comes first
