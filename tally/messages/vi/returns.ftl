# Danh sách gửi trả để điều chỉnh, bổ sung.
return-title = DANH SÁCH SÁNG KIẾN CẦN ĐIỀU CHỈNH, BỔ SUNG
return-sheet = Danh sách trả lại
return-unit = Đơn vị: { $name }
return-branch = CĐCS: { $name }
return-file = Theo tệp đã nạp: { $file }
return-count = { $count } { -record } chưa được tính là hợp lệ, số liệu đến { $asof }. Đề nghị xem xét, điều chỉnh, bổ sung rồi gửi lại.
return-column-number = STT
return-column-title = Tên sáng kiến
return-column-authors = Tác giả
return-column-branch = CĐCS
return-column-recognised = Ngày công nhận
return-column-decision = Số quyết định
return-column-status = Trạng thái
return-column-checked = Kiểm tra
return-column-reason = Lý do
return-checked-valid = Được tính
return-checked-invalid = Chưa được tính
return-checked-pending = Chưa tính, chờ duyệt
return-column-remedy = Cần điều chỉnh, bổ sung
return-column-place = Vị trí trong tệp đã nạp
return-place = { $sheet }, dòng { $row }
return-no-unit = Không ghi đơn vị
return-no-branch = Không ghi CĐCS
return-no-reason = Chưa ghi lý do
return-ask = Liên hệ cán bộ tổng hợp để biết lý do
return-status-conflict = Vừa ghi hợp lệ vừa ghi không hợp lệ
return-title-missing = Thiếu tên { -record }
return-author-missing = Thiếu tên tác giả
return-unit-field-missing = Thiếu tên đơn vị
return-date-missing = Thiếu ngày công nhận
return-date-impossible = Ngày công nhận không có trong lịch hoặc không đọc được
return-out-of-window = Ngày công nhận ngoài các giai đoạn
return-duplicate = Trùng tên và tác giả trong đơn vị
return-status-missing = Chưa ghi trạng thái
return-status-unknown = Trạng thái chưa rõ

# Lệnh returns.
command-returns = lập danh sách trả lại các sáng kiến cần điều chỉnh, bổ sung: mỗi đơn vị một danh sách
command-returns-file = danh sách sáng kiến; không ghi thì lấy các danh sách đang dùng
command-returns-out = thư mục, hoặc một tệp .zip
command-returns-unit = chỉ đơn vị có mã này
command-returns-branches = thêm một danh sách cho mỗi CĐCS
command-returns-compare = danh sách trước đó, để biết dòng nào đã sửa, mới, không còn
returns-written = { $lists } danh sách, { $rows } { -record } chưa được tính là hợp lệ: { $out }
returns-nothing = Không có { -record } nào cần trả lại.
returns-compared = Đã sửa xong { $mended }; chưa sửa xong { $still }; mới { $new }; không còn trong tệp { $gone }; trước hợp lệ, nay không { $worse }; vẫn hợp lệ { $kept }.
error-returns-no-register = Chưa công bố danh sách sáng kiến nào cho kỳ này. Đề nghị nạp danh sách hoặc ghi tên tệp.
error-returns-not-a-register = Tệp { $file } không phải là danh sách sáng kiến nên không có dòng nào để trả lại. Đề nghị dùng tệp mỗi dòng một sáng kiến.
error-returns-no-unit = Danh sách không có đơn vị mang mã { $unit }. Các mã hiện có: { $units }.

# Cột của tệp .csv.
return-csv-title = Tên sáng kiến
return-csv-authors = Tác giả
return-csv-position = Chức vụ
return-csv-branch = CĐCS
return-csv-unit_printed = Đơn vị
return-csv-group = Đối tượng
return-csv-field = Lĩnh vực
return-csv-decision = Số quyết định
return-csv-body = Cơ quan công nhận
return-csv-recognised = Ngày công nhận
return-csv-benefit = Giá trị làm lợi (đồng)
return-csv-stated = Trạng thái kê khai
return-csv-status = Trạng thái
return-csv-reason_printed = Lý do
return-csv-file = Tệp
return-csv-sheet = Trang tính
return-csv-row = Dòng

# Trang trả lại chỉnh sửa.
returns-unlisted = Số đang dùng của { $count } đơn vị khác danh sách đã gửi; chỉ trả lại được những dòng có trong danh sách
returns-unlisted-unit = Đơn vị
returns-unlisted-counts = Số đang dùng
returns-unlisted-listed = Danh sách đã gửi
returns-counts = { $valid } hợp lệ, { $invalid } không hợp lệ, { $pending } chờ duyệt
returns-empty = Chưa có danh sách { -record } nào cho ngày này.
returns-empty-do = Bảng tổng hợp chỉ có số đếm; cần danh sách mỗi dòng một { -record } để biết dòng nào phải điều chỉnh, bổ sung.
returns-sentence = **{ $units }** đơn vị có **{ $count }** { -record } { $pending ->
    [0] không hợp lệ
   *[other] chưa được tính là hợp lệ: { $invalid } không hợp lệ, { $pending } chờ duyệt
 }.
returns-sentence-unit = { BEGIN($name) }: **{ $invalid }** { -record } không hợp lệ, **{ $pending }** chờ duyệt trong { $total } { -record } đã kê khai.
returns-sentence-part = { $name ->
    [none] {""}
   *[other] { $name }:{" "}
 }**{ $listed }/{ $count }** { -record } không hợp lệ{ $pending ->
    [0] {""}
   *[other] {" "}hoặc chờ duyệt
 } có dòng trong danh sách đã gửi; số còn lại chỉ có trong bảng tổng hợp.
returns-listed = Theo danh sách: { $sentence }
returns-sentence-unlisted = { BEGIN($name) } chưa có danh sách { -record }; **{ $invalid }** { -record } không hợp lệ{ $pending ->
    [0] {""}
   *[other] , { $pending } chờ duyệt
 } chưa có dòng để xem.
returns-sentence-none = Cả { $total } { -record } đều hợp lệ, không có gì phải trả lại.
returns-sub = Mỗi đơn vị một danh sách, ghi rõ lý do, cần bổ sung gì và dòng nào trong tệp đã nạp.
returns-take-all = Tải danh sách của mọi đơn vị (.zip)
returns-take-unit = Tải danh sách của đơn vị (.xlsx)
returns-take-branches = Kèm từng CĐCS (.zip)
returns-reasons = Lý do không hợp lệ
returns-reason-other = Lý do khác
returns-reason-none = Chưa ghi lý do
returns-back = Danh sách đã sửa gửi lại
returns-back-note = Tệp được so từng dòng với danh sách đang dùng ở trang Nạp bảng tính; gộp và công bố ở đó. Chưa bấm công bố thì số liệu giữ nguyên.
rows-caption = Các { -record }
rows-unit = Đơn vị
rows-status = Trạng thái
rows-reason = Lý do
rows-search = Tìm trong danh sách
rows-search-for = Tên, tác giả, số quyết định, CĐCS
rows-all-units = Mọi đơn vị
rows-all-reasons = Mọi lý do
rows-all-statuses = Mọi trạng thái
rows-to-mend = Chưa được tính là hợp lệ
rows-none = Không có { -record } nào phù hợp.
rows-shown = Dòng { $first }–{ $last } trong **{ $count }** { -record }
rows-download = Tải các dòng này (.csv)
rows-column-title = Tên { -record }
rows-column-authors = Tác giả
rows-column-unit = Đơn vị, CĐCS
rows-column-recognised = Ngày công nhận
rows-column-decision = Số quyết định
rows-column-status = Trạng thái
rows-column-reason = Lý do, cần bổ sung
rows-column-place = Vị trí
rows-place = { $file }, { $sheet }, dòng { $row }
rows-row = dòng { $row }
rows-source = {" "}· tệp { $file }, trang tính { $sheet }
rows-no-unit = Không ghi đơn vị
rows-no-title = (không có tên)
rows-stated = kê khai: { $status }

# Đếm theo từng cách.
counted-heading = Đếm theo
counted-note = Mỗi dòng là số { -record } trong danh sách như đã kiểm tra, gồm cả những { -record } không cần bổ sung. Nơi nào số đơn vị kê khai khác, một cột ghi số đó.
counted-choose = Đếm theo
counted-stated = Kê khai (hợp lệ / không hợp lệ / chờ duyệt)
counted-benefit = Làm lợi (đồng)
counted-not-given = Không ghi
counted-by-unit = Đơn vị
counted-by-branch = CĐCS
counted-by-cluster = Cụm thi đua
counted-by-phase = Giai đoạn
counted-by-group = Đối tượng
counted-by-field = Lĩnh vực
counted-by-reason = Lý do
counted-by-month = Tháng công nhận
counted-rest = Còn { $count } dòng nữa: chọn một đơn vị, hoặc tải các dòng về để xem đủ.
