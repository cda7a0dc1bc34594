# The command `read`.
command-read = read a file: a summary, a register, a directory or support requests
command-read-file = the file to read
command-read-directory = the directory to compare with; "none" keeps the names as in the file
command-read-database = where figures are kept; else TALLY_DATABASE_URL, else the store of this machine
command-read-json = print the result as JSON
command-read-sheet = name of the sheet to read
command-read-header-row = row of the table's header (row number in the sheet)
command-read-column = what a column means: unit, quota, valid, invalid, pending, total; in a list: title, authors, status, valid_mark, invalid_mark, reason…; empty leaves it out; figures of several columns are added up
command-read-alias = which unit code a name in the file is; an empty code leaves the row out
read-kind-summary = Summary: { $file }, sheet “{ $sheet }”, { $count ->
    [one] one unit
   *[other] { $count } units
 }, as of { $asof }.
read-kind-register = Register: { $file }, sheet “{ $sheet }”, { $count ->
    [one] one unit
   *[other] { $count } units
 }, as of { $asof }.
read-kind-directory = Directory: { $file }.
read-kind-support = Support requests: { $file }, sheet “{ $sheet }”.
read-directory-holds = Programme “{ $programme }”:
read-directory-units = - units: { $count }
read-directory-branches = - grassroots unions: { $count }
read-directory-clusters = - clusters: { $count }
read-directory-phases = - phases: { $count }
read-directory-reasons = - reasons: { $count }
read-directory-users = - users: { $count }
read-directory-period = - { $period }: a quota of { $total }, assigned to { $count ->
    [one] one unit
   *[other] { $count } units
 }
read-support-count = { $count ->
    [one] One request
   *[other] { $count } requests
 }, by unit:
read-support-no-unit = No unit given
error-answer-no-unit = The directory has no unit with the code { $wanted }. It has: { $known }.
error-answer-fits-nothing = The file { $file } has nothing that { $option } { $wanted } could answer, so no answer was taken. Please look at the column, row, wording, name or unit given.
error-answer-no-sheet = The file { $file } has no sheet “{ $wanted }”. It has: { $known }.
error-answer-no-field = The file { $file }: in { $kind ->
    [register] a list of initiatives
    [support] a list of requests
   *[other] this table
 } column { $letters } cannot be { $wanted }.{ $kind ->
    [register] {" "}A column that states in words is status, one with marks valid_mark or invalid_mark.
   *[other] {""}
 } What a column may be: { $known }.
error-answer-which-sheet = The file { $file } has lists on several sheets ({ $known }): please put the sheet before the row, as in --row "{ $sheet }!{ $row }=note".
error-not-a-directory = The file { $file } is no directory. Please choose a directory with a sheet of units, or say --directory none.
severity-block = Block
severity-ask = Answer
severity-note = Note
error-file-missing = The file { $file } cannot be opened. Please check its path and whether it may be read.

# How the command line is used.
command-usage = usage:
command-arguments = arguments
command-options = options
command-help = show how the command is used and stop
command-lacks = The command lacks { $what }. Please see --help.
command-unknown = The command has no { $what }. Please see --help.
command-unprinted = What came of it could not be printed (the disk is full, or the output fails). Please check where the output goes.
command-wrong = The value of { $what } is not right. Please see --help.
command-read-duplicates = a unit with several rows: refuse leaves it to be mended, add adds the rows up, last uses the last one
command-read-quotas = quotas that differ from the directory: keep the directory's or take the file's
command-read-thousands = an unclear number such as “1,234”: thousands, or a decimal number
command-export-what = which figures: state is those in force, series those over time, history the uploads

command-read-row = what a row of the sheet is: counted, total, note…; for example 12=note, and with several sheets "June!12=note"
command-read-turned = the table lies on its side: each column is a unit
command-read-upright = the table stands upright: each row is a unit
command-read-unit = the code of the unit whose list this is, where the file names none
command-read-dates = how “3/4/2022” is meant: day-first or month-first
command-read-status = what a wording states: valid, invalid or pending; for example “Round 1 passed=pending”
read-columns = What the columns were taken for:
read-meaning = - column { $letters } “{ $heading }”: { $meaning } ({ $because })
read-account = The rows of the sheets that were read:
read-cells-alike = (The same in { $count } more { $count ->
    [one] cell
   *[other] cells
}, down to { $cell }.)
read-account-rows = - { $what }: { $count }
