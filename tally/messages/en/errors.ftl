# A file is refused: which file, why, what to do.
error-empty-file = The file { $file } is empty. Please check it and send one with figures.
error-damaged-file = The file { $file } is damaged or did not arrive whole. Please open it in Excel, save it as .xlsx and send the new file.
error-password-protected = The file { $file } has a password and cannot be read. Please remove the password, save it and send it again.
error-not-a-spreadsheet = The file { $file } is not a spreadsheet. Please send an Excel (.xlsx, .xls), LibreOffice (.ods) or CSV file.
error-unsupported-type = The file { $file } is a kind of spreadsheet that cannot be read. Please open it in Excel, save it as .xlsx and send it.
error-too-large = The file { $file } is too large. Please remove pictures and sheets that are not needed, or split it into several files.
error-too-complex = The file { $file } grows too large when opened; it may be damaged or unsafe. Please copy the figures into a new file and send that.
error-timed-out = Reading { $file } took too long and was stopped. Please split the file, or save it again as .xlsx.
error-no-table = No table was found in { $file }. Please check the header row.
error-unknown-table = { $file } has a table, but it is not clear what it holds: no column of unit names or figures was found. Please use the headers of the template.
error-no-rows = The table in { $file } has a header but no rows yet.
