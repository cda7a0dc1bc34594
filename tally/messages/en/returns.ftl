# Lists that go back to be mended.
return-title = INITIATIVES TO BE CORRECTED OR COMPLETED
return-sheet = Returned list
return-unit = Unit: { $name }
return-branch = Grassroots union: { $name }
return-file = From the uploaded file: { $file }
return-count = { $count ->
    [one] One { -record } does not count as valid yet, as of { $asof }. Please correct or complete it and send it again.
   *[other] { $count } { -records } do not count as valid yet, as of { $asof }. Please correct or complete them and send them again.
}
return-column-number = No.
return-column-title = Initiative
return-column-authors = Author
return-column-branch = Grassroots union
return-column-recognised = Recognised on
return-column-decision = Decision
return-column-status = Status
return-column-checked = Check
return-column-reason = Reason
return-checked-valid = Counts
return-checked-invalid = Does not count
return-checked-pending = Does not count yet
return-column-remedy = To be mended
return-column-place = Place in the uploaded file
return-place = { $sheet }, row { $row }
return-no-unit = No unit given
return-no-branch = No grassroots union given
return-no-reason = No reason given
return-ask = Ask the officer who collects the lists
return-status-conflict = Marked both valid and invalid
return-title-missing = Title missing
return-author-missing = Author missing
return-unit-field-missing = Unit missing
return-date-missing = Recognition date missing
return-date-impossible = Recognition date not in the calendar, or not legible
return-out-of-window = Recognised outside the phases
return-duplicate = Same title and author in the unit
return-status-missing = Status missing
return-status-unknown = Status not understood

# The command returns.
command-returns = make the lists to return of initiatives to be mended: one list per unit
command-returns-file = a register; without one, the registers in force
command-returns-out = a folder, or a .zip file
command-returns-unit = only the unit of this code
command-returns-branches = one list for each grassroots union as well
command-returns-compare = an earlier register, to tell what was mended, is new, is gone
returns-written = { $lists ->
    [one] One list
   *[other] { $lists } lists
 }, { $rows ->
    [one] one { -record }
   *[other] { $rows } { -records }
 } to be mended: { $out }
returns-nothing = There is nothing to return.
returns-compared = Mended { $mended }; not yet mended { $still }; new { $new }; no longer in the file { $gone }; valid before, not now { $worse }; still valid { $kept }.
error-returns-no-register = No register has been published for this period yet. Please upload one or name a file.
error-returns-not-a-register = The file { $file } is not a register, so it has no rows to return. Please use a file with one initiative per row.
error-returns-no-unit = The register has no unit of code { $unit }. The codes are: { $units }.

# Columns of the .csv file.
return-csv-title = Initiative
return-csv-authors = Author
return-csv-position = Position
return-csv-branch = Grassroots union
return-csv-unit_printed = Unit
return-csv-group = Participant group
return-csv-field = Field
return-csv-decision = Decision
return-csv-body = Recognised by
return-csv-recognised = Recognised on
return-csv-benefit = Benefit (đồng)
return-csv-stated = Status as stated
return-csv-status = Status
return-csv-reason_printed = Reason
return-csv-file = File
return-csv-sheet = Sheet
return-csv-row = Row

# The page of what goes back.
returns-unlisted = The figures in force of { $count ->
    [one] one unit
   *[other] { $count } units
 } are not those of the lists sent; only rows of a list can go back
returns-unlisted-unit = Unit
returns-unlisted-counts = In force
returns-unlisted-listed = List sent
returns-counts = { $valid } valid, { $invalid } invalid, { $pending } pending
returns-empty = There is no register for this date yet.
returns-empty-do = A summary holds counts only; a register with one { -record } per row tells which rows to mend.
returns-sentence = **{ $units }** { $units ->
    [one] unit has
   *[other] units have
 } **{ $count }** { $count ->
    [one] { -record }
   *[other] { -records }
 } { $pending ->
    [0] not valid
   *[other] not counted as valid: { $invalid } invalid, { $pending } pending
 }.
returns-sentence-unit = { BEGIN($name) }: **{ $invalid }** invalid and **{ $pending }** pending, of { $total ->
    [one] one { -record }
   *[other] { $total } { -records }
 } listed.
returns-sentence-part = { $name ->
    [none] {""}
   *[other] { $name }:{" "}
 }**{ $listed } of { $count }** { -records } that are not valid{ $pending ->
    [0] {""}
   *[other] {" "}or pending
 } have rows in the lists sent; the rest stand in summaries only.
returns-listed = By the lists: { $sentence }
returns-sentence-unlisted = { BEGIN($name) } has sent no register; **{ $invalid }** invalid{ $pending ->
    [0] {""}
   *[other] , { $pending } pending
 } { $invalid ->
    [one] { -record } has
   *[other] { -records } have
 } no rows to look at.
returns-sentence-none = { $total ->
    [one] The one { -record } is
   *[other] All { $total } { -records } are
 } valid; there is nothing to return.
returns-sub = One list per unit, with the reason, what to mend, and the row in the uploaded file.
returns-take-all = Download the lists of all units (.zip)
returns-take-unit = Download the unit's list (.xlsx)
returns-take-branches = With each grassroots union (.zip)
returns-reasons = Reasons for being invalid
returns-reason-other = Another reason
returns-reason-none = No reason given
returns-back = A corrected list that comes back
returns-back-note = The file is compared row by row with the list in force on the page “Upload”; joined and published there. Nothing changes before that.
rows-caption = { BEGIN(-records) }
rows-unit = Unit
rows-status = Status
rows-reason = Reason
rows-search = Search the register
rows-search-for = Title, author, decision, grassroots union
rows-all-units = All units
rows-all-reasons = All reasons
rows-all-statuses = Any status
rows-to-mend = Not counted as valid
rows-none = There are no such { -records }.
rows-shown = Rows { $first }–{ $last } of **{ $count }** { -records }
rows-download = Download these rows (.csv)
rows-column-title = { BEGIN(-record) }
rows-column-authors = Author
rows-column-unit = Unit, grassroots union
rows-column-recognised = Recognised on
rows-column-decision = Decision
rows-column-status = Status
rows-column-reason = Reason, what to mend
rows-column-place = Place
rows-place = { $file }, { $sheet }, row { $row }
rows-row = row { $row }
rows-source = {" "}· file { $file }, sheet { $sheet }
rows-no-unit = No unit given
rows-no-title = (no title)
rows-stated = stated: { $status }

# Counts by whatever one asks.
counted-heading = Counted by
counted-note = Each row counts all { -records } listed as checked, those with nothing to mend too. Where something else was stated, a column has it.
counted-choose = Counted by
counted-stated = Stated (valid / invalid / pending)
counted-benefit = Benefit (đồng)
counted-not-given = Not given
counted-by-unit = Unit
counted-by-branch = Grassroots union
counted-by-cluster = Cluster
counted-by-phase = Phase
counted-by-group = Participant group
counted-by-field = Field
counted-by-reason = Reason
counted-by-month = Month of recognition
counted-rest = { $count ->
    [one] One more line
   *[other] { $count } more lines
}: choose a unit, or take the rows away, to see all of them.
