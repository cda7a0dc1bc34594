# Tệp của người gửi, trả lại với những ô cần xem được đánh dấu.
marked-reason = Lý do
marked-author = Cán bộ tổng hợp
marked-row = Dòng trong tệp đã gửi
