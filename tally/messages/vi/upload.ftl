# Trang nạp bảng tính: tệp, kiểm tra, so sánh, công bố.
upload-title = Nạp bảng tính: chọn tệp, xem đọc được gì, rồi mới công bố.
upload-title-sub = Nhận bảng tổng hợp, danh sách { -record }, danh mục và đề nghị hỗ trợ đăng ký. Khi chưa bấm công bố, số liệu đang dùng giữ nguyên.
upload-choose = Chọn hoặc kéo thả tệp vào đây (.xlsx, .xlsm, .xls, .xlsb, .ods, .fods, .csv hoặc .zip gồm các tệp này; mỗi tệp tối đa { $mib } MB; chọn được nhiều tệp một lần)
upload-which = { $count } tệp đang xem: { $states }
upload-throw-away = Bỏ tệp { $file }
upload-put-away = Cất { $file } khỏi trang, số liệu đã công bố vẫn giữ
upload-forms = Tải mẫu trống của bảng tổng hợp, danh sách và đề nghị hỗ trợ
upload-throw-all-away = Bỏ cả { $count } tệp
upload-state-undated = chưa có ngày số liệu
upload-state-published = đã công bố
upload-state-reading = đang đọc
upload-state-refused = chưa đọc được
upload-state-block = có chỗ phải sửa
upload-state-ask = cần trả lời{ $count ->
    [0] {""}
   *[other] {" "}{ $count }
 }
upload-state-proposed = đề nghị xem{ $count ->
    [0] {""}
   *[other] {" "}{ $count }
 } câu trả lời chọn sẵn
upload-state-ready = sẵn sàng công bố
upload-state-doubt = cần xem riêng trước khi công bố
upload-state-future = ngày số liệu chưa đến
upload-step-file = Tệp
upload-step-check = Kiểm tra
upload-step-compare = So với số đang dùng
upload-step-publish = Công bố

upload-reading = Đang đọc { $file }…
upload-reading-sub = Có thể xem trang khác rồi quay lại.
upload-stage-wait = Đang chờ đến lượt
upload-stage-check = Đang kiểm tra tệp
upload-stage-read = Đang đọc các trang tính
upload-stage-rows = Đang đọc các dòng
upload-stage-checks = Đang kiểm tra từng { -record }
upload-stop = Dừng đọc
upload-stopped = Đã dừng đọc { $file }.
upload-again = Đọc lại
upload-broken = Chưa đọc được { $file } do lỗi của phần mềm. Đề nghị báo người quản trị và gửi kèm tệp này.
upload-unchanged = Số liệu đang dùng giữ nguyên.
upload-refused = Chưa đọc được { $file }.

upload-read-summary = Đọc được **{ $units } đơn vị** từ { $file }
upload-read-register = Đọc được **{ $count } { -record }**{ $units ->
    [0] {""}
   *[other] {" "}của { $units } đơn vị
} từ { $file }
upload-read-directory = Đọc được danh mục **{ $units } đơn vị**, { $clusters } cụm từ { $file }
upload-read-support = Đọc được **{ $count } đề nghị hỗ trợ đăng ký** từ { $file }
upload-next-stranger = chưa có đơn vị nào trong danh mục đang dùng
upload-next-proposed = { $count } điều đã có câu trả lời chọn sẵn, đề nghị xem rồi công bố
upload-next-ready = không còn điều gì phải trả lời

upload-where-sheet = Trang tính { $sheet }
upload-where-range = vùng { $range }
upload-where-header = { $count ->
    [1] tiêu đề ở dòng { $first }
   *[other] tiêu đề { $count } dòng { $first }–{ $last }
  }
upload-columns = Xem và sửa cách đọc
upload-columns-note = Trang tính như trong tệp, mỗi cột và mỗi dòng đang được hiểu như dưới đây. Sửa chỗ chưa đúng rồi bấm “Đọc lại theo cách này”; tệp sau cùng mẫu sẽ được đọc như vậy.
upload-columns-apply = Đọc lại theo cách này
upload-columns-reset = Bỏ các sửa đổi, đọc lại từ đầu
upload-layout-used = Các cột được đọc theo cách đã sửa cho tệp cùng mẫu trước đây.
upload-sheet = Trang tính
upload-header-row = Dòng tiêu đề đầu tiên
upload-field-unused = không dùng
upload-field-other = nội dung khác

upload-tag-block = Chặn
upload-tag-ask = Trả lời
upload-tag-proposed = Chọn sẵn
upload-tag-answered = Đã chọn
upload-tag-note = Ghi chú

upload-questions = Cần trả lời
upload-questions-note = { $open ->
    [0] Đã trả lời cả { $count } điều.
   *[other] Còn { $open } trên { $count } điều chưa trả lời.
  }
upload-proposed-note = Đã chọn sẵn câu trả lời an toàn cho { $count } điều; đổi được cho đến khi công bố.
upload-answer = { $cell ->
    [none] Trả lời: { $text }
   *[other] Trả lời cho ô { $cell }
}
upload-answer-choose = Chọn câu trả lời
upload-same-question = và { $count } chỗ khác
upload-more-places = và { $count } chỗ nữa
upload-given = { $count } câu trả lời đã dùng khi đọc tệp, đổi được cho đến khi công bố
upload-option-keep = Giữ như đã đọc
upload-option-mend = Sửa tệp rồi nạp lại
upload-option-leave-out = Bỏ qua dòng này
upload-option-new-unit = Thêm vào danh mục
upload-new-units = Lập danh mục có thêm { $count } đơn vị
upload-new-units-note = Công bố danh mục này trước, rồi trở lại tệp.
upload-option-add = Cộng các dòng lại
upload-option-last = Dùng dòng cuối
upload-option-take = Lấy theo tệp
upload-option-thousands = Là hàng nghìn: “{ $printed }” là { $whole }
upload-option-decimal = Là số thập phân: phải sửa “{ $printed }” trong tệp
upload-option-read-sheet = Đọc trang tính “{ $place }”
upload-option-read-row = Đọc bảng có tiêu đề ở dòng { $place }
upload-option-read-column = Dùng cột { $place }
upload-option-read-columns = Cộng các cột { $place }
upload-option-is-unit = Là { $unit }
upload-option-total-keep = Giữ số cộng lại
upload-option-quota-differs-keep = Giữ chỉ tiêu của danh mục
upload-option-quota-differs-take = Sửa danh mục theo tệp
upload-option-shuffled-quota-keep = Giữ chỉ tiêu của danh mục
upload-option-shuffled-quota-take = Sửa danh mục theo tệp
upload-option-unit-missing-keep = Coi là chưa gửi, giữ số cũ
upload-option-status-unknown-keep = Tính là chờ duyệt

upload-findings = Phát hiện
upload-findings-counts = { $note } ghi chú · { $block } chặn
upload-filter-words = Lọc theo ô, đơn vị, nội dung
upload-rows = { $count } dòng

upload-compare = So với số đang dùng
upload-compare-with = So với số đang dùng ({ $day })
upload-compare-first = So với số đang dùng (chưa có số liệu nào đến ngày này)
upload-older = Số liệu mới nhất (đến { $day }) { $count ->
    [0] không đổi: các đơn vị trong tệp đã có số liệu mới hơn
   *[other] chỉ đổi ở { $count } đơn vị trong tệp chưa có số liệu mới hơn
}.
upload-counted = Đơn vị: { $counts }
upload-counted-changed = { $count } đổi
upload-counted-same = { $count } giữ nguyên
upload-counted-new = { $count } mới
upload-counted-absent = { $count } không có trong tệp
upload-counted-unsent = { $count } chưa gửi
upload-counted-gone = { $count } không còn số
upload-counted-unlisted = { $count } ngoài danh mục
upload-compare-needs-date = Đề nghị chọn ngày của số liệu để so sánh.
upload-compare-needs-answers = Bảng so sánh hiện ở đây khi đã trả lời các điều ở trên và sửa các chỗ chặn.
upload-compare-cut = Còn { $count } đơn vị thay đổi nữa, đã tính trong tổng.
upload-compare-done = Đã thay đổi
upload-compare-same = { $count } đơn vị giữ nguyên
upload-compare-absent = { $count } đơn vị không có trong tệp, giữ số cũ
upload-compare-unsent = { $count } đơn vị chưa gửi số liệu
upload-unit = Đơn vị
upload-measure-quota = Chỉ tiêu
upload-measure-valid = Hợp lệ
upload-measure-invalid = Không hợp lệ
upload-measure-pending = Chờ duyệt
upload-change = Thay đổi
upload-change-new = mới
upload-change-changed = đổi
upload-change-same = giữ nguyên
upload-change-gone = không còn số
upload-change-absent = không có trong tệp
upload-change-unsent = chưa gửi
upload-change-unlisted = ngoài danh mục, không tính
upload-stated = kê khai { $count }
upload-total = Cộng sau khi công bố

upload-as-of = Số liệu đến ngày
upload-period = Kỳ chỉ tiêu
upload-as-of-asked = Không thấy ngày của số liệu trong tệp. Đề nghị chọn ngày.
upload-as-of-read = Ngày đọc được trong tệp.
upload-as-of-given = Ngày do người nạp chọn.
upload-who = Người công bố
upload-who-placeholder = Ghi họ và tên
upload-note = Ghi chú cho lần nạp này (không bắt buộc)
upload-closed = Chưa công bố được: { $reasons }.
upload-obstacle-block = còn { $count } chỗ phải sửa trong tệp rồi nạp lại
upload-obstacle-ask = có { $count } điều cần trả lời trước khi công bố
upload-obstacle-doubt = chưa xác nhận điều hỏi ở trên
upload-doubt-sure = Đúng như vậy, tôi đã kiểm tra
upload-obstacle-undated = chưa có ngày của số liệu
upload-obstacle-future = ngày { $day } chưa đến
upload-obstacle-who = Đề nghị ghi tên người công bố rồi bấm lại.
upload-obstacle-published = số liệu này đã công bố rồi, không cần công bố lại
upload-publish = Công bố số liệu đến { $day }
upload-publish-undated = Công bố số liệu
upload-publish-directory = Công bố danh mục này
upload-publish-support = Nhận { $count } đề nghị hỗ trợ đăng ký
upload-publishing = Đang công bố…
upload-already = { $who } đã công bố số liệu này lúc { $when } (phiên bản { $version }).
upload-already-superseded = Sau đó { $who } đã công bố { $file } lúc { $when }, thay thế một phần số liệu này.

upload-done = Đã công bố **số liệu đến { $day }** của { $units } đơn vị.
upload-done-already = { $who } **đã công bố số liệu này lúc { $when }**; không ghi thêm lần nữa.
upload-done-directory = Đã công bố **danh mục** từ { $file }.
upload-done-support = Đã nhận **đề nghị hỗ trợ đăng ký** từ { $file }.
upload-done-others = Từ trang này cũng đã công bố: { $files }.
upload-done-sub = Ghi lúc { $when }; mọi người mở trang đều thấy ngay.
upload-see-overview = Xem trang tổng quan
upload-see-history = Xem lần nạp này ở trang Lịch sử
upload-see-directory = Xem danh mục
upload-see-support = Xem danh sách đề nghị hỗ trợ đăng ký

upload-support = Đề nghị hỗ trợ đăng ký
upload-support-note = { $count } người; số điện thoại chỉ hiện đủ ở trang Hỗ trợ đăng ký.
upload-support-name = Họ và tên
upload-support-phone = Điện thoại
upload-support-unit = Đơn vị
upload-support-content = Nội dung { -record }

upload-stranger = { $count } đơn vị trong bảng đều chưa có trong danh mục
upload-stranger-note = Nếu đây là chương trình khác hoặc tỉnh khác, có thể lập danh mục mới từ bảng này: đơn vị, chỉ tiêu, và mỗi nhóm dòng là một cụm. Danh mục mới được xem trước rồi mới công bố.
upload-half-stranger = { $unknown } trên { $count } đơn vị chưa có trong danh mục
upload-half-stranger-note = Nếu đây là bảng của tỉnh khác hoặc chương trình khác, đề nghị lập danh mục mới từ bảng này. Nếu chỉ là tên ghi khác, đề nghị trả lời từng điều bên dưới.
upload-stranger-programme = Tên chương trình
upload-stranger-owner = Đơn vị chủ trì
upload-stranger-place = Địa danh
upload-stranger-year = Năm chỉ tiêu
upload-stranger-make = Lập danh mục mới từ bảng này
upload-stranger-file = danh-muc-tu-{ $file }.xlsx

returned = So với danh sách đang dùng
returned-comparing = Đang so với danh sách đang dùng…
returned-counts = { $mended } đã sửa xong · { $still } chưa sửa xong · { $worse } trước hợp lệ, nay không · { $new } mới · { $gone } không còn trong tệp · { $kept } vẫn hợp lệ
returned-mended = { $count } { -record } đã sửa xong, nay hợp lệ
returned-still = { $count } { -record } chưa sửa xong
returned-worse = { $count } { -record } trước hợp lệ, nay không hợp lệ
returned-new = { $count } { -record } mới
returned-gone = { $count } { -record } đang dùng không còn trong tệp
returned-row = Dòng
returned-title = Tên { -record }
returned-authors = Tác giả
finding-initiatives-missing = { $count } { -record } đang dùng không còn trong tệp này. Nếu tệp chỉ gồm các dòng trả lại đã sửa, đề nghị ghép vào danh sách đang dùng; công bố nguyên tệp thì các { -record } đó không còn được tính.
upload-option-join = Ghép vào danh sách đang dùng
upload-option-whole = Tệp là danh sách đầy đủ
returned-file = { $file }-da-ghep, đến ngày { $day }.csv
upload-together = Công bố cùng lúc { $count } tệp số liệu sẵn sàng
upload-together-passed = { $files }: đã được công bố từ trước, không khác số nào nên không ghi thêm gì.
upload-together-left = Chưa công bố: { $files }. Đề nghị xem lại rồi công bố tiếp.
upload-together-note = { $files }: đều có ngày số liệu và không còn điều gì phải trả lời. Mỗi tệp vẫn là một lần nạp riêng.
upload-together-publish = Công bố cả { $count } tệp
upload-marked = Tải tệp đã đánh dấu
upload-marked-file = { $file }-danh-dau.xlsx
upload-panel-row = Dòng
upload-panel-is = Được hiểu là
upload-panel-why = Vì sao
upload-panel-turned = Chiều của bảng
upload-panel-turned-none = Tự nhận ra
upload-panel-turned-false = Đứng: mỗi dòng một đơn vị
upload-panel-turned-true = Xoay: mỗi cột một đơn vị
upload-panel-unit = Cả danh sách là của
upload-panel-unit-rows = Theo từng dòng
upload-panel-dates = Ngày như 3/4/2022 là
upload-panel-dates-column = Theo các ngày trong cột
upload-panel-dates-day-first = Ngày trước: 3 tháng 4
upload-panel-dates-month-first = Tháng trước: 4 tháng 3
upload-panel-samples = Ví dụ trong cột: { $samples }.
upload-option-sheets-unlike-keep = Cộng chung các trang tính
upload-option-status-unknown-valid = Tính là hợp lệ
upload-option-status-unknown-invalid = Tính là không hợp lệ
upload-option-date-order-month-first = Tháng đứng trước
upload-option-date-order-day-first = Ngày đứng trước
