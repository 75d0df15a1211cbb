"""The rules find what they find under every disguise, and quote what stood on the page."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from classifier.classify import classify, labels
from classifier.corpus.obfuscate import KINDS
from classifier.examples import example_observation
from classifier.rules import load
from storage.records import Kind, Observation, Policy

DAY = date(2026, 11, 1)
SAME = ("nfd", "nfc", "new_tones", "old_tones", "zero_width", "styled", "fullwidth")
# Most labels lost on the development set, percent. Leet here takes the marks of a letter along, harder than "th4nh".
MOST_LOST = {"strip_marks": 3.0, "lost_marks": 3.0, "dotted": 3.0, "leet": 3.0, "homoglyphs": 2.0, "teencode": 2.0}


def examples() -> list[Observation]:
    return [
        example_observation(rule, example)
        for rule in load().values()
        if rule.detector == "phrases"
        for example in (*rule.flags, *rule.passes)
    ]


def disguised(observation: Observation, kind: str, seed: int) -> Observation:
    change, rng = KINDS[kind], random.Random(seed)
    return observation.model_copy(
        update={"text": change(observation.text, rng), "title": change(observation.title, rng)}
    )


def post(text: str) -> Observation:
    url = "https://vidu.example/bai"
    return Observation(
        url=url, canonical_url=url, kind=Kind.POST, title="", text=text, observed_at=datetime(2026, 11, 1, tzinfo=UTC),
        capture_sha256=None,
    )  # fmt: skip


@pytest.mark.parametrize("kind", SAME)
def test_labels_and_quotes_are_the_same(kind: str) -> None:
    for seed, plain in enumerate(examples()):
        hidden = disguised(plain, kind, seed)
        expected, found = classify(plain, DAY), classify(hidden, DAY)

        assert {each.rule_id for each in found} == {each.rule_id for each in expected}, hidden.text
        for finding in found:
            assert str(getattr(hidden, finding.field.value))[finding.start : finding.end] == finding.quote


@pytest.mark.parametrize("kind", MOST_LOST)
def test_recall_hardly_falls_and_few_labels_come(kind: str) -> None:
    true = lost = new = 0
    for seed, line in enumerate((Path(__file__).parent / "dev_set.jsonl").read_text("utf-8").splitlines()):
        row = json.loads(line)
        wanted, plain = set(row["labels"]), post(row["text"])
        before = set(labels(classify(plain, DAY)))
        after = set(labels(classify(disguised(plain, kind, seed), DAY)))
        true += len(wanted)
        lost += len(before & wanted) - len(after & wanted)
        new += len(after - before - wanted)

    assert lost * 100 <= MOST_LOST[kind] * true
    assert new * 100 <= 4 * true


@pytest.mark.parametrize("kind", [None, *KINDS])
@pytest.mark.parametrize(
    "text",
    [
        "Shop em bán hàng giá trị thật, hàng gia dụng giá 350k, liên hệ em.",
        "Thằng già kia bảo da này là giả da, mua 2 tặng 1, inbox shop.",
        "Khai trương ngày 12/11/2026, gọi 0912.345.678, tỉ lệ pha 1:1, giá 1.200.000đ.",
    ],
)
def test_clean_controls_stay_clean(text: str, kind: str | None) -> None:
    assert labels(classify(disguised(post(text), kind, 3) if kind else post(text), DAY)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Cao gia truyền c.h.ữ.a k.h.ỏ.i tiểu đường, 350k, inbox em.",
        "Cao gia truyền chữa kh0! tiểu đư0ng, 350k, inb0x em.",
        "Cao gia truyền c h ữ a k h ỏ i t i ể u đ ư ờ n g, 350k, inbox em.",
        "CAO GIA TRUYEN CHUA KHOI TIEU DUONG, 350K, INBOX EM.",
        "Cao gia truyền ᴄʜữᴀ ᴋʜỏɪ ᴛɪểᴜ đườɴɢ, 350k, ɪɴʙᴏx em.",
        "Cao gia truyền сhữа khỏі tіểu đường, 350k, іnbоx em.",
        "Cao gia truyền chua khoi tieu duong nhé các bác, 350k, inbox em.",
        "Cao gia truyền chữakhỏi tiểuđường, 350k, inbox em.",
        "Cao gia truyÒn ch÷a khái tiÓu ®\u00adêng, 350k, inbox em.",
        "cao gia truyen chua khoi tieu đuong, 350k, inbox em.",  # đ left by a program that strips marks
    ],
)
def test_one_claim_in_many_disguises(text: str) -> None:
    findings = classify(post(text), DAY)

    assert Policy.HEALTH_CLAIM in labels(findings)
    assert all(text[finding.start : finding.end] == finding.quote for finding in findings)
