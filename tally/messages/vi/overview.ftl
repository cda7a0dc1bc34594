# Trang Tổng quan.
overview-sentence = Toàn tỉnh đạt **{ $ratio }** sáng kiến hợp lệ, **{ $rate }** chỉ tiêu; đúng nhịp phải là { $expected } vào ngày này.
overview-valid = Hợp lệ
overview-short = Còn thiếu
overview-needed = Cần mỗi ngày
overview-invalid = Không hợp lệ
overview-bars = Từng đơn vị so với chỉ tiêu
