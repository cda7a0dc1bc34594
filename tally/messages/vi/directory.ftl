# Phát hiện trong tệp danh mục: ô nào, thấy gì, làm gì.
finding-directory-sheet-missing = Tệp danh mục thiếu trang “{ $name }”. Đề nghị thêm trang này theo mẫu.
finding-directory-sheet-twice = Trang “{ $name }” trùng nội dung với một trang đã đọc ở trước. Đề nghị gộp lại thành một trang.
finding-directory-sheet-unknown = Trang “{ $name }” không thuộc danh mục nên không đọc.
finding-directory-headings-missing = Trang “{ $name }” không có đủ các cột { $headings }. Đề nghị ghi lại dòng tiêu đề theo mẫu.
finding-directory-column-unread = Mục “{ $heading }” không thuộc danh mục nên không đọc.
finding-directory-cell-missing = Ô { $cell } để trống, cần ghi “{ $heading }”.
finding-directory-date-impossible = Ô { $cell } ghi “{ $value }”: ngày này không có trong lịch. Đề nghị ghi lại ngày đúng.
finding-directory-date-unclear = Ô { $cell } ghi “{ $value }”, không đọc được thành ngày. Đề nghị ghi dạng ngày/tháng/năm, ví dụ 31/5/2022.
finding-directory-dates-reversed = Ô { $cell }: ngày kết thúc { $end } trước ngày bắt đầu { $start }. Đề nghị sửa lại.
finding-directory-number-bad = Ô { $cell } ở cột “{ $heading }” ghi “{ $value }”, không phải là số nguyên không âm. Đề nghị ghi lại, hoặc để trống nếu chưa giao.
finding-directory-choice-unknown = Ô { $cell } ghi “{ $value }”. Đề nghị chọn một trong: { $choices }.
finding-directory-code-twice = Mã “{ $value }” ở ô { $cell } đã dùng ở ô { $first }. Đề nghị mỗi dòng một mã riêng.
finding-directory-code-unknown = Ô { $cell } ghi “{ $value }”, không có trong danh mục. Đề nghị ghi đúng mã, hoặc thêm mã này vào danh mục.
finding-directory-name-shared = Tên “{ $value }” ở ô { $cell } cũng là tên của { $other } trong cùng thời gian. Đề nghị để mỗi tên chỉ một đơn vị.
finding-directory-quota-twice = Ô { $cell }: chỉ tiêu của đơn vị { $unit } kỳ { $period } đã ghi ở dòng trên. Đề nghị giữ một dòng.
finding-directory-successor-ring = Ô { $cell }: các đơn vị kế thừa nối thành vòng ({ $ring }). Đề nghị sửa lại đơn vị kế thừa.
finding-directory-successor-undated = { $unit } có đơn vị kế thừa nhưng ô { $cell } chưa ghi ngày hết hiệu lực, nên vẫn tính là đang hoạt động.
finding-directory-phases-overlap = Ô { $cell }: { $second } bắt đầu khi { $first } chưa kết thúc.
finding-directory-branches-exceed = Các CĐCS của đơn vị { $unit } được giao tổng cộng { $total }, nhiều hơn chỉ tiêu { $quota } của đơn vị.

# Danh mục mới so với danh mục đang dùng.
directory-changes = So với danh mục đang dùng
directory-changes-counts = { $new } mới · { $changed } đổi · { $gone } bỏ
directory-changes-cut = Còn { $count } thay đổi nữa.
directory-changes-subject = Trang
directory-changes-row = Dòng
directory-changes-cells = Nội dung
directory-changes-kind = Thay đổi
directory-change-new = mới
directory-change-changed = đổi
directory-change-gone = bỏ
directory-notes = Ghi chú
