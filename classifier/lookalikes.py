"""Letters of other alphabets that are read as Latin ones. Facts: Unicode's list of confusables, and eyes.

Latin letters with a hook, a stroke or a style need no table: their Unicode names say what they are (letters.py).
"""

from __future__ import annotations

import unicodedata

# By the letter that is read: Greek, Cyrillic, Armenian, Cherokee, Coptic, Georgian, Lisu, Canadian syllabics, Hebrew,
# Thai, Lao and others. A capital whose small letter is read as another one stands in _CAPITALS.
_READ_AS = {
    "a": "αаӑӓάἀἁаẚ⍺Ꭺꭺꓮᗅ𖽀𐊠ልค",
    "b": "βвьъƃᏴꮟᏏꓐᗷᑲᖯƄ๒ც𐊂𐊡𐌁ßҍѣ",
    "c": "сϲςҫᏟⲥꓚ𐊢𐌂𐐕𐐽ͼⅽᑕ",
    "d": "ԁɗᎠᏧꓓꓒᗞᗪᑯժდძⅾ",
    "e": "езєэёεεҽєѐәҿᎬꓰⴹ℮Ҽϵέԑⲉᗴꂅ乇",
    "f": "𑣂ғϝքꓝᖴϜ𐊇",
    "g": "ԍցᏀᏳꓖɡဌǥဂ",
    "h": "нһհћђҺᎻᏂⲏꓧᕼꁝиңӈҥнხ",
    "i": "іιїίϊΐɩⲓᎥӏꙇꓲⵏᛁ⍳ιіเเ",
    "j": "јϳꭻᎫꓙᒍյ",
    "k": "кκкқҝҟӄᏦⲕꓗᛕҠкќ",
    "l": "ӏլʟⳑᏞꓡᒪӀľ",
    "m": "мϻⲙᎷꓟᗰᛖмოጠ๓",
    "n": "ոռпηήлⲛꓠηпภทחռղ",
    "o": "оοσόоөӧօⲟჿꓳ௦๐໐०੦૦౦೦൦๏ዐԾσסⵔဝ၀੦০୦",
    "p": "рρрϱⲣᏢꓑᑭ⍴ҏթᑶ",
    "q": "ԛգզⵕφ",
    "r": "гᴦяґѓⲅᎡᏒꓣᖇꮁгг",
    "s": "𑣁𐑈ѕꙅտᏚᏕꓢᔕꮥรຮ",
    "t": "тτⲧꓔтҭᎢፕէ",
    "u": "𐓶𑣘υцսմυύϋμцџኑሀᑌꓴΰมน",
    "v": "𑣀νѵνᏙᐯꓦⴸ۷ע",
    "w": "ωшщѡԝաᎳᏔꓪώปพฬຟ",
    "x": "×хχхҳӽⲭꓫ᙭᙮ᕁᕽⵝӿჯ",
    "y": "𑣜уγүўұყყᎩᎽⲩꓬყყүцλψч",
    "z": "𑣄ζᏃꓜzʐȥჳ",
}
# Capitals that look like another Latin letter than their own small letter does.
_CAPITALS = {
    "h": "Η", "n": "Ν", "y": "ΥϒҮ", "m": "Μ", "p": "Ρ", "x": "Χ", "s": "Տ", "u": "Ս", "k": "Κ", "l": "Լ", "r": "Я",
    "a": "ΑΛΆ", "t": "Τ", "z": "Ζ", "e": "ΕΣΈ", "i": "ΙΊ", "o": "ΟΘΌ", "b": "ΒВ",
}  # fmt: skip


def lookalikes() -> dict[str, str]:
    """Small letters of other alphabets (some with an accent), by the Latin letter that they look like."""
    table: dict[str, str] = {}
    for latin, letters in _READ_AS.items():
        for letter in letters:
            small = letter.lower()
            if (small.isalpha() or small == "×") and not small.isascii() and len(small) == 1:
                table.setdefault(small, latin)
    for letter in [chr(each) for each in (*range(0x370, 0x530), *range(0x1F00, 0x2000))]:
        base, *accents = list(unicodedata.normalize("NFD", letter.lower()))
        if letter.lower() == letter and accents and base in table:
            composed = unicodedata.normalize("NFC", table[base] + accents[0])
            table.setdefault(letter, composed if len(composed) == 1 and composed in VIETNAMESE else table[base])
    return table


def capitals() -> dict[str, str]:
    """Foreign capitals, by a small foreign letter that is read as the capital is."""
    stand_in: dict[str, str] = {}
    for latin, small in lookalikes().items():
        stand_in.setdefault(small, latin)
    return {capital: stand_in[latin] for latin, all_of in _CAPITALS.items() for capital in all_of}


VIETNAMESE = frozenset("aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệfghiíìỉĩịjklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvwxyýỳỷỹỵz")
