"""The sieve lets every name through in which the judge would find something: a scan says what judging each one says."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from classifier.lookalike.engine import LookalikeEngine, NotAHostError
from classifier.lookalike.find import Look
from classifier.lookalike.generate import campaign_names, likely_names
from classifier.lookalike.judge import Judge
from classifier.lookalike.model import shipped_model
from classifier.lookalike.names import names_of
from classifier.lookalike.reading import host_of
from classifier.lookalike.sieve import Sieve
from classifier.protected import ProtectedName, protected_names

LETTERS = "abcdefghiklmnoprstuvwy0123456789-."


def many_short() -> list[ProtectedName]:
    """The bundled list and organisations whose keywords are short, run into each other or stand in everyday names."""
    syllables = ("an", "ha", "long", "minh", "thu", "tin", "le", "trang", "viet", "phat")
    made = []
    for first in syllables:
        for second in syllables[::3]:
            words = (f"{first}{second}bank", f"{first[0]}{second[0]}", f"{first[0]}{second[0]}b", f"{first}{second}")
            made.append(
                ProtectedName(f"{first} {second}", f"{words[1]}.com.vn", (f"{words[1]}.com.vn",), "bank", words)
            )
    return [*protected_names(), *made]


def made_names(protected: Sequence[ProtectedName], number: int) -> list[str]:
    """Campaign names, then random changes to them: letters in, out, doubled, moved, hyphens and dots put in."""
    random = Random(20)
    found = []
    for each in protected:
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
    names = made_names(protected_names(), 4)
    single = []
    for name in names:
        try:
            single.append(engine.judge(name))
        except NotAHostError:
            continue

    assert list(engine.scan(names)) == [match for match in single if match]


def test_the_sieve_holds_back_no_name_with_a_hit_or_a_copied_address() -> None:
    protected = many_short()
    judge = Judge(names_of(protected), shipped_model())
    sieve = Sieve(names_of(protected))
    asked = made_names(protected, 5)
    suspects = {suspect.line: suspect for suspect in sieve.suspects("".join(f"{name}\n" for name in asked).encode())}

    missed = []
    for line, name in enumerate(asked):
        try:
            found = judge.measured(host_of(name))
        except NotAHostError:
            continue
        if found is None:
            continue
        _, trick, hits = found
        look = suspects[line].look if line in suspects else Look(0)
        is_held = line not in suspects or (trick and Look.WORDS not in look)
        slips = suspects[line].slips if line in suspects else None
        if (hits or trick) and (is_held or judge.measured(host_of(name), look, slips) != found):
            missed.append((name, hits))
    assert missed == []


def test_hits_at_one_place_come_in_one_order_in_every_process() -> None:
    engine = LookalikeEngine(protected_names())

    found = engine._judge.measured("kcbbank-vay.top")  # one letter from ncbbank, ocbbank and scbbank

    assert found is not None
    assert [hit.keyword.text for hit in found[2]] == ["cbbank", "ncbbank"]


def test_gov_is_looked_at_where_it_copies_a_states_suffix_alone() -> None:
    asked = ["moh-gov.com", "govvn.top", "x.zzz.gov.in", "a.gov", "mcgovern.com", "x.vngov.net", "x.gov.hu", "x.gọv.in"]
    sieve = Sieve(names_of(protected_names()))

    suspects = [suspect.host for suspect in sieve.suspects("".join(f"{name}\n" for name in asked).encode())]

    # Under .hu, gov is a name like another in the list of public suffixes.
    assert suspects == ["moh-gov.com", "govvn.top", "x.vngov.net", "x.gov.hu", "x.gọv.in"]
