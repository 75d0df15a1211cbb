# ruff: noqa: E501 - terms of shops stand as shops write them
"""Words and helpers of the third set of shops for `shop_sites.py`: 30 sites, whole, written before the first measurement.

The odd ones are kept out of mending. Names, numbers and addresses are made up; the forms are those of real shops. Where
DESIGN leaves the truth open it was chosen so: what no visitor sees (JSON-LD, comments) says nothing; a term in a PDF is
*unknown* (its text is not read); an `<a>` whose click only a script answers is no anchor; a person who sells without a
number has not met owner_info; a shop that takes orders by telephone, Zalo or Messenger alone has no ordering function.
"""

from __future__ import annotations

import unicodedata

RETURN = (
    "<p>Trong vòng 7 ngày kể từ khi nhận hàng, khách được đổi sản phẩm lỗi, sai mẫu, bể vỡ hoặc hết hạn. Sản phẩm đổi còn"
    " nguyên tem, chưa qua sử dụng, kèm hóa đơn mua hàng.</p><p>Cửa hàng chịu phí gửi hai chiều nếu lỗi thuộc về cửa hàng;"
    " tiền được hoàn về tài khoản của khách trong 3 đến 5 ngày làm việc sau khi chúng tôi nhận lại và kiểm tra hàng.</p>"
)
SHIPPING = (
    "<ul><li>Nội thành: giao trong ngày, phí 20.000đ, miễn phí cho đơn từ 500.000đ.</li><li>Các tỉnh khác: 2 đến 4 ngày qua"
    " đơn vị chuyển phát, phí tính theo cân nặng và báo trước khi gửi.</li><li>Khách được mở kiện kiểm tra số lượng, mẫu mã"
    " trước mặt nhân viên giao hàng; nếu hàng hư hỏng trong lúc vận chuyển xin từ chối nhận và gọi ngay cho cửa hàng.</li></ul>"
)
PAYMENT = (
    "<p>Quý khách chọn một trong ba cách: trả tiền mặt khi nhận hàng (COD); chuyển khoản ngân hàng trước khi gửi hàng, ghi rõ"
    " mã đơn trong nội dung; hoặc quẹt thẻ tại quầy.</p><p>Với đơn trên mười triệu đồng, cửa hàng xin nhận cọc ba mươi phần"
    " trăm và gửi phiếu thu điện tử ngay khi tiền tới tài khoản. Giá đã gồm thuế giá trị gia tăng.</p>"
)
PRIVACY = (
    "<h3>1. Mục đích thu thập</h3><p>Họ tên, điện thoại, địa chỉ chỉ dùng để giao hàng và chăm sóc đơn hàng.</p><h3>2. Phạm vi"
    " sử dụng, thời gian lưu trữ</h3><p>Dữ liệu lưu trên máy chủ của cửa hàng cho tới khi khách yêu cầu xóa; không bán, không"
    " chia sẻ cho bên thứ ba ngoài đơn vị giao hàng.</p><h3>3. Quyền của khách</h3><p>Khách có thể xem, sửa, xóa thông tin của"
    " mình hoặc khiếu nại qua số điện thoại ghi trên trang.</p>"
)
TERMS = {"return": RETURN, "shipping": SHIPPING, "payment": PAYMENT, "privacy": PRIVACY}
ENGLISH = {
    "return": "<p>You may return any unused item within fourteen days of delivery for an exchange or a full refund. Please keep the original packaging and the receipt, and write to us first so that we can send you a return label. Refunds reach your card within five working days after the parcel has come back to our store in Hoi An.</p>",
    "shipping": "<p>Orders are packed within two working days and sent by registered post. Delivery takes three days within Vietnam and eight to fifteen days to other countries. Shipping fees are shown at checkout before you pay; customs duties of your country, if any, are paid by you. We send the tracking number by e-mail as soon as the parcel leaves.</p>",
    "payment": "<p>We accept international cards, bank transfer and cash on delivery inside Vietnam. Card payments are handled by our payment partner over an encrypted connection, and we never see or keep your card number. For bank transfers please write the order number in the message; the goods leave after the money has arrived in our account.</p>",
    "privacy": "<p>We keep your name, address and telephone number only to deliver your order and to answer your questions. They are not sold or passed on to anybody but the carrier. We store them for two years, after which they are deleted. You may ask at any time to see, correct or erase what we hold about you.</p>",
}
# base letter with its marks -> VNI for Windows: the letter, then a byte for the mark (facts of the font's table)
_VNI_MARKS = {
    "a": {"á": "aù", "à": "aø", "ả": "aû", "ã": "aõ", "ạ": "aï", "â": "aâ", "ấ": "aá", "ầ": "aà", "ẩ": "aå", "ẫ": "aã",
          "ậ": "aä", "ă": "aê", "ắ": "aé", "ằ": "aè", "ẳ": "aú", "ẵ": "aü", "ặ": "aë"},
    "e": {"é": "eù", "è": "eø", "ẻ": "eû", "ẽ": "eõ", "ẹ": "eï", "ê": "eâ", "ế": "eá", "ề": "eà", "ể": "eå", "ễ": "eã", "ệ": "eä"},
    "i": {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò"},
    "o": {"ó": "où", "ò": "oø", "ỏ": "oû", "õ": "oõ", "ọ": "oï", "ô": "oâ", "ố": "oá", "ồ": "oà", "ổ": "oå", "ỗ": "oã", "ộ": "oä",
          "ơ": "ô", "ớ": "ôù", "ờ": "ôø", "ở": "ôû", "ỡ": "ôõ", "ợ": "ôï"},
    "u": {"ú": "uù", "ù": "uø", "ủ": "uû", "ũ": "uõ", "ụ": "uï", "ư": "ö", "ứ": "öù", "ừ": "öø", "ử": "öû", "ữ": "öõ", "ự": "öï"},
    "y": {"ý": "yù", "ỳ": "yø", "ỷ": "yû", "ỹ": "yõ", "ỵ": "î"}, "d": {"đ": "ñ"},
}  # fmt: skip
_VNI = {letter: code for marks in _VNI_MARKS.values() for letter, code in marks.items()}
_VNI |= {letter.upper(): code.upper() for letter, code in _VNI.items()}


def vni(text: str) -> bytes:
    """The bytes of a page that is shown in a VNI font."""
    return "".join(_VNI.get(letter, letter) for letter in unicodedata.normalize("NFC", text)).encode(
        "cp1252", "xmlcharrefreplace"
    )


def whole(
    title: str, pages: dict[str, str], head: str = "", foot: str = "", extra: str = "", body: str = ""
) -> dict[str, str]:
    """Pages of a site with the same top and foot: ``extra`` goes into each <head>, ``body`` are attributes of <body>."""
    return {
        path: f"<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>{title}</title>{extra}</head><body {body}>{head}{text}{foot}</body></html>"
        for path, text in pages.items()
    }


def money(thousands: int) -> str:
    return f"{thousands // 1000}.{thousands % 1000:03d}.000" if thousands >= 1000 else f"{thousands}.000"
