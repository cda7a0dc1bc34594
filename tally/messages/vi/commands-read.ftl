# Lệnh `read`.
command-read = đọc một tệp: bảng tổng hợp, danh sách sáng kiến, danh mục, đề nghị hỗ trợ đăng ký
command-read-file = tệp cần đọc
command-read-directory = danh mục để đối chiếu; "none" là giữ tên đơn vị như trong tệp
command-read-database = nơi lưu số liệu; không ghi thì theo TALLY_DATABASE_URL, nếu không có thì kho của máy này
command-read-json = in kết quả dạng JSON
command-read-sheet = tên trang tính cần đọc
command-read-header-row = dòng tiêu đề của bảng (số dòng trong trang tính)
command-read-column = ý nghĩa của một cột: unit, quota, valid, invalid, pending, total; ở danh sách: title, authors, status, valid_mark, invalid_mark, reason…; để trống là bỏ qua; hai cột cùng ý nghĩa thì cộng lại
command-read-alias = tên trong tệp là đơn vị có mã nào; để trống mã là bỏ qua dòng đó
read-kind-summary = Bảng tổng hợp: { $file }, trang tính “{ $sheet }”, { $count } đơn vị, số liệu đến { $asof }.
read-kind-register = Danh sách { -record }: { $file }, trang tính “{ $sheet }”, { $count } đơn vị, số liệu đến { $asof }.
read-kind-directory = Danh mục: { $file }.
read-kind-support = Đề nghị hỗ trợ đăng ký: { $file }, trang tính “{ $sheet }”.
read-directory-holds = Chương trình “{ $programme }”:
read-directory-units = - { $count } đơn vị
read-directory-branches = - { $count } CĐCS
read-directory-clusters = - { $count } cụm thi đua
read-directory-phases = - { $count } giai đoạn
read-directory-reasons = - { $count } lý do
read-directory-users = - { $count } người dùng
read-directory-period = - { $period }: chỉ tiêu { $total }, giao cho { $count } đơn vị
read-support-count = { $count } đề nghị, theo đơn vị:
read-support-no-unit = Chưa ghi đơn vị
error-answer-no-unit = Danh mục không có đơn vị mang mã { $wanted }. Các mã hiện có: { $known }.
error-answer-fits-nothing = Tệp { $file } không có chỗ cho { $option } { $wanted } nên chưa dùng trả lời nào. Đề nghị xem lại cột, dòng, cách ghi, tên hoặc mã đơn vị đã ghi.
error-answer-no-sheet = Tệp { $file } không có trang tính “{ $wanted }”. Các trang tính hiện có: { $known }.
error-answer-no-field = Tệp { $file }: { $kind ->
    [register] ở danh sách sáng kiến
    [support] ở danh sách đề nghị hỗ trợ
   *[other] ở bảng này
 }, cột { $letters } không thể là { $wanted }.{ $kind ->
    [register] {" "}Cột ghi kết quả bằng chữ là status, cột đánh dấu là valid_mark hoặc invalid_mark.
   *[other] {""}
 } Các ý nghĩa có thể dùng: { $known }.
error-answer-which-sheet = Tệp { $file } có danh sách ở nhiều trang tính ({ $known }): đề nghị ghi trang tính trước số dòng, như --row "{ $sheet }!{ $row }=note".
error-not-a-directory = Tệp { $file } không phải là danh mục. Đề nghị chọn tệp danh mục có trang tính Đơn vị, hoặc ghi --directory none.
severity-block = Chặn
severity-ask = Trả lời
severity-note = Ghi chú
error-file-missing = Không mở được tệp { $file }. Đề nghị kiểm tra đường dẫn và quyền đọc.

# Cách dùng dòng lệnh.
command-usage = cách dùng:
command-arguments = tham số
command-options = tuỳ chọn
command-help = xem cách dùng rồi thôi
command-lacks = Lệnh còn thiếu { $what }. Đề nghị xem cách dùng bằng --help.
command-unknown = Lệnh không có { $what }. Đề nghị xem cách dùng bằng --help.
command-unprinted = Không in được kết quả (ổ đĩa hết chỗ hoặc đầu ra hỏng). Đề nghị xem lại nơi nhận đầu ra.
command-wrong = Giá trị của { $what } chưa đúng. Đề nghị xem cách dùng bằng --help.
command-read-duplicates = đơn vị có nhiều dòng: refuse là để đơn vị sửa, add là cộng các dòng lại, last là dùng dòng cuối
command-read-quotas = chỉ tiêu khác danh mục: keep là giữ chỉ tiêu của danh mục, take là lấy theo tệp
command-read-thousands = số chưa rõ như “1,234”: thousands là hàng nghìn, decimal là số thập phân
command-export-what = số liệu cần ghi: state là số đang dùng, series là số qua các ngày, history là các lần nạp

command-read-row = một dòng của trang tính là gì: counted, total, note…; ví dụ 12=note; khi đọc nhiều trang tính thì ghi cả tên trang, như "Tháng 6!12=note"
command-read-turned = bảng nằm ngang: mỗi cột là một đơn vị
command-read-upright = bảng đứng: mỗi dòng là một đơn vị
command-read-unit = mã của đơn vị có danh sách này, khi tệp không ghi đơn vị
command-read-dates = ngày như “3/4/2022”: day-first là ngày trước tháng, month-first là tháng trước ngày
command-read-status = cách ghi kết quả nghĩa là gì: valid, invalid hoặc pending; ví dụ “Qua vòng 1=pending”
read-columns = Các cột được hiểu là:
read-meaning = - cột { $letters } “{ $heading }”: { $meaning } ({ $because })
read-account = Các dòng của những trang tính đã đọc:
read-cells-alike = (Cùng nội dung ở { $count } ô nữa, đến ô { $cell }.)
read-account-rows = - { $what }: { $count }
