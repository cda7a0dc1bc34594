# Chương trình khác: không biết đếm gì, nên gọi chung là kết quả.
-record = kết quả
-progress = Tiến độ chương trình
-to-register = { "" }
