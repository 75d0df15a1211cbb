"""How disguises are undone in a whole text, step by step: odd letters first, then words, until nothing changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from operator import ne
from unicodedata import normalize

from classifier.draft import Draft, Edit
from classifier.letters import FOREIGN, FOREIGN_CAPITALS, ODD_LETTERS, clusters, fold_cluster, fold_foreign
from classifier.lookalikes import VIETNAMESE
from classifier.quick_fold import Lengths, fold_quickly
from classifier.respell import Repair, When, first_vowel_tone, is_known, join_letters, without_marks
from classifier.tokens import PARTED_ONSETS, TOKENS, TONELESS_WORDS, WORD, Token
from classifier.wrong_decoding import mend

_LETTER_RUN = re.compile(r"(?<![^\W_])[^\W\d_](?:(?: [.\-*_·|~] | )[^\W\d_]){2,}(?![^\W_]|[.\-*_·|~,/][^\W_])")
MARKED_VOWELS = frozenset("àáâãèéêìíòóôõùúýăĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
_SMALL = "".join(sorted(VIETNAMESE))
_CAMEL = re.compile(f"(?<=[{_SMALL}])(?=[{_SMALL.upper()}])")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
ROUNDS = 4  # of respelling, until nothing changes any more
MARKED_SHARE = 20  # one marked word in so many
_FOREIGN = frozenset(FOREIGN)
_ODD = ODD_LETTERS


def share_of_marks(tokens: Sequence[str]) -> bool:
    """Real Vietnamese marks two words of three; text without marks almost none (brand names, ₫)."""
    enough = len(tokens) // MARKED_SHARE + 1
    marked = filter(None, map(ne, tokens, map(TONELESS_WORDS.__getitem__, tokens)))
    return len(list(islice(marked, enough))) == enough


def fold_letters(draft: Draft, *, careful: bool, is_part: bool = False) -> None:
    """Compatibility form, small letters, one space for each run of white, Latin letters for look-alikes.

    ``is_part``: of a Vietnamese text.
    """
    text = draft.text
    letters = set(text)
    if "  " not in text and letters.isdisjoint(TO_FOLD):
        draft.text = text.lower()
        return
    if not text.isascii() and not letters.isdisjoint(_ODD) and (mended := mend(text)):
        draft.rewrite(mended)
        draft.changes["decoding"] += len(mended)
        text = draft.text
        letters = set(text)
    if "İ" in letters:
        text = text.replace("İ", "I")  # the one letter whose small form is longer
    if not letters.isdisjoint(FOREIGN_EITHER):
        text, count = fold_foreign(text.translate(FOREIGN_CAPITALS).lower(), is_part=is_part)
        draft.changes["foreign"] += count
    draft.text = text = text.lower()
    if "  " not in text and letters.isdisjoint(_ODD):
        return
    if not careful and (quick := fold_quickly(text)):
        draft.become(quick[0], Lengths(text))
        draft.changes.update(quick[1])
        return
    draft.rewrite(_odd_letters(text, draft.changes))
    if "  " in draft.text:  # an unseen letter stood between two spaces
        draft.rewrite(_odd_letters(draft.text, draft.changes))


FOREIGN_EITHER = _FOREIGN | {letter.upper() for letter in _FOREIGN} | {chr(each) for each in FOREIGN_CAPITALS}
TO_FOLD = _ODD | FOREIGN_EITHER | {"İ"}


def _odd_letters(text: str, changes: dict[str, int]) -> Iterator[Edit]:
    for cluster in clusters(text):
        read_as, kind = fold_cluster(cluster[0])
        if read_as != cluster[0]:
            if kind:
                changes[kind] = changes.get(kind, 0) + 1
            yield cluster.start(), cluster.end(), read_as


def row_up(tokens: Sequence[str], known: Sequence[Token | None]) -> tuple[list[str], list[int]]:
    """The words and what parts each from the one before."""
    words: list[str] = []
    breaks: list[int] = []
    done = pending = 0
    for at, token in enumerate(known):
        if token is None:
            continue
        if at > done:
            words += tokens[done:at]
            breaks.append(pending)
            breaks += [0] * (at - done - 1)
            pending = 0
        done = at + 1
        pending = max(pending, token.before)
        if token.words:
            words += token.words
            breaks.append(pending)
            breaks += token.breaks
            pending = token.after
    if done < len(tokens):
        words += tokens[done:]
        breaks.append(pending)
        breaks += [0] * (len(tokens) - done - 1)
    if breaks:
        breaks[0] = 0
    return words, breaks


def spans_of(text: str) -> Iterator[tuple[int, int]]:
    """Where each word of a text, as read, stands in it."""
    at = 0
    for word in text.split(" "):
        token = TOKENS[word]
        if token is None:
            yield at, at + len(word)
        else:
            for start, end in token.spans:
                yield at + start, at + end
        at += len(word) + 1


def respell(
    draft: Draft, tokens: Sequence[str], known: Sequence[Token | None], special: Sequence[int], *, marked: bool
) -> bool:
    """One round of repairs; whether anything changed."""
    repairs = {at: token.repair for at in special if (token := known[at]) is not None and token.repair is not None}
    lone = [at for at in special if (token := known[at]) is not None and token.lone]
    if not repairs and len(lone) < 2 and not any(tokens[at] in PARTED_ONSETS for at in lone):
        return False
    places = _places(tokens)
    edits: dict[int, Edit] = {}
    draft.among_signs = draft.among_signs or _has_signs_for_letters(repairs.values())
    for at, found in repairs.items():
        start, end = places[at], places[at] + len(tokens[at])
        made = _fitting(found, draft, start, end, tokens[at - 1] if at else "")
        if made is not None:
            made = made if marked else without_marks(made)
            if made.text != tokens[at]:
                edits[start] = (start, end, made.text)
                draft.changes[made.kind] += 1
    _join_lone_letters(draft, tokens, places, lone, edits)
    if edits:
        draft.rewrite(_apart(sorted(edits.values())))
    return bool(edits)


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Of edits that meet, the first; what is left of the other is for the next round."""
    done = 0
    for edit in edits:
        if edit[0] >= done:
            done = edit[1]
            yield edit


def _has_signs_for_letters(repairs: Iterable[Repair]) -> bool:
    """Whether so many words hold signs for letters, one of them surely, that doubtful ones ("m0", "tr1") do too."""
    found = [each for each in repairs if each.kind == "leet"]
    sure = sum(each.when is When.ALWAYS for each in found)
    return sure > 1 or (sure == 1 and any(each.when is When.AMONG_SIGNS and len(each.text) > 2 for each in found))


def _places(tokens: Sequence[str]) -> list[int]:
    return [letters + spaces for spaces, letters in enumerate(accumulate(map(len, tokens), initial=0))]


def _fitting(found: Repair, draft: Draft, start: int, end: int, before: str) -> Repair | None:
    """The repair, if what stands around it allows it."""
    if found.when is When.ALWAYS:
        return found
    if found.when is When.NOT_AFTER_NUMBER:
        return None if before[-1:].isdigit() else found
    if found.when is When.AMONG_SIGNS:
        return found if draft.among_signs else None
    first, last = draft.original_span(start, end)
    # Unseen letters, and marks apart from theirs, part no word.
    written = normalize("NFC", "".join(filter(str.isprintable, draft.original[first:last])))
    if found.when is When.ODD_CASE:
        odd = not (written.islower() or written.isupper() or written.istitle())
        return found if odd else None
    parts = _CAMEL.split(written)
    if len(written) == end - start and len(parts) > 1 and all(_is_word(part.lower()) for part in parts):
        return Repair(" ".join(parts).lower(), found.kind)
    return _fitting(found.otherwise, draft, start, end, before) if found.otherwise else None


def _is_word(part: str) -> bool:
    return is_known(first_vowel_tone(_EDGES.sub("", part)))


def _join_lone_letters(
    draft: Draft, tokens: Sequence[str], places: Sequence[int], lone: Sequence[int], edits: dict[int, Edit]
) -> None:
    """Replace, over the edits inside them, runs of lone letters that spell something."""
    taken: set[int] = set()
    if any(right - left == 1 for left, right in pairwise(lone)):
        for run in _LETTER_RUN.finditer(draft.text):
            if found := join_letters(run[0]):
                for inside in range(run.start(), run.end()):
                    edits.pop(inside, None)
                taken.update(range(run.start(), run.end()))
                edits[run.start()] = (run.start(), run.end(), found.text)
                draft.changes[found.kind] += 1
    for at in lone:
        if tokens[at] not in PARTED_ONSETS or at + 1 == len(tokens) or tokens[at + 1][:1] not in MARKED_VOWELS:
            continue
        rime = WORD.match(tokens[at + 1])
        joined = first_vowel_tone(tokens[at] + rime[0]) if rime else ""
        if is_known(joined) and places[at] not in taken and places[at + 1] not in edits:
            edits[places[at]] = (places[at], places[at + 1] + len(rime[0]) if rime else 0, joined)
            draft.changes["dotted"] += 1
