"""One spelling for text that hides its numbers: plain signs, folded letters, and digits for what stands for digits.

Sellers write a number so that machines overlook it: "o9o3.i23", "không chín không",
０９０３, ⓪⑨, 0️⃣9️⃣, with dots, smileys
and blanks between. What comes out is for reading identifiers only; quotes are cut from the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

# Letters of other alphabets that look like ours, as sellers use them inside numbers and names of networks.
_LOOKALIKES = str.maketrans("оОοΟօӨøØеЕаАсСрРіІӀӏВТМНКХ", "oOoOoOoOeEaAcCpPiIllBTMHKX")
_NOTHING = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\u20e3\u0332\u0333\u0335-\u0338\U000e0020-\U000e007f]"
)
_DIGIT_LETTERS = {
    **dict.fromkeys("oOQ", "0"), **dict.fromkeys("lIi|!", "1"), **dict.fromkeys("zZ", "2"), "E": "3", "A": "4",
    **dict.fromkeys("sS", "5"), **dict.fromkeys("bG", "6"), "T": "7", "B": "8", **dict.fromkeys("gq", "9"),
}  # fmt: skip
_WORDS = {
    "khong": "0", "hong": "0", "ko": "0", "kg": "0", "hok": "0", "k": "0", "zero": "0", "mot": "1", "one": "1",
    "hai": "2",
    "two": "2", "ba": "3", "three": "3", "bon": "4", "tu": "4", "four": "4", "nam": "5", "lam": "5", "nham": "5",
    "five": "5", "sau": "6", "six": "6", "bay": "7", "seven": "7", "tam": "8", "eight": "8", "chin": "9", "nine": "9",
}  # fmt: skip
_JOINED = re.compile(r"khong|chin|mot|hai|nam|sau|bay|tam|bon|lam|zero|tu|ba|o|\d")
_TIMES = {"doi": 2, "hoa": 3, "quy": 4}  # "đôi 8", "tam hoa 8", "tứ quý 8"
_FILLERS = {"cham", "cach", "gach", "ngang", "phay", "dot", "roi", "tiep"}
_LABELS = re.compile(r"^(?:zalo|zl|sdt|dt|lh|tel|hotline|call|alo|phone|ib|mst|stk|tk|hl|viber)+")
_CALLED = frozenset({"zalo", "zl", "gap", "ms", "mr", "mrs", "a", "anh", "chi", "c", "co", "e", "em", "viber", "nha"})
# A day, a time of day and an amount of money are no part of a number to call.
_NO_NUMBER = re.compile(
    r"(?=\d)(?:(?<!\d)\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:19|20)\d\d(?!\d)|(?<![\d.])\d{1,2}[:h]\d{2}(?!\d)"
    r"|(?<![\d.,])(?<!\d )\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?\s?"
    r"(?:đ(?:ồng)?|₫|vnđ|vnd|k|tr(?:iệu)?|usd|\$|%|ml|mg|kg|g|cm|mm|tháng|ngày)(?!\w))",
    re.IGNORECASE,
)
_PART = re.compile(r"\d+|[^\W\d_]+")
# Letters and digits that touch each other, for re.split: "o9o3" is one, "S.2" are two.
_CHUNK = re.compile(r"([^\W_]+)")
_LONGEST_KEPT = 24  # letters of a chunk whose reading is kept
_LONGEST_GAP = 8  # signs between two groups of one number; a smiley may take two
FEWEST_DIGITS = 6  # of the shortest bank account; a number to call has eight at least, a tax code ten
MOST_TEXT = 50_000
MOST_LETTERS = 4096
MOST_KEPT = 20_000


class Group(NamedTuple):
    """Some digits that stand together, as read, and where: `text[start:end]` is what was read."""

    digits: str
    start: int
    end: int
    doubtful: int = 0  # how many of them are letters that look like digits


class Run(NamedTuple):
    """Groups of digits with nothing between them but signs, blanks and words such as "chấm"."""

    groups: tuple[Group, ...]

    @property
    def length(self) -> int:
        """How many digits."""
        return sum([len(group.digits) for group in self.groups])

    @property
    def start(self) -> int:
        """Where its first digit stands."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """Where its last digit ends."""
        return self.groups[-1].end


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class _Kept(dict[_Key, _Value], Generic[_Key, _Value]):
    """What keys become, worked out when one is first met; a hostile text's thousands are not all kept."""

    def __init__(self, become: Callable[[_Key], _Value], most: int) -> None:
        super().__init__()
        self._become = become
        self._most = most

    def __missing__(self, key: _Key) -> _Value:
        found = self._become(key)
        if len(self) < self._most and not (isinstance(key, str) and len(key) > _LONGEST_KEPT):
            self[key] = found
        return found


def plain(text: str) -> str:
    """Text in one spelling: composed, without signs that nobody sees, digits of any alphabet as 0 to 9."""
    text = text[:MOST_TEXT]
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    if not any(map(_CHANGES.__getitem__, set(text))):
        return text  # nearly every text: changing it letter by letter costs twenty times as much as looking
    return unicodedata.normalize("NFC", _plain(text)).translate(_LOOKALIKES)


def _plain(text: str) -> str:
    return _NOTHING.sub("", text).replace("🔟", "10").translate(_PLAIN)


def _plain_letter(code: int) -> str:
    letter = chr(code)
    if (letter < "\u0250" and letter not in "²³¹") or "\u1e00" <= letter <= "\u1eff":
        return letter
    digit = unicodedata.digit(letter, None)
    return str(digit) if digit is not None else unicodedata.normalize("NFKC", letter)


def folded(text: str) -> str:
    """Lower case without marks, letter for letter: each letter of a composed `text` gives one."""
    return text.lower() if text.isascii() else " ".join(map(_FOLDED_WORDS.__getitem__, text.split(" ")))


def _fold_letter(code: int) -> str:
    letter = chr(code)
    if letter in "đĐ":
        return "d"
    first = unicodedata.normalize("NFD", letter)[0].lower()
    return first if len(first) == 1 else letter


_PLAIN, _FOLDED = _Kept(_plain_letter, MOST_LETTERS), _Kept(_fold_letter, MOST_LETTERS)
_CHANGES = _Kept[str, bool](lambda letter: _plain(letter).translate(_LOOKALIKES) != letter, MOST_LETTERS)
_FOLDED_WORDS = _Kept[str, str](lambda word: word.translate(_FOLDED), MOST_KEPT)


def runs_of(text: str, low: str) -> list[Run]:
    """The runs of digits in `text` (plain), spelled or written; `low` is `text` folded."""
    if not _may_hold(low):
        return []
    blanked = _NO_NUMBER.sub(lambda found: "¤" * len(found[0]), text)
    parts = _CHUNK.split(blanked)  # gap, chunk, gap, chunk …
    starts = [0, *accumulate(map(len, parts))]
    read = list(map(_READ.__getitem__, parts[1::2]))
    runs: list[Run] = []
    open_run: list[_Piece] = []
    last_end = last_place = 0
    read.append(_UNREAD)
    for place in [place for place, pieces in enumerate(read) if pieces is not _UNREAD]:  # few words of a text
        pieces = read[place]
        if open_run and place != last_place + 1:
            runs.append(_run(open_run))
            open_run = []
        if not open_run and read[place + 1] is _UNREAD:  # and most of those stand alone: "một"
            if not _is_word(pieces, parts[2 * place + 1]):
                start = starts[2 * place + 1]
                runs.append(_run([piece.at(start) for piece in pieces]))
            continue
        last_place = place
        if pieces is _FILLER or (not pieces and not open_run):
            continue
        start = starts[2 * place + 1]
        if open_run and blanked[last_end:start] in _TIGHT:
            pieces = _letters(parts[2 * place + 1]) or pieces
        joins = open_run and pieces and not pieces[0].breaks and _may_join(blanked[last_end:start])
        if open_run and not joins:
            runs.append(_run(open_run))
            open_run = []
        if pieces:
            open_run += [piece.at(start) for piece in pieces]
            last_end = start + len(parts[2 * place + 1])
            if pieces[-1].ends:
                runs.append(_run(open_run))
                open_run = []
    if open_run:
        runs.append(_run(open_run))
    return [run for run in runs if run.groups]


def _is_word(pieces: list[_Piece], chunk: str) -> bool:
    """Whether a chunk that stands alone is a word such as "một", which then says no number."""
    return not pieces or (len(pieces) == 1 and not pieces[0].counts and chunk.isalpha() and len(pieces[0].said) == 1)


def _may_hold(low: str) -> bool:
    """Whether there is anything to read: some digits, or the word that every spelled number begins with."""
    return sum(map(low.count, "0123456789")) >= 3 or "khong" in low or "zero" in low


class _Piece(NamedTuple):
    """A chunk that says digits, or a word that counts ("mươi", "trăm", "tứ quý"); placed from the chunk's beginning."""

    said: str
    start: int
    end: int
    doubtful: int = 0
    counts: str = ""
    breaks: bool = False  # nothing before belongs to it
    ends: bool = False  # nothing behind belongs to it

    def at(self, start: int) -> _Piece:
        """This piece in a text whose chunk begins at `start`."""
        return _Piece(
            self.said, self.start + start, self.end + start, self.doubtful, self.counts, self.breaks, self.ends
        )


def _may_join(between: str) -> bool:
    signs = sum(not letter.isspace() and letter not in ".-_()/" for letter in between)
    letters = any(letter.isalnum() for letter in _FILLER_WORDS.sub("", folded(between)))
    return signs <= _LONGEST_GAP + 10 * letters and not letters and "¤" not in between and between.count("\n") <= 1


_FILLER_WORDS = re.compile("|".join(sorted(_FILLERS)))


_TIGHT = {".", "-", "_", " ", "*", "/"}
_ONLY_LETTERS = re.compile(r"[oOQlIiSsBZz]{2,4}")


def _letters(chunk: str) -> list[_Piece]:
    """ "oSS" right behind other digits: 055. Small letters alone may be a word ("so")."""
    if not _ONLY_LETTERS.fullmatch(chunk) or chunk in {"so", "is", "oi", "lo", "Lo", "ib"}:
        return []
    digits = "".join(_DIGIT_LETTERS[letter] for letter in chunk)
    return [_Piece(digits, 0, len(chunk), doubtful=len(chunk))]


def _pieces(chunk: str, word: str) -> list[_Piece]:
    end = len(chunk)
    if chunk.isdigit():
        return [_Piece(chunk, 0, end)]
    if word in _WORDS:
        return [_Piece(_WORDS[word], 0, end)]
    if word == "muoi":
        return [_Piece("", 0, end, counts="ten" if "ờ" in chunk.lower() else "tens")]
    if word in {"tram", "linh", "le", "con", "so"} or word in _TIMES:
        return [_Piece("", 0, end, counts=word)]
    read = _looked_like(chunk)
    if read is not None:
        return [_Piece(read, 0, end, doubtful=sum(not letter.isdigit() for letter in chunk))]
    parts = _JOINED.findall(word)
    if len(parts) > 2 and "".join(parts) == word:
        return [_Piece("".join("0" if part == "o" else _WORDS.get(part, part) for part in parts), 0, end)]
    return _labelled(chunk, word)


def _reading(chunk: str) -> list[_Piece]:
    word = folded(chunk)
    if word in _FILLERS:
        return _FILLER
    return _pieces(chunk, word) or ([] if _letters(chunk) else _UNREAD)


_FILLER: list[_Piece] = []  # the pieces of a word that may stand inside a number
_UNREAD: list[_Piece] = []  # those of a word that ends one: nearly every word
_READ = _Kept[str, list[_Piece]](_reading, MOST_KEPT)  # some thousand syllables, and the pages of a shop share theirs


def _looked_like(chunk: str) -> str | None:
    """The digits that a chunk of digits and of letters like them looks like."""
    read = "".join(letter if letter.isdigit() else _DIGIT_LETTERS.get(letter, "?") for letter in chunk)
    is_mixed = any(map(str.isdigit, chunk)) or len(chunk) == 1 or set(chunk) <= {"o", "O"}
    return read if "?" not in read and is_mixed else None


def _labelled(chunk: str, word: str) -> list[_Piece]:
    """ "zalo0903…" and "0903…zalo": the digits, and that they begin or end there."""
    label = _LABELS.match(word)
    if label and label.end() < len(chunk):
        rest = chunk[label.end() :]
        read = rest if rest.isdigit() else _looked_like(rest)
        if read is not None:
            return [_Piece(read, label.end(), len(chunk), breaks=True)]
    digits = _PART.match(chunk)
    if digits and digits[0].isdigit() and len(digits[0]) > 2 and word[digits.end() :] in _CALLED:
        return [_Piece(digits[0], 0, digits.end(), ends=True)]
    return []


def _run(pieces: list[_Piece]) -> Run:
    """The pieces as groups, with what counts worked out: "chín mươi hai" is 92, "tứ quý tám" 8888."""
    if not any(piece.counts for piece in pieces):
        said = "".join(piece.said for piece in pieces)
        if len(said) < FEWEST_DIGITS:  # most runs of a text are a count or a size
            return Run((Group(said, pieces[0].start, pieces[-1].end),))
    groups: list[Group] = []
    place = 0
    while place < len(pieces):
        taken, digits = _counted(pieces, place)
        if digits:
            doubtful = sum(piece.doubtful for piece in pieces[place : place + taken])
            groups.append(Group(digits, pieces[place].start, pieces[place + taken - 1].end, doubtful))
        place += taken
    return Run(tuple(groups))


def _counted(pieces: list[_Piece], place: int) -> tuple[int, str]:
    """(how many pieces make the next group, its digits)."""
    here = [(piece.counts or "d", piece.said) for piece in pieces[place : place + 5]]
    kinds = [kind for kind, _ in here]
    said = [text for _, text in here]
    if len(here) == 1:
        return 1, {"ten": "10", "tram": "", "d": said[0]}.get(kinds[0], "")
    single = [kind == "d" and len(text) == 1 for kind, text in here]

    def looks(*wanted: str) -> bool:
        return len(kinds) >= len(wanted) and all(
            single[at] if want == "d" else kinds[at] == want for at, want in enumerate(wanted)
        )

    if looks("d", "tram", "d", "tens", "d"):
        return 5, said[0] + said[2] + said[4]
    if looks("d", "tram", "linh", "d") or looks("d", "tram", "le", "d"):
        return 4, said[0] + "0" + said[3]
    if looks("d", "tens", "d"):
        return 3, said[0] + said[2]
    if looks("d", "tens"):
        return 2, said[0] + "0"
    if looks("ten", "d"):
        return 2, "1" + said[1]
    if looks("d", "so", "d") or looks("d", "con", "d"):
        return 3, said[2] * int(said[0])
    if looks("d", "quy", "d") or looks("d", "hoa", "d"):  # "tứ quý 8": the first word was read as a digit
        return 3, said[2] * int({"8": "3"}.get(said[0], said[0]))
    if looks("doi", "d"):
        return 2, said[1] * 2
    return 1, {"ten": "10", "tram": "", "d": said[0]}.get(kinds[0], "")
