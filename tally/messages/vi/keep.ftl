# Công bố, khôi phục, sao lưu, kiểm tra.
keep-differs-nothing = không khác số nào
keep-differs-unit = { $unit }: { $what }
keep-differs-valid = hợp lệ { $old } → { $new }
keep-differs-invalid = không hợp lệ { $old } → { $new }
keep-differs-pending = chờ duyệt { $old } → { $new }
keep-differs-quota = chỉ tiêu { $old } → { $new }
keep-differs-unlisted = { $what } (đơn vị không có trong danh mục ngày đó, không tính vào tổng)
keep-doubt-date = Tệp ghi số liệu đến { $read }, nhưng ngày đang chọn là { $given }.
keep-doubt-date-to-come = Số liệu ghi đến { $given }, một ngày chưa tới; các ngày trước đó sẽ không còn là số mới nhất.
keep-doubt-date-outside = Số liệu ghi đến { $given }, nằm ngoài kỳ chỉ tiêu “{ $period }” ({ $start }–{ $end }).
keep-doubt-beyond = { $count ->
    [1] Số hợp lệ của { $names }
   *[other] Số hợp lệ của { $count } đơn vị ({ $names }{ $count ->
        [2] {""}
        [3] {""}
        [4] {""}
        [5] {""}
       *[other] …
    })
} gấp { $times } lần chỉ tiêu và số đang dùng trở lên; có thể sai cột hoặc sai đơn vị tính.
keep-doubt-quotas-as-valid = Số hợp lệ của { $count } đơn vị đúng bằng chỉ tiêu trong danh mục; có thể đã đọc nhầm cột chỉ tiêu.
keep-doubt-halved = Số liệu { $count ->
    [0] cộng chung
    [1] của { $names }
   *[other] của { $count } đơn vị ({ $names }{ $count ->
        [2] {""}
        [3] {""}
        [4] {""}
        [5] {""}
       *[other] …
    })
} giảm từ một nửa trở lên so với số đang dùng; hợp lệ của các đơn vị có trong tệp từ { $old } thành { $new }.
keep-doubt-taken-out = Danh mục này bỏ { $count } đơn vị đang có số liệu: { $names }{ $count ->
    [1] {""}
    [2] {""}
    [3] {""}
    [4] {""}
    [5] {""}
   *[other] …
}. Từ { $day }, { $valid } { -record } hợp lệ của các đơn vị đó không còn tính vào tổng và tỷ lệ; các ngày trước giữ nguyên. Nếu đơn vị đã sáp nhập, đề nghị giữ dòng, ghi “Hiệu lực đến” và “Đơn vị kế thừa”.
keep-first-directory = Danh mục kèm theo phần mềm, dùng cho các ngày trước danh mục đầu tiên được công bố
keep-differs-more = { $count } đơn vị khác
keep-published = Đã công bố { $file }, số liệu đến { $asof }: { $count } đơn vị, { $valid } hợp lệ, { $invalid } không hợp lệ. Lần nạp số { $upload }.
keep-published-support = Đã công bố { $file }: { $requests } đề nghị hỗ trợ đăng ký. Lần nạp số { $upload }.
keep-published-directory = Đã công bố danh mục { $file }. Lần nạp số { $upload }.
keep-already = { $who } đã công bố nội dung này lúc { $when } (lần nạp số { $upload }); không ghi thêm lần nữa.
keep-superseded = Sau đó { $who } đã công bố { $file } lúc { $when }. Muốn dùng lại số cũ, đề nghị khôi phục và ghi lý do.
keep-restored = { $who } đã khôi phục lần nạp số { $number } thành lần nạp số { $upload } lúc { $when }.
keep-done-withdraw = { $who } đã rút lại lần nạp số { $number } lúc { $when }; lần nạp này không còn được tính.
keep-done-correct = { $who } đã sửa lần nạp số { $number } lúc { $when }: số liệu đến { $asof }{ $period ->
    [none] {""}
   *[other] , kỳ { $period }
}.
keep-already-amended = { $who } đã ghi đúng như vậy cho lần nạp số { $number } lúc { $when }; không ghi thêm lần nữa.
keep-amended-at = Số liệu đến { $day } { $count ->
    [0] không đổi.
   *[other] đổi như sau:
}
keep-amended-withdraw = { $who } đã rút lại lúc { $when }, vì: { $reason }
keep-amended-date = { $who } đã sửa ngày số liệu từ { $was } thành { $asof } lúc { $when }, vì: { $reason }
keep-amended-period = { $who } đã sửa kỳ từ { $wasperiod } thành { $period }, số liệu đến { $asof }, lúc { $when }, vì: { $reason }
command-withdraw = rút lại một lần nạp, có ghi lý do; số trước đó được tính lại
command-correct = sửa ngày số liệu hoặc kỳ của một lần nạp, có ghi lý do
command-amend-reason = lý do
command-correct-as-of = ngày số liệu đúng
command-correct-period = mã kỳ chỉ tiêu đúng
keep-exported = Đã ghi { $count } dòng ra { $file }.
keep-backed-up = Đã sao lưu { $count } lần nạp ra { $file }.
keep-recovered = Đã lấy lại { $count } lần nạp từ { $file }.
keep-history-count = Có { $count } lần nạp.
keep-history-line = Lần nạp số { $number }: { $file }, số liệu đến { $asof }, { $valid } hợp lệ, { $invalid } không hợp lệ, { $pending } chờ duyệt; { $who } công bố lúc { $when }; sha256 { $sha }.
keep-verify-sound = Kho số liệu toàn vẹn: { $uploads } lần nạp, { $figures } dòng số liệu, { $contents } nội dung đều khớp.
keep-verify-broken = Kho số liệu có { $count } chỗ không khớp, trong { $uploads } lần nạp, { $figures } dòng số liệu, { $contents } nội dung.
keep-verify-integrity = Tệp cơ sở dữ liệu hỏng: { $said }
keep-verify-damaged = Cơ sở dữ liệu hỏng, không đọc được một phần: { $said }
keep-verify-guard = { $table } không còn như khi lập: cấu trúc hoặc bảo vệ chống sửa đã bị thay đổi.
keep-verify-chain = Chuỗi ghi chép bị cắt hoặc sửa ở mắt xích { $place } ({ $where }).
keep-verify-link = Mắt xích { $place } ({ $where }) không khớp: { $fields }.
keep-verify-unsealed = Có dữ liệu thêm từ bên ngoài, không có trong chuỗi ghi chép: { $where }.
error-seal-malformed = “{ $seal }” không phải là một dấu niêm. Đề nghị chép đủ số và bốn nhóm chữ số, ví dụ 1287-3F2A-9C41-77BE-0D12.
keep-verify-seal = Dấu niêm { $seal } không khớp: có phần đã ghi trước đó bị sửa hoặc bị cắt bỏ.
keep-verify-seal-holds = Dấu niêm { $seal } vẫn khớp: mọi điều ghi đến lúc đó còn nguyên.
keep-verify-seal-now = Dấu niêm lúc này: { $seal }
keep-verify-versions = Kỳ { $period }: thứ tự các lần nạp bị thiếu.
keep-verify-content = Nội dung { $sha } không còn khớp với mã sha256 của nó.
keep-verify-packed = Lần nạp số { $number } ({ $file }): hai bản số liệu theo đơn vị không khớp nhau.
keep-verify-totals = Lần nạp số { $number } ({ $file }): tổng hoặc danh sách đơn vị không khớp số liệu.
keep-verify-rows = Lần nạp số { $number } ({ $file }): thiếu hoặc thừa dòng { -record }.
keep-verify-recount = Lần nạp số { $number } ({ $file }): { $since ->
    [earlier] phiên bản đang dùng đọc { $unit } khác phiên bản lúc công bố. Số đã công bố vẫn được dùng; muốn lấy theo cách đọc mới, đề nghị nạp lại tệp.
   *[same] đếm lại { $unit } khác số đã công bố.
}
keep-verify-unreadable = Lần nạp số { $number } ({ $file }): { $since ->
    [earlier] phiên bản đang dùng không nhận tệp mà phiên bản lúc công bố đã đọc ({ $code }). Số đã công bố vẫn được dùng.
   *[same] không đọc lại được tệp gốc ({ $code }).
}
command-publish = công bố một tệp, hoặc mọi tệp xuất hiện trong một thư mục
command-publish-watch = thư mục cần theo dõi; mỗi bảng tính mới được công bố một lần
command-publish-every = số giây giữa hai lần xem thư mục, từ 0,1 đến 86.400
command-publish-once = xem thư mục một lần rồi thôi
command-publish-note = ghi chú kèm lần nạp
command-publish-missing = danh sách thiếu sáng kiến đang dùng: whole là danh sách đầy đủ, các sáng kiến đó không còn được tính; join là chỉ gồm các dòng đã sửa, ghép vào danh sách đang dùng
command-publish-accept = công bố cả khi còn điều chưa trả lời, theo cách đọc mặc định
command-publish-one = Lệnh cần một tệp, hoặc --watch với một thư mục. Đề nghị ghi một trong hai.
command-as-of = ngày số liệu
command-period = mã kỳ chỉ tiêu
command-who = họ và tên người thực hiện
command-history = các lần nạp; thêm số của một lần nạp để xem nó đổi những gì
command-history-number = số của lần nạp
command-restore = công bố lại một lần nạp cũ, có ghi lý do
command-export = ghi số liệu ra tệp .csv hoặc .xlsx, mỗi dòng một đơn vị
command-export-file = tệp cần ghi
command-backup = sao lưu toàn bộ kho ra một tệp, kể cả khi có người đang ghi
command-backup-file = tệp sao lưu, chưa có sẵn
command-recover = lấy lại toàn bộ từ một bản sao lưu vào kho trống
command-recover-file = tệp sao lưu
command-verify = kiểm tra mọi nội dung và đếm lại mọi số liệu
export-period = Kỳ chỉ tiêu
export-as_of = Ngày số liệu
export-unit = Mã đơn vị
export-name = Đơn vị
export-kind = Loại
export-cluster = Cụm
export-members = Đoàn viên
export-quota = Chỉ tiêu
export-valid = Hợp lệ
export-invalid = Không hợp lệ
export-pending = Chờ duyệt
export-total = Tổng số
export-completion = Hoàn thành
export-shortfall = Còn thiếu
export-stated_valid = Hợp lệ (kê khai)
export-stated_invalid = Không hợp lệ (kê khai)
export-stated_pending = Chờ duyệt (kê khai)
export-upload_id = Lần nạp
export-upload_as_of = Ngày số liệu của lần nạp
export-is_latest = Mới nhất
export-version = Phiên bản
export-file = Tệp
export-sha256 = SHA-256
export-units = Số đơn vị
export-rows = Số dòng
export-who = Người nạp
export-published_at = Thời điểm công bố
export-note = Ghi chú
export-reason = Lý do
export-restores = Khôi phục lần nạp
export-replaces = Thay lần nạp
export-still_counts = Còn hiệu lực
export-amended = Sửa sau công bố
export-amended_because = Lý do sửa
export-amended_by = Người sửa
export-amended-withdraw = rút lại
export-amended-correct = đính chính
export-0 = không
export-1 = có
command-verify-seal = dấu niêm đã ghi lại trước đây, để kiểm tra mọi điều đến lúc đó còn nguyên
export-stands = Có trong danh mục ngày đó
export-sent = Đã gửi
