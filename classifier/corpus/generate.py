"""The corpus: thousands of texts drawn from the grammar, each in a voice of its own, some in disguise.

The same seed gives the same texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from classifier.corpus.grammar import Block, Frame, Grammar, read_grammar
from classifier.corpus.obfuscate import KINDS
from storage.records import Kind, Policy

SEED = 20261125
DRAWS = 12  # of each text
QUOTED = 3  # of each text that breaks one, as somebody else's words in the mouth of who reports, warns, asks, complains
WHOLE = 0.25  # of these draws, for a text without a list to draw from: they differ in voice and little else
_STRIPPED, _HASTY, _DISGUISED, _TEENCODE = 0.1, 0.16, 0.12, 0.12
_LONG, _PAGE, _AMID = 0.10, 0.05, 0.15  # of the offers
_SHORT = 25  # words
_CROSSED = 0.12
_CAUTIOUS = 0.25  # of the offers of what is good for health
_DISGUISES = ("dotted", "leet", "homoglyphs", "dotted", "leet", "zero_width", "styled", "fullwidth")
_SELLER_KINDS = (Kind.POST, Kind.POST, Kind.POST, Kind.LISTING, Kind.AD, Kind.AD, Kind.PAGE)
_KINDS = {
    Frame.OFFER: _SELLER_KINDS,
    Frame.REPORT: (Kind.ARTICLE, Kind.ARTICLE, Kind.POST, Kind.PAGE),
    Frame.ASK: (Kind.POST,),
    Frame.COMPLAIN: (Kind.POST, Kind.POST, Kind.PAGE),
}
_STOP = re.compile(r"\. (?=\S)")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the corpus and what is known of it. ``group`` names the line it was drawn from."""

    text: str
    kind: Kind
    frame: Frame
    labels: frozenset[Policy]
    topics: frozenset[Policy]
    group: int


def corpus(seed: int = SEED, *, scale: float = 1.0) -> Iterator[Text]:
    """Every text of every block several times over, in the order of the files.

    ``scale`` makes it smaller; with less than half a draw for each text, some are left out.
    """
    grammar = read_grammar()
    lawful = [text for text in _others(grammar, Frame.OFFER) if len(text.split()) <= _SHORT]
    group = 0
    for block in grammar.blocks:
        for line in block.texts:
            group += 1
            chance = Random(f"{seed}:{block.file}:{line}")  # noqa: S311 - a draw, no secret
            share = scale if grammar.draws_from(line) else scale * WHOLE
            draws = DRAWS * share
            for _ in range(round(draws) or int(chance.random() < draws)):
                yield _draw(grammar, block, line, group, chance, lawful)
            for _ in range(round(QUOTED * share) if block.labels else 0):
                yield _quoted(grammar, block, line, group, chance)


def _draw(grammar: Grammar, block: Block, line: str, group: int, chance: Random, lawful: Sequence[str]) -> Text:
    parts = [line]
    labels, topics = block.labels, block.topics
    if block.frame is Frame.OFFER:
        parts += [chance.choice(_SELLER_TAILS) for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 3)))]
        if chance.random() < 0.25:
            parts.insert(0, chance.choice(("{open}", "{emoji}", "{filler}", "Dạ", "{me} chào {you}")))
        if chance.random() < 0.12:  # a seller's other, lawful goods in the same text
            parts.insert(chance.randint(0, len(parts)), chance.choice(_others(grammar, Frame.OFFER)))
        if chance.random() < _LONG:  # as who tells a story before the sale
            for _ in range(chance.randint(3, 9)):
                parts.insert(chance.randint(0, len(parts)), "{chatter}")
        elif chance.random() < _PAGE:
            parts = ["{menu}", *parts, "{foot}"]
        elif chance.random() < _AMID:  # one sentence of a shop's page
            for _ in range(chance.randint(2, 6)):
                lines = lawful if chance.random() < 0.6 else _SELLER_TAILS
                parts.insert(chance.randint(0, len(parts)), chance.choice(lines))
        if Policy.HEALTH_CLAIM in topics and chance.random() < _CAUTIOUS:  # it heals no claim, and makes none
            parts.insert(chance.randint(0, len(parts)), "{caution}")
        if chance.random() < _CROSSED:  # words of a warning in a seller's mouth
            parts.insert(chance.randint(0, len(parts)), "{tease}")
    else:
        near = [each for each in grammar.blocks if each.frame is block.frame and each.topics == block.topics]
        for _ in range(chance.choice((0, 0, 0, 0, 1, 1, 2, 3))):
            more = chance.choice(near if chance.random() < 0.7 else _clean_blocks(grammar, block.frame))
            parts.insert(chance.randint(0, len(parts)), chance.choice(more.texts))
            topics |= more.topics
        if chance.random() < 0.15:
            parts.append("{smalltalk}" if block.frame is not Frame.REPORT else "{you} chia sẻ giúp {me}")
        if chance.random() < _CROSSED:  # and of an offer in the mouth of who sells nothing
            parts.append("{notice}")
    text = ". ".join(grammar.expand(part, chance).rstrip(" .") for part in parts)
    return Text(
        _voiced(text, block.frame, chance), chance.choice(_KINDS[block.frame]), block.frame, labels, topics, group
    )


_QUOTERS = {
    Frame.REPORT: (
        "{police} {newsverb}: các trang đăng \"{_}\" đều là lừa đảo",
        "{agency} {newsverb} về bài đăng \"{_}\", đã yêu cầu gỡ",
        "{warnopen} \"{_}\", {warntail}", "Thí dụ về quảng cáo vi phạm: \"{_}\"",
        "{ten_bi} đăng \"{_}\" rồi bị {arrest}",
        "Theo hồ sơ, đối tượng nhắn cho nạn nhân: \"{_}\"", "Bài tập cho cán bộ: mẩu tin \"{_}\" vi phạm điều nào?",
        "Tin nhắn rác \"{_}\" được phát tán, {agency} đang xử lý", "{warnopen}: {_}. {warntail}",
    ),
    Frame.ASK: (
        "{askopen} \"{_}\" {asktail}", "Có người nhắn em thế này: {_}. {asktail}?", "em thấy bài \"{_}\", {asktail}",
    ),
    Frame.COMPLAIN: (
        "Nó đăng \"{_}\" mà giao hàng như rác, {complaintail}", "=))) \"{_}\" đọc mà cười xỉu",
        "Lướt trúng bài \"{_}\" mà cạn lời, {complaintail}", "Tin lời \"{_}\" nên giờ {complaintail}",
        "mấy ông bà bán hàng suốt ngày \"{_}\", nghe phát mệt =)))",
    ),
}  # fmt: skip


def _quoted(grammar: Grammar, block: Block, line: str, group: int, chance: Random) -> Text:
    """A seller's words, said by somebody who sells nothing: all words of an offer, and no policy broken."""
    frame = chance.choice(tuple(_QUOTERS))
    words = grammar.expand(line, chance).rstrip(" .")
    text = grammar.expand(chance.choice(_QUOTERS[frame]).replace("{_}", "\0"), chance).replace("\0", words)
    if chance.random() < 0.4:
        near = [each for each in _clean_blocks(grammar, frame) if each.topics & block.topics]
        text += ". " + grammar.expand(chance.choice(chance.choice(near or _clean_blocks(grammar, frame)).texts), chance)
    return Text(_voiced(text, frame, chance), chance.choice(_KINDS[frame]), frame, frozenset(), block.topics, group)


_SELLER_TAILS = (
    "{filler}",
    "{filler}",
    "{cta}",
    "{ship}",
    "{price_line}",
    "{filler}, {filler}",
    "{cta} {emoji}",
    "{emoji}",
)


def _clean_blocks(grammar: Grammar, frame: Frame) -> Sequence[Block]:
    return [each for each in grammar.blocks if each.frame is frame and not each.labels]


def _others(grammar: Grammar, frame: Frame) -> Sequence[str]:
    return [text for each in _clean_blocks(grammar, frame) if not each.topics for text in each.texts]


def _voiced(text: str, frame: Frame, chance: Random) -> str:
    """The text as one person writes it: letters, stops, lines, short spellings, disguise."""
    text = text.replace("?.", "?").replace("!.", "!").replace("..", ".")
    formal = frame is Frame.REPORT
    if not formal and chance.random() < _TEENCODE:
        text = KINDS["teencode"](text, chance)
    case = chance.random()
    if case < (0.1 if formal else 0.35):
        text = text.lower()
    elif case < 0.39 and not formal:
        text = text.upper()
    elif case < 0.9:
        text = text[:1].upper() + text[1:]
        text = re.sub(r"(?<=[.!?] )\w", lambda hit: hit[0].upper(), text)
    ends = chance.random()
    if ends < 0.12:
        text = _STOP.sub("\n", text)
    elif ends < 0.22 and not formal:
        text = _STOP.sub(chance.choice((", ", " ", " - ", "!! ", " 👉 ", "; ")), text)
    if chance.random() < 0.5:
        text += chance.choice((".", ".", "!", "", "...", " ạ", " nha", " 🥰"))
    if chance.random() < _STRIPPED and not (formal and chance.random() < 0.5):
        text = KINDS["strip_marks"](text, chance)
    elif chance.random() < _HASTY:
        text = KINDS["lost_marks"](text, chance)
    elif chance.random() < _DISGUISED:
        text = KINDS[chance.choice(_DISGUISES)](text, chance)
    return text
