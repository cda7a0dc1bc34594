# Trang Bảng tổng hợp
summary-sentence = Bảng tổng hợp đến { $day }: **{ $valid }** hợp lệ, **{ $invalid }** không hợp lệ{ $pending ->
    [0] {""}
   *[other] , **{ $pending }** chờ duyệt
}, cộng **{ $total }** { -record } trên chỉ tiêu **{ $quota }**.
summary-sentence-no-quota = Bảng tổng hợp đến { $day }: **{ $valid }** hợp lệ, **{ $invalid }** không hợp lệ{ $pending ->
    [0] {""}
   *[other] , **{ $pending }** chờ duyệt
}, cộng **{ $total }** { -record }; chưa giao chỉ tiêu.
summary-sentence-cluster = { BEGIN($cluster) }, đến { $day }: **{ $valid }** hợp lệ, **{ $invalid }** không hợp lệ{ $pending ->
    [0] {""}
   *[other] , **{ $pending }** chờ duyệt
}, cộng **{ $total }** { -record } trên chỉ tiêu **{ $quota }**.
summary-sentence-cluster-no-quota = { BEGIN($cluster) }, đến { $day }: **{ $valid }** hợp lệ, **{ $invalid }** không hợp lệ{ $pending ->
    [0] {""}
   *[other] , **{ $pending }** chờ duyệt
}, cộng **{ $total }** { -record }; chưa giao chỉ tiêu.
summary-sub = { $sent }/{ $count } đơn vị đã gửi số liệu. Các tổng đều cộng lại từ số liệu từng đơn vị; bản tải về đúng như trên màn hình.
summary-undistributed = Cấp trên giao { $assigned }, cộng các đơn vị được { $given }, chưa phân bổ { $rest }.
summary-overdistributed = Cấp trên giao { $assigned }, cộng các đơn vị được { $given }, phân bổ vượt { $rest }.
summary-printed = Tệp { $file } có dòng tổng ghi khác số cộng lại; bảng này dùng số cộng lại.
summary-cluster = Phạm vi
summary-cluster-all = Tất cả các đơn vị
summary-order = Thứ tự
summary-order-directory = Theo danh mục
summary-order-rank = Theo xếp hạng
summary-columns = Thêm cột
summary-caption = Bảng tổng hợp { -record } đăng ký tham gia Chương trình
summary-download = Tải về
summary-download-note = Khổ A4, phông Times New Roman, tiêu đề lặp lại ở mỗi trang; tệp Excel có công thức cộng.
paper-xlsx = Excel (.xlsx)
paper-docx = Word (.docx)
paper-pdf = PDF
paper-csv = CSV
paper-png = Ảnh gửi nhóm (.png)
paper-briefing = Tóm tắt một trang (.pdf)
paper-slide = Ảnh trình chiếu 16:9 (.png)
summary-others = Văn bản khác
summary-others-note = Tài liệu họp, ảnh, tóm tắt, chấm điểm, quyết định: cùng số liệu, cùng ngày và phạm vi với bảng trên.
