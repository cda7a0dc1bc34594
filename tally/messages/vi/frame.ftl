# Khung của mọi trang: thực đơn, ngày số liệu, trạng thái chung.
frame-noscript = Trang này cần JavaScript. Đề nghị bật JavaScript trong trình duyệt rồi tải lại.
frame-account = tài khoản, đăng xuất
frame-product = { -progress }
frame-sample = **Đây là số liệu mẫu** lấy từ Công văn 117; hai ngày trước đó và các cụm là minh hoạ. Khi công bố danh mục hoặc bảng đầu tiên, số liệu mẫu không hiện nữa.
frame-as-of = Ngày số liệu
frame-period = Kỳ chỉ tiêu
frame-deadline = Hạn tính tiến độ
frame-as-of-pill = Số liệu đến { $day }
frame-deadline-pill = Hạn: { $day }
frame-deadline-pill-phase = Hạn: { $day } ({ $phase })
frame-updated = cập nhật lần cuối { $when }
frame-language = Ngôn ngữ
menu-section-see = Xem
menu-section-figures = Số liệu
menu-section-papers = Văn bản
menu-section-order = Quản lý
menu-overview = Tổng quan
menu-clusters = Cụm thi đua
menu-ranking = Xếp hạng
menu-unit = Đơn vị
menu-upload = Nạp bảng tính
menu-sent = Ai đã gửi
menu-history = Lịch sử
menu-summary = Bảng tổng hợp
menu-letter = Công văn
menu-returns = Trả lại chỉnh sửa
menu-directory = Danh mục
menu-support = Hỗ trợ đăng ký
frame-not-there = Địa chỉ ghi { $what ->
    [period] kỳ
    [as_of] ngày số liệu
    [deadline] hạn
    [cluster] cụm
   *[unit] đơn vị
} “{ $asked }”, không có; đang xem { $shown }.
frame-not-there-instead = như khi không chọn gì
frame-older = **Đang xem số liệu đến { $day }**, không phải số mới nhất.
frame-newest = Xem số liệu đến { $day }
frame-stale = **Đã { $days } ngày chưa có số liệu mới**; các đơn vị có thể đã thêm { -record }.
frame-units = Đơn vị, cụm, chỉ tiêu
frame-units-then = Chỉ tiêu, đơn vị như vào ngày đó
frame-units-now = Chỉ tiêu, đơn vị như hiện nay
frame-taken-back = { $file } không còn tính cho ngày này: { $what }{ $others ->
    [0] .
   *[other] ; và { $others } lần nạp khác.
}
