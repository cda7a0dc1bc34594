# Findings in a directory file: which cell, what was seen, what to do.
finding-directory-sheet-missing = The directory has no sheet “{ $name }”. Please add it as in the template.
finding-directory-sheet-twice = The sheet “{ $name }” holds the same subject as an earlier sheet. Please join them into one.
finding-directory-sheet-unknown = The sheet “{ $name }” is no part of a directory and was not read.
finding-directory-headings-missing = The sheet “{ $name }” lacks some of the columns { $headings }. Please restore the header row of the template.
finding-directory-column-unread = “{ $heading }” is no part of a directory and was not read.
finding-directory-cell-missing = Cell { $cell } is blank; “{ $heading }” is needed there.
finding-directory-date-impossible = Cell { $cell } says “{ $value }”: there is no such day. Please write the right one.
finding-directory-date-unclear = Cell { $cell } says “{ $value }”, which is no date that can be read. Please write day/month/year, as in 31/5/2022.
finding-directory-dates-reversed = Cell { $cell }: the end { $end } lies before the start { $start }. Please correct it.
finding-directory-number-bad = Cell { $cell } in column “{ $heading }” says “{ $value }”, which is no whole number of 0 or more. Please correct it, or leave it blank where nothing was assigned.
finding-directory-choice-unknown = Cell { $cell } says “{ $value }”. Please choose one of: { $choices }.
finding-directory-code-twice = The code “{ $value }” in { $cell } is already used in { $first }. Please give each row its own code.
finding-directory-code-unknown = Cell { $cell } says “{ $value }”, which the directory does not have. Please write the right code, or add it to the directory.
finding-directory-name-shared = The name “{ $value }” in { $cell } is also a name of { $other } at the same time. Please keep each name for one unit.
finding-directory-quota-twice = Cell { $cell }: the quota of unit { $unit } for { $period } already stands in a row above. Please keep one row.
finding-directory-successor-ring = Cell { $cell }: the successors form a ring ({ $ring }). Please correct the successor.
finding-directory-successor-undated = { $unit } has a successor, but { $cell } gives no last day, so it still counts as standing.
finding-directory-phases-overlap = Cell { $cell }: { $second } starts before { $first } has ended.
finding-directory-branches-exceed = The grassroots unions of unit { $unit } are assigned { $total } in all, more than the unit's quota of { $quota }.

# A new directory against the one in force.
directory-changes = Compared with the directory in force
directory-changes-counts = { $new } new · { $changed } changed · { $gone } gone
directory-changes-cut = { $count } changes more.
directory-changes-subject = Sheet
directory-changes-row = Row
directory-changes-cells = Content
directory-changes-kind = Change
directory-change-new = new
directory-change-changed = changed
directory-change-gone = gone
directory-notes = Notes
