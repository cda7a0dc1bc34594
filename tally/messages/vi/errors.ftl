# Từ chối đọc một tệp: mỗi câu nói tệp nào, vì sao, làm gì.
error-empty-file = Tệp { $file } trống, không có gì để đọc. Đề nghị kiểm tra lại và nạp tệp có số liệu.
error-damaged-file = Tệp { $file } bị hỏng hoặc chưa gửi trọn vẹn nên không mở được. Đề nghị mở bằng Excel, lưu lại thành .xlsx rồi nạp lại.
error-password-protected = Tệp { $file } có mật khẩu nên không đọc được. Đề nghị bỏ mật khẩu, lưu lại rồi nạp lại.
error-not-a-spreadsheet = Tệp { $file } không phải là bảng tính. Đề nghị nạp tệp Excel (.xlsx, .xls), LibreOffice (.ods) hoặc CSV.
error-unsupported-type = Tệp { $file } { $why ->
    [packing] được nén theo cách chưa đọc được
   *[other] thuộc loại bảng tính chưa đọc được
}. Đề nghị mở bằng Excel, lưu thành .xlsx rồi nạp lại; nếu là tệp .zip thì giải nén và nạp từng tệp.
error-too-large = Tệp { $file } { $why ->
    [rows] có bảng tổng hợp dài hơn { $most } dòng, nhiều hơn số đơn vị có thể có
    [unpacked] lớn hơn { $most } MB khi giải nén
   *[other] quá lớn: lớn hơn { $most } MB
}. Đề nghị bỏ ảnh, bỏ trang tính và dòng không cần, hoặc chia thành nhiều tệp rồi nạp lại.
error-too-complex = Tệp { $file } { $why ->
    [doctype] có khai báo kiểu tài liệu (DOCTYPE), điều mà bảng tính không bao giờ có, nên có thể không an toàn
    [swells] phình ra quá lớn khi giải nén, có thể đã hỏng hoặc không an toàn
    [parts] gồm quá nhiều phần bên trong, có thể đã hỏng hoặc không an toàn
    [files] gói quá nhiều tệp
    [sheets] có quá nhiều trang tính
    [cells] có ô số liệu nằm quá xa nhau, hoặc nhiều ô hơn mức đọc được
    [depth] có quá nhiều lớp lồng vào nhau
    [long] có nhiều nội dung hơn mức xử lý được
   *[other] cần nhiều bộ nhớ hơn mức cho phép
}. { $why ->
    [files] Đề nghị chia thành nhiều tệp .zip rồi nạp lại.
   *[other] Đề nghị chép phần số liệu cần nạp sang một tệp mới rồi nạp tệp đó.
}
error-timed-out = Đọc tệp { $file } quá lâu nên đã dừng. Đề nghị chia nhỏ tệp, hoặc lưu thành .xlsx rồi nạp lại.
error-no-table = Không tìm thấy bảng nào trong tệp { $file }. Đề nghị kiểm tra dòng tiêu đề của bảng rồi nạp lại.
error-unknown-table = Tệp { $file } có bảng{ $seen ->
    [none] {""}
   *[other] {" "}với các cột { $seen }
}, nhưng { $why ->
    [measures] mỗi dòng có đơn vị tính khác nhau nên không cộng được
    [unlike] chỉ tiêu và kết quả đếm những thứ khác nhau nên không so được
    [money] số liệu là số tiền, không phải số lượng sáng kiến
    [subject] không nói đếm gì: không có cột chỉ tiêu, tiêu đề cũng không nhắc đến sáng kiến
    [decimals] số liệu có phần thập phân, không phải số lượng
    [unit] chưa hiểu được cột nào là tên đơn vị
    [list] danh sách này không có cột nào nói rõ là tên sáng kiến (hay tên việc được tính)
    [results] chưa hiểu được cột nào là kết quả (số hợp lệ, đã thực hiện…); bảng chỉ giao chỉ tiêu thì ghi vào trang tính Chỉ tiêu của danh mục
    [figures] chưa hiểu được cột nào là chỉ tiêu, kết quả bằng số đếm
   *[other] chưa hiểu được cột nào là tên đơn vị, chỉ tiêu, kết quả
}. Đề nghị kiểm tra lại tệp, hoặc chỉ rõ trang tính, dòng tiêu đề và ý nghĩa các cột.
error-no-rows = Bảng trong tệp { $file } chỉ có tiêu đề, chưa có dòng số liệu nào. Đề nghị điền số liệu rồi nạp lại.
error-desk-full = Chưa nhận tệp { $file }: các tệp trên trang đã gần đủ { $mib } MB. Đề nghị công bố hoặc bỏ bớt tệp rồi nạp lại.
error-busy = Đang có { $count } tệp chờ đọc; đề nghị đợi vài phút rồi nạp lại.
error-not-a-file = { $file } không phải là một tệp (là thư mục, ống dẫn hoặc thiết bị). Đề nghị chỉ đúng tệp cần đọc.
error-list-too-long = Danh sách có { $count } dòng, nhiều hơn một trang tính chứa được ({ $most }). Đề nghị tải riêng từng đơn vị hoặc CĐCS, hoặc tải tệp CSV.
error-file-changed = Tệp { $file } đang được ghi dở nên chưa đọc. Đề nghị đợi ghi xong rồi làm lại.
error-watch-away = Không thấy thư mục { $folder }. Chương trình vẫn đợi; khi có lại thì xem tiếp.
error-watch-broken = Tệp { $file } chưa nạp được vì lỗi của chương trình; các tệp khác vẫn được nạp. Đề nghị gửi nhật ký cho người quản trị.
