# Đề nghị hỗ trợ đăng ký.
finding-support-name-missing = Ô { $cell } (trang tính { $sheet }): thiếu họ và tên người cần hỗ trợ. Đề nghị ghi họ và tên.
finding-support-phone-missing = Ô { $cell } (trang tính { $sheet }): thiếu số điện thoại nên chưa liên hệ được. Đề nghị ghi số điện thoại.
finding-support-phone-doubtful = Ô { $cell } (trang tính { $sheet }): “{ $printed }” không giống số điện thoại. Đề nghị kiểm tra lại.
finding-support-content-missing = Ô { $cell } (trang tính { $sheet }): thiếu nội dung { -record }. Đề nghị ghi nội dung.

# Trang hỗ trợ đăng ký.
support-empty = Chưa có đề nghị hỗ trợ đăng ký nào{ $own ->
    [yes] {" "}của đơn vị mình
   *[no] {""}
}.
support-empty-do = Đơn vị khó khăn gửi họ và tên, điện thoại, đơn vị và nội dung { -record }; đề nghị nạp danh sách đó, hoặc ghi từng người ở dưới.
support-sentence = **{ $count }** đề nghị hỗ trợ đăng ký: { $states }.
support-count-new = **{ $count }** mới
support-count-working = { $count } đang xử lý
support-count-done = { $count } đã đăng ký
support-count-declined = { $count } không đăng ký được
support-sub = Số điện thoại chỉ hiện đủ ở trang này, để gọi cho người cần hỗ trợ.
support-caption = Các đề nghị hỗ trợ đăng ký
support-none = Không có đề nghị nào phù hợp.
support-state = Trạng thái
support-state-all = Mọi trạng thái
support-state-new = Mới
support-state-working = Đang xử lý
support-state-done = Đã đăng ký
support-state-declined = Không đăng ký được
support-search = Tìm trong các đề nghị
support-search-for = Họ và tên, đơn vị, nội dung
support-name = Họ và tên
support-phone = Điện thoại
support-unit = Đơn vị
support-content = Nội dung { -record }
support-note = Ghi chú
support-change = Đổi trạng thái một hoặc nhiều đề nghị
support-which = Đề nghị
support-new-state = Trạng thái mới
support-who = Người ghi
support-save = Lưu
support-add = Ghi thêm một đề nghị
support-add-save = Thêm
support-incomplete = Đề nghị ghi đủ họ và tên, điện thoại, đơn vị và nội dung { -record }.
support-who-missing = Đề nghị ghi tên người ghi.
support-waiting = Đã chờ
support-download = Tải danh sách (.xlsx)
support-all-shown = Tất cả { $count } đề nghị đang hiện
support-turned-up = { $count } đề nghị có { -record } đã thấy trong danh sách
support-turned-up-note = Cùng đơn vị, cùng tên người hoặc cùng tên { -record }. Đánh dấu các đề nghị đúng là { -record } đó rồi bấm đóng.
support-turned-up-do = Đúng, chuyển sang đã đăng ký
support-nothing-to-change = Đề nghị chọn ít nhất một đề nghị và trạng thái mới.
support-none-chosen = Đề nghị chọn ít nhất một đề nghị.

# Lệnh `support`.
command-support = xem các đề nghị hỗ trợ đăng ký, đổi trạng thái hoặc đóng đề nghị đã có sáng kiến
command-support-number = số của đề nghị cần đổi trạng thái; để trống là chỉ xem
command-support-state = có số đề nghị: trạng thái mới; không có: chỉ xem các đề nghị ở trạng thái này. new là mới, working là đang xử lý, done là đã đăng ký, declined là không đăng ký được
command-support-note = ghi chú kèm trạng thái mới
command-support-turned-up = các đề nghị có sáng kiến đã thấy trong danh sách; kèm số đề nghị là xác nhận đúng và đóng
command-support-out = tệp .xlsx ghi các đề nghị vừa xem, theo thứ tự cột của mẫu
error-support-no-state = Chưa ghi trạng thái mới của đề nghị. Đề nghị ghi --state với một trong: { $states }; hoặc --turned-up để đóng đề nghị đã có sáng kiến.
error-support-not-found = Chưa thấy sáng kiến của đề nghị số { $numbers } trong danh sách nào, nên chưa đóng đề nghị nào. Đề nghị xem lại bằng --turned-up, hoặc ghi --state done.
support-listed = Có { $count } đề nghị.
support-line = Đề nghị số { $number }: { $name }, { $phone }, { $unit }: { $content }; { $state }, lúc { $when }.
