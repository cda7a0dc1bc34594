# Findings in a directory file: which cell, what was seen, what to do.
finding-directory-sheet-missing = The directory has no sheet “{ $name }”. Please add it as in the template.
finding-directory-sheet-twice = The sheet “{ $name }” holds the same subject as an earlier sheet. Please join them into one.
finding-directory-sheet-unknown = The sheet “{ $name }” is no part of a directory and was not read. If it is needed, please name it as in the template.
finding-directory-headings-missing = The sheet “{ $name }” lacks some of the columns { $headings }. Please restore the header row of the template.
finding-directory-column-unread = Sheet { $sheet }, cell { $cell }: “{ $heading }” is no part of a directory and was not read. If it is needed, please name it as in the template.
finding-directory-cell-missing = Sheet { $sheet }, cell { $cell } is blank. Please fill in “{ $heading }”.
finding-directory-date-impossible = Sheet { $sheet }, cell { $cell } says “{ $value }”: there is no such day. Please write the right one.
finding-directory-date-unclear = Sheet { $sheet }, cell { $cell } says “{ $value }”, which cannot be read as a date. Please write day/month/year, as in 31/5/2022.
finding-directory-dates-reversed = Sheet { $sheet }, cell { $cell }: the end { $end } lies before the start { $start }. Please correct it.
finding-directory-number-bad = Sheet { $sheet }, cell { $cell } in column “{ $heading }” says “{ $value }”, which is not a whole number of 0 or more. Please correct it, or leave it blank where nothing was assigned.
finding-directory-choice-unknown = Sheet { $sheet }, cell { $cell } says “{ $value }”, which is none of the choices. Please choose one of: { $choices }.
finding-directory-code-twice = The code “{ $value }” in cell { $cell } (sheet { $sheet }) is already used in cell { $first }. Please give each row its own code.
finding-directory-code-unknown = Sheet { $sheet }, cell { $cell } says “{ $value }”, which the directory does not have. Please write the right code, or add it to the directory.
finding-directory-name-shared = The name “{ $value }” in cell { $cell } (sheet { $sheet }) is also a name of { $other } at the same time. Please keep each name for one unit.
finding-directory-quota-twice = Sheet { $sheet }, cell { $cell }: the quota of unit { $unit } for { $period } already stands in a row above. Please keep one row.
finding-directory-successor-ring = Sheet { $sheet }, cell { $cell }: the successors form a ring ({ $ring }). Please correct the successor.
finding-directory-successor-undated = { $unit } has a successor, but cell { $cell } (sheet { $sheet }) gives no last day, so it still counts as standing. Please give its last day.
finding-directory-phases-overlap = Sheet { $sheet }, cell { $cell }: { $second } starts before { $first } has ended. Please check the dates.
finding-directory-branches-exceed = Sheet { $sheet }, cell { $cell }: the grassroots unions of unit { $unit } are assigned { $total } in all, more than the unit's quota of { $quota }. Please check.

# A new directory against the one in force.
directory-changes = Compared with the directory in force
directory-changes-from = Compared with the directory in force from { $day }
directory-until = From { $day } on another directory is in force; this one counts for figures before that day only.
directory-changes-counts = { $new } new · { $changed } changed · { $gone } gone
directory-changes-cut = { $count ->
    [one] One more change.
   *[other] { $count } more changes.
}
directory-changes-gone = { $count ->
    [one] one row leaves
   *[other] { $count } rows leave
 } the directory
directory-changes-subject = Sheet
directory-changes-row = Row
directory-changes-cells = Content
directory-changes-kind = Change
directory-change-new = new
directory-change-changed = changed
directory-change-gone = gone
directory-notes = Notes

# The directory page.
directory-title-plain = The directory has **{ $units ->
    [one] one unit
   *[other] { $units } units
 }** in { $clusters ->
    [one] one cluster
   *[other] { $clusters } clusters
 }; the quota for { $period } is **{ $shared }**.
directory-title-rest = The directory has **{ $units ->
    [one] one unit
   *[other] { $units } units
 }** in { $clusters ->
    [one] one cluster
   *[other] { $clusters } clusters
 }; in { $period }, **{ $shared }/{ $given }** of the quota is distributed, { $rest } not distributed.
directory-title-even = The directory has **{ $units ->
    [one] one unit
   *[other] { $units } units
 }** in { $clusters ->
    [one] one cluster
   *[other] { $clusters } clusters
 }; in { $period }, the whole quota of **{ $shared }** is distributed.
directory-title-over = The directory has **{ $units ->
    [one] one unit
   *[other] { $units } units
 }** in { $clusters ->
    [one] one cluster
   *[other] { $clusters } clusters
 }; in { $period }, **{ $shared }** is distributed, { $rest } more than the { $given } assigned from above.
directory-title-sub = The directory settles the names of units, clusters, quotas, periods and phases. Change it here or in Excel; each publishing is a new version.
directory-version = Published by { $who } at { $when }, from { $file }.
directory-sample = **The sample directory is in use.** Download it, edit it in Excel and upload it to have your own.
directory-download = Download the directory (.xlsx)
directory-to-upload = Upload an edited directory
directory-on = See the directory as of
directory-edit = Edit on this page
directory-edit-note = Type into a cell to change it, add rows at the end. Nothing changes until it is previewed and published.
directory-edit-preview = Preview the changes
directory-edit-older = A newer directory was published since this editing began. Preview it to see what differs, or discard it.
directory-edit-discard = Discard what was typed
directory-letterhead = Letterhead
directory-days = Days
directory-units-note = Quotas of { $period }. Blank is not assigned, which is not 0.
directory-code = Code
directory-unit = Unit
directory-aliases = Other names
directory-kind = Kind
directory-validity = Valid
directory-successor = now { $unit }
directory-members = Members
directory-quota = Quota
directory-sum = Sum
directory-head = headed by { $name }
directory-no-cluster = In no cluster
directory-branches-note = Grassroots unions with quotas of their own, unit by unit.
directory-branches-of = { $unit }: { $count ->
    [one] one grassroots union
   *[other] { $count } grassroots unions
 }, the unit's quota is { $quota }
directory-contacts = Officers
directory-contacts-note = { $count ->
    [one] One unit has
   *[other] { $count } units have
 } an officer; { $missing ->
    [one] one names
   *[other] { $missing } name
 } none.
directory-contacts-show = Show names and phones

# What the sheets, columns and rows of the directory are called.
directory-sheet-programme = Programme
directory-sheet-periods = Periods
directory-sheet-phases = Phases
directory-sheet-clusters = Clusters
directory-sheet-units = Units
directory-sheet-branches = Grassroots unions
directory-sheet-quotas = Quotas
directory-sheet-reasons = Reasons
directory-sheet-users = Users
directory-column-field = Field
directory-column-value = Value
directory-column-note = Note
directory-column-code = Code
directory-column-periods-name = Name of the period
directory-column-start = From
directory-column-end = To
directory-column-phases-name = Name of the phase
directory-column-clusters-name = Name of the cluster
directory-column-head = Head
directory-column-units-name = Name of the unit
directory-column-short = Short name
directory-column-aliases = Other names
directory-column-kind = Kind
directory-column-cluster = Cluster
directory-column-officer = Officer
directory-column-phone = Phone
directory-column-members = Members
directory-column-valid-from = Valid from
directory-column-valid-to = Valid to
directory-column-successor = Successor
directory-column-unit = Unit
directory-column-branches-name = Name of the grassroots union
directory-column-quota = Quota
directory-column-period = Period
directory-column-unit-name = Name of the unit
directory-column-text = Reason
directory-column-remedy = How to mend it
directory-column-source = Note
directory-column-users-name = Name
directory-column-role = Role
directory-column-scope = Scope
directory-row-name = Name of the programme
directory-row-owner = Responsible organisation
directory-row-place = Place
directory-row-assigned-quota = Quota assigned from above
directory-row-rhythm = Figures sent every (days)
directory-row-count-as = How it is counted
directory-row-full-points = Points for the full quota
directory-row-bonus-per-10-percent-over = Bonus points for each 10% over
directory-row-max-points = Most points
directory-row-full-name = Full name
directory-row-launched = Launched on
directory-row-parent = Superior organisation
directory-row-issuer = Issuing organisation
directory-row-symbol = Symbol of letters
directory-row-addressees = To
directory-row-recipients = Recipients
directory-row-on-behalf = On behalf of
directory-row-position = Signer's position
directory-row-signer = Signer
directory-row-department = Department
directory-row-note = General note
directory-count-as-checked = As checked
directory-count-as-stated = As the units state
directory-from = In force from
directory-from-note = Dates of figures before this day keep their quotas, clusters and units; from this day on the new directory counts.
# The periods, phases and reasons of the programme's own directory; the Vietnamese ones stand there word for word.
catalogue-year = Year { $number }
catalogue-phase = Phase { $number }
catalogue-out-of-window = Applied or recognised outside the dates
catalogue-out-of-window-remedy = Check the recognition date
catalogue-not-recognised = Not recognised by a competent authority
catalogue-not-recognised-remedy = Add the decision of recognition
catalogue-public-order = Against public order or morals
catalogue-intellectual-property = Under intellectual-property protection
catalogue-no-remedy = It cannot be mended
catalogue-duplicate = The same as an initiative listed before
catalogue-duplicate-remedy = Delete the second row, or correct its title or authors
catalogue-incomplete = Particulars are missing
catalogue-incomplete-remedy = Fill in the blank cells
