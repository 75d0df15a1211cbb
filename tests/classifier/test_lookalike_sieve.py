"""The sieve lets every name through in which the judge would find something: a scan says what judging one by one says."""

from __future__ import annotations

from random import Random

from classifier.lookalike.engine import LookalikeEngine, NotAHostError
from classifier.lookalike.find import Finder, Look, host_parts
from classifier.lookalike.generate import campaign_names, likely_names
from classifier.lookalike.names import names_of
from classifier.lookalike.reading import host_of
from classifier.lookalike.sieve import Sieve
from classifier.lookalike.tricks import Tricks
from classifier.protected import protected_names

LETTERS = "abcdefghiklmnoprstuvwy0123456789-."


def made_names(number: int) -> list[str]:
    """Campaign names, then random changes to them: letters in, out, doubled, moved, hyphens and dots put in."""
    random = Random(20)
    found = []
    for each in protected_names():
        found += campaign_names(each, random, number)
        found += [name for name, _ in random.sample(list(likely_names(each)), number)]
    for name in list(found):
        letters = list(name)
        for _ in range(random.randint(1, 3)):
            at = random.randrange(len(letters))
            letters[at : at + random.randint(0, 1)] = random.choice((random.choice(LETTERS), letters[at] * 2, ""))
        found.append("".join(letters))
    return found


def test_a_scan_finds_what_judging_one_by_one_finds() -> None:
    engine = LookalikeEngine(protected_names())
    names = made_names(4)
    single = []
    for name in names:
        try:
            single.append(engine.judge(name))
        except NotAHostError:
            continue

    assert list(engine.scan(names)) == [match for match in single if match]


def test_the_sieve_holds_back_no_name_with_a_hit_or_a_copied_address() -> None:
    names = names_of(protected_names())
    finder, tricks, sieve = Finder(names), Tricks(names), Sieve(names)
    asked = made_names(6)
    suspects = {suspect.line: suspect for suspect in sieve.suspects("".join(f"{name}\n" for name in asked).encode())}

    missed = []
    for line, name in enumerate(asked):
        try:
            host = host_parts(host_of(name))
        except NotAHostError:
            continue
        if host is None:
            continue
        look = suspects[line].look if line in suspects else Look(0)
        hits = finder.hits(host)
        if (hits or tricks.of(host)) and (line not in suspects or finder.hits(host, look) != hits):
            missed.append((name, hits))
    assert missed == []
