# ruff: noqa: E501 - terms of shops stand as shops write them
"""Words of the fifth set of shops for `shop_sites.py`: 24 sites, whole, written without sight of the code under test.

Names, numbers and addresses are made up; the forms are those of real shops. The expected verdicts are those of DESIGN
section 6; where it is silent they follow the choices told in `shop_third.py`.
"""

from __future__ import annotations

TERMS = {
    "return": """<h2>Điều kiện áp dụng</h2><p>Trong 10 ngày kể từ ngày nhận hàng, quý khách có thể gửi trả hoặc đổi sản phẩm nếu hàng giao không đúng đơn, bị lỗi của nhà sản xuất hoặc hư hại trước khi đến tay khách.</p><ul><li>Sản phẩm còn đủ phụ kiện, quà tặng, hộp và tem niêm phong.</li><li>Có hóa đơn hoặc mã đơn hàng.</li></ul>
<h2>Chi phí và hoàn tiền</h2><p>Lỗi do chúng tôi: miễn phí hai chiều. Khách đổi ý: khách trả cước gửi về. Khoản hoàn được chuyển vào đúng tài khoản đã thanh toán, chậm nhất 7 ngày làm việc sau khi kho kiểm hàng xong.</p>""",
    "shipping": """<p>Sau khi xác nhận, đơn được bàn giao cho hãng vận chuyển trong 24 giờ (trừ chủ nhật, ngày lễ).</p><h3>Thời gian giao dự kiến</h3><p>Cùng tỉnh thành: 1–2 ngày. Liên vùng: 3–4 ngày. Huyện đảo: tối đa 8 ngày.</p><h3>Phí giao hàng</h3><p>Đồng giá 25.000 đồng cho kiện dưới 2 kg; mỗi kg tiếp theo cộng 5.000 đồng. Miễn phí cho đơn từ 600.000 đồng. Người nhận được đồng kiểm ngoại quan trước khi ký nhận; nếu kiện móp, ướt, mất tem xin lập biên bản cùng nhân viên giao hàng.</p>""",
    "payment": """<p>Chúng tôi chấp nhận những hình thức dưới đây, giá niêm yết đã bao gồm VAT:</p><p>a) COD – khách trả tiền cho bưu tá lúc nhận kiện;</p><p>b) Chuyển khoản 24/7 theo thông tin hiện ở bước xác nhận, ghi chú bằng mã đơn hàng;</p><p>c) Thẻ ATM có Internet Banking, Visa, MasterCard, JCB thông qua cổng OnePay;</p><p>d) Trả góp 0% qua thẻ tín dụng với đơn trên ba triệu đồng.</p><p>Đơn chuyển khoản quá 48 giờ chưa ghi có sẽ tự động hủy; phiếu thu điện tử gửi qua thư sau khi nhận tiền.</p>""",
    "privacy": """<p><strong>Điều 1.</strong> Dữ liệu cá nhân được thu thập gồm họ và tên, số điện thoại, địa chỉ giao hàng, thư điện tử, lịch sử mua hàng.</p><p><strong>Điều 2.</strong> Chúng tôi dùng dữ liệu để giao hàng, hậu mãi, gửi ưu đãi khi khách đã đồng ý nhận.</p><p><strong>Điều 3.</strong> Thời hạn lưu giữ là 24 tháng kể từ lần mua cuối; sau đó dữ liệu được ẩn danh.</p><p><strong>Điều 4.</strong> Bên được chia sẻ: hãng vận chuyển, đơn vị xử lý thanh toán, cơ quan có thẩm quyền theo luật định.</p><p><strong>Điều 5.</strong> Chủ thể dữ liệu có quyền truy cập, đính chính, rút lại đồng ý, yêu cầu xóa; yêu cầu được phản hồi trong 72 giờ.</p>""",
}
PLAIN = {
    "return": "<p>Nhận hàng mà thấy sai mẫu, nứt, gãy hay thiếu món thì anh chị chụp hình gửi cho xưởng trong vòng năm ngày. Xưởng làm lại cái khác gửi bù hoặc trả lại tiền, tùy anh chị chọn, tiền xe đi về xưởng lo. Hàng đặt riêng theo kích thước hoặc khắc tên thì xin không nhận trả lại, trừ khi xưởng làm sai so với bản vẽ đã chốt.</p>",
    "shipping": "<p>Hàng có sẵn gửi đi trong hai ngày, hàng đặt làm thì mười đến mười lăm ngày. Gần thì xe ba gác của xưởng chở tới tận nhà, xa thì gửi nhà xe hoặc Viettel Post. Cước vận chuyển báo trước qua điện thoại, người nhận trả; đơn trên hai triệu xưởng chịu. Đồ dễ vỡ đóng kiện gỗ, nhận hàng xin mở ra coi trước mặt người giao.</p>",
    "payment": "<p>Trả tiền mặt tại xưởng, trả cho người giao hàng, hay chuyển khoản đều được. Hàng đặt làm xin ứng trước bốn mươi phần trăm, phần còn lại thanh toán khi nhận. Chuyển khoản xong anh chị nhắn lại một tin để bên kế toán đối chiếu, sai tên thì hỏi lại ngay kẻo nhầm. Cần hóa đơn đỏ xin báo lúc đặt.</p>",
    "privacy": "<p>Thông tin anh chị để lại (tên, điện thoại, nơi nhận hàng) chỉ dùng vào việc giao hàng và bảo hành, ghi trong máy có mật khẩu, chỉ hai người trong xưởng mở được. Xưởng không bán, không cho ai mượn, ngoài nhà xe cần biết để giao. Sau ba năm không mua thì xóa. Muốn xem lại, sửa hay xóa thông tin cá nhân cứ nhắn, trong ngày là xong.</p>",
}
NAMES = {"return": "Chính sách đổi trả và hoàn tiền", "shipping": "Chính sách vận chuyển", "payment": "Phương thức thanh toán", "privacy": "Chính sách bảo mật"}  # fmt: skip
# Verdicts that go together
FAKE = {"notified_badge": "not_met", "badge_genuine": "not_met"}
NO_BADGE = {"notified_badge": "not_met", "badge_genuine": "not_applicable"}
NO_DUTY = {"notified_badge": "not_applicable", "badge_genuine": "not_applicable"}


def dong(thousands: int) -> str:
    """Thousands of dong as shops write them."""
    return f"{thousands * 1000:,}".replace(",", ".")


def page(
    title: str,
    body: str,
    head: str = '<meta charset="utf-8">',
    start: str = '<!DOCTYPE html>\n<html lang="vi">',
    attributes: str = "",
) -> str:
    return f"{start}\n<head>{head}<title>{title}</title></head>\n<body{attributes}>\n{body}\n</body></html>"
