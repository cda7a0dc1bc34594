# Từ chối đọc một tệp: mỗi câu nói tệp nào, vì sao, làm gì.
error-empty-file = Tệp { $file } trống, không có gì để đọc. Đề nghị kiểm tra lại và gửi tệp có số liệu.
error-damaged-file = Tệp { $file } bị hỏng hoặc gửi chưa trọn vẹn nên không mở được. Đề nghị mở bằng Excel, lưu lại thành .xlsx rồi gửi tệp mới.
error-password-protected = Tệp { $file } có mật khẩu nên không đọc được. Đề nghị bỏ mật khẩu, lưu lại rồi gửi.
error-not-a-spreadsheet = Tệp { $file } không phải là bảng tính. Đề nghị gửi tệp Excel (.xlsx, .xls), LibreOffice (.ods) hoặc CSV.
error-unsupported-type = Tệp { $file } thuộc loại bảng tính chưa đọc được. Đề nghị mở bằng Excel, lưu thành .xlsx rồi gửi.
error-too-large = Tệp { $file } quá lớn. Đề nghị bỏ ảnh, bỏ trang tính không cần, hoặc chia thành nhiều tệp rồi gửi.
error-too-complex = Tệp { $file } phình ra quá lớn khi mở, có thể đã hỏng hoặc không an toàn. Đề nghị sao phần số liệu sang một tệp mới rồi gửi.
error-timed-out = Đọc tệp { $file } quá lâu nên đã dừng. Đề nghị chia nhỏ tệp, hoặc lưu lại thành .xlsx rồi gửi.
error-no-table = Không tìm thấy bảng nào trong tệp { $file }. Đề nghị kiểm tra dòng tiêu đề của bảng.
error-unknown-table = Tệp { $file } có bảng nhưng không rõ là bảng gì: không thấy cột tên đơn vị hay cột số liệu. Đề nghị dùng tiêu đề như mẫu.
error-no-rows = Bảng trong tệp { $file } chỉ có tiêu đề, chưa có dòng số liệu nào.
