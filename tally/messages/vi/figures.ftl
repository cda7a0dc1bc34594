# Chữ chung của các trang số liệu: trạng thái, cột, ghi chú.
state-achieved = Đạt chỉ tiêu
state-on-pace = Đúng tiến độ
state-behind = Chậm
state-far-behind = Rất chậm
state-too-early = Còn sớm
state-nought = Chỉ tiêu bằng 0
state-no-quota = Không giao chỉ tiêu
figures-valid-count = { $count } hợp lệ
figures-unranked = không giao chỉ tiêu, không xếp hạng
figures-unranked-zero = chỉ tiêu bằng 0, không xếp hạng
figures-bars-said = Mỗi dòng: hạng, tên, số hợp lệ trên chỉ tiêu, tỷ lệ hoàn thành, tình trạng, thay đổi so với lần trước
figures-as-table = Xem bảng số
figures-count = { $count ->
    [0] không
    [1] một
    [2] hai
    [3] ba
    [4] bốn
    [5] năm
    [6] sáu
    [7] bảy
    [8] tám
    [9] chín
    [10] mười
    [11] mười một
    [12] mười hai
    [13] mười ba
   *[other] { $count }
 }
column-date = Ngày số liệu
column-unit = Đơn vị
column-cluster = Cụm
column-rank = Hạng
column-quota = Chỉ tiêu
column-valid = Hợp lệ
column-invalid = Không hợp lệ
column-pending = Chờ duyệt
column-validity = Tỷ lệ hợp lệ
column-completion = Hoàn thành
column-shortfall = Còn thiếu
column-needed = Cần/ngày
column-recent = Đạt/ngày
column-next-rank = Lên một bậc cần
column-movement = Thay đổi
column-state = Tiến độ
column-points = Điểm
column-members = Đoàn viên
column-per-1000 = Trên 1.000 đoàn viên
chart-quota = Chỉ tiêu { $quota }
chart-pace = tiến độ phải đạt
chart-projection = nếu giữ mức này: { $count }
chart-phase-end = hết { $phase }
chart-burn-up-alt = Số { -record } hợp lệ cộng dồn theo ngày số liệu: đến { $day } được { $valid } trên chỉ tiêu { $quota }.
chart-valid-invalid-alt = Số { -record } hợp lệ và không hợp lệ của từng đơn vị.
chart-partial = Chấm rỗng: chưa đủ các đơn vị gửi số liệu, nên đường nối không phải là số tăng thêm.
chart-range = Vùng mờ: từ { $low } (mức chậm nhất đã có) đến { $high } (mức nhanh nhất đã có) vào { $deadline }.
figures-one-achieved = một đơn vị đã đạt chỉ tiêu là { $name }
figures-one-on-pace = một đơn vị đúng tiến độ là { $name }
figures-one-behind = một đơn vị chậm
figures-one-far-behind = một đơn vị rất chậm là { $name }
figures-one-too-early = một đơn vị còn sớm để xét tiến độ
figures-some-achieved = { $count } đơn vị đã đạt chỉ tiêu
figures-some-on-pace = { $count } đơn vị đúng tiến độ
figures-some-behind = { $count } đơn vị chậm
figures-some-far-behind = { $count } đơn vị rất chậm
figures-some-too-early = { $count } đơn vị còn sớm để xét tiến độ
figures-still = { $count } đơn vị không tăng số hợp lệ { $since }
figures-fell = { $name } (giảm { $count })
figures-from = { $day ->
    [none] từ lần gửi trước
   *[other] từ { $day }
}
figures-within = { $days ->
    [none] từ lần gửi trước
   *[other] trong { $days } ngày
}
figures-since = { $change } { $since }
figures-still-since = không thêm { $since }
figures-lately = { $days ->
    [none] từ lần gửi trước của từng đơn vị
   *[other] { $days } ngày qua
}: { $fell ->
    [0] { $rate } mỗi ngày
   *[other] giảm { $fell }
}
figures-no-earlier = chưa có ngày số liệu trước đó để so
figures-nothing-to-note = Không có điều gì cần chú ý vào ngày này.
figures-more-findings = Còn { $count } phát hiện nữa
figures-undistributed = Chỉ tiêu được giao **{ $assigned }**, cộng các đơn vị được **{ $given }**: chưa phân bổ { $rest }.
figures-overdistributed = Chỉ tiêu được giao **{ $assigned }**, cộng các đơn vị được **{ $given }**: phân bổ vượt { $rest }.
figures-stated-differs = Các đơn vị kê khai **{ $stated }** { -record } hợp lệ; kiểm tra lại còn **{ $checked }**.
figures-pending = **{ $count }** { -record } chờ duyệt, chưa tính vào hợp lệ.
figures-gone-unit = { $name } ({ $valid } hợp lệ)
figures-gone = { $count } đơn vị không còn trong danh mục, có { $valid } { -record } hợp lệ không tính vào tổng và tỷ lệ: { $names }.
figures-silent = Chưa có số liệu: { $names }.
figures-unmoved = { BEGIN($names) }: số hợp lệ không tăng { $within }.
figures-late = Quá định kỳ gửi { $rhythm } ngày: { $names }.
figures-reminder = Lời nhắc { $cluster }
figures-lag = { $name } ({ $days } ngày)
figures-lagging = Số liệu cũ hơn ngày đang xem: { $names }.
figures-reason-missing = **{ $count }** { -record } không hợp lệ chưa ghi lý do: { $units }.
figures-status-unknown = **{ $count }** { -record } có trạng thái chưa rõ, tính là chờ duyệt: { $units }.
figures-cell = Ô { $cell }
figures-upload = Lần nạp { $number }
column-branch = CĐCS
everybody-province = Toàn tỉnh
everybody-units = Các đơn vị
names-and = { $names } và { $last }
names-others = { $count } mục khác
names-other-units = { $count } đơn vị nữa
state-not-sent = Chưa gửi
figures-not-sent = chưa gửi số liệu
figures-sent = { $sent }/{ $units } đơn vị đã gửi
figures-sent-sentence = { $sent }/{ $units } đơn vị đã gửi số liệu.
figures-own-date = số ngày { $day }
figures-stale = chưa có số mới
figures-stale-since = số ngày { $day }, chưa có số mới
figures-first = gửi lần đầu
figures-first-count = { $count } đơn vị gửi lần đầu
figures-at-nought = Chưa có { -record } hợp lệ nào: { $names }.
figures-far = Rất chậm so với tiến độ: { $names }.
figures-one-not-sent = một đơn vị chưa gửi số liệu là { $name }
figures-some-not-sent = { $count } đơn vị chưa gửi số liệu
figures-bars-moved = { $day ->
    [none] Thay đổi
   *[other] Từ { $day }
 }
figures-bars-done = Hợp lệ/chỉ tiêu
figures-stated-differs-units = Các đơn vị kê khai và kết quả kiểm tra đều là **{ $checked }** { -record } hợp lệ, nhưng khác nhau ở từng đơn vị: { $names }.
