"""The rules of `classifier/rules/<policy>.yml`, read once, strictly: a bad rule stops the start with file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from classifier.law import LawError, Version, check_versions, legal_basis
from classifier.phrase import PhraseError, parse
from classifier.product_kind import ProductKind
from classifier.yaml_lines import Node, YamlError, read
from storage.records import Finding, LegalBasis, Policy, QuotedField, Severity

RULES = Path(__file__).parent / "rules"
FEWEST_EXAMPLES = 3


class RuleError(ValueError):
    """Raised by ``load`` for a rule file that we do not understand; says file and line. Mend the file."""


class Use(StrEnum):
    """Who may name a rule (`use` in law/rules.csv; rules that are never used are not shipped)."""

    DETECT = "detect"  # a detector, and people as a ground of their decision
    MANUAL = "manual"  # people only: no text shows it


INDICATOR = "indicator"  # `verified` of what supports a suspicion but breaks no law by itself: no ground, no versions


class Stance(StrEnum):
    """What a text must do before a rule may speak."""

    OFFER = "offer"  # it offers something, and does not report, ask or complain
    NOT_REPORT = "not_report"  # it may leave open whether it offers, but does not report, ask or complain


@dataclass(frozen=True, slots=True)
class Detect:
    """What the `phrases` detector looks for; other detectors keep their own method in code and need only `score`."""

    score: float
    phrases: tuple[str, ...] = ()
    marked_phrases: tuple[str, ...] = ()  # not looked for in text without marks, where they would mean too much else
    context: tuple[tuple[str, ...], ...] = ()  # of each row at least one must stand in the text
    unless: tuple[str, ...] = ()  # any of these in the text keeps the rule silent
    unless_before: tuple[str, ...] = ()  # the same, up to three words before the phrase, beside the usual negations
    unless_beside: tuple[
        str, ...
    ] = ()  # in the same line and sentence: a caution, which names a treatment and claims none
    missing: tuple[str, ...] = ()  # the rule speaks only where none of these stands in the text
    kinds: frozenset[ProductKind] = frozenset()  # product kinds it is about; empty is all
    stance: Stance = Stance.OFFER


@dataclass(frozen=True, slots=True)
class Example:
    """A text, or the fields of an Observation, that a rule must flag or must let pass."""

    fields: Mapping[str, object]
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    id: str
    policy: Policy
    name_vi: str
    meaning: str
    check: str  # what is to be looked at, compared or measured, in Vietnamese
    exclusions: str  # what is no violation, or what a person must look at first; empty when the source names nothing
    use: Use
    severity: Severity
    detector: str  # empty for a manual rule
    verified: str
    authority: str
    limitation: str
    pl1_column: str
    pl2_group: str
    versions: tuple[Version, ...]
    detect: Detect
    flags: tuple[Example, ...]
    passes: tuple[Example, ...]
    lists: Mapping[str, tuple[str, ...]]
    file: Path
    line: int

    @property
    def is_ground(self) -> bool:
        """Whether a person may decide on it: an indicator supports other grounds and is none itself."""
        return self.verified != INDICATOR

    def legal(self, day: date) -> LegalBasis:
        """The law behind the rule in the version in force on ``day``, the day of the act."""
        return _legal(self, day)

    def finding(
        self, detector: str, field: QuotedField, original: str, span: tuple[int, int], day: date,
        score: float | None = None,
    ) -> Finding:  # fmt: skip
        """A Finding of this rule that quotes ``original[span[0]:span[1]]``, of that field, under the law of ``day``.

        ``detector`` is name/version; without a score, 0 to 1, the rule's own counts.
        """
        start, end = span
        return Finding(
            policy=self.policy,
            rule_id=self.id,
            detector=detector,
            severity=self.severity,
            score=self.detect.score if score is None else score,
            field=field,
            quote=original[start:end],
            start=start,
            end=end,
            legal=self.legal(day),
        )


@lru_cache(maxsize=8192)
def _legal(rule: Rule, day: date) -> LegalBasis:
    return legal_basis(rule.id, rule.verified, rule.versions, day)


@cache
def load(folder: Path = RULES) -> Mapping[str, Rule]:
    """Every rule by its id. Raises RuleError, naming file and line, for the first thing it does not understand."""
    rules: dict[str, Rule] = {}
    for file in sorted(folder.glob("*.yml")):
        for rule in _read_file(file):
            if rule.id in rules:
                raise _error(file, rule.line, f"rule {rule.id} stands already in {rules[rule.id].file.name}")
            rules[rule.id] = rule
    if not rules:
        raise RuleError(f"{folder}: no rule files")
    return rules


@cache
def of_detector(name: str) -> tuple[Rule, ...]:
    """The rules that the detector of this name works for."""
    return tuple(rule for rule in load().values() if rule.detector == name)


def _error(file: Path, line: int, message: str) -> RuleError:
    return RuleError(f"{file}:{line}: {message}")


def _read_file(file: Path) -> Iterator[Rule]:
    try:
        root = read(file)
        top = root.fields(needed=("policy", "rules"), optional=("lists",))
        policy = _policy(file, top["policy"])
        lists = {name: tuple(node.texts()) for name, node in top["lists"].mapping().items()} if "lists" in top else {}
        for node in top["rules"].items():
            yield _rule(file, policy, lists, node)
    except YamlError as error:
        raise _error(file, error.line, error.message) from error


def _policy(file: Path, node: Node) -> Policy:
    if node.text() != file.stem or node.text() not in set(Policy):
        raise YamlError(node.line, f"{node.text()!r} is not the policy after which {file.name} is called")
    return Policy(node.text())


_TEXT_FIELDS = ("name_vi", "meaning", "verified", "authority", "limitation", "pl1_column", "pl2_group")


_NO_DETECT = Detect(score=0.0)


def _rule(file: Path, policy: Policy, lists: Mapping[str, tuple[str, ...]], node: Node) -> Rule:
    is_manual = (use := node.mapping().get("use")) is not None and use.text() == Use.MANUAL
    # What no machine finds, a person must be told how to check.
    fields = node.fields(
        needed=("id", "severity", *_TEXT_FIELDS, "versions", *(("check",) if is_manual else ("detect", "examples"))),
        optional=("use", "exclusions", *(() if is_manual else ("check", "detector"))),
    )
    if use is not None and not is_manual:
        raise YamlError(use.line, f"{use.text()!r}: only 'manual' is written; every other rule has a detector")
    versions = tuple(_version(each) for each in fields["versions"].items())
    try:
        if versions or fields["verified"].text() != INDICATOR:
            check_versions(versions)
        severity = Severity(fields["severity"].text())
    except ValueError as error:
        raise YamlError(fields["versions" if isinstance(error, LawError) else "severity"].line, str(error)) from error
    examples = {} if is_manual else fields["examples"].fields(needed=("flags", "passes"))
    detector = fields["detector"].text() if "detector" in fields else "phrases"
    return Rule(
        id=fields["id"].text(),
        policy=policy,
        use=Use.MANUAL if is_manual else Use.DETECT,
        severity=severity,
        detector="" if is_manual else detector,
        versions=versions,
        detect=_NO_DETECT if is_manual else _detect(fields["detect"], lists),
        flags=_examples(examples["flags"]) if examples else (),
        passes=_examples(examples["passes"]) if examples else (),
        check=fields["check"].text() if "check" in fields else "",
        exclusions=fields["exclusions"].text() if "exclusions" in fields else "",
        lists=lists,
        file=file,
        line=node.line,
        **{name: fields[name].text() for name in _TEXT_FIELDS},
    )


def _version(node: Node) -> Version:
    fields = node.fields(needed=("version", "valid_from", "valid_to", "duty", "penalty", "fine_individual", "verified"))
    return Version(
        version=fields["version"].text(),
        valid_from=fields["valid_from"].day(),
        valid_to=fields["valid_to"].day() if fields["valid_to"].text() else None,
        duty=fields["duty"].text(),
        penalty=fields["penalty"].text(),
        fine_individual=fields["fine_individual"].text(),
        verified=fields["verified"].text(),
    )


_PHRASE_FIELDS = ("phrases", "marked_phrases", "unless", "unless_before", "unless_beside", "missing")


def _detect(node: Node, lists: Mapping[str, tuple[str, ...]]) -> Detect:
    fields = node.fields(needed=("score",), optional=(*_PHRASE_FIELDS, "context", "kinds", "stance"))
    score = fields["score"].number()
    if not 0 < score <= 1:
        raise YamlError(fields["score"].line, "score is above 0 and at most 1")
    try:
        kinds = frozenset(ProductKind(kind) for kind in fields["kinds"].texts()) if "kinds" in fields else frozenset()
        stance = Stance(fields["stance"].text()) if "stance" in fields else Stance.OFFER
    except ValueError as error:
        raise YamlError(node.line, str(error)) from error
    return Detect(
        score=score,
        context=tuple(_phrases(each, lists) for each in fields["context"].items()) if "context" in fields else (),
        kinds=kinds,
        stance=stance,
        **{name: _phrases(fields[name], lists) for name in _PHRASE_FIELDS if name in fields},
    )


def _phrases(node: Node, lists: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The phrases of a list; an item that is only ``{name}`` stands for every phrase of that list."""
    found: list[str] = []
    for each in node.items():
        whole_list = lists.get(each.text().strip("{}")) if each.text().startswith("{") else None
        for source in whole_list or (each.text(),):
            try:
                parse(source, lists)
            except PhraseError as error:
                raise YamlError(each.line, str(error)) from error
            if source in found:
                raise YamlError(each.line, f"{source!r} stands twice")
            found.append(source)
    return tuple(found)


def _examples(node: Node) -> tuple[Example, ...]:
    examples = tuple(Example(fields=each.text_or_plain(), line=each.line) for each in node.items())
    if len(examples) < FEWEST_EXAMPLES:
        raise YamlError(node.line, f"at least {FEWEST_EXAMPLES} examples, there are {len(examples)}")
    return examples
