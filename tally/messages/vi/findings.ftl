# Phát hiện ở bảng tổng hợp: mỗi câu nói gì, ở đâu, làm gì.
finding-total-mismatch-quota = Chỉ tiêu: ô { $cell } ghi { $printed }, cộng lại được { $computed } (lệch { $difference }). Giữ số cộng lại.
finding-total-mismatch-valid = Hợp lệ: ô { $cell } ghi { $printed }, cộng lại được { $computed } (lệch { $difference }). Giữ số cộng lại.
finding-total-mismatch-invalid = Không hợp lệ: ô { $cell } ghi { $printed }, cộng lại được { $computed } (lệch { $difference }). Giữ số cộng lại.
finding-total-mismatch-total = Tổng số: ô { $cell } ghi { $printed }, cộng lại được { $computed } (lệch { $difference }). Giữ số cộng lại.
finding-total-row-arithmetic = Dòng tổng cộng: { $valid } + { $invalid } = { $sum }, nhưng ô { $cell } ghi { $total }. Giữ số cộng lại.
finding-subtotal-mismatch = Cộng nhóm: ô { $cell } ghi { $printed }, cộng lại được { $computed } (lệch { $difference }). Giữ số cộng lại.
finding-row-sum-mismatch = { BEGIN($unit) }: ô { $cell } ghi { $printed }, cộng trong dòng được { $computed } (lệch { $difference }). Giữ số cộng lại.
finding-parts-of-units = { $count } dòng đánh số dưới một đơn vị ({ $names }…) tính là phần của đơn vị ấy, không phải đơn vị riêng. Nếu là đơn vị, đề nghị bỏ các dòng cộng ở trên rồi nạp lại.
finding-row-contradicts = { BEGIN($unit) }: ô { $cell } ghi { $printed }, tính lại từ các ô { $cells } được { $computed }. Giữ các số trong tệp, hay sửa tệp rồi nạp lại?
finding-quota-blank = { BEGIN($unit) }: ô { $cell } chưa ghi chỉ tiêu. Coi là chưa giao, không phải 0.
finding-title-date-impossible = Phần đầu bảng ghi “{ $value }”, là ngày không có trong lịch nên không lấy làm ngày số liệu. Đề nghị kiểm tra lại.
finding-quota-column-missing = Bảng không có cột chỉ tiêu. Giữ chỉ tiêu của danh mục.
finding-quota-differs = { $known ->
    [0] { BEGIN($unit) }: ô { $cell } ghi chỉ tiêu { $printed }, danh mục không ghi chỉ tiêu của đơn vị này.
   *[other] { BEGIN($unit) }: ô { $cell } ghi chỉ tiêu { $printed }, danh mục ghi { $directory }.
} { $settled ->
    [open] Giữ theo danh mục hay lấy theo tệp?
    [kept] Đã giữ theo danh mục.
   *[taken] Đã lấy theo tệp.
}
finding-shuffled-quota = Chỉ tiêu ở các ô { $cell } đứng cạnh tên đơn vị khác với danh mục ({ $count } dòng: { $names }); có thể một cột đã bị sắp xếp riêng. { $settled ->
    [open] Đề nghị kiểm tra lại tệp.
    [kept] Đã giữ theo danh mục.
   *[taken] Đã lấy theo tệp.
}
finding-unit-missing = { $count ->
    [1] { $names } không có số liệu trong tệp.
   *[other] { $count } đơn vị không có số liệu trong tệp: { $names }.
} { $zero ->
    [1] Tính là 0. Nếu đơn vị chưa gửi thì đề nghị xoá dòng rồi nạp lại.
   *[other] Số đang dùng của đơn vị, nếu có, được giữ nguyên; không tính là 0.
}
finding-unit-duplicated = { BEGIN($unit) } có { $count } dòng (ô { $cells }). { $answer ->
    [add] Đã cộng các dòng lại.
    [last] Đã dùng dòng cuối.
   *[refuse] Cộng các dòng lại, dùng dòng cuối, hay sửa tệp rồi nạp lại?
}
finding-unit-unknown = { $near ->
    [-1] Danh mục không có đơn vị nào trong { $count } đơn vị của bảng ({ $printed }). Lập danh mục mới từ bảng này?
    [0] Ô { $cell }: “{ $printed }” không có trong danh mục. Đề nghị chọn đơn vị hoặc bỏ qua dòng này.
    [1] Ô { $cell }: “{ $printed }” không có trong danh mục. Có phải là { $names }?
   *[other] Ô { $cell }: “{ $printed }” không có trong danh mục. Có phải là một trong các đơn vị { $names }?
}
finding-bad-number = { $computed ->
    [1] { BEGIN($unit) }: ô { $cell } ghi “{ $value }”, không phải là số nguyên từ 0 trở lên. Dùng số cộng lại.
   *[other] { BEGIN($unit) }: ô { $cell } ghi “{ $value }”, không phải là số nguyên từ 0 trở lên. Đề nghị sửa ô này rồi nạp lại.
}
finding-footnote-mark = Ô { $cell } ghi “{ $value }”: dấu nhỏ phía trên là chú thích, không tính vào số.
finding-ambiguous-number = { BEGIN($unit) }: ô { $cell } ghi “{ $value }”, chưa rõ là hàng nghìn hay số thập phân. Đề nghị chọn cách hiểu.
finding-no-cached-values = { $computed ->
    [1] { BEGIN($unit) }: ô { $cell } là công thức chưa có kết quả. Dùng số cộng lại.
    [2] Ô { $cell } (trang tính { $sheet }) là công thức chưa có kết quả, nên đọc như ô trống. Đề nghị mở tệp bằng Excel, lưu lại rồi nạp lại.
   *[other] { BEGIN($unit) }: ô { $cell } là công thức chưa có kết quả. Đề nghị mở tệp bằng Excel, lưu lại rồi nạp lại.
}
finding-error-cell = { $computed ->
    [1] { BEGIN($unit) }: ô { $cell } báo lỗi “{ $value }”. Dùng số cộng lại.
    [2] Ô { $cell } (trang tính { $sheet }) báo lỗi “{ $value }”. Đề nghị sửa công thức hoặc ghi lại nội dung rồi nạp lại.
   *[other] { BEGIN($unit) }: ô { $cell } báo lỗi “{ $value }”. Đề nghị sửa công thức hoặc ghi số rồi nạp lại.
}
finding-hidden-sheet = { $taken ->
    [1] Trang tính “{ $sheet }” đang ẩn, nhưng có bảng nên vẫn đọc. Đề nghị kiểm tra xem có đúng là trang tính cần nạp không.
   *[other] Trang tính “{ $sheet }” đang ẩn nên không đọc. Nếu cần trang tính này, đề nghị bỏ ẩn rồi nạp lại.
}
finding-hidden-columns = Cột { $columns } đang ẩn nên không đọc. Nếu cần, đề nghị bỏ ẩn rồi nạp lại.
finding-hidden-columns-read = Cột { $columns } đang ẩn nhưng vẫn được đọc. Nếu số liệu ở đó không còn đúng, đề nghị xoá cột rồi nạp lại.
finding-sheet-choice = Có { $count } trang tính đều có bảng: { $names }. Đang đọc trang tính “{ $sheet }”. Đọc trang tính nào?
finding-two-tables = { $what ->
    [tables] Trang tính “{ $sheet }” có { $count } bảng: { $names }. Đang đọc bảng ở { $cell }. Đọc bảng nào?
    [figures] Trang tính “{ $sheet }” có { $count } cột đều có thể là { $field ->
        [quota] chỉ tiêu
        [valid] kết quả (số hợp lệ)
        [invalid] số không hợp lệ
        [pending] số chờ duyệt
       *[other] tổng số
    }: { $names }. Đang đọc cột ở { $cell }. Đọc cột nào, hay cộng các cột lại?
   *[other] Trang tính “{ $sheet }” có { $count } cột cùng nghĩa: { $names }. Đang đọc cột ở { $cell }. Đọc cột nào?
}
finding-column-unsure = { $taken ->
    [quota] Cột “{ $heading }” (ô { $cell }) đang hiểu là chỉ tiêu được giao, nhưng { $may ->
        [total] cũng có thể là tổng số đã gửi
       *[other] tiêu đề còn nói điều khác
    }
    [valid] Cột “{ $heading }” (ô { $cell }) đang hiểu là số hợp lệ, nhưng { $may ->
        [total] cũng có thể là tổng số đã gửi
       *[other] tiêu đề còn nói điều khác
    }
    [total] Cột “{ $heading }” (ô { $cell }) đang hiểu là tổng số đã gửi chứ không phải số hợp lệ, nhưng không có phép cộng hay tỷ lệ nào chứng tỏ
    [invalid] Cột { $letters } “{ $heading }” đang hiểu là số không hợp lệ, vì cùng số hợp lệ thành tổng, nhưng tiêu đề không nói vậy
    [pending] Cột { $letters } “{ $heading }” đang hiểu là số chờ duyệt, vì cùng các số khác thành tổng, nhưng tiêu đề không nói vậy
    [valid_mark] Cột { $letters } “{ $heading }” chỉ có dấu, đang hiểu là dấu hợp lệ, nhưng tiêu đề chưa nói rõ
    [invalid_mark] Cột { $letters } “{ $heading }” chỉ có dấu, đang hiểu là dấu không hợp lệ, nhưng tiêu đề chưa nói rõ
    [pending_mark] Cột { $letters } “{ $heading }” chỉ có dấu, đang hiểu là dấu chờ duyệt, nhưng tiêu đề chưa nói rõ
    [recognised] Cột { $letters } “{ $heading }” đang hiểu là ngày công nhận dù tiêu đề không nói rõ; { $rows } { -record } được xét theo cột này
    [authors] Cột { $letters } “{ $heading }” chép lại tên { -record } ở { $rows } dòng nên không cho biết tác giả là ai
    [field] Cột { $letters } “{ $heading }” cho thấy { $rows } { -record } đang tính là hợp lệ có thể thuộc phong trào khác (nếu không tính, đề nghị bỏ các dòng ấy rồi nạp lại)
    [title] Cột { $letters } “{ $heading }” đang hiểu là tên { -record }{ $may ->
        [content] {" "}đã có để xét, nhưng tệp cũng có thể là đề nghị hỗ trợ đăng ký
       *[other] , nhưng cả tiêu đề lẫn tên cột đều không nhắc đến sáng kiến; { $rows } dòng đang tính là sáng kiến
    }
    [content] Cột { $letters } “{ $heading }” đang hiểu là nội dung cần hỗ trợ đăng ký nên chưa tính { -record } nào, nhưng tệp cũng có thể là danh sách { -record }
    [body] Cột { $letters } “{ $heading }” có ghi “{ $text }” bên cạnh { $rows } { -record } đang tính là hợp lệ
    [reason] Cột { $letters } “{ $heading }” có ghi lý do ở những dòng đang tính là hợp lệ
   *[other] Cột { $letters } “{ $heading }”{ $quoted ->
        [yes] {" "}(có ghi “{ $text }”)
       *[no] {""}
    } đang không dùng, nhưng có thể là { $may ->
        [total] tổng số đã gửi
        [quota] chỉ tiêu được giao
        [valid] số hợp lệ
        [invalid] số không hợp lệ
        [pending] số chờ duyệt
       *[other] kết quả xét
    }{ $rows ->
        [1] {""}
       *[other] {" "}của { $rows } { -record } đang tính là hợp lệ
    }
}. Cột này là gì?
finding-stray-cell = Trang tính “{ $sheet }”: { $count } ô nằm rất xa bảng nên không đọc, ô đầu là { $cell }. Đề nghị xoá ô thừa, hoặc chuyển vào bảng rồi nạp lại.
finding-legacy-encoding = Trang tính “{ $sheet }” dùng bảng mã cũ { $encoding }, đã chuyển sang Unicode. Đề nghị xem lại tên đơn vị.
finding-others-left = Tệp còn có số liệu của { $count } đơn vị khác ({ $names }{ $count ->
    [one] {""}
   *[other] …
}); tài khoản này chỉ công bố phần của đơn vị mình. Cán bộ tổng hợp của tỉnh có thể mở lại tệp ở trang Lịch sử để công bố phần còn lại.
finding-figure-merged = Ô { $cell } ghi { $value } chung cho { $count } đơn vị ({ $names }), không rõ mỗi đơn vị bao nhiêu. Đề nghị bỏ gộp ô, ghi số của từng đơn vị rồi nạp lại.
finding-remark = { $where ->
    [name] Ô { $cell } ghi “{ $text }”, đang tính cho đơn vị trong tên ấy dù còn chữ khác đi kèm
    [beside] Ô { $cell } ghi “{ $text }”, nằm ngoài các cột có tiêu đề nên không đọc; hàng này có thể bị lệch cột
   *[other] Ô { $cell } ghi “{ $text }”, không tính vào số liệu
}. Đề nghị xem lại các con số liên quan.
finding-figures-otherwise = { $where ->
    [sheet] Trang tính tên là “{ $text }”
    [file] Tên tệp là “{ $text }”
   *[cell] Ô { $cell } (trang tính { $sheet }) ghi “{ $text }”
}. { $settled ->
    [open] Số liệu trong bảng có phải là số đã thực hiện, cộng dồn đến ngày báo cáo không? Nếu không, đề nghị sửa tệp rồi nạp lại.
   *[other] Đã tính là số đã thực hiện, cộng dồn đến ngày báo cáo.
}
finding-figure-marked = { $count ->
    [1] Ô { $cell } (trang tính { $sheet })
   *[other] { $count } ô, như ô { $cell } (trang tính { $sheet }),
} { $where ->
    [struck] ghi “{ $text }” bị gạch ngang
    [partly] đọc là “{ $text }”, nhưng một phần bị gạch ngang hoặc viết nhỏ ở trên
    [format] đọc là “{ $text }”, nhưng hiển thị kèm “%”, “nghìn” hay đơn vị khác
   *[comment] kèm nhận xét “{ $text }”
}. { $settled ->
    [open] Đang tính như đã đọc. Giữ như vậy, hay sửa tệp rồi nạp lại?
   *[other] Đã tính như đã đọc.
}
finding-row-not-understood = Dòng { $row } “{ $label }” { $kind ->
    [register] nằm trong danh sách nhưng chưa hiểu là dòng gì. Đề nghị cho biết đây là { -record }, tên nhóm, cộng, ví dụ hay ghi chú.
   *[summary] có số liệu nhưng chưa hiểu là dòng gì. Đề nghị cho biết đây là đơn vị, cộng, hay ghi chú.
}
finding-record-unreadable = Một phát hiện đã lưu bị hỏng nên không đọc lại được. Đề nghị chạy lệnh verify.
finding-hidden-rows = { $left ->
    [0] { $count } dòng đang ẩn vẫn được đọc. Đề nghị kiểm tra xem có phải số liệu kỳ này không.
   *[other] { $count } dòng đang ẩn; trong đó { $left } dòng của đơn vị đã có dòng khác đang hiện nên không tính.
}
finding-list-without-unit = { $near ->
   *[0] Danh sách không cho biết là của đơn vị nào ({ $count } { -record })
    [other] Phần đầu danh sách và tên trang tính nêu nhiều đơn vị khác nhau: { $names } ({ $count } { -record })
}. Danh sách này của đơn vị nào?
finding-initiatives-hidden = { $count } trên { $total } { -record } nằm ở các dòng đang ẩn, như ô { $cell } (trang tính { $sheet }), và vẫn được tính. Nếu không tính, đề nghị xóa các dòng ẩn rồi nạp lại.
finding-initiatives-struck = { $count } trên { $total } { -record } có tên bị gạch ngang, như ở dòng của ô { $cell } (trang tính { $sheet }), và vẫn được tính. Nếu không tính, đề nghị xóa các dòng ấy rồi nạp lại.
finding-shown-by-colour = Ô { $cell } (trang tính { $sheet }) nói “{ $text }”, nhưng màu và kiểu chữ không đọc được, nên { $settled ->
    [open] chưa biết điều đó ở dòng nào. Đề nghị ghi thành cột rồi nạp lại, hoặc xác nhận giữ như đã đọc.
   *[other] đã giữ như đã đọc.
}
finding-rows-not-numbered = Danh sách đánh số { $numbered } dòng nhưng đang tính { $total } { -record }; { $count } dòng không có số riêng, dòng đầu là dòng { $row }. { $settled ->
    [open] Các dòng ấy có phải là { -record } không? Nếu không, đề nghị sửa tệp rồi nạp lại.
   *[other] Các dòng ấy vẫn tính là { -record }.
}
finding-units-not-said = { $count } trên { $total } { -record } không rõ đơn vị. { $settled ->
    [open] Đề nghị cho biết đơn vị, hoặc bổ sung vào tệp rồi nạp lại.
   *[kept] Chưa tính cho đơn vị nào.
}
finding-units-otherwise-titled = Tiêu đề hoặc tên trang tính ({ $sheet }) nêu { $titled }, nhưng { $count } { -record } { $settled ->
    [open] đang tính cho { $names }, theo dòng nhóm hoặc cột của danh sách. Giữ như vậy, hay ghi đơn vị ở từng dòng rồi nạp lại?
   *[other] tính cho { $names }, theo dòng nhóm hoặc cột của danh sách.
}
finding-titles-repeated = { $count } { -record } trùng tên với { -record } khác của cùng đơn vị, chỉ khác tác giả, như “{ $value }” (ô { $cell }, trang tính { $sheet }). Đang tính mỗi dòng một { -record }. Nếu là đồng tác giả của một { -record }, đề nghị ghi chung một dòng rồi nạp lại.
finding-recognised-later = { $count } { -record } có ngày công nhận sau ngày { $day } mà danh sách tính đến, như ô { $cell } (trang tính { $sheet }): { $value }. { $settled ->
    [open] Đang tính là hợp lệ. Giữ như vậy, hay sửa ngày rồi nạp lại?
   *[other] Vẫn tính là hợp lệ.
}
finding-sheets-joined = Danh sách nằm ở { $count } trang tính và được cộng chung: { $names }.
finding-sheets-unlike = Danh sách nằm ở { $count } trang tính: { $names }. { $settled ->
    [open] Đang cộng chung, nhưng tên các trang tính chưa cho biết đó có phải là các phần của một danh sách hay không. Cộng chung, hay chỉ đọc một trang tính?
   *[other] Đã cộng chung.
}
finding-sheets-alike = { $titled ->
    [alike] Cả { $count } { -record } ở trang tính { $sheet } đều có lại ở trang tính { $other } nên phần có lại bị coi là trùng, không hợp lệ
   *[otherwise] { $count } { -record } ở trang tính { $sheet } có tác giả và ngày công nhận như ở trang tính { $other }, chỉ khác tên
}. { $settled ->
    [open] Đang cộng cả hai trang tính. Nếu một trang tính là bản cũ của trang tính kia, đề nghị xóa bản cũ rồi nạp lại.
   *[other] Đã cộng cả hai trang tính.
}
finding-titles-in-one-cell = { $count ->
    [1] Ô { $cell } (trang tính { $sheet }) ghi
   *[other] { $count } ô, như ô { $cell } (trang tính { $sheet }), ghi
} nhiều { -record } (“{ $value }”), { $settled ->
    [open] đang tính là một. Nếu là nhiều { -record }, đề nghị ghi mỗi { -record } một dòng rồi nạp lại.
   *[other] tính là một.
}
finding-verdicts-unread = { $where ->
    [file] Tên tệp là “{ $text }”
   *[cell] Ô { $cell } (trang tính { $sheet }) ghi “{ $text }”
}, nhưng { $stated ->
    [1] cột kết quả ghi cả { $count } { -record } đều hợp lệ. Giữ như vậy, hay sửa kết quả rồi nạp lại?
   *[0] không cột nào ghi kết quả xét, nên cả { $count } { -record } đang tính là hợp lệ. Giữ như vậy, hay ghi kết quả vào một cột rồi nạp lại?
}
finding-mostly-invalid = { $count } trên { $total } { -record } { $cause ->
    [status-missing] tính là chờ duyệt
   *[other] thành không hợp lệ
} vì một lý do: { $cause ->
    [status-missing] để trống kết quả xét
    [out-of-window] ngày công nhận nằm ngoài các giai đoạn
    [date-missing] không có ngày công nhận
    [date-impossible] ngày công nhận không có trong lịch hoặc không đọc được
    [author-missing] không có tác giả
    [title-missing] không có tên { -record }
    [duplicate] trùng nhau
   *[other] đánh dấu cả hợp lệ và không hợp lệ
}. { $settled ->
    [open] Đề nghị kiểm tra xem các cột có được hiểu đúng không.
   *[kept] Người công bố đã xem và giữ như vậy.
}
