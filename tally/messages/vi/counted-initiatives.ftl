# Chương trình đếm sáng kiến: những chữ này thay cho { -record } và các chữ khác trong mọi câu.
-record = sáng kiến
-progress = Tiến độ sáng kiến
-to-register = { " " }đăng nhập sáng kiến
