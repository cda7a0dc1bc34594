# Phát hiện trong danh sách sáng kiến: ô nào, vì sao, làm gì.
finding-title-missing = { $extent ->
    [waiting] Ô { $cell } (trang tính { $sheet }): thiếu tên { -record }; { -record } này vẫn tính là chờ duyệt. Đề nghị ghi tên { -record }.
    [cell] Ô { $cell } (trang tính { $sheet }): thiếu tên { -record }; { -record } này tính là không hợp lệ. Đề nghị ghi tên { -record }.
    [rest] Còn { $count } dòng nữa cũng như vậy (trang tính { $sheet }, từ ô { $cell }): thiếu tên { -record }.
   *[column] Danh sách (trang tính { $sheet }) không có cột tên { -record }, nên thiếu ở { $count } dòng. Đề nghị thêm cột tên { -record }.
}
finding-author-missing = { $extent ->
    [waiting] Ô { $cell } (trang tính { $sheet }): thiếu tên tác giả; { -record } này vẫn tính là chờ duyệt. Đề nghị ghi tên tác giả.
    [cell] Ô { $cell } (trang tính { $sheet }): thiếu tên tác giả; { -record } này tính là không hợp lệ. Đề nghị ghi tên tác giả.
    [rest] Còn { $count } dòng nữa cũng như vậy (trang tính { $sheet }, từ ô { $cell }): thiếu tên tác giả.
   *[column] Danh sách (trang tính { $sheet }) không có cột tác giả, nên thiếu ở { $count } dòng. Đề nghị thêm cột tác giả.
}
finding-unit-field-missing = { $extent ->
    [waiting] Ô { $cell } (trang tính { $sheet }): thiếu tên đơn vị; { -record } này chưa tính được cho đơn vị nào và vẫn là chờ duyệt. Đề nghị ghi tên đơn vị.
    [cell] Ô { $cell } (trang tính { $sheet }): thiếu tên đơn vị; { -record } này chưa tính được cho đơn vị nào và tính là không hợp lệ. Đề nghị ghi tên đơn vị.
    [rest] Còn { $count } dòng nữa cũng như vậy (trang tính { $sheet }, từ ô { $cell }): thiếu tên đơn vị.
    [carried] Cột đơn vị (trang tính { $sheet }) chỉ ghi tên ở dòng đầu mỗi nhóm: { $count } dòng để trống, từ ô { $cell }, được tính cho đơn vị ghi ngay phía trên. Nếu không đúng, đề nghị ghi tên đơn vị vào từng dòng.
   *[column] Danh sách (trang tính { $sheet }) không có cột đơn vị, nên thiếu ở { $count } dòng. Đề nghị thêm cột đơn vị.
}
finding-date-missing = { $extent ->
    [waiting] Ô { $cell } (trang tính { $sheet }): thiếu ngày công nhận; { -record } này vẫn tính là chờ duyệt. Đề nghị ghi ngày công nhận.
    [cell] Ô { $cell } (trang tính { $sheet }): thiếu ngày công nhận; { -record } này tính là không hợp lệ. Đề nghị ghi ngày công nhận.
    [rest] Còn { $count } dòng nữa cũng như vậy (trang tính { $sheet }, từ ô { $cell }): thiếu ngày công nhận.
   *[column] Danh sách (trang tính { $sheet }) không có cột ngày công nhận, nên thiếu ở { $count } dòng. Đề nghị thêm cột ngày công nhận.
}
finding-decision-missing = { $extent ->
    [cell] Ô { $cell } (trang tính { $sheet }): thiếu số quyết định; { -record } vẫn được tính. Đề nghị ghi số quyết định.
    [rest] Còn { $count } dòng nữa cũng như vậy (trang tính { $sheet }, từ ô { $cell }): thiếu số quyết định.
   *[column] Danh sách (trang tính { $sheet }) không có cột số quyết định, nên thiếu ở { $count } dòng. Đề nghị thêm cột số quyết định.
}
finding-reason-missing = { $extent ->
    [cell] Ô { $cell } (trang tính { $sheet }): ghi không hợp lệ nhưng chưa ghi lý do; cần có lý do cụ thể để đơn vị điều chỉnh. Đề nghị ghi lý do.
    [rest] Còn { $count } dòng nữa cũng như vậy (trang tính { $sheet }, từ ô { $cell }): ghi không hợp lệ nhưng chưa ghi lý do.
   *[column] Danh sách (trang tính { $sheet }) không có cột lý do, nên { $count } { -record } không hợp lệ chưa có lý do. Đề nghị thêm cột lý do.
}
finding-status-missing = { $extent ->
    [cell] Ô { $cell } (trang tính { $sheet }): chưa ghi hợp lệ hay không hợp lệ; tính là chờ duyệt. Đề nghị ghi trạng thái.
    [rest] Còn { $count } dòng nữa cũng như vậy (trang tính { $sheet }, từ ô { $cell }): chưa ghi hợp lệ hay không hợp lệ.
   *[column] Danh sách (trang tính { $sheet }) không có cột trạng thái, nên thiếu ở { $count } dòng. Đề nghị thêm cột trạng thái.
}
finding-date-impossible = { $extent ->
    [rest] Còn { $count } dòng nữa có ngày công nhận không có trong lịch hoặc không đọc được (trang tính { $sheet }, từ ô { $cell }); không tính là hợp lệ, không đổi sang ngày khác. Đề nghị ghi đúng ngày trên quyết định.
    [waiting] Ô { $cell } (trang tính { $sheet }): ngày công nhận “{ $value }” không có trong lịch hoặc không đọc được; vẫn tính là chờ duyệt, không đổi sang ngày khác. Đề nghị ghi đúng ngày trên quyết định.
   *[cell] Ô { $cell } (trang tính { $sheet }): ngày công nhận “{ $value }” không có trong lịch hoặc không đọc được; tính là không hợp lệ, không đổi sang ngày khác. Đề nghị ghi đúng ngày trên quyết định.
}
finding-out-of-window = { $extent ->
    [rest] Còn { $count } dòng nữa có ngày công nhận ngoài các giai đoạn (trang tính { $sheet }, từ ô { $cell }); không tính là hợp lệ. Đề nghị kiểm tra ngày công nhận.
    [waiting] Ô { $cell } (trang tính { $sheet }): ngày công nhận { $value } không nằm trong giai đoạn nào của chương trình; vẫn tính là chờ duyệt. Đề nghị kiểm tra ngày công nhận.
   *[cell] Ô { $cell } (trang tính { $sheet }): ngày công nhận { $value } không nằm trong giai đoạn nào của chương trình; tính là không hợp lệ. Đề nghị kiểm tra ngày công nhận.
}
finding-date-ambiguous = { $extent ->
    [rest] Còn { $count } dòng nữa có ngày công nhận chưa rõ (trang tính { $sheet }, từ ô { $cell }). Đề nghị ghi đủ ngày, tháng, năm.
    [span] Ô { $cell } (trang tính { $sheet }): “{ $value }” không ghi ngày, và thời gian ấy không nằm trọn trong một giai đoạn; xét theo ngày đầu tiên nằm trong giai đoạn. Đề nghị ghi đủ ngày, tháng, năm.
   *[cell] Ô { $cell } (trang tính { $sheet }): ngày công nhận “{ $value }” chưa rõ: có thể lẫn ngày với tháng; hiểu là ngày trước, tháng sau. Đề nghị ghi đủ ngày, tháng, năm.
}
finding-duplicate = { $extent ->
    [rest] Còn { $count } dòng nữa trùng tên và tác giả trong cùng đơn vị (trang tính { $sheet }, từ ô { $cell }); chỉ tính một lần, các dòng này không tính là hợp lệ. Đề nghị xoá dòng trùng hoặc sửa tên, tác giả.
    [waiting] Ô { $cell } (trang tính { $sheet }): { -record } “{ $value }” trùng tên và tác giả với một { -record } khác của cùng đơn vị; chỉ tính một lần, dòng này vẫn là chờ duyệt. Đề nghị xoá dòng trùng hoặc sửa tên, tác giả.
   *[cell] Ô { $cell } (trang tính { $sheet }): { -record } “{ $value }” trùng tên và tác giả với một { -record } khác của cùng đơn vị; chỉ tính một lần, dòng này là không hợp lệ. Đề nghị xoá dòng trùng hoặc sửa tên, tác giả.
}
finding-duplicate-across-units = { $extent ->
    [rest] Còn { $count } dòng nữa có ở hai đơn vị (trang tính { $sheet }, từ ô { $cell }); vẫn được tính. Đề nghị các đơn vị thống nhất nơi kê khai.
   *[cell] Ô { $cell } (trang tính { $sheet }): { -record } “{ $value }” có ở hai đơn vị, cùng tên và cùng tác giả; vẫn được tính. Đề nghị các đơn vị thống nhất nơi kê khai.
}
finding-status-conflict = { $extent ->
    [rest] Còn { $count } dòng nữa vừa ghi hợp lệ vừa ghi không hợp lệ (trang tính { $sheet }, từ ô { $cell }); tính là không hợp lệ. Đề nghị chỉ giữ một trạng thái.
   *[cell] Ô { $cell } (trang tính { $sheet }): vừa ghi hợp lệ vừa ghi không hợp lệ; tính là không hợp lệ. Đề nghị chỉ giữ một trạng thái.
}
finding-status-unknown = { $extent ->
    [column] Danh sách (trang tính { $sheet }) không có cột trạng thái; tiêu đề, dòng nhóm hoặc tên trang tính “{ $value }” có thể nói về kết quả xét, nên { $count } { -record } tạm tính là chờ duyệt. Đề nghị cho biết các { -record } ấy hợp lệ, không hợp lệ hay chờ duyệt, hoặc thêm cột trạng thái.
    [rest] Còn { $count } dòng nữa có trạng thái chưa rõ (trang tính { $sheet }, từ ô { $cell }); tính là chờ duyệt. Đề nghị ghi Hợp lệ, Không hợp lệ hoặc Chờ duyệt.
   *[cell] Ô { $cell } (trang tính { $sheet }): trạng thái “{ $value }” chưa rõ; tính là chờ duyệt. Đề nghị ghi Hợp lệ, Không hợp lệ hoặc Chờ duyệt.
}
finding-benefit-unread = { $extent ->
    [rest] Còn { $count } dòng nữa có giá trị làm lợi không đọc được (trang tính { $sheet }, từ ô { $cell }); { -record } vẫn được tính, số tiền không cộng. Đề nghị ghi số tiền bằng đồng.
   *[cell] Ô { $cell } (trang tính { $sheet }): giá trị làm lợi “{ $value }” không đọc được thành số tiền; { -record } vẫn được tính, số tiền không cộng. Đề nghị ghi số tiền bằng đồng.
}

# Cách bổ sung cho từng quy tắc.
mend-status-conflict = Chỉ giữ một trạng thái: hợp lệ hoặc không hợp lệ
mend-title-missing = Ghi tên { -record }
mend-author-missing = Ghi họ và tên tác giả
mend-unit-field-missing = Ghi tên đơn vị
mend-date-missing = Ghi ngày công nhận
mend-date-impossible = Ghi lại ngày công nhận đúng như trên quyết định
mend-out-of-window = Kiểm tra ngày công nhận; chỉ nhận ngày nằm trong các giai đoạn của chương trình
mend-duplicate = Xoá dòng trùng, hoặc sửa tên, tác giả nếu là { -record } khác
mend-unit-unknown = Kiểm tra tên đơn vị theo danh mục
mend-decision-missing = Ghi số quyết định công nhận
mend-reason-missing = Ghi rõ lý do không hợp lệ
mend-status-missing = Ghi trạng thái: hợp lệ, không hợp lệ hoặc chờ duyệt
mend-status-unknown = Ghi rõ trạng thái: hợp lệ, không hợp lệ hoặc chờ duyệt
mend-date-ambiguous = Ghi đủ ngày, tháng, năm công nhận
mend-duplicate-across-units = Thống nhất với đơn vị kia: chỉ một đơn vị kê khai

# Căn cứ của từng quy tắc.
rule-status-conflict = Mỗi { -record } chỉ có một trong ba trạng thái
rule-title-missing = Công văn 117, điểm 4: phải có nội dung sáng kiến
rule-author-missing = Công văn 117, điểm 4: phải có họ và tên
rule-unit-field-missing = Công văn 117, điểm 4: phải có đơn vị
rule-date-missing = Công văn 117, điểm 2: xét theo thời gian công nhận
rule-date-impossible = Công văn 117, điểm 2: xét theo thời gian công nhận
rule-out-of-window = Công văn 117, điểm 2, và các giai đoạn trong danh mục
rule-duplicate = Mỗi { -record } chỉ tính một lần trong một đơn vị
rule-unit-unknown = Danh mục đơn vị
rule-decision-missing = Hướng dẫn của chương trình: được cấp có thẩm quyền công nhận
rule-reason-missing = Công văn 117, điểm 1: phải có lý do cụ thể
rule-status-missing = Chưa xét thì chưa tính là hợp lệ
rule-status-unknown = Chưa xét thì chưa tính là hợp lệ
rule-date-ambiguous = Công văn 117, điểm 2: xét theo thời gian công nhận
rule-duplicate-across-units = Mỗi { -record } chỉ do một đơn vị kê khai
finding-date-order = Ô { $cell } (trang tính { $sheet }): { $count } ngày công nhận ghi tháng trước ngày sau, như “{ $value }” là ngày { $day }. { $mixed ->
    [yes] Các ngày khác của cột ghi ngày trước tháng sau, nên đang hiểu ngày trước và { $count } ngày này không có trong lịch. Đề nghị sửa tệp, hoặc cho biết cách đọc cả cột.
   *[no] Đang hiểu như vậy cho cả cột. Đề nghị xác nhận.
}
