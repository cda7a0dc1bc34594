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
        [branches] đổi chỉ tiêu CĐCS
        [support] xem hoặc ghi đề nghị hỗ trợ của đơn vị khác
        [directory] đổi danh mục
        [withdraw] khôi phục hoặc thu hồi lần nạp
        [remember] ghi nhớ cách đọc cho các tệp sau
        [letters] soạn công văn
        [accounts] quản lý tài khoản
        [record] xem nhật ký
       *[forget] xoá dữ liệu cá nhân
    }; chưa thay đổi gì. Nếu cần, đề nghị liên hệ cán bộ tổng hợp hoặc quản trị viên của tỉnh.
}
error-nothing-of-own = Tệp { $file } không có dòng nào của đơn vị { $unit } nên chưa công bố được. Tài khoản này chỉ công bố số liệu của đơn vị mình; đề nghị gửi tệp cho cán bộ tổng hợp của tỉnh.
error-sign-in-mode = TALLY_SIGN_IN là “{ $mode }”, không có cách đăng nhập này. Đề nghị đặt một trong: { $modes }.
error-setting-number = { $name } là “{ $value }”, cần là số nguyên lớn hơn 0. Đề nghị sửa lại rồi khởi động lại.
error-sign-in-wrong = Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đã khoá. Đề nghị thử lại; nếu quên mật khẩu thì liên hệ quản trị viên.
error-sign-in-wait = Đã có nhiều lần nhập sai. Đề nghị đợi { $seconds } giây rồi thử lại.
error-sign-in-full = Có quá nhiều phiên đang mở từ địa chỉ mạng này. Đề nghị đăng xuất ở máy không dùng nữa rồi thử lại.
error-sign-in-ended = Phiên làm việc đã hết. Đề nghị đăng nhập lại.
error-password-old = Mật khẩu hiện tại không đúng. Đề nghị nhập lại.
error-password-length = Mật khẩu mới cần từ { $least } đến { $most } ký tự. Đề nghị đặt dài hơn, ví dụ bốn từ ghép lại.
error-password-easy = Mật khẩu mới dễ đoán: chỉ có chữ số, quá ít ký tự khác nhau, chứa tên đăng nhập hoặc giống mật khẩu cũ. Đề nghị đặt mật khẩu khác.
error-account-name = Tên đăng nhập “{ $name }” chưa dùng được. Đề nghị dùng 2 đến 100 chữ, số hoặc các dấu . _ - @ +, không có dấu cách.
error-account-taken = Đã có tài khoản “{ $name }”. Đề nghị chọn tên khác, hoặc cấp lại mật khẩu cho tài khoản đó.
error-account-unknown = Không có tài khoản “{ $name }”. Đề nghị xem danh sách tài khoản.
error-account-last = “{ $name }” là quản trị viên cuối cùng nên không khoá được. Đề nghị thêm một quản trị viên khác trước.
error-account-role = Không có vai trò “{ $role }”. Đề nghị chọn vai trò trong danh sách.
error-account-scope = Chưa rõ đơn vị hoặc cụm “{ $scope }”. Đề nghị ghi một mã trong: { $codes }.
error-account-no-scope = Vai trò này xem toàn tỉnh nên không gắn với đơn vị hay cụm. Đề nghị bỏ phần đó.
