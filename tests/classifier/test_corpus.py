"""The corpus: the same for the same seed, of every frame and policy, and free of the texts that measure it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from classifier.corpus.generate import corpus
from classifier.corpus.grammar import Frame, GrammarError, read_grammar
from classifier.model.table import POLICIES

_WORD = re.compile(r"[^\W_]+")
RUN = 6  # words
# The law and the label prescribe these lines; whoever writes an advert writes them so. And names, and menus.
PRESCRIBED = (
    "không phải là thuốc", "sữa mẹ là thức ăn", "đọc kỹ hướng dẫn", "để xa tầm tay", "không được uống rượu",
    "người dưới 18",
    "bệnh viện da liễu trung ương", "tổ chức y tế thế giới", "trang chủ |", "đăng nhập |",
)  # fmt: skip


def test_the_same_seed_gives_the_same_texts() -> None:
    first, again = (list(corpus(3, scale=0.1)) for _ in range(2))

    assert first == again
    assert first != list(corpus(4, scale=0.1))


def test_thousands_of_texts_break_a_policy_and_more_break_none() -> None:
    texts = list(corpus())
    broken = Counter(policy for text in texts for policy in text.labels)

    assert all(broken[policy] >= 1000 for policy in POLICIES)
    assert sum(not text.labels for text in texts) > 10_000
    assert {text.frame for text in texts if not text.labels} == set(Frame)
    assert all(text.frame is Frame.OFFER for text in texts if text.labels)
    assert not any(re.search(r"\{[a-z#]", text.text) for text in texts)


def test_every_phone_number_is_one_that_nobody_holds() -> None:
    texts = " ".join(text.text for text in corpus(scale=0.2))

    assert not re.findall(r"(?<!\d)0[1-8]\d{8}(?!\d)", texts)


def test_no_line_of_the_grammar_repeats_a_text_that_measures_the_classifier() -> None:
    names = (
        "dev_set.jsonl",
        "dev_set_2.jsonl",
        "dev_set_3.jsonl",
        "dev_set_4.jsonl",
        "dev_set_5.jsonl",
        "dev_set_6.jsonl",
        "dev_set_7.jsonl",
        "dev_set_8.jsonl",
        "dev_set_9.jsonl",
        "dev_set_10.jsonl",
        "dev_set_11.jsonl",
        "dev_set_12.jsonl",
        "dev_set_13.jsonl",
        "dev_set_14.jsonl",
        "dev_set_15.jsonl",
        "dev_set_16.jsonl",
        "dev_set_17.jsonl",
    )
    rows = [row for name in names for row in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()]
    runs = {
        tuple(words[at : at + RUN])
        for row in rows
        for words in [_WORD.findall(json.loads(row)["text"].lower())]
        for at in range(len(words) - RUN + 1)
    }
    grammar = read_grammar()
    lines = [*(line for each in grammar.lists.values() for line in each), *(t for b in grammar.blocks for t in b.texts)]

    repeated = [
        line
        for line in lines
        if not any(each in line.lower() for each in PRESCRIBED)
        for words in [_WORD.findall(re.sub(r"\{[^}]*\}", " slot ", line.lower()))]
        if any(tuple(words[at : at + RUN]) in runs for at in range(len(words) - RUN + 1))
    ]
    assert repeated == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("= a\nx\n= a\ny\n", "b.txt:3"),
        ("lạc\n", "b.txt:1"),
        ("= a\n{b}\n", "asks for a list 'b'"),
        ("> offer ; theft\nx\n", "b.txt:1"),
        ("> song ; -\nx\n", "b.txt:1"),
        ("> ask ; -\n> ask ; -\nx\n", "b.txt:1: no text"),
    ],
)
def test_a_bad_grammar_file_is_refused_with_its_line(tmp_path: Path, body: str, said: str) -> None:
    (tmp_path / "b.txt").write_text(body, encoding="utf-8")

    with pytest.raises(GrammarError, match=said):
        read_grammar(tmp_path)
