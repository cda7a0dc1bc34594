# A file is refused: which file, why, what to do.
error-empty-file = The file { $file } is empty. Please check it and upload one with figures.
error-damaged-file = The file { $file } is damaged or did not arrive whole. Please open it in Excel, save it as .xlsx and upload it again.
error-password-protected = The file { $file } has a password and cannot be read. Please remove the password, save it and upload it again.
error-not-a-spreadsheet = The file { $file } is not a spreadsheet. Please upload an Excel (.xlsx, .xls), LibreOffice (.ods) or CSV file.
error-unsupported-type = The file { $file } { $why ->
    [packing] is compressed in a way that cannot be read
   *[other] is of a kind of spreadsheet that cannot be read
}. Please open it in Excel, save it as .xlsx and upload it again; unpack a .zip and upload its files.
error-too-large = The file { $file } { $why ->
    [rows] has a summary of more than { $most } rows, more than there can be units
    [unpacked] is larger than { $most } MB when unpacked
   *[other] is too large: more than { $most } MB
}. Please remove pictures, sheets and rows that are not needed, or split it into several files, and upload it again.
error-too-complex = The file { $file } { $why ->
    [doctype] declares a document type (DOCTYPE), which no spreadsheet does, so it may be unsafe
    [swells] grows too large when unpacked; it may be damaged or unsafe
    [parts] has too many parts inside; it may be damaged or unsafe
    [files] packs too many files
    [sheets] has too many sheets
    [cells] has figures too far apart, or more cells than can be read
    [depth] nests too deeply
    [long] has more in it than can be handled
   *[other] needs more memory than is allowed
}. { $why ->
    [files] Please split it into several .zip files and upload them.
   *[other] Please copy the figures that you need into a new file and upload that.
}
error-timed-out = Reading the file { $file } took too long and was stopped. Please split it, or save it as .xlsx, and upload it again.
error-no-table = No table was found in the file { $file }. Please check the header row and upload it again.
error-unknown-table = The file { $file } has a table{ $seen ->
    [none] {""}
   *[other] {" "}with the columns { $seen }
}, but { $why ->
    [measures] its rows are measured differently and cannot be added up
    [unlike] its quota and its results count different things and cannot be compared
    [money] its figures are amounts of money and no counts
    [subject] nothing tells what it counts: no column with a quota, no word of initiatives
    [decimals] its figures have decimals and are no counts
    [unit] no column was understood as the names of units
    [list] this list has no column that says it is the titles of initiatives (or of what is counted)
    [results] no column was understood as the results (how many are valid, done…); a table that only assigns quotas belongs into the directory’s sheet of quotas
    [figures] no column was understood as counts of a quota or a result
   *[other] no columns were understood as the names of units, a quota and results
}. Please check the file, or say which sheet, header row and columns are meant.
error-no-rows = The table in the file { $file } has a header but no rows yet. Please fill in the figures and upload it again.
error-desk-full = The file { $file } was not taken: the files on the page come to almost { $mib } MB. Please publish or remove some of them, then upload it again.
error-busy = { $count } files are waiting to be read; please wait a few minutes and upload again.
error-not-a-file = { $file } is no file (a folder, a pipe or a device). Please name the file to be read.
error-list-too-long = The list has { $count } rows, more than a sheet holds ({ $most }). Please download it for each unit or grassroots union, or as CSV.
error-file-changed = The file { $file } is still being written and was not read. Please wait until it is done and try again.
error-watch-away = The folder { $folder } is away. The program waits, and goes on once it is back.
error-watch-broken = The file { $file } could not be published because of a fault of the program; the others go on. Please send the log to the administrator.
