"""The text model: what it says, how it is kept, and what happens when its file is not what it was."""

from __future__ import annotations

import json
import pickle
import random
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from classifier.classify import OPERATING_THRESHOLD, Band, band, classify, judge, judge_each, labels
from classifier.corpus.generate import corpus
from classifier.corpus.obfuscate import KINDS, without_marks
from classifier.detectors.phrases import reading
from classifier.model.evaluate import worse
from classifier.model.judge import MOST_WORDS, TextModel, choose, shipped
from classifier.model.parts import CARD, NUMBERS, SHIPPED, ModelError, Parts, read_model, write_model
from classifier.model.table import Table
from classifier.model.train import train
from classifier.text import view
from classifier.together import MOST_CHARACTERS, MOST_TEXTS, together
from storage.records import Kind, Observation, Policy

DAY = date(2026, 11, 1)
# Written for this test: claims that no rule's phrases hold.
CLAIMS = [
    (
        "Nhà em nấu cao lá rừng, cô chú nào nhức xương lâu năm dùng nửa tháng là xương chắc như trai tráng, hũ 300k",
        Policy.HEALTH_CLAIM,
    ),
    (
        "Túi hiệu da mềm, khóa khắc tên hãng, khách em xách đi tiệc chưa ai nhận ra, 450k, có hộp và thẻ, ib em",
        Policy.COUNTERFEIT,
    ),
    ("Cần người đứng tên mở thẻ, xong là nhận 500k, không hỏi nhiều, ai rảnh nhắn em", Policy.ILLEGAL_SERVICE),
]


def seen(text: str, kind: Kind = Kind.POST, title: str = "") -> Observation:
    return Observation(
        url="https://vidu.example/bai", canonical_url="https://vidu.example/bai", kind=kind, title=title, text=text,
        observed_at=datetime(2026, 11, 1, tzinfo=UTC), capture_sha256=None,
    )  # fmt: skip


@pytest.mark.parametrize(("text", "policy"), CLAIMS)
def test_the_model_speaks_where_no_rule_does_and_says_where_and_why(text: str, policy: Policy) -> None:
    alone = judge(seen(text), DAY, None)
    found = [each for each in classify(seen(text), DAY) if each.policy is policy and each.detector.startswith("model/")]

    assert policy not in labels(alone.findings)
    assert len(found) == 1
    assert found[0].quote == text[found[0].start : found[0].end]
    assert len(found[0].quote.split()) >= 3
    assert "từ ngữ" in found[0].why
    assert band(found[0]) is not Band.LEAD
    assert found[0].legal.rule_id == found[0].rule_id


def test_each_side_of_the_model_judges_its_own_texts() -> None:
    texts = [text for text, _ in CLAIMS] + [without_marks(text) for text, _ in CLAIMS]
    sides, card = read_model(SHIPPED)
    none = {marked: replace(parts, start=parts.start - 99) for marked, parts in sides.items()}

    for marked, places in ((True, (0, 1, 2)), (False, (3, 4, 5))):
        model = TextModel({marked: sides[marked], not marked: none[not marked]}, card)
        found = judge_each([(seen(text), DAY) for text in texts], model)
        assert [at for at, each in enumerate(found) if labels(each.findings)] == list(places)


@pytest.mark.parametrize(
    ("sentence", "policy"),
    [
        ("Nhức khớp lâu năm thì dùng cao lá nhà nấu, bôi nửa tháng là khỏi hẳn, 200k một hũ", "health_claim"),
        ("Có sẵn lô túi Gucci bản y hãng, soi tem quét mã vẫn ra, 650k một chiếc", "counterfeit"),
        ("Bên mình nhận làm bằng lái, giấy khám sức khỏe không cần đi thi, lấy trong ngày", "illegal_service"),
    ],
)  # fmt: skip
def test_one_sentence_in_a_lawful_page_is_found_and_quoted(sentence: str, policy: str) -> None:
    lawful = (
        "Cửa hàng mở cửa từ tám giờ sáng tới chín giờ tối, có chỗ để xe rộng và phòng chờ cho khách đi cùng. "
        "Hàng gửi trong ngày, khách được xem trước khi nhận, đổi trong bảy ngày nếu còn nguyên tem. "
    )
    found = classify(seen(f"{lawful}{sentence}. {lawful}", Kind.PAGE), DAY)

    assert labels(found) == (policy,)
    assert len(lawful) <= found[0].start < found[0].end <= len(lawful) + len(sentence) + 1
    assert labels(classify(seen(lawful * 2, Kind.PAGE), DAY)) == ()


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("Siro thảo mộc Ong Vàng trị ho, viêm phế quản, 120k/chai", True),
        ("Viên xương khớp Vững Bước: điều trị thoái hóa, đau lưng. Giá 450k", True),
        ("Bột nghệ mật ong chữa viêm loét dạ dày, 200k/hũ", True),
        ("Viên uống Ví Dụ 250k, liên hệ shop. Không thay thế thuốc nhưng trị viêm khớp.", True),
        ("Bột nghệ mật ong 200k/hũ, pha nước ấm, nấu ăn đều được", False),
        ("Viên xương khớp Vững Bước bổ sung canxi, vitamin D3, 450k", False),
        ("Loratadin 10mg, điều trị viêm mũi dị ứng. Người lớn 1 viên/ngày. Số đăng ký: VD-11111-19, 25.000đ", False),
    ],
)
def test_a_plain_claim_in_a_few_words_is_told_from_its_honest_twin(text: str, breaks: bool) -> None:
    assert (Policy.HEALTH_CLAIM in labels(classify(seen(text), DAY))) is breaks


@pytest.mark.parametrize("text", [claim for claim, _ in CLAIMS])
def test_somebody_who_reports_the_same_words_breaks_nothing(text: str) -> None:
    report = f"Công an tỉnh cảnh báo thủ đoạn lừa đảo, đối tượng đăng tin “{text}” rồi chiếm đoạt tiền của nạn nhân."
    doubt = f"Mọi người ơi cho em hỏi, em thấy trang kia ghi “{text}” có đáng tin không ạ, em sợ bị lừa quá"

    assert labels(classify(seen(report, Kind.ARTICLE), DAY)) == ()
    assert labels(classify(seen(doubt), DAY)) == ()


def test_the_same_text_and_day_give_the_same_findings() -> None:
    texts = [each.text for each in corpus(9, scale=0.05)][:200]
    first = [classify(seen(text), DAY) for text in texts]
    random.Random(1).shuffle(texts)

    assert {text: classify(seen(text), DAY) for text in texts} == dict(
        zip([each.text for each in corpus(9, scale=0.05)][:200], first, strict=True)
    )


@pytest.mark.parametrize("kind", ["nfd", "new_tones", "old_tones", "zero_width", "styled", "fullwidth"])
def test_labels_stay_under_a_change_of_letters_that_leaves_every_word_readable(kind: str) -> None:
    texts = [each.text for each in corpus(11, scale=0.05)][::9][:120]
    chance = random.Random(2)

    changed = [text for text in texts if labels(classify(seen(text), DAY)) != labels(
        classify(seen(KINDS[kind](text, chance)), DAY)
    )]  # fmt: skip
    assert len(changed) <= len(texts) // 50


def test_without_a_model_the_rules_work_and_the_text_counts_as_unscored() -> None:
    text = "Trà Núi Xanh chữa khỏi tiểu đường, 350k một hộp, inbox em."

    judgement = judge(seen(text), DAY, None)

    assert Policy.HEALTH_CLAIM in labels(judgement.findings)
    assert judgement.unscored


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "😀👨‍👩‍👧",
        "чистая вода продаётся здесь недорого звоните",
        "lorem ipsum dolor sit amet " * 3,
        "áo đẹp " * MOST_WORDS,
    ],
)
def test_what_the_model_can_not_judge_is_unscored_and_never_cleared(text: str) -> None:
    assert judge(seen(text), DAY, shipped()).unscored


def test_a_score_that_is_no_number_never_leaves() -> None:
    sides, card = read_model(SHIPPED)
    broken = TextModel({marked: replace(parts, start=parts.start * np.nan) for marked, parts in sides.items()}, card)

    judgement = judge(seen(CLAIMS[0][0]), DAY, broken)

    assert judgement.unscored
    assert all(0 <= finding.score <= 1 for finding in judgement.findings)


@pytest.fixture
def model_folder(tmp_path: Path) -> Path:
    shutil.copytree(SHIPPED, tmp_path / "current")
    return tmp_path / "current"


def cut(folder: Path) -> None:
    body = (folder / NUMBERS).read_bytes()
    (folder / NUMBERS).write_bytes(body[: len(body) // 2])


def flip(folder: Path) -> None:
    body = bytearray((folder / NUMBERS).read_bytes())
    body[len(body) // 2] ^= 1
    (folder / NUMBERS).write_bytes(body)


def replace_by_pickle(folder: Path) -> None:
    (folder / NUMBERS).write_bytes(pickle.dumps(print))
    card = json.loads((folder / CARD).read_text())
    card["sha256"] = sha256((folder / NUMBERS).read_bytes()).hexdigest()
    (folder / CARD).write_text(json.dumps(card))


def age(folder: Path) -> None:
    card = json.loads((folder / CARD).read_text())
    (folder / CARD).write_text(json.dumps(card | {"format": 0}))


def lose(folder: Path) -> None:
    (folder / NUMBERS).unlink()


@pytest.mark.parametrize("harm", [cut, flip, replace_by_pickle, age, lose])
def test_a_damaged_model_is_refused_and_the_one_before_it_serves(model_folder: Path, harm: object) -> None:
    previous = model_folder.parent / "previous"
    shutil.copytree(model_folder, previous)
    assert callable(harm)
    harm(model_folder)

    with pytest.raises(ModelError):
        read_model(model_folder)
    chosen = choose(model_folder, previous)

    assert chosen.folder == previous
    assert len(chosen.alarms) == 1
    assert chosen.model is not None


def test_the_shipped_model_serves_when_the_office_has_none_that_is_whole(model_folder: Path) -> None:
    cut(model_folder)

    assert choose(model_folder, model_folder.parent / "previous").folder == SHIPPED
    assert choose(model_folder.parent / "never").alarms == ()


def test_a_model_is_small_and_keeps_its_scores_when_it_is_written_and_read(tmp_path: Path) -> None:
    sides, card = read_model(SHIPPED)
    write_model(tmp_path, sides, {"version": "again"})
    again, _ = read_model(tmp_path)

    assert (SHIPPED / NUMBERS).stat().st_size < 17_000_000
    for marked in sides:
        one, other = (
            Table(each.taken, each.weights, each.step, each.bias, marked=marked)
            for each in (sides[marked], again[marked])
        )
        for text, _ in CLAIMS:
            words = view(text).words
            assert np.allclose(one.score(words).whole, other.score(words).whole, atol=0.02)
    assert card["format"] == 4


def test_threads_that_meet_new_words_at_the_same_time_get_the_sums_of_one_alone() -> None:
    parts = read_model(SHIPPED)[0][True]
    shared, alone = (Table(parts.taken, parts.weights, parts.step, parts.bias, marked=True) for _ in range(2))
    texts = [[f"{text}từ{at}" for at in range(40)] for text in range(400)]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(shared.score, texts))

    wanted = [alone.score(each) for each in texts]
    assert all(np.array_equal(one.words, other.words) for one, other in zip(found, wanted, strict=True))


def test_training_learns_and_is_the_same_twice() -> None:
    texts = list(corpus(2, scale=0.025))
    first, again = train(texts), train(texts)

    assert all(
        np.array_equal(getattr(parts, name), getattr(again[marked], name))
        for marked, parts in first.items()
        for name in Parts.__slots__
    )
    model = TextModel(first, {})
    for text, policy in (
        ("Trà lá rừng chữa khỏi tiểu đường, 300k một hộp, inbox em", Policy.HEALTH_CLAIM),
        ("Túi Gucci rep 1:1 y như hãng, 450k, có hộp, inbox em", Policy.COUNTERFEIT),
        ("Nhận làm bằng lái xe không cần thi, lấy liền, zalo em", Policy.ILLEGAL_SERVICE),
    ):
        observation = seen(text)
        likely = model.judge(observation, reading(observation), []).likely
        assert max(likely, key=likely.__getitem__) is policy


def test_the_gate_refuses_what_is_worse_in_any_figure() -> None:
    good = {"policies": {"counterfeit": {"f1": 0.9}}, "false_alarms": 1, "clean": 50}

    assert worse(good, good) == []
    assert worse({"policies": {"counterfeit": {"f1": 0.89}}, "false_alarms": 1, "clean": 50}, good)
    assert worse({"policies": {}, "false_alarms": 1, "clean": 50}, good)
    assert worse({"policies": {"counterfeit": {"f1": 0.95}}, "false_alarms": 2, "clean": 50}, good)


def test_judging_imports_no_scikit_learn() -> None:
    code = "import sys, classifier.classify as c; c.choose(); sys.exit('sklearn' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_bands_go_by_score() -> None:
    finding = classify(seen("Trà Núi Xanh chữa khỏi tiểu đường, 350k một hộp, inbox em."), DAY)[0]

    assert band(finding.model_copy(update={"score": 0.95})) is Band.HIGH
    assert band(finding.model_copy(update={"score": 0.75})) is Band.MEDIUM
    assert band(finding.model_copy(update={"score": OPERATING_THRESHOLD[finding.policy]})) is Band.LOW
    assert band(finding.model_copy(update={"score": 0.2})) is Band.LEAD


@pytest.mark.parametrize(
    "text",
    [
        "Được " * 30,
        "Ok ok o k ok o ko k " * 8,
        "Hàng đẹp, giao nhanh\n" * 8,
        "Chất lượng tốt" * 9,
    ],
)
def test_words_said_again_and_again_are_no_stronger_a_sign(text: str) -> None:
    assert labels(judge(seen(text), DAY, shipped()).findings) == ()


def test_another_language_and_hammered_keys_are_unscored() -> None:
    english = "Be bold and mighty forces will come to your aid, whenever I had fallen short it was because I had tried"
    friend = "A friend recommended this to me and I love it, clean and more affordable than in our grocery store"
    for text in (
        english,
        friend,
        "Hdbbdjdj jjdjdjd jdidiiri djididh jdidid jdjdid jdjdjd djjfjf hdbbdj jdjdjx jdidxi djidd",
    ):
        found = judge(seen(text), DAY, shipped())
        assert (found.findings, found.unscored) == ((), "không nhận ra tiếng Việt")


def test_texts_that_are_judged_together_get_the_findings_of_each_alone() -> None:
    model = choose().model
    lines = (Path(__file__).parent / "dev_set.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line)["text"] for line in lines[:70]] + [
        "",
        "\x00",
        "xyzzy " * 20,
        "Trà chữa khỏi tiểu đường 350k " * 4000,
    ]
    acts = [(seen(text), DAY) for text in rows]

    assert list(judge_each(acts, model)) == [judge(observation, day, model) for observation, day in acts]
    assert list(judge_each(acts, None)) == [judge(observation, day, None) for observation, day in acts]
    assert list(judge_each([], model)) == []


def test_groups_hold_few_texts_and_fewer_long_ones() -> None:
    lengths = [1] * (MOST_TEXTS + 8) + [MOST_CHARACTERS] * 2 + [1]

    groups = list(together(lengths, lambda length: length))

    assert [each for group in groups for each in group] == lengths
    assert [len(group) for group in groups] == [MOST_TEXTS, 9, 1, 1]
