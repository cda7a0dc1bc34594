# Từ chối đọc một tệp: mỗi câu nói tệp nào, vì sao, làm gì.
error-empty-file = Tệp { $file } trống, không có gì để đọc. Đề nghị kiểm tra lại và gửi tệp có số liệu.
error-damaged-file = Tệp { $file } bị hỏng, không mở được. Đề nghị mở bằng Excel, lưu lại rồi gửi tệp mới.
error-password-protected = Tệp { $file } có mật khẩu. Đề nghị bỏ mật khẩu rồi gửi lại.
error-not-a-spreadsheet = Tệp { $file } không phải là bảng tính. Đề nghị gửi tệp Excel, LibreOffice hoặc CSV.
error-unsupported-type = Loại tệp của { $file } chưa đọc được. Đề nghị lưu lại thành .xlsx rồi gửi.
error-too-large = Tệp { $file } quá lớn. Đề nghị chia thành nhiều tệp nhỏ hơn.
error-too-complex = Tệp { $file } phình ra quá lớn khi mở, có thể đã hỏng hoặc không an toàn. Đề nghị sao phần số liệu sang một tệp mới.
error-timed-out = Đọc tệp { $file } quá lâu nên đã dừng. Đề nghị chia nhỏ tệp hoặc lưu lại thành .xlsx.
error-no-table = Không tìm thấy bảng nào trong tệp { $file }. Đề nghị kiểm tra dòng tiêu đề của bảng.
error-unknown-table = Tệp { $file } có bảng nhưng không rõ là bảng gì: không thấy cột tên đơn vị hay cột số liệu. Đề nghị dùng tiêu đề như mẫu.
error-no-rows = Bảng trong tệp { $file } chỉ có tiêu đề, chưa có dòng số liệu nào.
