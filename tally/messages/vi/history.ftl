# Trang Lịch sử: các lần nạp, từng lần, so hai ngày, khôi phục.
history-sentence = Đã có **{ $count } lần nạp**; gần nhất là { $file } do { $who } công bố lúc { $when }{ $back ->
    [no] .
   *[yes] {" "}và không còn được tính.
 }
history-sub = Không lần nạp nào bị xoá. Mở một lần nạp để { $mends ->
    [yes] khôi phục, rút lại hoặc sửa ngày; lý do được ghi lại
   *[no] xem đã đổi những gì
}.
history-empty = Chưa có lần nạp nào.
history-empty-do = Đề nghị nạp bảng tính đầu tiên; lần nạp và tệp gốc sẽ được lưu ở đây.
history-unknown = Không có lần nạp số { $number }.
history-unknown-do = Đề nghị chọn trong danh sách.
history-unreadable-do = Đề nghị chạy lệnh verify để biết chỗ hỏng và lấy lại từ bản sao lưu; các lần nạp khác vẫn xem được.
history-back = Tất cả các lần nạp
history-more = Xem thêm { $count } lần nạp trước đó
history-kind = Loại
history-kind-summary = bảng tổng hợp
history-kind-register = danh sách { -record }
history-kind-directory = danh mục
history-kind-support = đề nghị hỗ trợ đăng ký
history-scope = { $kind } đến { $asof }, { $count } đơn vị
history-figures = { $valid } hợp lệ, { $invalid } không hợp lệ
history-changed = Thay đổi của lần nạp này
history-restored = Khôi phục từ lần nạp số { $number }, vì: { $reason }
history-older = Đã có số mới hơn cho cùng ngày
history-superseded = Một phần hay toàn bộ số liệu ở đây đã có số mới hơn cùng ngày, do { $who } công bố lúc { $when }:
history-one = { $file } ghi **{ $valid } hợp lệ, { $invalid } không hợp lệ** của { $count } đơn vị, số liệu đến { $asof }.
history-one-other = { $file } là **{ $kind }**.
history-one-sub = { $who } công bố lúc { $when }; lần nạp số { $number }.
history-number = Lần nạp số { $number }
history-place = Vị trí
history-rows = Số { -record }
history-note = Ghi chú
history-size = Cỡ tệp
history-bytes = { $count } KB
history-sha = Mã sha256
history-findings = Phát hiện trong tệp: { $count } chỗ
history-original = Tệp gốc
history-original-note = Giữ nguyên như lúc nạp.
history-download = Tải { $file }
history-restore = Khôi phục
history-restore-note = { $kind ->
    [directory] Công bố lại danh mục này, có hiệu lực từ ngày của danh mục đang dùng
   *[other] Công bố lại số liệu này thành lần nạp mới nhất
}; các lần nạp sau vẫn giữ trong lịch sử.
history-restore-sample = Đây là số liệu mẫu nên không khôi phục.
history-in-force = { $kind ->
    [directory] Danh mục này đang được dùng, không cần khôi phục.
    [support] Các đề nghị này đã được nhận, không cần khôi phục.
   *[other] Số liệu này đang được dùng cho ngày { $day }, không cần khôi phục.
 }
history-restore-do = { $kind ->
    [directory] Khôi phục danh mục này
   *[other] Khôi phục số liệu đến { $day }
}
history-amend = Rút lại hoặc sửa ngày
history-amend-note = Lần nạp vẫn còn trong lịch sử, kèm người làm và lý do.
history-correct = Sửa ngày, kỳ
history-withdraw = Rút lại
history-correct-needs = Đề nghị chọn ngày hoặc kỳ đúng.
history-amended-at = { $change ->
    [gone] Ngày { $day } sẽ không còn số liệu riêng
    [same] Số liệu đến { $day } giữ nguyên
   *[changed] Số liệu đến { $day } sẽ đổi
}
history-amended-others = Số liệu của { $count } ngày khác, từ { $first } đến { $last }, cũng sẽ đổi.
history-reason = Lý do
history-who = Người thực hiện
history-needs = Đề nghị ghi lý do và người thực hiện.
history-correct-do = Sửa thành số liệu đến { $day }
history-withdraw-do = Rút lại số liệu đến { $day }
history-never-verified = Kho số liệu chưa được kiểm tra lần nào. Người quản trị chạy lệnh “tally verify”, hoặc đặt lịch hằng đêm.
history-verified = Kiểm tra gần nhất lúc { $when }: { $count } lần nạp đều toàn vẹn. Dấu niêm { $seal }; ghi vào công văn thì về sau kiểm tra lại được.
history-verified-broken = Kiểm tra lúc { $when } thấy { $count } chỗ không khớp, trước hết: { $first } Đề nghị báo người quản trị trước khi công bố tiếp.
history-compare = So sánh hai ngày
history-compare-note = Số liệu của { $period }, từng đơn vị, ở hai ngày bất kỳ.
history-compare-one = Cần ít nhất hai ngày có số liệu để so sánh.
history-from = Từ
history-to = đến
history-between = Hợp lệ từ { $old } ({ $earlier }) thành { $new } ({ $later })
history-total = Cộng
history-total-file = Cộng các đơn vị trong tệp
history-total-sent = Cộng ({ $sent })
