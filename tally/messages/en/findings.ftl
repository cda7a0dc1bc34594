# Findings in a summary table: what, where, what to do.
finding-total-mismatch-quota = Quota: cell { $cell } says { $printed }, the rows add up to { $computed } (off by { $difference }). The sum is kept.
finding-total-mismatch-valid = Valid: cell { $cell } says { $printed }, the rows add up to { $computed } (off by { $difference }). The sum is kept.
finding-total-mismatch-invalid = Invalid: cell { $cell } says { $printed }, the rows add up to { $computed } (off by { $difference }). The sum is kept.
finding-total-mismatch-total = Total: cell { $cell } says { $printed }, the rows add up to { $computed } (off by { $difference }). The sum is kept.
finding-total-row-arithmetic = Totals row: { $valid } + { $invalid } = { $sum }, but cell { $cell } says { $total }. The sum is kept.
finding-subtotal-mismatch = Group sum: cell { $cell } says { $printed }, the rows add up to { $computed } (off by { $difference }). The sum is kept.
finding-row-sum-mismatch = { BEGIN($unit) }: cell { $cell } says { $printed }, the row adds up to { $computed } (off by { $difference }). The sum is kept.
finding-parts-of-units = { $count } rows numbered below a unit ({ $names }…) count as parts of it, not as units. If they are units, please take out the rows above that sum them and upload again.
finding-row-contradicts = { BEGIN($unit) }: cell { $cell } says { $printed }, cells { $cells } make { $computed }. Keep the figures as they are, or mend the file and upload it again?
finding-quota-blank = { BEGIN($unit) }: cell { $cell } has no quota. It counts as not assigned, not as 0.
finding-title-date-impossible = Above the table stands “{ $value }”, a day that no calendar has, so that it is not taken for the date of the figures. Please check it.
finding-quota-column-missing = The table has no quota column. The directory's quotas are kept.
finding-quota-differs = { $known ->
    [0] { BEGIN($unit) }: cell { $cell } says a quota of { $printed }, the directory has none for this unit.
   *[other] { BEGIN($unit) }: cell { $cell } says a quota of { $printed }, the directory says { $directory }.
} { $settled ->
    [open] Keep what the directory says or take the file's?
    [kept] What the directory says was kept.
   *[taken] The file's was taken.
}
finding-shuffled-quota = The quotas in cells { $cell } stand beside other units than in the directory ({ $count } rows: { $names }); one column may have been sorted alone. { $settled ->
    [open] Please check the file.
    [kept] The directory's were kept.
   *[taken] The file's were taken.
}
finding-unit-missing = { $count ->
    [1] { $names } has no figures in the file.
   *[other] { $count } units have no figures in the file: { $names }.
} { $zero ->
    [1] Counted as 0. Where a unit has not handed in, please delete its row and upload the file again.
   *[other] Figures in force of a unit, if any, are kept; nothing counts as 0.
}
finding-unit-duplicated = { BEGIN($unit) } has { $count } rows (cells { $cells }). { $answer ->
    [add] The rows were added up.
    [last] The last row was used.
   *[refuse] Add the rows up, use the last one, or mend the file and upload it again?
}
finding-unit-unknown = { $near ->
    [-1] { $count ->
        [one] The table's one unit is
       *[other] The table's { $count } units are
    } not in the directory ({ $printed }). Make a new directory from this table?
    [0] Cell { $cell }: “{ $printed }” is not in the directory. Please choose a unit or leave the row out.
    [1] Cell { $cell }: “{ $printed }” is not in the directory. Is it { $names }?
   *[other] Cell { $cell }: “{ $printed }” is not in the directory. Is it one of { $names }?
}
finding-bad-number = { $computed ->
    [1] { BEGIN($unit) }: cell { $cell } says “{ $value }”, which is not a whole number of 0 or more. The sum of the rows is used.
   *[other] { BEGIN($unit) }: cell { $cell } says “{ $value }”, which is not a whole number of 0 or more. Please mend this cell and upload the file again.
}
finding-footnote-mark = Cell { $cell } says “{ $value }”: the raised mark leads to a note and is no part of the number.
finding-ambiguous-number = { BEGIN($unit) }: cell { $cell } says “{ $value }”, which may mean thousands or a decimal number. Please choose.
finding-no-cached-values = { $computed ->
    [1] { BEGIN($unit) }: cell { $cell } is a formula without a result. The sum of the rows is used.
    [2] Cell { $cell } (sheet { $sheet }) is a formula that was never computed, so it is read as blank. Please open the file in Excel, save it and upload it again.
   *[other] { BEGIN($unit) }: cell { $cell } is a formula without a result. Please open the file in Excel, save it and upload it again.
}
finding-error-cell = { $computed ->
    [1] { BEGIN($unit) }: cell { $cell } shows the error “{ $value }”. The sum of the rows is used.
    [2] Cell { $cell } (sheet { $sheet }) shows the error “{ $value }”. Please mend the formula or write the text, then upload it again.
   *[other] { BEGIN($unit) }: cell { $cell } shows the error “{ $value }”. Please mend the formula or type the number, and upload the file again.
}
finding-hidden-sheet = { $taken ->
    [1] The sheet “{ $sheet }” is hidden, but has a table and was read. Please check that it is the right one.
   *[other] The sheet “{ $sheet }” is hidden and was not read. If it is needed, please unhide it and upload the file again.
}
finding-hidden-columns = Columns not read because they are hidden: { $columns }. If they are needed, please unhide them and upload the file again.
finding-hidden-columns-read = Columns read although they are hidden: { $columns }. If what they say no longer holds, please delete them and upload the file again.
finding-sheet-choice = { $count } sheets have a table: { $names }. The sheet “{ $sheet }” is being read. Which one is meant?
finding-two-tables = { $what ->
    [tables] The sheet “{ $sheet }” has { $count } tables: { $names }. The one at { $cell } is being read. Which one is meant?
    [figures] On sheet “{ $sheet }” { $count } columns can be { $field ->
        [quota] the quota
        [valid] the result (valid { -records })
        [invalid] the invalid { -records }
        [pending] the pending { -records }
       *[other] the total
    }: { $names }. The column at { $cell } is read. Which one is meant, or all of them together?
   *[other] The sheet “{ $sheet }” has { $count } columns of the same meaning: { $names }. The one at { $cell } is being read. Which one is meant?
}
finding-column-unsure = { $taken ->
    [quota] Column “{ $heading }” (cell { $cell }) was taken for the quota, but { $may ->
        [total] it may be all that was sent
       *[other] its heading says more than that
    }
    [valid] Column “{ $heading }” (cell { $cell }) was taken for the valid ones, but { $may ->
        [total] it may as well be all that was sent
       *[other] its heading says more than that
    }
    [total] Column “{ $heading }” (cell { $cell }) was taken for all that was sent and not for the valid ones, but no sum and no rate proves it
    [invalid] Column { $letters } “{ $heading }” is taken for the invalid ones, as they and the valid ones make the total, but the heading does not say so
    [pending] Column { $letters } “{ $heading }” is taken for the pending ones, as they and others make the total, but the heading does not say so
    [valid_mark] Column { $letters } “{ $heading }” has marks alone and was taken for the mark of valid ones, but its heading does not say so
    [invalid_mark] Column { $letters } “{ $heading }” has marks alone and was taken for the mark of invalid ones, but its heading does not say so
    [pending_mark] Column { $letters } “{ $heading }” has marks alone and was taken for the mark of pending ones, but its heading does not say so
    [recognised] Column { $letters } “{ $heading }” was taken for the day of recognition though its heading does not say so; { $rows } { -records } are judged by it
    [authors] Column { $letters } “{ $heading }” repeats the titles in { $rows } rows, so that the authors are not known
    [field] Column { $letters } “{ $heading }” says that { $rows } { -records } counted as valid may belong to another campaign (if they do not count, please leave these rows out and upload again)
    [title] Column { $letters } “{ $heading }” was taken for titles of { -records }, but { $may ->
        [content] the file may as well ask for help with registering them
       *[other] neither title nor headings speak of initiatives; { $rows } rows count as such
    }
    [content] Column { $letters } “{ $heading }” was taken for what help is asked for, so that no { -record } is counted, but the file may as well be a list of { -records }
    [body] Column { $letters } “{ $heading }” says “{ $text }” beside { $rows } { -records } that count as valid
    [reason] Column { $letters } “{ $heading }” gives reasons in rows that count as valid
   *[other] Column { $letters } “{ $heading }”{ $quoted ->
        [yes] {" "}(it says “{ $text }”)
       *[no] {""}
    } is not used, but may be { $may ->
        [total] all that was sent
        [quota] the quota
        [valid] the valid ones
        [invalid] the invalid ones
        [pending] the pending ones
       *[other] the result of the review
    }{ $rows ->
        [1] {""}
       *[other] {" "}of { $rows } { -records } that count as valid
    }
}. What is it?
finding-stray-cell = Sheet “{ $sheet }”: { $count ->
    [one] one cell lies
   *[other] { $count } cells lie
 } far from the table and { $count ->
    [one] was
   *[other] were
 } not read; the first is { $cell }. Please clear it, or move it into the table and upload the file again.
finding-legacy-encoding = The sheet “{ $sheet }” uses the old encoding { $encoding } and was converted to Unicode. Please check the names of the units.
finding-others-left = The file also has figures of { $count } other units ({ $names }{ $count ->
    [one] {""}
   *[other] …
}); this account publishes its own unit's part only. The province's staff can open the file again on the History page to publish the rest.
finding-figure-merged = Cell { $cell } says { $value } for { $count } units together ({ $names }), not how much each has. Please unmerge it, write each unit’s own figure and upload the file again.
finding-remark = { $where ->
    [name] Cell { $cell } says “{ $text }”, which counts for the unit in that name though other words stand with it
    [beside] Cell { $cell } says “{ $text }” below no heading, so that it is not read; its row may be shifted
   *[other] Cell { $cell } says “{ $text }”, which is not part of the figures
}. Please check the figures that it speaks of.
finding-figures-otherwise = { $where ->
    [sheet] The sheet is named “{ $text }”
    [file] The file is named “{ $text }”
   *[cell] Cell { $cell } (sheet { $sheet }) says “{ $text }”
}. { $settled ->
    [open] Are the figures of the table what was done, cumulated up to its date? If not, please correct the file and upload it again.
   *[other] They count as what was done, cumulated up to its date.
}
finding-figure-marked = { $count ->
    [1] Cell { $cell } (sheet { $sheet })
   *[other] { $count } cells, such as { $cell } (sheet { $sheet }),
} { $where ->
    [struck] { $count ->
        [1] says “{ $text }”, struck through
       *[other] are struck through (“{ $text }”)
    }
    [partly] { $count ->
        [1] is read as “{ $text }”, though a part of it is struck through or raised
       *[other] are read as a whole (“{ $text }”), though a part of each is struck through or raised
    }
    [format] { $count ->
        [1] is read as “{ $text }”, but is shown with %, thousands or another measure
       *[other] are read as numbers (“{ $text }”), but are shown with %, thousands or another measure
    }
   *[comment] has the comment “{ $text }”
}. { $settled ->
    [open] They count as they are read. Keep them so, or correct the file and upload it again?
   *[other] They count as they were read.
}
finding-row-not-understood = Row { $row } “{ $label }” { $kind ->
    [register] stands in the list, but what it is was not understood. Please say whether it is { -a-record }, a group, a total, an example or a note.
   *[summary] has figures, but what it is was not understood. Please say whether it is a unit, a total or a note.
}
finding-record-unreadable = One finding that was kept is damaged and cannot be read. Please run verify.
finding-hidden-rows = { $left ->
    [0] { $count } hidden rows were read too. Please check that they are figures of this period.
   *[other] { $count } rows are hidden; { $left } of them belong to units that have another row in sight and were not counted.
}
finding-list-without-unit = { $near ->
   *[0] The list does not say whose it is ({ $count } { -records })
    [other] The lines above the list and the sheet's name say several units: { $names } ({ $count } { -records })
}. Which unit's list is it?
finding-initiatives-hidden = { $count } of { $total } { -records } stand in hidden rows, such as cell { $cell } (sheet { $sheet }), and count. If they must not, please delete the hidden rows and upload the file again.
finding-initiatives-struck = { $count } of { $total } { -records } have their titles struck through, such as the row of cell { $cell } (sheet { $sheet }), and still count. If they should not, please delete those rows and upload the file again.
finding-shown-by-colour = Cell { $cell } (sheet { $sheet }) says “{ $text }”, but colours and styles are not read, so { $settled ->
    [open] for which rows is not known. Please write it into a column and upload the file again, or confirm what was read.
   *[other] what was read was kept.
}
finding-rows-not-numbered = The list numbers { $numbered } rows, but { $total } { -records } are counted; { $count } rows have no number of their own, the first is row { $row }. { $settled ->
    [open] Are they { -records }? If not, please mend the file and upload it again.
   *[other] They were counted as { -records }.
}
finding-units-not-said = For { $count } of { $total } { -records } no unit is known. { $settled ->
    [open] Please say which, or mend the file and upload it again.
   *[kept] They count for no unit.
}
finding-units-otherwise-titled = The title or the sheet's name ({ $sheet }) says { $titled }, but { $count } { -records } { $settled ->
    [open] are counted for { $names }, as the list's group rows or a column say. Keep that, or write each row's unit and upload the file again?
   *[other] are counted for { $names }, as the list's group rows or a column say.
}
finding-titles-repeated = { $count } { -records } have the title of another of the same unit and other authors, such as “{ $value }” (cell { $cell }, sheet { $sheet }). Each row counts as one. If these are authors of one { -record } together, please write them in one row and upload the file again.
finding-recognised-later = { $count } { -records } were recognised after { $day }, the day up to which the list counts, such as cell { $cell } (sheet { $sheet }): { $value }. { $settled ->
    [open] They count as valid. Keep it so, or correct the days and upload the file again?
   *[other] They still counted as valid.
}
finding-sheets-joined = The list stands on { $count } sheets, which are counted together: { $names }.
finding-sheets-unlike = The list stands on { $count } sheets: { $names }. { $settled ->
    [open] They are being counted together, but their names do not say whether they are parts of one list. Count them together, or read one sheet only?
   *[other] They were counted together.
}
finding-sheets-alike = { $titled ->
    [alike] All { $count } { -records } on the sheet { $sheet } stand again on the sheet { $other }, so that they are duplicates and invalid there
   *[otherwise] { $count } { -records } on the sheet { $sheet } have the authors and the day of recognition of others on the sheet { $other }, only another title
}. { $settled ->
    [open] Both sheets are added up. If one of them is an older version of the other, please delete that and upload the file again.
   *[other] Both sheets were added up.
}
finding-titles-in-one-cell = { $count ->
    [1] Cell { $cell } (sheet { $sheet }) holds
   *[other] { $count } cells, such as { $cell } (sheet { $sheet }), hold
} several { -records } (“{ $value }”), { $settled ->
    [open] which count as one. If they are several, please write each in a row of its own and upload the file again.
   *[other] which counted as one.
}
finding-verdicts-unread = { $where ->
    [file] The file is named “{ $text }”
   *[cell] Cell { $cell } (sheet { $sheet }) says “{ $text }”
}, but { $stated ->
    [1] the column of results states that all { $count } { -records } are valid. Keep it so, or correct the results and upload the file again?
   *[0] no column states a result, so that all { $count } { -records } count as valid. Keep it so, or write the results into a column and upload the file again?
}
finding-mostly-invalid = { $count } of { $total } { -records } { $cause ->
    [status-missing] count as pending
   *[other] become invalid
} for one cause: { $cause ->
    [status-missing] their status is blank
    [out-of-window] the day of recognition lies in no phase
    [date-missing] there is no day of recognition
    [date-impossible] the day of recognition does not exist or cannot be read
    [author-missing] there is no author
    [title-missing] there is no title
    [duplicate] they repeat each other
   *[other] they are marked both valid and invalid
}. { $settled ->
    [open] Please check that the columns were understood.
   *[kept] Whoever published looked at it and kept it so.
}
