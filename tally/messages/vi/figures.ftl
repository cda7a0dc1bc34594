# Chữ chung của các trang số liệu: trạng thái, cột, ghi chú.
state-achieved = Đạt chỉ tiêu
state-on-pace = Đúng nhịp
state-behind = Chậm
state-far-behind = Rất chậm
state-too-early = Còn sớm
state-no-quota = Không giao chỉ tiêu
figures-valid-count = { $count } hợp lệ
figures-unranked = không giao chỉ tiêu, không xếp hạng
figures-unranked-zero = chỉ tiêu bằng 0, không xếp hạng
figures-moved-since = so với lần trước
figures-and-more = và { $count } đơn vị khác
