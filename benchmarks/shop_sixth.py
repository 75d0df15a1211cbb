# ruff: noqa: E501 - terms of shops stand as shops write them
"""Words and small helpers of the sixth set of shops for `shop_sites.py`: 24 sites, written without sight of the code under test.

Names, numbers and addresses are made up; the forms are those of real shops. The expected verdicts are those of DESIGN
section 6; where it is silent they follow the choices told in `shop_third.py`. Further choices: a badge that only a page
below the home page carries is a badge; terms in boxes that a click on the page opens are terms; a person who gives name,
address, personal tax code and telephone has met owner_info; a badge that leads to a portal of the Ministry leads elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

TERMS = {
    "return": """<h3>Trường hợp được đổi hoặc trả</h3><p>Hàng giao nhầm mẫu, thiếu số lượng, trầy xước hoặc không dùng được: đổi mới hoặc trả lại trong 15 ngày sau ngày giao. Hàng đúng mô tả nhưng khách không còn nhu cầu: nhận trả trong 3 ngày khi bao bì chưa khui.</p>
<h3>Các bước</h3><ol><li>Báo mã đơn, kèm ảnh hoặc một đoạn phim ngắn, cho bộ phận hậu mãi.</li><li>Chờ phiếu tiếp nhận, chậm nhất 24 giờ làm việc.</li><li>Gói kỹ và gửi hàng về kho; cước do chúng tôi chịu nếu lỗi không phải của khách.</li></ol><p>Khoản hoàn lại được chuyển theo đúng cách khách đã trả, trong 5 ngày làm việc kể từ lúc kho ký nhận.</p>""",
    "shipping": """<p>Phạm vi: toàn quốc, kể cả đặc khu Phú Quốc và Côn Đảo.</p><table><tr><th>Nơi nhận</th><th>Thời gian</th><th>Phí</th></tr><tr><td>Cùng phường, xã</td><td>trong 4 giờ</td><td>15.000đ</td></tr><tr><td>Cùng tỉnh, thành phố</td><td>1 ngày</td><td>22.000đ</td></tr><tr><td>Tỉnh khác</td><td>2 đến 5 ngày</td><td>35.000đ</td></tr></table><p>Đơn từ 700.000đ được miễn phí. Bên giao gọi trước khi tới; vắng nhà thì giao lại tối đa hai lần. Người nhận được mở kiện xem hàng bên ngoài, thấy vỡ hoặc ướt thì ghi vào phiếu giao và trả kiện ngay cho bưu tá.</p>""",
    "payment": """<p>Giá niêm yết bằng đồng Việt Nam và đã gồm thuế. Quý khách có thể chọn:</p><ul><li>trả tiền mặt cho bưu tá (COD), đơn tối đa năm triệu đồng;</li><li>quét mã VietQR hoặc chuyển khoản ngân hàng, nội dung là mã đơn;</li><li>thẻ Napas, Visa, Mastercard qua cổng trung gian, số thẻ không lưu lại ở chúng tôi;</li><li>ví MoMo, ZaloPay.</li></ul><p>Đơn chuyển khoản giữ chỗ trong 12 giờ. Hóa đơn điện tử có mã của cơ quan thuế được gửi qua thư trong ngày tiền về.</p>""",
    "privacy": """<h3>Thu thập gì, để làm gì</h3><p>Chúng tôi thu thập họ tên, số điện thoại, nơi nhận và thư điện tử do khách khai báo, chỉ để lập đơn, giao hàng, bảo hành và trả lời khiếu nại.</p><h3>Giữ bao lâu, ai được xem</h3><p>Thông tin cá nhân được mã hóa khi lưu, giữ 18 tháng sau đơn cuối rồi xóa. Ngoài người giao hàng và cơ quan nhà nước có văn bản yêu cầu, không bên thứ ba nào được cung cấp.</p><h3>Quyền của chủ thể dữ liệu</h3><p>Khách được biết, được sửa, rút lại sự đồng ý, yêu cầu hạn chế hoặc xóa dữ liệu; chúng tôi trả lời trong 48 giờ.</p>""",
}
PLAIN = {
    "return": "<p>Hàng tới tay mà sứt mẻ, sai cỡ, sai màu thì cô bác giữ nguyên gói, chụp tấm hình gửi qua trong vòng một tuần. Bên mình đổi cho cái khác, hết hàng thì trả lại tiền, cước đi cước về bên mình lo. Còn mua rồi đổi ý cũng đổi được, miễn chưa xài tới, chỉ xin cô bác chịu tiền cước gửi về.</p><p>Hàng bán xả kho ghi rõ “không đổi trả” thì xin miễn cho.</p>",
    "shipping": "<p>Mỗi ngày gói hàng hai lượt, sáng và chiều, chủ nhật nghỉ. Trong vùng có người chạy xe máy mang tới, khỏi tính công nếu dưới 5 cây số. Đi xa thì gửi bưu điện hoặc xe khách, mất hai tới sáu ngày tùy nơi, tiền cước theo cân nặng và được báo trước khi gửi. Thùng có bọt xốp chèn bốn phía; lúc nhận cứ khui ra coi rồi hãy ký.</p>",
    "payment": "<p>Có ba cách trả tiền: đưa tại chỗ, đưa cho người mang hàng tới, hoặc chuyển khoản trước. Chuyển khoản thì ghi tên và bốn số cuối điện thoại để khỏi lẫn; tiền vào là có tin nhắn báo lại liền. Mua sỉ trên mười triệu xin ứng trước một phần ba. Giá đã tính thuế, ai cần hóa đơn thì cho biết tên đơn vị và mã số trước khi xuất hàng.</p>",
    "privacy": "<p>Tên, số điện thoại và địa chỉ cô bác cho chỉ ghi vào sổ giao hàng và một tập tin có khóa; xong việc giữ lại hai năm phòng khi cần bảo hành rồi hủy. Không bán, không cho, không đăng lên mạng thông tin cá nhân của ai; người giao hàng chỉ được biết phần cần để tìm nhà. Cô bác muốn coi lại, sửa hay bỏ hẳn tên mình khỏi sổ thì nói một tiếng, hôm sau là xong.</p>",
}
NAMES = {"return": "Chính sách đổi trả hàng", "shipping": "Chính sách giao nhận", "payment": "Hình thức thanh toán", "privacy": "Chính sách bảo mật thông tin"}  # fmt: skip
# Verdicts that go together
FAKE = {"notified_badge": "not_met", "badge_genuine": "not_met"}
NO_BADGE = {"notified_badge": "not_met", "badge_genuine": "not_applicable"}
NO_DUTY = {"notified_badge": "not_applicable", "badge_genuine": "not_applicable"}
UTF8 = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
HTML5 = '<!DOCTYPE html>\n<html lang="vi">'
Named = tuple[tuple[str, str, str], ...]  # topic, path and name of each term


def dong(thousands: int) -> str:
    """Thousands of dong as shops write them."""
    return f"{thousands * 1000:,}".replace(",", ".")


def woo(thousands: int) -> str:
    """A price as WooCommerce writes it."""
    return f'<span class="woocommerce-Price-amount amount"><bdi>{dong(thousands)}&nbsp;<span class="woocommerce-Price-currencySymbol">&#8363;</span></bdi></span>'


def goods(rows: Iterable[tuple[str, ...]], card: str, detail: str) -> tuple[str, dict[str, str]]:
    """The cards one after another, and the page of each thing; rows are path, name, cost and what `{more}` stands for."""
    cards, made = "", {}
    for k, (path, name, cost, *rest) in enumerate(rows):
        told = {"k": k, "path": path, "name": name, "cost": cost, "more": rest[0] if rest else ""}
        cards += card.format(**told)
        made[path] = detail.format(**told)
    return cards, made


def terms(named: Named, texts: dict[str, str], frame: str = "<h1>{name}</h1>{text}") -> dict[str, str]:
    return {path: frame.format(name=name, text=texts[topic]) for topic, path, name in named}


def links(named: Named, form: str = '<li><a href="{path}">{name}</a></li>') -> str:
    return "".join(form.format(path=path, name=name) for _, path, name in named)


def whole(
    title: str,
    made: dict[str, str],
    top: str = "",
    foot: str = "",
    head: str = UTF8,
    start: str = HTML5,
    attributes: str = "",
) -> dict[str, str]:
    """Each page between the same top and foot, under a title of its own as shop systems make it."""
    told = {}
    for path, text in made.items():
        heading = re.search(r"<h1[^>]*>([^<]+)</h1>", text)
        own = f"{heading[1]} - {title}" if heading and path != "/" else title
        told[path] = (
            f"{start}\n<head>{head}<title>{own}</title></head>\n<body{attributes}>\n{top}{text}{foot}\n</body></html>"
        )
    return told
