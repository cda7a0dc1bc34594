# Công bố, khôi phục, sao lưu, kiểm tra.
keep-differs-nothing = không khác số nào
keep-differs-unit = { $unit } { $old } → { $new }
keep-differs-more = { $count } đơn vị khác
