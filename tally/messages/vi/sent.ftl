# Trang Ai đã gửi.
sent-sentence = Đến { $day }, **{ $sent }/{ $units }** đơn vị đã gửi số liệu; { $late ->
    [0] không đơn vị nào quá định kỳ { $rhythm } ngày.
   *[other] **{ $late }** đơn vị quá định kỳ { $rhythm } ngày.
 }
sent-sentence-free = Đến { $day }, **{ $sent }/{ $units }** đơn vị đã gửi số liệu.
sent-no-rhythm = Danh mục chưa ghi định kỳ gửi số liệu nên chưa xét được đơn vị nào chậm gửi.
sent-no-officer = { $count } đơn vị chưa có cán bộ phụ trách trong danh mục: { $names }.
sent-no-officer-at-all = Danh mục chưa ghi cán bộ phụ trách của đơn vị nào.
sent-caption = Các đơn vị và ngày gửi số liệu
sent-column-unit = Đơn vị
sent-column-officer = Cán bộ phụ trách
sent-column-last = Số liệu gần nhất
sent-column-days = Chưa gửi thêm
sent-column-state = Gửi số liệu
sent-days = { $days } ngày
sent-state-late = ▼ Quá định kỳ
sent-state-in-time = ● Đã gửi
sent-state-waiting = – Chưa gửi
sent-text = Lời nhắc các đơn vị chậm gửi
sent-text-head = { $programme }: tính đến { $day }, đề nghị các đơn vị sau gửi số liệu:
sent-text-never = – { BEGIN($name) }: chưa gửi lần nào
sent-text-late = – { BEGIN($name) }: số liệu mới nhất ngày { $day }, đã { $days } ngày
