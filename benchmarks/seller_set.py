"""A made-up world of sellers: accounts on networks and shops, what they show of themselves, and who is really behind.

Sellers draw from a small pool of identifiers of their own and hide them; platforms', carriers' and makers' numbers, stock
pictures, an agency's tracking code and buyers' words stand among them. Nothing here is read by the code under test.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field

HO = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
DEM = "Thị Văn Ngọc Minh Thanh Thu Kim Hoài Bảo Gia Quốc Đức Hữu Xuân Mỹ Phương".split()
TEN = "An Bình Chi Dung Giang Hà Hạnh Hoa Hương Khánh Lan Linh Mai Nga Ngân Oanh Phúc Quỳnh Sơn Tâm Thảo Trang Tuấn Vy Yến".split()
GOODS = (
    "kem trộn",
    "viên giảm cân",
    "trà thảo mộc",
    "sữa non",
    "nước hoa auth",
    "túi xách rep",
    "giày thể thao",
    "cao xương khớp",
    "collagen",
    "kem chống nắng",
    "tinh dầu",
    "đồng hồ",
    "thuốc nam gia truyền",
    "tổ yến",
    "mật ong rừng",
    "áo khoác",
    "son môi",
    "serum",
)
ADVERTS = (
    "{goods} chuẩn spa giá {price}, ib em tư vấn nha chị yêu. {who}",
    "Thanh lý {goods} chỉ {price} còn ít lắm ạ. Ship cod toàn quốc. {who}",
    "{goods} hàng mới về, cam kết chính hãng, {price}/hộp, mua 2 tặng 1\n{who}\nKiểm hàng rồi mới thanh toán",
    "Sỉ lẻ {goods} {price}. {who}. Tuyển CTV",
    "🔥🔥 {goods} 🔥🔥 sale sập sàn {price} từ 08/11/2026 đến hết 12/11/2026!!! {who}",
    "Ai cần {goods} liên hệ mình nhé, {price} bao ship\n{who}",
    "Em nhận đặt {goods}, giá chỉ từ {price}. Bảo hành 12 tháng, 1 đổi 1 trong 7 ngày\n{who}",
    "{who}\nChuyên {goods} uy tín 10 năm, giá {price}",
)
STREETS = "Nguyễn Trãi|Lê Lợi|Trần Hưng Đạo|Hai Bà Trưng|Lý Thường Kiệt|Quang Trung|Hùng Vương|Điện Biên Phủ|Cách Mạng Tháng 8|Phan Chu Trinh".split(
    "|"
)
PLACES = (
    "P. Bến Thành, Q.1, TP.HCM",
    "phường Dịch Vọng, quận Cầu Giấy, Hà Nội",
    "Phường An Bình, quận Ninh Kiều, Cần Thơ",
    "phường Cái Khế, Cần Thơ",
    "Phường 12, Quận 10, TP.HCM",
    "xã Hòa Tiến, huyện Hòa Vang, Đà Nẵng",
    "P. Hải Châu, Đà Nẵng",
    "TT Thứ Ba, An Biên, Kiên Giang",
)
BANKS = (
    "Vietcombank|Techcombank|MB Bank|ACB|BIDV|Agribank|VietinBank|Sacombank|VPBank|TPBank|VCB|TCB|MBBank|vietin".split(
        "|"
    )
)
MOBILE = "032 033 034 035 036 037 038 039 070 076 077 078 079 081 082 083 084 085 086 088 089 090 091 093 094 096 097 098 056 058 059 099".split()
OLD = {
    "070": "0120",
    "079": "0121",
    "077": "0122",
    "076": "0126",
    "078": "0128",
    "083": "0123",
    "084": "0124",
    "085": "0125",
    "081": "0127",
    "082": "0129",
    "032": "0162",
    "033": "0163",
    "034": "0164",
    "035": "0165",
    "036": "0166",
    "037": "0167",
    "038": "0168",
    "039": "0169",
    "056": "0186",
    "058": "0188",
    "059": "0199",
}
WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
PLAIN_WORDS = ("khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin")
HOSTS = {
    "facebook": "www.facebook.com",
    "zalo": "zalo.me",
    "tiktok": "www.tiktok.com",
    "shopee": "shopee.vn",
    "lazada": "www.lazada.vn",
    "chotot": "www.chotot.com",
    "website": "",
    "youtube": "www.youtube.com",
}
GUESTS = (
    "Bình luận (2):\n{name}: cho mình hỏi giá, sđt mình {phone}\nHoa: ib em",
    "Khách hàng: {name} {phone} đã nhận hàng ạ, cảm ơn shop",
    "Ship cho chị {name} {phone} sáng nay rồi nha",
    "Đánh giá của khách hàng\n{name} - {phone}: hàng đẹp",
    "Người nhận: {name}, sđt {phone}",
    "Feedback của {name}: dùng thích lắm, gọi mình {phone} nếu cần hỏi",
)


@dataclass
class Seller:
    """One real-world actor and all it owns; its accounts show parts of it."""

    number: int
    name: str
    phones: list[str]
    banks: list[tuple[str, str]]
    tax: str | None
    email: str | None
    page: str | None
    domain: str | None
    tracking: str | None
    telegram: str | None
    address: str | None


@dataclass
class Account:
    """One account as a crawl or an import would see it. `seller` is the truth."""

    id: str
    seller: int
    platform: str
    url: str
    name: str
    posts: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    contacts: list[tuple[str, str]] = field(default_factory=list)  # from links and scripts of its page


class World:
    """Sellers and accounts drawn from one seed."""

    def __init__(self, seed: int, sellers: int = 350, accounts: int = 2400) -> None:
        self.chance = random.Random(seed)
        self._used: set[str] = set()
        self.sellers = [self._seller(number) for number in range(sellers)]
        self.hotlines = [self._phone() for _ in range(4)] + [f"1900{self.chance.randint(1000, 9999)}" for _ in range(3)]
        self.agents = [self._phone() for _ in range(6)]  # a shipping agent, a wholesaler: shared by some sellers
        self.agency = f"GTM-{self._code(6)}"
        self.stock = [self._picture() for _ in range(25)]
        self.makers = [f"duocpham{self._code(4).lower()}.com.vn" for _ in range(4)]
        self.accounts = [self._account(number) for number in range(accounts)]

    def _seller(self, number: int) -> Seller:
        chance = self.chance
        name = " ".join((chance.choice(HO), chance.choice(DEM), chance.choice(TEN)))
        handle = f"{chance.choice(['shop', 'kho', 'my.pham.', 'store', ''])}{_bare(name.split()[-1])}{chance.choice(['', '.official', 'store', '.vn', 'beauty'])}{chance.randint(1, 9999)}"
        return Seller(
            number=number,
            name=name,
            phones=[self._phone() for _ in range(chance.choices((1, 2, 3, 4), (40, 35, 15, 10))[0])],
            banks=[
                (chance.choice(BANKS), self._digits(chance.choice((9, 10, 12, 13, 14))))
                for _ in range(chance.choices((0, 1, 2, 3), (15, 50, 25, 10))[0])
            ],
            tax=self._tax() if chance.random() < 0.3 else None,
            email=f"{_bare(name).replace(' ', chance.choice(['', '.', '_']))}{chance.randint(1, 999)}@{chance.choice(['gmail.com', 'yahoo.com', 'hotmail.com'])}"
            if chance.random() < 0.35
            else None,
            page=handle if chance.random() < 0.5 else None,
            domain=f"{_bare(name.split()[-1])}{self._code(3).lower()}{chance.choice(['.com', '.vn', '.shop', '.com.vn'])}"
            if chance.random() < 0.35
            else None,
            tracking=f"G-{self._code(10)}" if chance.random() < 0.2 else None,
            telegram=f"{_bare(name.split()[-1])}_{self._code(4).lower()}" if chance.random() < 0.2 else None,
            address=f"{chance.randint(1, 400)} {chance.choice(STREETS)}, {chance.choice(PLACES)}"
            if chance.random() < 0.4
            else None,
        )

    def _account(self, number: int) -> Account:
        chance = self.chance
        few = len(self.sellers)
        seller = self.sellers[number] if number < few else self.sellers[int(few * chance.random() ** 1.6)]
        platform = chance.choices(list(HOSTS), (35, 10, 15, 15, 5, 8, 8, 4))[0]
        if platform == "website" and not seller.domain:
            platform = "facebook"
        handle = f"{_bare(seller.name.split()[-1])}.{self._code(6).lower()}"
        host = HOSTS[platform] or seller.domain or ""
        url = f"https://{host}/{'@' if platform in {'tiktok', 'youtube'} else ''}{handle}"
        if platform == "website":
            url = f"https://{host}/san-pham-{number}"
        name = chance.choice(
            (
                seller.name,
                f"{chance.choice(GOODS).title()} {seller.name.split()[-1]}",
                handle,
                f"Shop {seller.name.split()[-1]} {chance.randint(1, 99)}",
            )
        )
        account = Account(id=f"a{number}", seller=seller.number, platform=platform, url=url, name=name)
        shown = self._shown(seller)
        for part in _split(shown, chance.choice((1, 1, 2, 3)), chance):
            account.posts.append(self._post(part))
        if platform == "website":
            account.contacts.append(("tel", chance.choice(seller.phones)))
            if seller.tracking and chance.random() < 0.8:
                account.contacts.append(("script", seller.tracking))
            if chance.random() < 0.5:
                account.contacts.append(("script", self.agency))
        account.images = [self._picture() for _ in range(chance.randint(0, 2))] + chance.sample(
            self.stock, chance.choice((0, 0, 1, 2))
        )
        return account

    def _shown(self, seller: Seller) -> list[str]:
        """What one account shows of its seller, disguised; at least one thing that ties."""
        chance = self.chance
        main = seller.phones[0] if chance.random() < 0.7 else chance.choice(seller.phones)
        shown = []
        if chance.random() < 0.85:
            shown.append(self._call(main))
        if len(seller.phones) > 1 and chance.random() < 0.4:
            shown.append(self._call(chance.choice(seller.phones)))
        if seller.banks and chance.random() < (0.45 if shown else 1):
            shown.append(self._bank(seller, *chance.choice(seller.banks)))
        extras = [
            (0.3, seller.email and self._email(seller.email)),
            (0.3, seller.page and self._page(seller.page)),
            (
                0.3,
                seller.domain
                and chance.choice(
                    (f"Website: {seller.domain}", f"web {seller.domain}", f"đặt hàng tại {seller.domain}")
                ),
            ),
            (
                0.35,
                seller.telegram
                and chance.choice(
                    (f"tele: @{seller.telegram}", f"t.me/{seller.telegram}", f"telegram @{seller.telegram}")
                ),
            ),
            (
                0.4,
                seller.tax
                and chance.choice(
                    (f"MST: {seller.tax}", f"Mã số thuế {seller.tax}", f"MSDN {seller.tax}", f"GPKD số {seller.tax}")
                ),
            ),
            (
                0.4,
                seller.address
                and chance.choice((f"Đc: {seller.address}", f"Địa chỉ: {seller.address}", f"📍 {seller.address}")),
            ),
        ]
        shown += [text for part, text in extras if text and chance.random() < part]
        return shown or [self._call(main)]

    def _post(self, parts: list[str]) -> str:
        chance = self.chance
        parts = parts[:]
        if chance.random() < 0.12:
            parts.append(
                chance.choice(
                    (
                        f"Hotline sàn: {self._spaced(chance.choice(self.hotlines[4:]))}",
                        f"Tổng đài hỗ trợ {self._spaced(chance.choice(self.hotlines))}",
                    )
                )
            )
        elif chance.random() < 0.08:
            parts.append(f"LH {self._spaced(chance.choice(self.hotlines))}")  # nothing says that it is a market's
        if chance.random() < 0.04:
            parts.append(f"Gửi hàng qua {self._spaced(chance.choice(self.agents))}")
        if chance.random() < 0.06:
            parts.append(f"Hàng chính hãng {chance.choice(self.makers)}")
        text = chance.choice(ADVERTS).format(
            goods=chance.choice(GOODS), price=self._price(), who=chance.choice((". ", "\n", " - ", " | ")).join(parts)
        )
        if chance.random() < 0.15:
            text += "\n" + chance.choice(GUESTS).format(
                name=f"{chance.choice(HO)} {chance.choice(TEN)}", phone=self._spaced(self._phone())
            )
        return text

    def _price(self) -> str:
        thousand = self.chance.randint(5, 990)
        return self.chance.choice(
            (f"{thousand}k", f"{thousand}.000đ", f"{thousand}.000 VNĐ", f"{thousand},000đ", f"{thousand}K/hũ")
        )

    # --- disguises

    def _call(self, phone: str) -> str:
        label = self.chance.choice(
            (
                "LH ",
                "zalo ",
                "Zalo: ",
                "sđt ",
                "SĐT: ",
                "Hotline ",
                "☎️ ",
                "📞",
                "gọi ",
                "call/zalo ",
                "alo ",
                "ĐT: ",
                "inbox hoặc ",
                "zl ",
                "",
            )
        )
        after = self.chance.choice(("", "", "", " (zalo)", ", zalo ơ trên", " zalo cùng số", " gặp em", " ạ"))
        return f"{label}{self._disguised(phone)}{after}"

    def _disguised(self, phone: str) -> str:
        chance = self.chance
        way = chance.random()
        if way < 0.3:
            return self._spaced(phone)
        if way < 0.38 and phone[:3] in OLD:
            return self._spaced(OLD[phone[:3]] + phone[3:])
        if way < 0.45:
            return self._spaced(chance.choice(("+84 ", "84", "+84", "(+84) ", "0084")) + phone[1:])
        if way < 0.6:
            swap = str.maketrans(
                {"0": chance.choice("oOo"), "1": chance.choice("lIi1"), **({"5": "S"} if chance.random() < 0.3 else {})}
            )
            return self._spaced(phone.translate(swap), chance.choice((".", " ", "-", "")))
        if way < 0.7:
            words = chance.choice((WORDS, PLAIN_WORDS))
            return chance.choice((" ", ", ", " - ", ".")).join(words[int(digit)] for digit in phone)
        if way < 0.76:
            words = chance.choice((WORDS, PLAIN_WORDS))
            at = sorted(chance.sample(range(10), chance.randint(1, 5)))
            return " ".join(words[int(digit)] if place in at else digit for place, digit in enumerate(phone))
        if way < 0.82:
            base = chance.choice((0xFF10, 0x1D7CE, 0x1D7EC, 0x1D7F6))
            return self._spaced("".join(chr(base + int(digit)) for digit in phone), " ")
        if way < 0.87:
            return "".join(digit + "\ufe0f\u20e3" for digit in phone)
        if way < 0.92:
            sign = chance.choice("⭐❤🔥*~_/•·")
            return sign.join(phone) if chance.random() < 0.5 else sign.join((phone[:4], phone[4:7], phone[7:]))
        if way < 0.96:
            return chance.choice(("\u200b", "\u2060", " . ", " ,", "  ")).join(
                (phone[:2], phone[2:4], phone[4:7], phone[7:])
            )
        return "".join(chr(0x2460 + int(digit) - 1) if digit != "0" else "⓪" for digit in phone)

    def _spaced(self, phone: str, sign: str | None = None) -> str:
        chance = self.chance
        sign = chance.choice((".", " ", "-", "", "")) if sign is None else sign
        if not sign:
            return phone
        cut = chance.choice(((4, 7), (4, 6, 8), (3, 6), (5,)))
        return sign.join(phone[start:end] for start, end in zip((0, *cut), (*cut, len(phone)), strict=True))

    def _bank(self, seller: Seller, bank: str, number: str) -> str:
        chance = self.chance
        holder = _bare(seller.name).upper() if chance.random() < 0.7 else seller.name
        shown = number if chance.random() < 0.6 else " ".join(number[at : at + 4] for at in range(0, len(number), 4))
        return chance.choice(
            (
                f"STK {shown} {bank} {holder}",
                f"{bank}: {shown} - {holder}",
                f"ck {bank} {shown} {holder}",
                f"Chuyển khoản: {shown} ngân hàng {bank}, chủ tk {holder}",
                f"Stk: {shown} ({bank}) ctk {holder}",
                f"số tài khoản {shown} {bank}",
            )
        )

    def _email(self, email: str) -> str:
        name, host = email.split("@")
        return self.chance.choice(
            (
                email,
                f"mail: {email}",
                f"email {name} (at) {host}",
                f"{name}[at]{host.replace('.', '[dot]')}",
                f"{name} @ {host}",
                f"gmail: {name} a còng {host.replace('.', ' chấm ')}",
            )
        )

    def _page(self, page: str) -> str:
        return self.chance.choice(
            (
                f"fb.com/{page}",
                f"https://www.facebook.com/{page}",
                f"facebook.com/{page}?ref=share",
                f"m.me/{page}",
                f"fb . com / {page}",
                f"ib m.me/{page}",
            )
        )

    # --- numbers that nobody else has

    def _phone(self) -> str:
        return self._fresh(lambda: self.chance.choice(MOBILE) + self._digits(7))

    def _tax(self) -> str:
        return self._fresh(lambda: self.chance.choice(("01", "03", "18", "04", "36")) + self._digits(8))

    def _digits(self, count: int) -> str:
        return "".join(self.chance.choice("0123456789") for _ in range(count))

    def _code(self, count: int) -> str:
        return "".join(self.chance.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(count))

    def _picture(self) -> str:
        return f"{self.chance.getrandbits(64):016x}"

    def _fresh(self, make: object) -> str:
        while (made := make()) in self._used:  # type: ignore[operator]
            pass
        self._used.add(made)
        return str(made)


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _split(parts: list[str], count: int, chance: random.Random) -> list[list[str]]:
    """The parts over some posts, each post with one at least."""
    posts: list[list[str]] = [[] for _ in range(min(count, len(parts)))]
    for place, part in enumerate(parts):
        posts[place if place < len(posts) else chance.randrange(len(posts))].append(part)
    return posts
