# Kho số liệu: chưa ghi được hay chưa đọc được, vì sao, làm gì. Số đã công bố luôn giữ nguyên.
error-published-meanwhile = { $who } vừa công bố { $file } lúc { $when }, sau khi bản xem trước này được lập. Khác nhau: { $differs }. Chưa ghi gì; đề nghị xem lại bản so sánh mới rồi công bố tiếp.
error-amended-meanwhile = { $who } vừa { $kind ->
    [withdraw] rút lại
   *[other] sửa ngày của
} lần nạp số { $number } lúc { $when }, sau khi bản xem trước này được lập. Khác nhau: { $differs }. Chưa ghi gì; đề nghị xem lại rồi làm tiếp.
error-amend-reason = Chưa có lý do. Đề nghị ghi lý do rút lại hoặc sửa.
error-amend-nothing = Lần nạp số { $number } đã đúng ngày và kỳ như vậy, không có gì để sửa. Đề nghị chọn ngày hoặc kỳ khác.
error-amend-future = Ngày số liệu { $day } chưa tới. Đề nghị chọn ngày đã qua hoặc hôm nay.
error-amend-not-counted = Lần nạp số { $number } đã bị rút lại, không còn được tính. Muốn dùng lại thì đề nghị khôi phục.
error-amend-support = Lần nạp số { $number } là đề nghị hỗ trợ đăng ký, đã được nhận. Đề nghị đổi trạng thái từng đề nghị ở trang Hỗ trợ đăng ký.
error-amend-directory-period = Danh mục không thuộc kỳ nào. Đề nghị chỉ sửa ngày của lần nạp số { $number }.
error-amend-last-directory = Lần nạp số { $number } là danh mục duy nhất nên chưa rút lại được. Đề nghị công bố danh mục khác trước.
error-amend-period = Không có kỳ chỉ tiêu “{ $period }”. Đề nghị chọn một trong: { $periods }.
error-store-address = Địa chỉ cơ sở dữ liệu không dùng được. Đề nghị kiểm tra TALLY_DATABASE_URL: chỉ nhận SQLite hoặc PostgreSQL.
error-store-unreachable = Chưa kết nối được cơ sở dữ liệu nên chưa đọc hay ghi được gì; số đã công bố vẫn nguyên. Đề nghị thử lại sau ít phút, nếu vẫn vậy thì báo người quản trị.
error-store-locked = Cơ sở dữ liệu đang bận vì có người khác đang ghi nên chưa ghi gì. Đề nghị thử lại sau ít giây.
error-store-full = Ổ đĩa chứa số liệu đã hết chỗ nên chưa ghi được; số đã công bố vẫn nguyên. Đề nghị giải phóng ổ đĩa rồi thử lại.
error-store-read-only = Thư mục số liệu chỉ cho đọc nên chưa ghi được; số đã công bố vẫn nguyên. Đề nghị người quản trị cấp quyền ghi rồi thử lại.
error-store-memory = Máy không đủ bộ nhớ nên chưa ghi gì; số đã công bố vẫn nguyên. Đề nghị đóng bớt phần mềm khác hoặc chia nhỏ tệp rồi thử lại.
error-store-damaged = Số liệu đã lưu bị hỏng hoặc bị sửa từ bên ngoài. Đề nghị dừng công bố và báo người quản trị lấy lại bản sao lưu.
error-store-foreign = Tệp ghi ở --database hoặc bản sao lưu không phải là kho số liệu của phần mềm này, hoặc đã hỏng ngay đầu tệp. Đề nghị kiểm tra tên tệp.
error-store-missing = Chưa có kho số liệu ở địa chỉ này. Đề nghị xem lại --database hoặc TALLY_DATABASE_URL.
error-store-newer = Cơ sở dữ liệu do phiên bản mới hơn của phần mềm này lập ra. Đề nghị cập nhật phần mềm rồi mở lại.
error-store-sample = Đây là số liệu mẫu, không ghi thêm được. Đề nghị nạp bảng tính vào kho số liệu thật.
error-store-blocked = Tệp { $file } chưa dùng được vì còn { $count } chỗ phải sửa, trước hết: { $first }
error-store-unknown-unit = Tệp { $file } chưa công bố được: “{ $unit }”{ $count ->
    [1] {""}
   *[other] {" "}và các dòng tương tự, tất cả { $count } dòng,
} chưa rõ là đơn vị nào. Đề nghị chọn đơn vị hoặc bỏ qua dòng đó.
error-quotas-taken-before = Chưa nhận được chỉ tiêu trong tệp { $file } từ { $as_of }: từ { $later } đã có danh mục khác. Đề nghị giữ chỉ tiêu của danh mục, hoặc sửa chỉ tiêu trong danh mục rồi nạp lại.
error-store-nothing = Tệp { $file } không có đơn vị nào để công bố. Đề nghị kiểm tra lại tệp.
error-store-other-bytes = Nội dung tệp { $file } đã khác với lúc đọc. Đề nghị đọc lại tệp rồi công bố.
error-store-who = Chưa có tên người công bố. Đề nghị ghi họ và tên.
error-store-token = Bản xem trước không còn dùng được. Đề nghị xem lại bản so sánh rồi công bố.
error-restore-reason = Chưa có lý do khôi phục. Đề nghị ghi lý do.
error-no-such-upload = Không có lần nạp số { $number }. Đề nghị xem danh sách ở trang Lịch sử.
error-no-such-request = Không có đề nghị hỗ trợ đăng ký số { $number }. Đề nghị xem lại danh sách.
error-support-state = Không có trạng thái này. Đề nghị chọn một trong: { $states }.
error-backup-exists = Tệp { $file } đã có sẵn. Đề nghị chọn tên khác để không ghi đè bản sao lưu cũ.
error-backup-missing = Tệp { $file } không có hoặc không phải bản sao lưu của phần mềm này. Đề nghị kiểm tra đường dẫn.
record-not-shown = Bản ghi số { $number } bị hỏng nên không hiện được. Đề nghị chạy lệnh verify.
error-recover-not-empty = Kho số liệu này đã có lần nạp nên không lấy lại được từ bản sao lưu. Đề nghị dùng một kho trống.
error-recover-broken = Bản sao lưu { $file } đã bị sửa hoặc hỏng nên không lấy lại. Đề nghị dùng bản sao lưu khác; lệnh verify --database { $file } cho biết chỗ không khớp.
error-recover-too-large = Ổ đĩa của kho số liệu không đủ chỗ cho bản sao lưu { $file } nên chưa lấy lại gì. Đề nghị giải phóng ổ đĩa rồi thử lại.
error-store-too-large = Có số lớn hơn { $number } nên chưa ghi gì. Đề nghị kiểm tra lại các số đếm và chỉ tiêu.
error-store-nul = Có ký tự rỗng (NUL) hoặc hỏng trong tên tệp, tên người hoặc ghi chú nên chưa ghi gì. Đề nghị gõ lại chỗ đó.
error-unsure = Tệp { $file } chưa công bố: { $first } Nếu đúng như vậy, đề nghị thêm --accept.
error-cannot-write = Không ghi được tệp { $file }. Đề nghị đóng tệp nếu đang mở, kiểm tra thư mục và quyền ghi.
error-output-in-use = Tệp { $file } là tệp mà lệnh này đọc, là kho số liệu, hoặc được ghi tên hai lần, nên chưa ghi gì. Đề nghị chọn tên khác cho kết quả.
error-as-of-missing = Tệp { $file } không ghi ngày số liệu. Đề nghị thêm --as-of, ví dụ --as-of 2022-05-20.
error-as-of-impossible = Tệp { $file } ghi “{ $printed }”, là ngày không có trong lịch. Đề nghị thêm --as-of, ví dụ --as-of 2022-05-20.
error-unanswered = Tệp { $file } chưa được dùng vì còn { $count } điều chưa trả lời, trước hết: { $first }
error-text-too-long = { $what ->
    [who] Họ tên
    [note] Ghi chú
    [reason] Lý do
    [name] Tên
    [phone] Số điện thoại
   *[content] Nội dung
} dài { $count } ký tự, nhiều nhất là { $most }. Đề nghị ghi ngắn lại.
