# Findings in a summary table: what, where, what to do.
finding-total-mismatch-quota = Quota: { $cell } says { $printed }, the rows add up to { $computed } (off by { $difference }). The sum is kept.
finding-total-mismatch-valid = Valid: { $cell } says { $printed }, the rows add up to { $computed } (off by { $difference }). The sum is kept.
finding-total-mismatch-invalid = Invalid: { $cell } says { $printed }, the rows add up to { $computed } (off by { $difference }). The sum is kept.
finding-total-mismatch-total = Total: { $cell } says { $printed }, the rows add up to { $computed } (off by { $difference }). The sum is kept.
finding-total-row-arithmetic = Totals row: { $valid } + { $invalid } = { $sum }, but { $cell } says { $total }. The sum is kept.
finding-subtotal-mismatch = Group sum: { $cell } says { $printed }, the rows add up to { $computed } (off by { $difference }). The sum is kept.
finding-row-sum-mismatch = { $unit }: { $cell } says { $printed }, the row adds up to { $computed } (off by { $difference }). The sum is kept.
finding-quota-blank = { $unit }: { $cell } has no quota. It counts as not assigned, not as 0.
finding-quota-column-missing = The table has no quota column. The directory's quotas are used.
finding-quota-differs = { $unit }: { $cell } says a quota of { $printed }, the directory says { $directory }. Keep the directory's or take the file's?
finding-shuffled-quota = The quotas at { $cell } stand beside other units than in the directory ({ $count } rows: { $names }); one column may have been sorted alone. Please check the file.
finding-unit-missing = { $count ->
    [1] { $names } has not reported: the file has no figures for it. It does not count as 0.
   *[other] { $count } units have no figures in the file: { $names }. They do not count as 0.
}
finding-unit-duplicated = { $unit } has { $count } rows ({ $cells }). Add them, keep the last, or have the unit mend it?
finding-unit-unknown = { $near ->
    [-1] The directory knows none of the table's { $count } units ({ $printed }). Make a new directory of this table?
    [0] { $cell }: “{ $printed }” is not in the directory. Please choose a unit or leave the row out.
   *[other] { $cell }: “{ $printed }” is not in the directory. Is it { $names }?
}
finding-bad-number = { $computed ->
    [1] { $unit }: { $cell } says “{ $value }”, which is no count. The sum of the rows is used.
   *[other] { $unit }: { $cell } says “{ $value }”, which is no count. Please mend this cell.
}
finding-ambiguous-number = { $unit }: { $cell } says “{ $value }”: thousands or a fraction? Please choose.
finding-no-cached-values = { $computed ->
    [1] { $unit }: { $cell } is a formula without a result. It was computed here.
   *[other] { $unit }: { $cell } is a formula without a result. Please open the file in Excel, save it and send it again.
}
finding-error-cell = { $computed ->
    [1] { $unit }: { $cell } shows “{ $value }”. The sum of the rows is used.
   *[other] { $unit }: { $cell } shows “{ $value }”. Please mend the formula or type the number.
}
finding-hidden-sheet = { $taken ->
    [1] The sheet “{ $sheet }” is hidden, but it is the one with a table and was read. Please check that it is the right one.
   *[other] The sheet “{ $sheet }” is hidden and was not read. If it is needed, please unhide it and send the file again.
}
finding-hidden-columns = Columns { $columns } are hidden and were not read.
finding-sheet-choice = { $count } sheets have a table: { $names }. “{ $sheet }” is being read. Which one is meant?
finding-two-tables = { $what ->
    [tables] The sheet “{ $sheet }” has { $count } tables: { $names }. The one at { $cell } is being read. Which one is meant?
   *[other] The sheet “{ $sheet }” has { $count } columns of the same meaning: { $names }. The one at { $cell } is being read. Which one is meant?
}
finding-stray-cell = Sheet “{ $sheet }”: { $count ->
    [one] one cell lies
   *[other] { $count } cells lie
 } far from the table and { $count ->
    [one] was
   *[other] were
 } not read; the first is { $cell }, “{ $value }”. Please clear it or move it into the table.
finding-legacy-encoding = The sheet “{ $sheet }” uses the old encoding { $encoding } and was turned into Unicode. Please look over the names.
