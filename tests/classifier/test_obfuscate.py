"""The obfuscator disguises, keeps what a seller wants read, and repeats itself for the same seed."""

from __future__ import annotations

import random
import unicodedata

import pytest

from classifier.corpus.obfuscate import KINDS, homoglyphs, leet, new_tones, old_tones, strip_marks, styled

TEXT = "Thuốc đặc trị khỏe người, không tái phát với liệu trình 30 ngày, giá 350k, hòa cùng thúy."


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("nfc", "old_tones")])
def test_every_kind_changes_a_text_and_repeats_itself(kind: str) -> None:
    disguised = KINDS[kind](TEXT, random.Random(7))

    assert disguised != TEXT
    assert disguised == KINDS[kind](TEXT, random.Random(7))


def test_tones_go_there_and_back_and_leave_quy_alone() -> None:
    rng = random.Random(0)

    assert new_tones("hòa KHỎE Thúy quý hoàn", rng) == "hoà KHOẺ Thuý quý hoàn"
    assert old_tones("hoà KHOẺ Thuý quý hoàn", rng) == "hòa KHỎE Thúy quý hoàn"


def test_styled_letters_fold_back() -> None:
    styles = {unicodedata.normalize("NFKC", styled("inbox", random.Random(seed))) for seed in range(40)}

    assert "inbox" in styles
    assert len(styles) > 1  # some styles have no compatibility form


def test_numbers_stay() -> None:
    for seed in range(20):
        for change in (leet, homoglyphs, strip_marks):
            assert "350" in change("chỉ 350k", random.Random(seed))
