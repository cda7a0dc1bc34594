# Đề nghị hỗ trợ đăng ký.
finding-support-name-missing = Ô { $cell } (trang tính { $sheet }): thiếu họ và tên người cần hỗ trợ. Đề nghị bổ sung.
finding-support-phone-missing = Ô { $cell } (trang tính { $sheet }): thiếu số điện thoại nên chưa liên hệ được. Đề nghị bổ sung.
finding-support-content-missing = Ô { $cell } (trang tính { $sheet }): thiếu nội dung sáng kiến. Đề nghị bổ sung.
