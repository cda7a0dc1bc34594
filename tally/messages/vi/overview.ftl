# Trang Tổng quan: câu trả lời cho lãnh đạo.
overview-sentence = { $everybody } đạt **{ $ratio }** { -record } hợp lệ, **{ $rate }** chỉ tiêu { $period }; đến { $day } lẽ ra phải đạt { $expected } để kịp hạn { $deadline }.
overview-sentence-on-pace = { $everybody } đạt **{ $ratio }** { -record } hợp lệ, **{ $rate }** chỉ tiêu { $period }, đúng tiến độ: đến { $day } cần đạt { $expected } để kịp hạn { $deadline }.
overview-sentence-achieved = { $everybody } đạt **{ $ratio }** { -record } hợp lệ, **{ $rate }** chỉ tiêu { $period }: đã hoàn thành.
overview-sentence-over = { $everybody } đạt **{ $ratio }** { -record } hợp lệ, **{ $rate }** chỉ tiêu { $period }; đã hết hạn { $deadline }, còn thiếu { $short }.
overview-sentence-not-sent = Đến { $day }, chưa đơn vị nào gửi số liệu.
overview-sentence-no-quota = { $everybody } có **{ $valid }** { -record } hợp lệ { $period }; kỳ này chưa giao chỉ tiêu.
overview-valid = Hợp lệ
overview-short = Còn thiếu
overview-short-of = trong chỉ tiêu { $quota }
overview-short-undistributed = chỉ tiêu được giao { $assigned }, chưa phân bổ { $rest }
overview-short-overdistributed = chỉ tiêu được giao { $assigned }, phân bổ vượt { $rest }
overview-needed = Cần mỗi ngày
overview-needed-over = đã hết hạn { $day }
overview-invalid = Không hợp lệ
overview-invalid-share = { $share } số đã đăng ký
overview-invalid-why = xem lý do
overview-bars = Từng đơn vị so với chỉ tiêu
overview-bars-note = Thanh đầy là đủ 100% chỉ tiêu{ $tick }. Bấm vào đơn vị để xem chi tiết.
overview-bars-note-over = Đường kẻ chấm là 100% chỉ tiêu{ $tick }. Bấm vào đơn vị để xem chi tiết.
overview-bars-tick = { "" }; vạch đứng là mức cần có vào ngày { $day } ({ $share })
overview-way = Đường đến chỉ tiêu
overview-way-note = Số { -record } hợp lệ cộng dồn theo ngày số liệu.
overview-attention = Cần chú ý
overview-quality = Hợp lệ và không hợp lệ
overview-quality-note = Mỗi thanh là số đã đăng ký: phần liền là hợp lệ, phần chấm là chờ duyệt, phần gạch chéo là không hợp lệ; số hợp lệ và không hợp lệ ghi bên cạnh. Bấm vào đơn vị để xem từng { -record }.
overview-quality-rest = Biểu đồ vẽ { $shown } đơn vị đăng ký nhiều nhất; bảng số dưới đây có đủ mọi đơn vị.
overview-quality-unit = { BEGIN($name) }: { $valid } hợp lệ, { $invalid } không hợp lệ{ $pending ->
    [0] {""}
   *[other] , { $pending } chờ duyệt
 }
overview-members = Trên 1.000 đoàn viên
overview-members-note = Số { -record } hợp lệ so với số đoàn viên, ở những đơn vị đã ghi số đoàn viên.
overview-moved = Thay đổi { $since }
overview-moved-most = Tăng nhiều nhất: { $names }.
overview-moved-first = Gửi lần đầu: { $names }.
overview-moved-none = Chưa đơn vị nào thêm { -record } hợp lệ.
overview-moved-unit = { $name } { $change }
overview-empty = { BEGIN($period) } chưa có số liệu.
overview-empty-do = Đề nghị nạp bảng tổng hợp hoặc danh sách { -record } đầu tiên của kỳ này.
