# ruff: noqa: E501 - terms of shops stand as shops write them
"""Words of the fourth set of shops for `shop_sites.py`: 24 sites, whole, written before the code under test was read.

The even ones are kept out of mending. Names, numbers and addresses are made up; the forms are those of real shops. The
expected verdicts are those of DESIGN section 6; where it is silent they follow the choices told in `shop_third.py`.
"""

from __future__ import annotations

TERMS = {
    "return": """<p><strong>1. Điều kiện đổi hàng</strong></p><p>Khách được đổi size, đổi màu hoặc hoàn tiền trong 07 (bảy) ngày tính từ ngày bưu tá giao thành công, với hàng còn mác, chưa giặt, chưa sử dụng.</p>
<p><strong>2. Trường hợp từ chối</strong></p><p>Hàng giảm giá trên 50%, đồ lót, hàng bị rách bẩn do người dùng chúng tôi xin phép không nhận lại.</p>
<p><strong>3. Cách thực hiện</strong></p><p>Nhắn mã đơn cho bộ phận CSKH kèm ảnh chụp sản phẩm, gửi trả về kho; tiền hoàn vào tài khoản sau 3 ngày làm việc kể từ khi kho nhận.</p>""",
    "shipping": """<p>Đơn đặt trước 15h được xuất kho ngay trong ngày. Thời gian dự kiến: nội tỉnh 1 ngày, miền khác 3-5 ngày, vùng sâu và hải đảo 5-7 ngày.</p><table><tr><th>Khu vực</th><th>Cước</th></tr><tr><td>Nội thành</td><td>18.000đ</td></tr><tr><td>Liên tỉnh</td><td>32.000đ</td></tr></table><p>Khách vui lòng quay video lúc mở kiện; hàng bể vỡ trên đường đi do đơn vị chuyển phát bồi hoàn theo giá trị ghi trên vận đơn.</p>""",
    "payment": """<p>Quý khách có thể trả bằng các cách sau:</p><ol><li>Tiền mặt khi nhận hàng (thu hộ COD), không mất thêm phí;</li><li>Chuyển khoản qua số tài khoản công ty, nội dung ghi mã đơn và số điện thoại đặt mua;</li><li>Ví điện tử, quét mã VietQR tại trang xác nhận đơn;</li><li>Thẻ nội địa hoặc quốc tế qua cổng trung gian, mọi giao dịch đều mã hóa và có hóa đơn VAT kèm theo nếu khách yêu cầu.</li></ol>""",
    "privacy": """<p><b>Mục đích</b>: chúng tôi ghi nhận họ tên, số điện thoại, địa chỉ nhận, email để xử lý đơn và bảo hành.</p><p><b>Thời gian lưu</b>: cho đến khi khách gửi yêu cầu hủy bỏ; trong mọi trường hợp dữ liệu được giữ kín trên máy chủ có phân quyền.</p><p><b>Ai được tiếp cận</b>: nhân viên bán hàng, đơn vị vận chuyển, cơ quan nhà nước khi có văn bản. Khách có quyền kiểm tra, chỉnh sửa, yêu cầu ngừng dùng thông tin cá nhân bất cứ lúc nào qua hòm thư hỗ trợ.</p>""",
}
SHORT = {
    "return": "<p>Hàng mua về không ưng bà con cứ gọi báo trong ba ngày, bên em cho người tới lấy lại và trả đủ tiền, miễn là bao chưa khui, bịch chưa rách. Hàng tới mà hư, dập, thiếu cân thì chụp hình gửi, em gửi bù ngay chuyến sau, không tính thêm đồng nào. Ngoài ba ngày xin phép chỉ hỗ trợ đổi sang món khác ngang giá.</p>",
    "shipping": "<p>Xe nhà chạy tuyến Sài Gòn mỗi tối thứ ba và thứ sáu, giao tận nhà trong nội thành sáng hôm sau. Các tỉnh khác gửi chành xe hoặc bưu điện, hai tới bốn ngày là có. Tiền cước bà con trả theo biên nhận, từ hai mươi ký trở lên nhà vườn chịu nửa cước. Trái cây chín dễ dập nên xin mở thùng coi liền lúc nhận.</p>",
    "payment": "<p>Bà con trả sao cũng được: đưa tiền mặt cho anh giao hàng lúc nhận, hoặc chuyển khoản trước vào tài khoản đứng tên chủ cơ sở rồi nhắn tin báo. Đơn sỉ từ năm triệu đồng xin cọc trước ba phần mười, phần còn lại thanh toán đủ khi giao. Cần hóa đơn thì dặn trước khi đóng hàng.</p>",
    "privacy": "<p>Tên, số điện thoại, địa chỉ của bà con chỉ để ghi phiếu giao hàng và gọi lại khi có mùa mới, cất trong sổ và máy của cơ sở, không đưa cho ai ngoài người giao hàng. Lưu tối đa hai năm rồi xóa bỏ. Ai không muốn nhận tin nữa hoặc muốn sửa, xóa thông tin cá nhân thì cứ gọi điện, bên em làm liền trong ngày.</p>",
}
ENGLISH = {
    "return": "<p>Changed your mind? Send it back within 30 days of receipt in its original condition and we will exchange the piece or refund the full price, less the cost of postage. Made-to-measure garments can be altered free of charge but are not refundable. Items that arrive damaged are replaced at our expense; please photograph the parcel before opening it.</p>",
    "shipping": "<p>Tailored pieces take four to six days to finish and are then dispatched by EMS or DHL. Estimated transit times: Asia 3-5 days, Europe and Oceania 5-8 days, the Americas 7-10 days. Rates are calculated from the weight and displayed in your basket. Import duties are the responsibility of the recipient.</p>",
    "payment": "<p>Prices are quoted in Vietnamese dong and in US dollars. You can pay by Visa, Mastercard, JCB, PayPal, or by wire to our account with Vietcombank Hoi An. Domestic customers may also choose cash on delivery. An electronic invoice is issued within 24 hours after the money has cleared.</p>",
    "privacy": "<p>What we collect: your name, measurements, postal address and e-mail. Why: to make, send and invoice your order. How long: three years after the last order, as Vietnamese accounting law demands. Who sees it: our tailors and the carrier, nobody else. You may request a copy, a correction or the deletion of your personal data at any moment by writing to us.</p>",
}
NAMES = {"return": "Chính sách đổi trả", "shipping": "Chính sách giao nhận", "payment": "Quy định thanh toán", "privacy": "Chính sách bảo mật thông tin"}  # fmt: skip
# Verdicts that go together
FAKE = {"notified_badge": "not_met", "badge_genuine": "not_met"}
NO_BADGE = {"notified_badge": "not_met", "badge_genuine": "not_applicable"}
NO_DUTY = {"notified_badge": "not_applicable", "badge_genuine": "not_applicable"}


def dong(thousands: int) -> str:
    """Thousands of dong as shops write them."""
    return f"{thousands * 1000:,}".replace(",", ".")


def page(title: str, body: str, head: str = '<meta charset="utf-8">', start: str = '<html lang="vi">') -> str:
    return (
        f"<!doctype html>\n{start}\n<head>\n{head}\n<title>{title}</title>\n</head>\n<body>\n{body}\n</body>\n</html>"
    )
