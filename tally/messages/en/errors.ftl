# A file is refused: which file, why, what to do.
error-empty-file = The file { $file } is empty. Please check it and send one with figures.
error-damaged-file = The file { $file } is damaged and cannot be opened. Please open it in Excel, save it again and send the new file.
error-password-protected = The file { $file } has a password. Please remove it and send the file again.
error-not-a-spreadsheet = The file { $file } is not a spreadsheet. Please send an Excel, LibreOffice or CSV file.
error-unsupported-type = This type of file cannot be read yet ({ $file }). Please save it as .xlsx and send it again.
error-too-large = The file { $file } is too large. Please split it into smaller files.
error-too-complex = The file { $file } grows too large when opened; it may be damaged or unsafe. Please copy the figures into a new file.
error-timed-out = Reading { $file } took too long and was stopped. Please split the file or save it again as .xlsx.
error-no-table = No table was found in { $file }. Please check the header row.
error-unknown-table = { $file } has a table, but it is not clear what it holds: no column of unit names or figures was found. Please use the headers of the template.
error-no-rows = The table in { $file } has a header but no rows yet.
