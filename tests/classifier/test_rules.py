"""The rule files: every example behaves, and a file that we do not understand stops the start with file and line."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from classifier import rules
from classifier.classify import judge
from classifier.detector import find_detectors
from classifier.examples import check_examples, example_observation
from classifier.rules import RULES, Example, Rule, RuleError, Use, load
from storage.records import Policy

DAY = date(2026, 11, 1)
EXAMPLES = [
    pytest.param(rule, example, flagged, id=f"{rule.id}-{'flags' if flagged else 'passes'}-{example.line}")
    for rule in load().values()
    for flagged, examples in ((True, rule.flags), (False, rule.passes))
    for example in examples
]

GOOD = """\
policy: counterfeit
lists:
  thing: [giày, túi xách]
rules:
  - id: HG-01
    name_vi: Hàng nhái
    meaning: Chào bán hàng nhái.
    severity: high
    verified: "verified: stored page"
    authority: Chi cục QLTT
    limitation: 2 năm
    pl1_column: Hàng giả
    pl2_group: IX
    versions:
      - version: "1"
        valid_from: 2020-10-15
        valid_to: ""
        duty: NĐ 98/2020 Điều 3 k7
        penalty: NĐ 98/2020 Điều 9
        fine_individual: "1-70"
        verified: "verified: stored page"
    detect:
      score: 0.8
      phrases:
        - "{thing} nhái"
    examples:
      flags: ["Giày nhái 200k, inbox em.", "Túi xách nhái 300k, liên hệ shop.", "Bán giày nhái, zalo em."]
      passes: ["Giày thật 200k, inbox em.", "Có nên mua giày nhái không ạ?", "Công an thu giữ giày nhái."]
"""


def write(folder: Path, text: str, name: str = "counterfeit.yml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("rule", "example", "flagged"), EXAMPLES)
def test_each_example_of_each_rule_behaves(rule: Rule, example: Example, flagged: bool) -> None:
    found = {finding.rule_id for finding in judge(example_observation(rule, example), DAY, None).findings}

    assert (rule.id in found) is flagged


def test_every_policy_has_at_least_three_rules() -> None:
    for policy in Policy:
        assert sum(rule.policy is policy for rule in load().values()) >= 3, policy


def test_every_rule_of_the_office_is_in_the_pack_and_says_how_to_check_it() -> None:
    pack = load()

    assert len(pack) == 95  # 99 of law/rules.csv less the four whose use is "never"
    assert {rule.id for rule in pack.values() if rule.use is Use.MANUAL} == {
        "QC-08", "QC-12", "QC-13", "TM-12", "TM-13", "TT-02", "TT-03", "TT-05"
    }  # fmt: skip
    assert all(rule.check for rule in pack.values())
    assert {"DN-06", "DV-08", "TT-01", "TT-04"}.isdisjoint(pack)


def test_a_manual_rule_belongs_to_no_detector() -> None:
    detectors = find_detectors()

    assert all(rule.detector == "" for rule in load().values() if rule.use is Use.MANUAL)
    assert not any(rule.use is Use.MANUAL for name in detectors for rule in rules.of_detector(name))


def test_a_manual_rule_must_say_what_a_person_checks(tmp_path: Path) -> None:
    head, _, _ = GOOD.partition("    detect:")

    with pytest.raises(RuleError, match=r"counterfeit\.yml:5: 'check' is missing"):
        load(write(tmp_path, head.replace("    severity", "    use: manual\n    severity")))


def test_the_whole_pack_is_loaded_without_end_of_work() -> None:
    load.cache_clear()
    began = time.process_time()  # what the loading costs, not what else the machine does meanwhile

    load()

    assert time.process_time() - began < 10  # some twenty times what it takes


def test_a_good_file_is_read(tmp_path: Path) -> None:
    rule = load(write(tmp_path, GOOD))["HG-01"]

    assert (rule.policy, rule.detect.score, len(rule.flags)) == (Policy.COUNTERFEIT, 0.8, 3)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("    severity: high", "    severety: high", 8, "unknown key 'severety'"),
        ("    severity: high", "    severity: terrible", 8, "terrible"),
        ("    limitation: 2 năm\n", "", 5, "'limitation' is missing"),
        ("policy: counterfeit", "policy: politics", 1, "'politics'"),
        ("policy: counterfeit", "policy: advertising", 1, "'advertising'"),
        ("      score: 0.8", "      score: 1.8", 23, "score"),
        ("      score: 0.8", "      score: much", 23, "not a number"),
        ("valid_from: 2020-10-15", "valid_from: 15/10/2020", 16, "not a date"),
        ("Điều 9", "Điều chưa xác minh", 15, "called verified"),
        ('{thing} nhái"', '{stuff} nhái"', 25, "no list 'stuff'"),
        ('"{thing} nhái"', "(giày+)+ nhái", 25, "repetition"),
        ('"{thing} nhái"', "giày.* nhái", 25, "repetition"),
        ('"{thing} nhái"', '""', 25, "match everything"),
        ('"{thing} nhái"', '"<n>"', 25, "match nearly everything"),
        ('"{thing} nhái"', '"<3> nhái"', 25, "begins or ends with a gap"),
        ('"{thing} nhái"', '"giày <9> nhái"', 25, "1 to 8"),
        ('"{thing} nhái"', '"a <2> b <2> c <2> d"', 25, "at most 2 gaps"),
        ("giày, túi xách", "giày|dép, túi", 25, "words only"),
        (', "Bán giày nhái, zalo em."', "", 27, "at least 3 examples"),
        ("    meaning: Chào", "    id: HG-02\n    meaning: Chào", 7, "stands twice"),
    ],
)
def test_a_bad_file_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert old in GOOD

    with pytest.raises(RuleError) as refused:
        load(write(tmp_path, GOOD.replace(old, new)))

    assert f"counterfeit.yml:{line}:" in str(refused.value)
    assert says in str(refused.value)


def test_a_rule_id_may_stand_only_once_in_all_files(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD.replace("policy: counterfeit", "policy: endorsement"), "endorsement.yml")

    with pytest.raises(RuleError, match=r"endorsement\.yml:5: rule HG-01 stands already in counterfeit\.yml"):
        load(tmp_path)


def test_an_example_that_does_not_behave_is_refused_with_file_and_line() -> None:
    rule = load()["HG-01"]
    wrong = Example({"text": "Bàn ghế gỗ sồi, giá 2 triệu, liên hệ xưởng."}, line=77)
    changed = rules.Rule(**{name: getattr(rule, name) for name in Rule.__dataclass_fields__} | {"flags": (wrong,)})

    with pytest.raises(RuleError, match=r"counterfeit\.yml:77: rule HG-01: the example flags nothing"):
        check_examples([changed], find_detectors())


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule files"):
        load(tmp_path)


def test_rule_files_are_named_after_the_policies() -> None:
    assert {file.stem for file in RULES.glob("*.yml")} == {policy.value for policy in Policy}
