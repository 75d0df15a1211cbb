"""Pages in the encodings from before Unicode come out as NFC text, whatever their header says."""

import time
import unicodedata

import pytest

from crawler import legacy_vietnamese
from crawler.decoding import decode
from crawler.legacy_vietnamese import from_tcvn3, from_vni

TEXTS = {
    "advert": "Viên uống giảm cân cấp tốc, giá 1.200.000đ, đặt hàng ngay hôm nay để được ưu đãi",
    "shop": "Công ty trách nhiệm hữu hạn Hoa Sữa chuyên bán thực phẩm chức năng, mỹ phẩm nhập khẩu",
    "words of all tones": "bà bả bã bá bạ ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ đè đẻ đẽ đé đẹ ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ồ ổ ỗ ố ộ "
    "ờ ở ỡ ớ ợ ù ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ ă â ê ô ơ ư",
    "short": "Thuốc giảm cân",
    "headline": "Cảnh báo quảng cáo sai sự thật về thực phẩm bảo vệ sức khoẻ trên mạng xã hội",
    "sale": "Khuyến mại lớn: mua một tặng một, miễn phí vận chuyển toàn quốc, bảo hành trọn đời",
}
TCVN3 = {letter: chr(code) for code, letter in legacy_vietnamese._TCVN3.items()}
VNI = {letter: signs for signs, letter in legacy_vietnamese._VNI.items()}
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def in_tcvn3(text: str) -> bytes:
    return "".join(TCVN3.get(letter, letter) for letter in text).encode("cp1252", "xmlcharrefreplace")


def in_vni(text: str) -> bytes:
    return "".join(VNI.get(letter, letter) for letter in text).encode("cp1252")


def in_windows_1258(text: str) -> bytes:
    out = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        out.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES)))
        out += [part for part in parts if part in TONES]
    return "".join(out).encode("cp1258")


def page(content: bytes, head: bytes = b"") -> bytes:
    return b"<html><head>" + head + b"<title>" + content + b"</title></head><body><p>" + content + b"</p></body></html>"


def pages() -> list[tuple[str, str, bytes, str]]:
    """(name, text, body, content type) of more than sixty pages."""
    made = []
    for name, text in TEXTS.items():
        utf8 = text.encode()
        made += [
            (f"{name}: utf-8 as latin-1", text, page(utf8), "text/html; charset=iso-8859-1"),
            (f"{name}: utf-8 as windows-1258", text, page(utf8), "text/html; charset=windows-1258"),
            (f"{name}: NFD", text, page(unicodedata.normalize("NFD", text).encode()), "text/html; charset=utf-8"),
            (f"{name}: windows-1258", text, page(in_windows_1258(text)), "text/html; charset=windows-1258"),
            (f"{name}: windows-1258 as utf-8", text, page(in_windows_1258(text)), "text/html; charset=utf-8"),
            (f"{name}: windows-1258 undeclared", text, page(in_windows_1258(text)), "text/html"),
            (f"{name}: TCVN3 undeclared", text, page(in_tcvn3(text)), "text/html"),
            (f"{name}: TCVN3 as latin-1", text, page(in_tcvn3(text)), "text/html; charset=iso-8859-1"),
            (f"{name}: TCVN3 as windows-1258", text, page(in_tcvn3(text)), "text/html; charset=windows-1258"),
            (f"{name}: TCVN3 as utf-8", text, page(in_tcvn3(text)), "text/html; charset=utf-8"),
            (f"{name}: TCVN3 letters in utf-8", text, page(in_tcvn3(text).decode("cp1252").encode()), "text/html"),
            (f"{name}: VNI undeclared", text, page(in_vni(text)), "text/html"),
            (f"{name}: VNI as windows-1252", text, page(in_vni(text)), "text/html; charset=windows-1252"),
            (f"{name}: VNI as utf-8", text, page(in_vni(text)), "text/html; charset=utf-8"),
            (f"{name}: VNI letters in utf-8", text, page(in_vni(text).decode("cp1252").encode()), "text/html"),
            (f"{name}: utf-8 written twice", text, page(utf8.decode("latin-1").encode()), "text/html; charset=utf-8"),
        ]
    return made


@pytest.mark.parametrize(("name", "text", "body", "content_type"), pages(), ids=[row[0] for row in pages()])
def test_page_in_an_old_encoding_is_recovered(name: str, text: str, body: bytes, content_type: str) -> None:
    found, _ = decode(body, content_type)
    assert found.count(text) == 2
    assert unicodedata.is_normalized("NFC", found)


def test_there_are_sixty_pages_and_more() -> None:
    assert len(pages()) >= 60


def test_well_known_sentence_reads_right_in_both_tables() -> None:
    """As these appear in documents of the time, not made with our own tables."""
    assert from_tcvn3("Céng hßa x· héi chñ nghÜa ViÖt Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert from_tcvn3("§éc lËp - Tù do - H¹nh phóc") == "Độc lập - Tự do - Hạnh phúc"
    assert from_vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert from_vni("Ñoäc laäp - Töï do - Haïnh phuùc") == "Độc lập - Tự do - Hạnh phúc"
    assert from_vni("COÄNG HOØA XAÕ HOÄI") == "CỘNG HÒA XÃ HỘI"


def test_font_of_capitals_gives_capitals() -> None:
    body = b'<p><font face=".VnTimeH">' + in_tcvn3("thuốc giảm cân") + b"</font> " + in_tcvn3("giá rẻ") + b"</p>"
    text, note = decode(body, "text/html")
    assert "THUỐC GIẢM CÂN" in text
    assert "giá rẻ" in text
    assert note == "read as TCVN3, declared nothing"


def test_part_of_a_unicode_page_in_an_old_font_is_mended_alone() -> None:
    old = in_tcvn3("Thuốc giảm cân cấp tốc").decode("cp1252")
    body = f"<p>{TEXTS['shop']}</p><p>{TEXTS['sale']}</p><span style='font-family:.VnArial'>{old}</span>".encode()
    text, note = decode(body, "text/html; charset=utf-8")
    assert "Thuốc giảm cân cấp tốc" in text
    assert TEXTS["shop"] in text
    assert note == "1 parts were in an old Vietnamese font"


@pytest.mark.parametrize(
    "text",
    [
        "Prix réduit, déjà vendu à la Société Générale: ça coûte très cher, l'été à Nîmes",
        "Größe wählen, für Mädchen; Übergröße schön", "Año nuevo, niño pequeño, canción y corazón",
        "Promoção de verão: calças, ações, coração e mães",
        "Lęk, źdźbło, świętość",
        "© 2026 Company – “quoted” text…",
        "Books: £51.77, £22, £33 and £47.82; 25¢ or ¥100", "§ 5 und § 7, 50 °C, ±5, ½ cup", "Não há pão, são mães",
        "Så får du på øl, når året er nytt", "¡Hola! ¿Qué tal?", "naïve café, thé, Zoé",
    ],
)  # fmt: skip
def test_page_in_another_language_stays_as_it_is(text: str) -> None:
    assert text in decode(f"<html><p>{text}</p>".encode(), "text/html; charset=utf-8")[0]
    western = text.encode("cp1252", "ignore").decode("cp1252")
    assert western in decode(f"<html><p>{western}</p>".encode("cp1252"), "text/html; charset=windows-1252")[0]


@pytest.mark.parametrize("body", [b"<script" * 90_000, b"<" * 600_000, b"<a " * 300_000, b"<p style=.VnTime" * 40_000])
def test_hostile_page_is_decoded_at_once(body: bytes) -> None:
    start = time.process_time()
    decode(body + "é".encode() * 10, "text/html; charset=utf-8")
    decode(body + b"\xe9" * 10, "text/html")
    assert time.process_time() - start < 20  # a hundred times what it takes; square would take hours
