"""The menu of every page: path and name, in the order of the day's work."""

from __future__ import annotations

MENU: tuple[tuple[str, str], ...] = (
    ("/", "Hàng đợi"),
    ("/duyet", "Chờ duyệt"),
    ("/yeu-cau", "Yêu cầu gỡ"),
    ("/theo-doi", "Theo dõi gỡ"),
    ("/van-ban", "Văn bản"),
    ("/don-thu", "Đơn thư"),
    ("/noi-nhan", "Nơi nhận"),
    ("/nguoi-ban", "Người bán"),
    ("/trang-ban-hang", "Trang bán hàng"),
    ("/danh-sach", "Danh sách"),
    ("/ten-mien", "Tên miền"),
    ("/ghi-nhan", "Ghi nhận"),
    ("/nguon", "Nguồn"),
    ("/do-phu", "Độ phủ"),
    ("/bao-cao", "Báo cáo"),
    ("/tong-quan", "Tổng quan"),
    ("/quy-dinh", "Quy định"),
    ("/tro-giup", "Trợ giúp"),
)
