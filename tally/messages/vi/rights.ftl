# Đăng nhập, tài khoản, quyền.
error-not-allowed = { $role ->
    [nobody] Chưa đăng nhập hoặc phiên làm việc đã hết nên chưa làm được việc này. Đề nghị đăng nhập lại.
   *[other] Tài khoản này không được { $deed ->
        [figures] xem số liệu
        [papers] xem và tải văn bản
        [reminders] xem lời nhắc của cụm này
        [names] xem họ tên và điện thoại này
        [files] xem tệp gốc này
        [publish] công bố số liệu
        [branches] xem và sửa danh mục
        [support] { $extent ->
            [any] xem đề nghị hỗ trợ đăng ký
           *[these] xem hoặc ghi đề nghị hỗ trợ của đơn vị khác
        }
        [directory] đổi danh mục
        [withdraw] khôi phục hoặc rút lại lần nạp
        [remember] ghi nhớ cách đọc cho các tệp sau
        [accounts] quản lý tài khoản
        [record] xem nhật ký
       *[forget] xoá dữ liệu cá nhân
    }. Nếu cần, đề nghị liên hệ cán bộ tổng hợp hoặc quản trị viên của tỉnh.
}
error-nothing-of-own = Tệp { $file } không có dòng nào của đơn vị { $unit } nên chưa công bố được. Tài khoản này chỉ công bố số liệu của đơn vị mình; đề nghị gửi tệp cho cán bộ tổng hợp của tỉnh.
error-sign-in-mode = TALLY_SIGN_IN là “{ $mode }”, không có cách đăng nhập này. Đề nghị đặt một trong: { $modes }.
error-setting-number = { $name } là “{ $value }”, cần là số lớn hơn 0. Đề nghị sửa lại rồi khởi động lại.
error-sign-in-wrong = Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đã khoá. Đề nghị thử lại; nếu quên mật khẩu thì liên hệ quản trị viên.
error-sign-in-wait = Đã có nhiều lần nhập sai. Đề nghị đợi { $seconds } giây rồi thử lại.
error-sign-in-full = Có quá nhiều phiên đang mở từ địa chỉ mạng này. Đề nghị đăng xuất ở máy không dùng nữa rồi thử lại.
error-sign-in-ended = Phiên làm việc đã hết. Đề nghị đăng nhập lại.
error-password-old = Mật khẩu hiện tại không đúng. Đề nghị nhập lại.
error-password-length = Mật khẩu mới cần từ { $least } đến { $most } ký tự. Đề nghị đặt dài hơn, ví dụ bốn từ ghép lại.
error-password-easy = Mật khẩu mới dễ đoán: là mật khẩu nhiều người dùng, chứa tên mình, tên cơ quan hoặc dãy phím, hoặc giống mật khẩu cũ. Đề nghị đặt mật khẩu khác, ví dụ bốn từ không liên quan ghép lại.
error-account-name = Tên đăng nhập “{ $name }” chưa dùng được. Đề nghị dùng 2 đến 100 chữ, số hoặc các dấu . _ - @ +, không có dấu cách.
error-account-taken = Đã có tài khoản “{ $name }”. Đề nghị chọn tên khác, hoặc cấp lại mật khẩu cho tài khoản đó.
error-account-unknown = Không có tài khoản “{ $name }”. Đề nghị xem danh sách tài khoản.
error-account-last = “{ $name }” là quản trị viên cuối cùng nên không khoá được. Đề nghị thêm một quản trị viên khác trước.
error-account-locked = Tài khoản “{ $name }” đang khoá nên chưa cấp lại mật khẩu. Nếu muốn mở lại, đề nghị chọn Mở lại tài khoản (lệnh: tally user on { $name }).
error-account-role = Không có vai trò “{ $role }”. Đề nghị chọn vai trò trong danh sách.
error-account-scope = Chưa rõ đơn vị hoặc cụm “{ $scope }”. Đề nghị ghi một mã trong: { $codes }.
error-account-no-scope = Vai trò này xem toàn tỉnh nên không gắn với đơn vị hay cụm. Đề nghị bỏ phần đó.
error-serve-none = Phần mềm chưa bật đăng nhập nên chỉ phục vụ trên chính máy này (127.0.0.1), không phục vụ ở địa chỉ { $address }. Đề nghị đặt TALLY_SIGN_IN=accounts rồi tạo quản trị viên bằng “tally user add TÊN --role admin”, hoặc bỏ --server.address.
error-serve-proxy = Khi máy chủ trung gian lo việc đăng nhập (TALLY_SIGN_IN=proxy), phần mềm chỉ được nghe ở 127.0.0.1, không ở địa chỉ { $address }, để không ai đi vòng qua máy chủ đó. Đề nghị bỏ --server.address.
role-leader = Lãnh đạo: xem mọi số liệu và văn bản
role-head = Cụm trưởng: xem mọi số liệu, lời nhắc của cụm mình
role-unit = Cán bộ đơn vị: nạp tệp và xem danh sách của đơn vị mình
role-province = Cán bộ tổng hợp: nạp, sửa và xem mọi thứ trừ tài khoản
role-admin = Quản trị viên: mọi việc, cả tài khoản và dữ liệu cá nhân
# Trang đăng nhập.
sign-in-product = { -progress }
sign-in-title = Đăng nhập
sign-in-label-name = Tên đăng nhập
sign-in-label-password = Mật khẩu
sign-in-enter = Đăng nhập
sign-in-help = Quên mật khẩu hoặc chưa có tài khoản: đề nghị liên hệ quản trị viên của Liên đoàn Lao động tỉnh.
sign-in-stranger = Tài khoản này chưa được cấp quyền vào phần mềm. Đề nghị liên hệ quản trị viên của Liên đoàn Lao động tỉnh.
sign-in-one-time = Mật khẩu được cấp chỉ dùng một lần. Đề nghị đặt mật khẩu của riêng mình trước khi vào.
sign-in-label-old = Mật khẩu hiện tại
sign-in-label-new = Mật khẩu mới
sign-in-rule = Ít nhất 12 ký tự; bốn từ ghép lại dễ nhớ và khó đoán.
sign-in-change = Đổi mật khẩu
sign-in-changed = Đã đổi mật khẩu; mọi phiên cũ đã kết thúc. Đề nghị đăng nhập bằng mật khẩu mới.
sign-in-out = Đăng xuất
sign-in-left = Đã đăng xuất.
sign-in-back = Về trang chính
sessions-title = { $count } phiên đang mở của tài khoản này
sessions-line = Từ { $address }: đăng nhập { $since }, dùng gần nhất { $used }
sessions-own = (phiên này)
sessions-end = Kết thúc các phiên khác
sessions-ended = Đã kết thúc mọi phiên khác của tài khoản này.
sign-in-not-yours = Không mở được địa chỉ này từ phiên làm việc hiện tại. Đề nghị quay lại trang rồi bấm lại.
# Trang tài khoản và nhật ký.
menu-accounts = Tài khoản và nhật ký
account-title = **{ $count }** tài khoản, **{ $now }** phiên đang mở.
account-sub = Mật khẩu cấp lần đầu chỉ hiện một lần ở đây và phải đổi khi đăng nhập; khoá tài khoản hoặc cấp lại mật khẩu thì mọi phiên của tài khoản đó kết thúc ngay.
account-list = Các tài khoản
account-name = Tên đăng nhập
account-person = Họ và tên
account-role = Vai trò
account-scope = Đơn vị hoặc cụm
account-state = Tình trạng
account-sessions = Phiên đang mở
account-state-on = Đang dùng
account-state-first = Chưa đổi mật khẩu lần đầu
account-state-off = Đã khoá
account-add = Thêm tài khoản
account-add-do = Thêm
account-change = Cấp lại mật khẩu, khoá hoặc mở lại
account-reset = Cấp lại mật khẩu
account-on = Mở lại tài khoản, cấp mật khẩu mới
account-off = Khoá tài khoản
account-password = Mật khẩu dùng một lần của { $name }: **{ $password }**. Chỉ hiện lần này; đề nghị trao tận tay hoặc đọc qua điện thoại. Dùng được trong 7 ngày nếu không đặt khác.
record-title = Nhật ký
record-note = Chỉ ghi thêm, không sửa, không xoá trước hạn. 500 mục mới nhất.
record-event = Việc
record-all = Mọi việc
record-when = Lúc
record-who = Ai
record-address = Từ địa chỉ
record-about = Về
record-event-signed-in = Đăng nhập
record-event-signed-out = Đăng xuất
record-event-sign-in-refused = Đăng nhập sai
record-event-refused = Bị từ chối vì không có quyền
record-event-sessions-ended = Kết thúc các phiên khác
record-event-password-changed = Đổi mật khẩu
record-event-names-seen = Xem họ tên, điện thoại
record-event-names-taken = Tải tệp có họ tên
record-event-published = Công bố
record-event-restored = Khôi phục lần nạp
record-event-amended-withdraw = Rút lại lần nạp
record-event-amended-correct = Sửa ngày hoặc kỳ của lần nạp
record-event-directory-changed = Đổi danh mục
record-upload = Lần nạp { $number }
record-event-account-added = Thêm tài khoản
record-event-account-reset = Cấp lại mật khẩu
record-event-account-on = Mở lại tài khoản
record-event-account-off = Khoá tài khoản
record-event-forgot = Xoá dữ liệu cá nhân
record-event-record-ended = Xoá mục nhật ký quá hạn lưu
record-until = đến mục số { $number }
history-others = Mở lại tệp để công bố phần của các đơn vị khác
command-user = ai được đăng nhập: thêm, liệt kê, cấp lại mật khẩu, khoá, mở lại
command-user-action = add thêm, list liệt kê, reset cấp lại mật khẩu, off khoá, on mở lại (kèm mật khẩu mới)
command-user-name = tên đăng nhập
command-user-role = vai trò; staff là cán bộ của đơn vị ở --unit, không có --unit thì là cán bộ tổng hợp của tỉnh
command-user-unit = mã đơn vị của cán bộ đơn vị
command-user-cluster = mã cụm của cụm trưởng
command-user-person = họ và tên, hiện trong lịch sử
command-user-off = Đã khoá tài khoản { $name }; mọi phiên của tài khoản này đã kết thúc.
error-user-incomplete = Lệnh còn thiếu. Đề nghị ghi tên đăng nhập, và khi thêm thì cả vai trò: tally user add TÊN --role staff --unit YK.
command-forget = xoá dữ liệu cá nhân của một người khỏi mọi thứ đã lưu; không ghi tên thì liệt kê đề nghị đã quá hạn lưu
command-forget-past-term = xoá dữ liệu cá nhân đã quá hạn lưu
command-forget-name = họ và tên, đúng như trong tệp
command-forget-phone = số điện thoại
command-forget-reason = lý do, được lưu làm dấu vết; đừng ghi tên người đó ở đây
forget-done = Đã xoá khỏi { $requests } đề nghị, { $findings } phát hiện, danh mục hoặc lần nạp và { $files } tệp đã lưu; số liệu giữ nguyên. Bản sao lưu lập trước lúc này vẫn còn: làm lại việc này bằng “tally forget … --database BẢN-SAO-LƯU”, hoặc huỷ bản đó.
forget-due = Đề nghị { $number } nhận { $when } đã quá hạn lưu.
forget-none-due = Không có đề nghị hỗ trợ nào quá hạn lưu.
forget-past-term = Quá hạn lưu
forget-past-term-note = { $requests } đề nghị hỗ trợ còn tên người và { $entries } mục nhật ký đã quá hạn lưu. Xoá thì tên và điện thoại được che ở đề nghị và ở tệp đã nạp; nội dung và tình trạng giữ nguyên.
forget-past-term-do = Xoá dữ liệu quá hạn
forget-title = Xoá dữ liệu cá nhân
error-forget-whom = Chưa rõ xoá của ai. Đề nghị ghi đủ họ và tên (từ hai chữ trở lên, không kèm số hay ký hiệu), hoặc số điện thoại.
error-forget-reason = Chưa có lý do xoá. Đề nghị ghi lý do, không kèm tên người đó.
