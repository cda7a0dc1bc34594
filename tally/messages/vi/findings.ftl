# Phát hiện ở bảng tổng hợp: mỗi câu nói gì, ở đâu, làm gì.
finding-total-mismatch-quota = Chỉ tiêu: ô { $cell } ghi { $printed }, cộng lại được { $computed } (lệch { $difference }). Giữ số cộng lại.
finding-total-mismatch-valid = Hợp lệ: ô { $cell } ghi { $printed }, cộng lại được { $computed } (lệch { $difference }). Giữ số cộng lại.
finding-total-mismatch-invalid = Không hợp lệ: ô { $cell } ghi { $printed }, cộng lại được { $computed } (lệch { $difference }). Giữ số cộng lại.
finding-total-mismatch-total = Tổng số: ô { $cell } ghi { $printed }, cộng lại được { $computed } (lệch { $difference }). Giữ số cộng lại.
finding-total-row-arithmetic = Dòng tổng cộng: { $valid } + { $invalid } = { $sum }, nhưng ô { $cell } ghi { $total }. Giữ số cộng lại.
finding-subtotal-mismatch = Cộng của nhóm: ô { $cell } ghi { $printed }, cộng lại được { $computed } (lệch { $difference }). Giữ số cộng lại.
finding-row-sum-mismatch = { $unit }: ô { $cell } ghi { $printed }, cộng trong dòng được { $computed } (lệch { $difference }). Giữ số cộng lại.
finding-quota-blank = { $unit }: ô { $cell } chưa ghi chỉ tiêu. Coi là chưa giao, không phải 0.
finding-quota-column-missing = Bảng không có cột chỉ tiêu. Dùng chỉ tiêu trong danh mục.
finding-quota-differs = { $unit }: ô { $cell } ghi chỉ tiêu { $printed }, danh mục là { $directory }. Giữ theo danh mục hay lấy theo tệp?
finding-shuffled-quota = Chỉ tiêu ở { $cell } đứng lệch đơn vị so với danh mục ({ $count } dòng: { $names }); có thể một cột đã bị sắp xếp riêng. Đề nghị kiểm tra lại tệp.
finding-unit-missing = { $count ->
    [1] { $names } chưa nộp: tệp không có số liệu của đơn vị này. Không tính là 0.
   *[other] { $count } đơn vị chưa có số liệu trong tệp: { $names }. Không tính là 0.
}
finding-unit-duplicated = { $unit } có { $count } dòng ({ $cells }). Cộng lại, lấy dòng cuối, hay để đơn vị sửa?
finding-unit-unknown = { $near ->
    [-1] Danh mục không có đơn vị nào trong { $count } đơn vị của bảng ({ $printed }). Lập danh mục mới từ bảng này?
    [0] Ô { $cell }: “{ $printed }” không có trong danh mục. Đề nghị chọn đơn vị hoặc bỏ dòng này.
   *[other] Ô { $cell }: “{ $printed }” không có trong danh mục. Có phải là { $names }?
}
finding-bad-number = { $computed ->
    [1] { $unit }: ô { $cell } ghi “{ $value }”, không phải một số đếm. Dùng số cộng lại.
   *[other] { $unit }: ô { $cell } ghi “{ $value }”, không phải một số đếm. Đề nghị sửa ô này.
}
finding-ambiguous-number = { $unit }: ô { $cell } ghi “{ $value }”, không rõ là hàng nghìn hay số lẻ. Đề nghị chọn cách hiểu.
finding-no-cached-values = { $computed ->
    [1] { $unit }: ô { $cell } là công thức chưa có kết quả. Đã tự cộng lại.
   *[other] { $unit }: ô { $cell } là công thức chưa có kết quả. Đề nghị mở tệp bằng Excel, lưu lại rồi gửi.
}
finding-error-cell = { $computed ->
    [1] { $unit }: ô { $cell } báo lỗi “{ $value }”. Dùng số cộng lại.
   *[other] { $unit }: ô { $cell } báo lỗi “{ $value }”. Đề nghị sửa công thức hoặc ghi số.
}
finding-hidden-sheet = { $taken ->
    [1] Trang “{ $sheet }” đang ẩn, nhưng là trang có bảng nên vẫn đọc. Đề nghị kiểm tra có đúng trang cần gửi.
   *[other] Trang “{ $sheet }” đang ẩn nên không đọc. Nếu cần trang này, đề nghị bỏ ẩn rồi gửi lại.
}
finding-hidden-columns = Cột { $columns } đang ẩn nên không đọc.
finding-sheet-choice = Có { $count } trang đều có bảng: { $names }. Đang đọc trang “{ $sheet }”. Đọc trang nào?
finding-two-tables = { $what ->
    [tables] Trang “{ $sheet }” có { $count } bảng: { $names }. Đang đọc bảng ở { $cell }. Đọc bảng nào?
   *[other] Trang “{ $sheet }” có { $count } cột cùng nghĩa: { $names }. Đang đọc cột ở { $cell }. Đọc cột nào?
}
finding-stray-cell = Trang “{ $sheet }”: { $count } ô nằm rất xa bảng nên không đọc, ô đầu là { $cell } ghi “{ $value }”. Đề nghị xoá ô thừa, hoặc chuyển vào bảng.
finding-legacy-encoding = Trang “{ $sheet }” dùng bảng mã cũ { $encoding }, đã chuyển sang Unicode. Đề nghị xem lại tên đơn vị.
