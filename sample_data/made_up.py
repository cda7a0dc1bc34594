"""What the sample spreadsheets say: the letter's units and figures; people, titles and earlier dates are made up."""

from __future__ import annotations

from datetime import date

# code, name, aliases, kind, cluster, quota, valid, invalid (letter 117, annex)
UNITS = (
    ("YK", "LĐLĐ huyện Yên Khánh", "Yên Khánh; huyện Yên Khánh", "huyện", "C1", 450, 244, 5),
    ("KS", "LĐLĐ huyện Kim Sơn", "Kim Sơn; huyện Kim Sơn", "huyện", "C1", 380, 13, 0),
    ("YM", "LĐLĐ huyện Yên Mô", "Yên Mô; huyện Yên Mô", "huyện", "C1", 440, 3, 0),
    ("NB", "LĐLĐ TP. Ninh Bình", "TP. Ninh Bình; Thành phố Ninh Bình", "thành phố", "C1", 340, 28, 0),
    ("TD", "LĐLĐ TP. Tam Điệp", "Tam Điệp; TP. Tam Điệp", "thành phố", "C1", 630, 78, 5),
    ("HL", "LĐLĐ huyện Hoa Lư", "Hoa Lư; huyện Hoa Lư", "huyện", "C1", 250, 11, 0),
    ("GV", "LĐLĐ huyện Gia Viễn", "Gia Viễn; huyện Gia Viễn", "huyện", "C1", 350, 5, 0),
    ("NQ", "LĐLĐ huyện Nho Quan", "Nho Quan; huyện Nho Quan", "huyện", "C1", 400, 27, 0),
    ("VC", "Công đoàn Viên chức tỉnh", "Công đoàn Viên chức; CĐ Viên chức", "ngành", "C2", 250, 71, 19),
    (
        "NN",
        "Công đoàn ngành NN&PTNT",
        "Công đoàn ngành Nông nghiệp và Phát triển nông thôn; CĐ Nông nghiệp",
        "ngành",
        "C2",
        200,
        17,
        0,
    ),
    ("KCN", "CĐ các Khu công nghiệp", "Công đoàn các KCN; CĐ KCN", "ngành", "C2", 350, 10, 1),
    ("YT", "Công đoàn Y tế tỉnh", "Công đoàn ngành Y tế; CĐ Y tế", "ngành", "C2", 350, 13, 0),
    ("GD", "Công đoàn ngành Giáo dục", "Công đoàn Giáo dục tỉnh; CĐ Giáo dục", "ngành", "C2", 250, 6, 0),
    ("KHAC", "Đơn vị khác", "Khác; Các đơn vị khác", "khác", "", None, 0, 9),
)
LETTER_TOTALS = (4700, 526, 40, 565)  # as printed: 4.640 and 39 are right
# made up: valid, invalid per unit in the order of UNITS
EARLIER = {
    date(2022, 3, 20): (
        (96, 13, 2, 12, 24, 6, 4, 9, 33, 8, 3, 5, 4, 0),
        (2, 0, 0, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 3),
    ),
    date(2022, 4, 20): (
        (213, 13, 3, 22, 56, 10, 5, 22, 62, 15, 8, 10, 6, 0),
        (4, 0, 0, 0, 3, 0, 0, 0, 15, 0, 1, 0, 0, 7),
    ),
}
TITLE = (
    "BẢNG TỔNG HỢP",
    "SÁNG KIẾN ĐƯỢC ĐĂNG KÝ THAM GIA CHƯƠNG TRÌNH",
    "“1 TRIỆU SÁNG KIẾN – NỖ LỰC VƯỢT KHÓ, SÁNG TẠO, QUYẾT TÂM CHIẾN THẮNG ĐẠI DỊCH COVID-19”",
)
LETTER = (
    (
        "Tên đầy đủ",
        "1 triệu sáng kiến – nỗ lực vượt khó, sáng tạo, quyết tâm chiến thắng đại dịch Covid-19",
        "In ở tiêu đề bảng tổng hợp và ở công văn",
    ),
    ("Ngày phát động", date(2022, 1, 7), "Công văn 117"),
    ("Cơ quan cấp trên", "Tổng Liên đoàn Lao động Việt Nam", "Các dòng từ đây dùng cho thể thức công văn"),
    ("Cơ quan ban hành", "Liên đoàn Lao động tỉnh Ninh Bình", ""),
    ("Ký hiệu công văn", "LĐLĐ-CSPL&QHLĐ", "Công văn 117"),
    ("Kính gửi", "Liên đoàn Lao động các huyện, thành phố; Các Công đoàn ngành", "Cách nhau bằng dấu chấm phẩy"),
    (
        "Nơi nhận",
        "Như kính gửi (Website LĐLĐ tỉnh); Các Ban LĐLĐ tỉnh; Trường Trung cấp KT - DL Công đoàn NB; "
        "Lưu: VT, Ban CSPL&QHLĐ",
        "Cách nhau bằng dấu chấm phẩy",
    ),
    ("Thay mặt", "Ban Thường vụ", "Ghi sau chữ TM."),
    ("Chức vụ người ký", "Phó Chủ tịch", "Công văn 117"),
    ("Người ký", "Trần Kim Long", "Công văn 117; đổi khi người khác ký"),
    ("Ban phụ trách", "Ban Chính sách pháp luật và Quan hệ lao động", "Nơi nhận đề nghị hỗ trợ đăng ký"),
)
# a commune-level union after July 2025 -> the unions of 2022 that it stands for; made up, whatever the real ones are
MERGED = (
    ("XHL", "CĐ phường Hoa Lư", ("NB", "HL"), 540),
    ("XTD", "CĐ phường Tam Điệp", ("TD",), 580),
    ("XYK", "CĐ xã Yên Khánh", ("YK",), 410),
    ("XYM", "CĐ xã Yên Mô", ("YM",), 400),
    ("XKS", "CĐ xã Kim Sơn", ("KS",), 350),
    ("XNQ", "CĐ xã Nho Quan", ("NQ", "GV"), 690),
    ("XPL", "CĐ phường Phủ Lý", (), 320),
    ("XND", "CĐ phường Nam Định", (), 450),
    ("XHH", "CĐ xã Hải Hậu", (), 280),
)
# field, participant group, positions, where its grassroots unions are, what is improved; all made up
FIELDS = {
    "Giáo dục": (
        "Giáo viên",
        ("Giáo viên", "Tổ trưởng chuyên môn", "Phó hiệu trưởng"),
        ("Trường Mầm non", "Trường Tiểu học", "Trường THCS"),
        "dạy học môn Toán lớp 4; rèn kỹ năng đọc cho học sinh lớp 1; ôn thi môn Ngữ văn lớp 9"
        "; dạy học trực tuyến môn Tin học; tổ chức hoạt động trải nghiệm; giáo dục kỹ năng sống cho trẻ 5 tuổi"
        "; quản lý thư viện trường học; bồi dưỡng học sinh giỏi môn Vật lí; phối hợp giữa nhà trường và gia đình",
    ),
    "Y tế": (
        "Nhân viên y tế",
        ("Bác sĩ", "Điều dưỡng", "Kỹ thuật viên"),
        ("Trạm Y tế", "Khoa Khám bệnh", "Khoa Dược"),
        "chăm sóc người bệnh sau mổ; tiếp đón người bệnh ngoại trú; phân luồng phòng, chống dịch Covid-19"
        "; quản lý hồ sơ bệnh án; kiểm soát nhiễm khuẩn; theo dõi tiêm chủng mở rộng; quản lý kho thuốc"
        "; tư vấn dinh dưỡng cho bà mẹ; phục hồi chức năng tại nhà",
    ),
    "Sản xuất": (
        "Công nhân",
        ("Công nhân", "Tổ trưởng sản xuất", "Kỹ thuật viên"),
        ("Công ty May", "Nhà máy Xi măng", "Công ty Cơ khí"),
        "may lót áo khoác; cắt vải tự động; bảo dưỡng băng tải; tiết kiệm điện tại phân xưởng"
        "; xử lý nước thải dệt nhuộm; thay khuôn máy ép; sắp xếp kho vật tư; thu hồi bụi xi măng"
        "; kiểm tra chất lượng đầu chuyền",
    ),
    "Cải cách hành chính": (
        "Cán bộ, công chức",
        ("Chuyên viên", "Phó phòng", "Văn thư"),
        ("Văn phòng HĐND và UBND", "Chi cục", "UBND xã"),
        "tiếp nhận hồ sơ một cửa; luân chuyển văn bản điện tử; thu nộp thuế hộ kinh doanh; quản lý tài sản công"
        "; giải quyết đơn thư; lưu trữ tài liệu; tuyên truyền đoàn viên; đối thoại với người lao động"
        "; tổng hợp số liệu thống kê",
    ),
    "Nông nghiệp": (
        "Người lao động",
        ("Kỹ sư", "Kiểm lâm viên", "Công nhân thuỷ nông"),
        ("Trạm Khuyến nông", "Xí nghiệp Thuỷ nông", "Hạt Kiểm lâm"),
        "gieo cấy lúa chất lượng cao; tưới tiết kiệm nước; phòng trừ sâu bệnh; vận hành trạm bơm; nuôi cá nước ngọt"
        "; cảnh báo cháy rừng; ủ phân hữu cơ; nhân giống cây ăn quả; bảo quản nông sản sau thu hoạch",
    ),
}
FIELDS_OF = {"VC": ("Cải cách hành chính",), "NN": ("Nông nghiệp",), "KCN": ("Sản xuất",)}
WAYS = ("Cải tiến quy trình", "Nâng cao hiệu quả", "Ứng dụng công nghệ thông tin trong", "Đổi mới cách thức")
BRANCHES = {"YK": {"Giáo dục": ("CĐCS Trường THPT Yên Khánh A", "CĐCS Trường THCS thị trấn Yên Ninh")}}
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Phan", "Đinh", "Tạ")
MIDDLE = ("Văn", "Thị", "Đức", "Ngọc", "Minh", "Thu", "Quang", "Hải")
GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hương", "Khánh", "Lan", "Long", "Mai", "Nam", "Phúc", "Tuấn")
REASONS = (
    "Chưa được cấp có thẩm quyền công nhận",
    "Thiếu thông tin",
    "Đang được bảo hộ quyền sở hữu trí tuệ",
    "Trái trật tự công cộng, đạo đức xã hội",
)
