# Findings in registers: which cell, why, what to do.
finding-title-missing = { $extent ->
    [waiting] Cell { $cell } (sheet { $sheet }): the title is missing; this { -record } stays pending. Please fill in the title.
    [cell] Cell { $cell } (sheet { $sheet }): the title is missing; this { -record } counts as invalid. Please fill in the title.
    [rest] { $count ->
        [one] One more row like it
       *[other] { $count } more rows like it
    } (sheet { $sheet }, from cell { $cell }): the title is missing.
   *[column] The register (sheet { $sheet }) has no column of titles, so none of its rows ({ $count }) has one. Please add the column.
}
finding-author-missing = { $extent ->
    [waiting] Cell { $cell } (sheet { $sheet }): the author is missing; this { -record } stays pending. Please fill in the author.
    [cell] Cell { $cell } (sheet { $sheet }): the author is missing; this { -record } counts as invalid. Please fill in the author.
    [rest] { $count ->
        [one] One more row like it
       *[other] { $count } more rows like it
    } (sheet { $sheet }, from cell { $cell }): the author is missing.
   *[column] The register (sheet { $sheet }) has no column of authors, so none of its rows ({ $count }) has one. Please add the column.
}
finding-unit-field-missing = { $extent ->
    [waiting] Cell { $cell } (sheet { $sheet }): the unit is missing; this { -record } counts for no unit yet, and stays pending. Please fill in the unit.
    [cell] Cell { $cell } (sheet { $sheet }): the unit is missing; this { -record } counts for no unit yet, and as invalid. Please fill in the unit.
    [rest] { $count ->
        [one] One more row like it
       *[other] { $count } more rows like it
    } (sheet { $sheet }, from cell { $cell }): the unit is missing.
    [carried] The column of units (sheet { $sheet }) names each unit only in the first of its rows: the blank rows ({ $count }, from cell { $cell }) count for the unit named above them. If that is not so, please name the unit in every row.
   *[column] The register (sheet { $sheet }) has no column of units, so none of its rows ({ $count }) has one. Please add the column.
}
finding-date-missing = { $extent ->
    [waiting] Cell { $cell } (sheet { $sheet }): the recognition date is missing; this { -record } stays pending. Please fill in the date.
    [cell] Cell { $cell } (sheet { $sheet }): the recognition date is missing; this { -record } counts as invalid. Please fill in the date.
    [rest] { $count ->
        [one] One more row like it
       *[other] { $count } more rows like it
    } (sheet { $sheet }, from cell { $cell }): the recognition date is missing.
   *[column] The register (sheet { $sheet }) has no column of recognition dates, so none of its rows ({ $count }) has one. Please add the column.
}
finding-decision-missing = { $extent ->
    [cell] Cell { $cell } (sheet { $sheet }): the decision number is missing; the { -record } still counts. Please add the number.
    [rest] { $count ->
        [one] One more row like it
       *[other] { $count } more rows like it
    } (sheet { $sheet }, from cell { $cell }): the decision number is missing.
   *[column] The register (sheet { $sheet }) has no column of decision numbers, so none of its rows ({ $count }) has one. Please add the column.
}
finding-reason-missing = { $extent ->
    [cell] Cell { $cell } (sheet { $sheet }): stated as invalid without a reason; a concrete reason is asked for. Please fill it in.
    [rest] { $count ->
        [one] One more row like it
       *[other] { $count } more rows like it
    } (sheet { $sheet }, from cell { $cell }): stated as invalid without a reason.
   *[column] The register (sheet { $sheet }) has no column of reasons, so its invalid { -records } ({ $count }) have none. Please add the column.
}
finding-status-missing = { $extent ->
    [cell] Cell { $cell } (sheet { $sheet }): neither valid nor invalid is stated; it counts as pending. Please fill in the status.
    [rest] { $count ->
        [one] One more row like it
       *[other] { $count } more rows like it
    } (sheet { $sheet }, from cell { $cell }): neither valid nor invalid is stated.
   *[column] The register (sheet { $sheet }) has no column of statuses, so none of its rows ({ $count }) has one. Please add the column.
}
finding-date-impossible = { $extent ->
    [rest] { $count ->
        [one] One more row has a recognition date that is
       *[other] { $count } more rows have a recognition date that is
    } not in the calendar or cannot be read (sheet { $sheet }, from cell { $cell }); this does not count as valid, and the date is not shifted. Please give the date on the decision.
    [waiting] Cell { $cell } (sheet { $sheet }): the recognition date “{ $value }” is not in the calendar or cannot be read; this stays pending, and the date is not shifted. Please give the date on the decision.
   *[cell] Cell { $cell } (sheet { $sheet }): the recognition date “{ $value }” is not in the calendar or cannot be read; this counts as invalid, and the date is not shifted. Please give the date on the decision.
}
finding-out-of-window = { $extent ->
    [rest] { $count ->
        [one] One more row has
       *[other] { $count } more rows have
    } a recognition date in no phase of the programme (sheet { $sheet }, from cell { $cell }); this does not count as valid. Please check the date.
    [waiting] Cell { $cell } (sheet { $sheet }): the recognition date { $value } lies in no phase of the programme; this stays pending. Please check the date.
   *[cell] Cell { $cell } (sheet { $sheet }): the recognition date { $value } lies in no phase of the programme; this counts as invalid. Please check the date.
}
finding-date-ambiguous = { $extent ->
    [rest] { $count ->
        [one] One more row has
       *[other] { $count } more rows have
    } an unclear recognition date (sheet { $sheet }, from cell { $cell }). Please give day, month and year.
    [span] Cell { $cell } (sheet { $sheet }): “{ $value }” names no day, and that time does not lie in one phase as a whole; it is judged by its first day in a phase. Please give day, month and year.
   *[cell] Cell { $cell } (sheet { $sheet }): the recognition date “{ $value }” is unclear: day and month may be exchanged; it is read day before month. Please give day, month and year.
}
finding-duplicate = { $extent ->
    [rest] { $count ->
        [one] One more row repeats
       *[other] { $count } more rows repeat
    } the title and author of another row of the same unit (sheet { $sheet }, from cell { $cell }); { -a-record } counts once, and these rows do not count as valid. Please delete the repeated row, or correct the title or author.
    [waiting] Cell { $cell } (sheet { $sheet }): “{ $value }” has the title and author of another { -record } of the same unit; { -a-record } counts once, and this row stays pending. Please delete the repeated row, or correct the title or author.
   *[cell] Cell { $cell } (sheet { $sheet }): “{ $value }” has the title and author of another { -record } of the same unit; { -a-record } counts once, and this row is invalid. Please delete the repeated row, or correct the title or author.
}
finding-duplicate-across-units = { $extent ->
    [rest] { $count ->
        [one] One more row stands
       *[other] { $count } more rows stand
    } in two units (sheet { $sheet }, from cell { $cell }); it still counts. Please agree which unit reports it.
   *[cell] Cell { $cell } (sheet { $sheet }): “{ $value }” stands in two units with the same title and author; it still counts. Please agree which unit reports it.
}
finding-status-conflict = { $extent ->
    [rest] { $count ->
        [one] One more row is
       *[other] { $count } more rows are
    } marked both valid and invalid (sheet { $sheet }, from cell { $cell }); this counts as invalid. Please keep one status.
   *[cell] Cell { $cell } (sheet { $sheet }): marked both valid and invalid; this counts as invalid. Please keep one status.
}
finding-status-unknown = { $extent ->
    [column] The register (sheet { $sheet }) has no column of statuses, and its title, group row or sheet name “{ $value }” may speak of a verdict, so its { -records } ({ $count }) count as pending for now. Please say whether they are valid, invalid or pending, or add the column.
    [rest] { $count ->
        [one] One more row has
       *[other] { $count } more rows have
    } a status that is not understood (sheet { $sheet }, from cell { $cell }); this counts as pending. Please write valid, invalid or pending.
   *[cell] Cell { $cell } (sheet { $sheet }): the status “{ $value }” is not understood; this counts as pending. Please write valid, invalid or pending.
}
finding-benefit-unread = { $extent ->
    [rest] { $count ->
        [one] One more row has
       *[other] { $count } more rows have
    } a benefit that cannot be read (sheet { $sheet }, from cell { $cell }); the { -record } still counts, the amount is not added. Please write it in đồng.
   *[cell] Cell { $cell } (sheet { $sheet }): the benefit “{ $value }” cannot be read as an amount; the { -record } still counts, the amount is not added. Please write it in đồng.
}

# What mends the fault, rule by rule.
mend-status-conflict = Keep one status: valid or invalid
mend-title-missing = Fill in the title
mend-author-missing = Fill in the author's full name
mend-unit-field-missing = Fill in the unit
mend-date-missing = Fill in the recognition date
mend-date-impossible = Give the recognition date as on the decision
mend-out-of-window = Check the recognition date; it must lie in a phase of the programme
mend-duplicate = Delete the repeated row, or correct title or author if it is another { -record }
mend-unit-unknown = Check the unit's name against the directory
mend-decision-missing = Add the number of the decision
mend-reason-missing = Give the reason for which it is invalid
mend-status-missing = State valid, invalid or pending
mend-status-unknown = State valid, invalid or pending again
mend-date-ambiguous = Give day, month and year of recognition
mend-duplicate-across-units = Agree with the other unit: only one of you reports it

# Where each rule is written down.
rule-status-conflict = { BEGIN(-a-record) } has exactly one of three statuses
rule-title-missing = Letter 117, point 4: the content of the initiative
rule-author-missing = Letter 117, point 4: full name
rule-unit-field-missing = Letter 117, point 4: the unit
rule-date-missing = Letter 117, point 2: by the time of recognition
rule-date-impossible = Letter 117, point 2: by the time of recognition
rule-out-of-window = Letter 117, point 2, and the phases of the directory
rule-duplicate = { BEGIN(-a-record) } counts once in a unit
rule-unit-unknown = The directory of units
rule-decision-missing = The programme's guidance: recognised by a competent authority
rule-reason-missing = Letter 117, point 1: a concrete reason
rule-status-missing = What has not been decided does not count as valid
rule-status-unknown = What has not been decided does not count as valid
rule-date-ambiguous = Letter 117, point 2: by the time of recognition
rule-duplicate-across-units = { BEGIN(-a-record) } is reported by one unit
finding-date-order = Cell { $cell } (sheet { $sheet }): { $count } recognition dates are written month first, as “{ $value }” for { $day }. { $mixed ->
    [yes] Others in the column are written day first, so the whole is being read day first, in which these { $count } are no dates. Please mend the file, or say how to read the column.
   *[no] The whole column is being read so. Please confirm.
}
