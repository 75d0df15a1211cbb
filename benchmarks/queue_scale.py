"""What a full queue costs: a page at any depth, filters, searches, claims, counts, while somebody writes.

usage: .venv/bin/python benchmarks/queue_scale.py --cases N --database sqlite|postgresql [--requests N/10] [--events 5N]

Prints one JSON object last: milliseconds at 10,000 and at N cases, their ratio, and what misses its line (then exit 1).
"""

import argparse
import json
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.databases import KINDS, Kind, Loader, fresh_address
from benchmarks.history import chained
from storage.database import Database
from storage.ledger import cases, people, sightings
from storage.queries import queue
from storage.queries.queue import QueueFilter
from storage.queue_tables import PAIR, pair
from storage.records import CaseState, Finding, LegalBasis, Observation, Role
from storage.records import Kind as SubjectKind
from storage.search_text import index_text
from storage.tables import EventRow

SMALL = 10_000
BATCH = 10_000
SAMPLES = 200
MOST_SECONDS = 20  # on the samples of one kind of look
PAGE_P95, PAGE_P99, SEARCH_P95, CLAIM_P95, MOST_RATIO = 100, 250, 300, 50, 2  # the lines of the issue, milliseconds
STARTED = datetime(2025, 11, 24, 3, 0, tzinfo=UTC)

# policy, rule, share of the cases; a lookalike domain is rare, a health claim common. Rare is what fills one page of
# 50 at 10,000 cases too: both sizes are to do the same work, or their ratio says how long the page is.
RULES = (
    ("health_claim", "TP-04", 30), ("health_claim", "TP-07", 14), ("advertising", "QC-02", 20),
    ("counterfeit", "HG-01", 12), ("illegal_service", "DV-03", 8), ("endorsement", "NT-01", 5),
    ("ecommerce_site", "TM-01", 10), ("lookalike_domain", "TD-01", 1),
)  # fmt: skip
PLATFORMS = (("website", 40), ("facebook", 25), ("tiktok", 15), ("shopee", 12), ("lazada", 6), ("zalo", 2))
GOODS = ("Trà thảo dược", "Viên uống xương khớp", "Sữa non", "Kem trị nám", "Túi xách siêu cấp", "Đồng hồ replica",
         "Máy đo điện máu", "Dầu tràm", "Thuốc lá điện tử", "Cao gắm", "Nước hoa fake", "Điện máy cũ")  # fmt: skip
PHRASES = (
    "cam kết chữa khỏi hẳn tiểu đường sau một liệu trình", "bác sĩ khuyên dùng hằng ngày cho cả gia đình",
    "giảm giá năm mươi phần trăm hôm nay", "hàng chính hãng nhập khẩu, bao kiểm tra",
    "hoàn tiền nếu không hiệu quả", "số một Việt Nam về chất lượng", "làm giấy tờ nhanh, không cần đặt cọc",
    "ship toàn quốc, thanh toán khi nhận hàng", "cắt cơn đau ngay lần dùng đầu tiên",
    "không tác dụng phụ, không cần kiêng khem", "liên hệ Zalo để được tư vấn miễn phí",
    "ổn định đường huyết và huyết áp lâu dài",
)  # fmt: skip
VERSION = {"queued": 1, "actioning": 4, "monitoring": 5}  # of every other state: 3
PLACES = ("Hà Nội", "Đắk Lắk", "Huế", "Cần Thơ", "Lào Cai", "Đà Nẵng", "Vĩnh Long", "Quảng Ninh")


@dataclass
class Filled:
    """What the filler knows about the database that it filled."""

    analysts: list[int]
    queued: list[tuple[int, int]]  # (-priority, id), in the order of the queue
    sellers: int


@dataclass
class Filler:
    """Makes rows table by table; the chain of events goes on from what the database holds already."""

    loader: Loader
    total: int
    requests_each: int  # one case in so many has a request; 0 for none
    events_each: float
    analysts: list[int]
    names: list[str]
    seq: int
    previous: str
    chance: random.Random
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    counters: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    places: list[tuple[int, int]] = field(default_factory=list)
    findings: int = 0
    decisions: int = 0
    requests: int = 0

    def add(self, table: str, **row: Any) -> None:
        self.rows.setdefault(table, []).append(row)

    def event(self, actor: str, deed: str, subject: str, **data: Any) -> None:
        self.seq += 1
        at = STARTED + timedelta(seconds=self.seq * 5)
        digest = chained(self.seq, at, actor, deed, subject, data, self.previous)
        self.add("events", seq=self.seq, at=self.loader.time(at), actor=actor, deed=deed, subject=subject,
                 data=json.dumps(data), previous_hash=self.previous, hash=digest)  # fmt: skip
        self.previous = digest

    def flush(self) -> None:
        for table, rows in self.rows.items():
            self.loader.add(table, rows)
        self.rows = {}


def fill(address: str, total: int, requests: int, events_wanted: int, seed: int = 1, analysts: int = 6) -> Filled:
    """Fill a fresh database; with `requests` 0 every case stands in the queue."""
    db = Database(address)
    now = STARTED
    people.open_office(db, "Sở mẫu", "Đắk Lắk", is_demo=False, now=now)
    names = [f"Chuyên viên {number}" for number in range(1, analysts + 1)]
    ids = [people.add_user(db, name, Role.ANALYST, "x", actor="benchmark", now=now) for name in names]
    ids += [people.add_user(db, f"Lãnh đạo {n}", Role.APPROVER, "x", actor="benchmark", now=now) for n in (1, 2)]
    names += ["Lãnh đạo 1", "Lãnh đạo 2"]
    with db.read() as session:
        last = session.get_one(EventRow, len(ids) + 1)
    db.close()
    filler = Filler(Loader(address), total, total // requests if requests else 0, events_wanted / total, ids, names,
                    last.seq, last.hash, random.Random(seed))  # fmt: skip
    for number in range(1, total + 1):
        _one_case(filler, number)
        while filler.seq < number * filler.events_each:
            filler.event(names[number % len(names)], "look", f"cases:{number}", seen=["title", "text"])
        if number % BATCH == 0 or number == total:
            filler.flush()
            _say(f"\r{number:,} of {total:,} cases")
    filler.loader.add("counters", [
        {"facet": facet, "value": value, "state": state, "number": count}
        for (facet, value, state), count in filler.counters.items()
    ])  # fmt: skip
    _say("\nindexes\n")
    filler.loader.finish()
    return Filled(ids, sorted(filler.places), _sellers(total))


def _sellers(total: int) -> int:
    return max(total // 50, 10)


def _one_case(filler: Filler, number: int) -> None:
    chance = filler.chance
    policy, rule, _ = chance.choices(RULES, [share for _, _, share in RULES])[0]
    (platform, _) = chance.choices(PLATFORMS, [share for _, share in PLATFORMS])[0]
    if policy in ("ecommerce_site", "lookalike_domain"):
        platform = "website"
    state = _state(filler, number)
    priority = min(400, int(chance.expovariate(1 / 120)))
    seller, host = f"Shop {chance.randrange(_sellers(filler.total))}", f"shop{chance.randrange(5000)}.example"
    key = f"https://{host}/sp/{number:09d}"
    pieces = (chance.choice(GOODS), seller, f"mã sp{number}", *chance.sample(PHRASES, 4), chance.choice(PLACES))
    pieces += ("saffron",) if number % 100 == 7 else ()
    title, text = f"{pieces[0]} {number}", ". ".join(pieces[2:])
    at = filler.loader.time(STARTED + timedelta(seconds=number * 25))
    kind = "listing" if platform != "facebook" else "post"
    rules = [(policy, rule)] + ([("advertising", "QC-09")] if number % 3 == 0 else [])
    _content(filler, number, key, host, kind, platform, title, text, seller, rules, at)
    decision = _work(filler, number, key, state, rule, at)
    filler.add("cases", id=number, subject_id=number, state=state, version=VERSION.get(state, 3),
               close_reason="no_violation" if state == "closed" else None, priority=priority, decision_id=decision,
               title=title, url=key, host=host, kind=kind, platform=platform, seller=seller,
               policies=json.dumps(sorted({name for name, _ in rules})), opened_at=at, moved_at=at)  # fmt: skip
    words = [_indexed(piece) for piece in (pieces[0], str(number), *pieces[1:])]
    filler.add("search", case_id=number, folded=" ".join(w[0] for w in words), marked=" ".join(w[1] for w in words))
    facets = {("all", ""), ("platform", platform), ("host", host), ("kind", kind), ("seller", seller)}
    facets |= {("policy", name) for name, _ in rules} | {("rule", name) for _, name in rules}
    facets |= {(PAIR, pair(name, platform)) for name, _ in rules}
    for facet, value in sorted(facets):
        filler.add("facets", case_id=number, facet=facet, value=value, state=state, priority=priority)
        filler.counters[facet, value, state] += 1
    if state == "queued":
        filler.places.append((-priority, number))


def _indexed(piece: str) -> tuple[str, str]:
    return _indexed_once(piece) if piece in GOODS + PHRASES + PLACES else index_text(piece)


@cache
def _indexed_once(piece: str) -> tuple[str, str]:
    return index_text(piece)


def _state(filler: Filler, number: int) -> str:
    if not filler.requests_each:
        return "queued"
    if number % filler.requests_each == 0:
        return filler.chance.choices(("pending_approval", "actioning", "monitoring"), (2, 4, 4))[0]
    return filler.chance.choices(("queued", "closed", "needs_info", "escalated"), (65, 32.5, 1, 1.5))[0]


def _content(
    filler: Filler, number: int, key: str, host: str, kind: str, platform: str, title: str, text: str, seller: str,
    rules: list[tuple[str, str]], at: str,
) -> None:  # fmt: skip
    filler.add("subjects", id=number, key=key, kind=kind, url=key, host=host, platform=platform, first_seen_at=at,
               last_seen_at=at)  # fmt: skip
    record = {"url": key, "canonical_url": key, "kind": kind, "title": title, "text": text, "price": "390000",
              "currency": "VND", "seller": seller, "platform": platform, "observed_at": "2026-01-05T03:00:00Z",
              "capture_sha256": None}  # fmt: skip
    filler.add("observations", id=number, subject_id=number, content_sha256=f"{number:064x}", title=title, text=text,
               price="390000", currency="VND", seller=seller, record=json.dumps(record, ensure_ascii=False),
               observed_at=at)  # fmt: skip
    for policy, rule in rules:
        filler.findings += 1
        filler.add("findings", id=filler.findings, observation_id=number, case_id=number, policy=policy, rule_id=rule,
                   detector="rules/1", score=0.8, severity="high", field="text", quote=text[:9], start=0, end=9,
                   legal=_legal(rule), found_at=at)  # fmt: skip
    filler.event("system:pipeline", "open_case", f"cases:{number}", of=f"subjects:{number}")
    names = [rule for _, rule in rules]
    filler.event("system:pipeline", "add_findings", f"cases:{number}", observation=number, rules=names)


@cache
def _legal(rule: str) -> str:
    basis = LegalBasis(rule_id=rule, version="2", duty="Luật Quảng cáo 16/2012/QH13", penalty="", verified=False,
                       valid_from=None, valid_to=None)  # fmt: skip
    return basis.model_dump_json()


def _work(filler: Filler, number: int, key: str, state: str, rule: str, at: str) -> int | None:
    """The Decision of a case that is past the queue, and its request where it is a violation."""
    if state == "queued":
        return None
    who = number % (len(filler.analysts) - 2)
    subject, name = f"cases:{number}", filler.names[who]
    violation = state in ("pending_approval", "actioning", "monitoring")
    verdict = {"closed": "no_violation", "needs_info": "needs_info", "escalated": "escalate"}.get(state, "violation")
    decided = "pending_approval" if violation else state
    filler.decisions += 1
    filler.add("decisions", id=filler.decisions, case_id=number, author_id=filler.analysts[who], verdict=verdict,
               grounds=json.dumps([rule]), reason="như đã xem", decided_at=at)  # fmt: skip
    filler.event(name, "claim", subject, before="queued", after="in_review", version=2)
    filler.event(name, "decide", subject, before="in_review", after=decided, version=3)
    made = f"decisions:{filler.decisions}"
    filler.event(name, "add_decision", made, verdict=verdict, grounds=[rule], reason="như đã xem")
    if violation:
        _request(filler, number, key, state, at, filler.analysts[who])
    return filler.decisions


def _request(filler: Filler, number: int, key: str, state: str, at: str, author: int) -> None:
    filler.requests += 1
    subject, leader = f"cases:{number}", filler.names[-1]
    ends = {"pending_approval": "draft", "actioning": "approved", "monitoring": "approved"}[state]
    filler.add("requests", id=filler.requests, case_id=number, decision_id=filler.decisions, version=1, state=ends,
               idempotency_key=f"decision:{filler.decisions}:chủ quản", recipient="Chủ quản trang", body="Đề nghị gỡ",
               deadline_hours=24, created_at=at)  # fmt: skip
    filler.add("targets", id=filler.requests, request_id=filler.requests, url=key, claimed="none",
               verified="not_checked")  # fmt: skip
    if state != "pending_approval":
        filler.add("approvals", decision_id=filler.decisions, author_id=author, approver_id=filler.analysts[-1],
                   approved=True if not filler.loader.is_sqlite else 1, reason="", approved_at=at)  # fmt: skip
        filler.event(leader, "approve", subject, before="pending_approval", after="actioning", version=4)
    if state == "monitoring":
        filler.event("system:worker", "all_gone", subject, before="actioning", after="monitoring", version=5)


def _say(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


# --- measuring ---------------------------------------------------------------------------------------------------


def write_on(address: str, stop: Any, done: Any) -> None:
    """The writer: a crawl's sightings, some hundred a second at most, until told to stop."""
    db = Database(address)
    number, chance, legal = 0, random.Random(3), LegalBasis.model_validate_json(_legal("TP-04"))
    while not stop.wait(0.005):
        number += 1
        url = f"https://moi{number % 50}.example/{number}"
        now = datetime.now(UTC)
        text = ". ".join(chance.sample(PHRASES, 6)) + f" mã {chance.randrange(10**9)} {chance.randrange(10**9)}"
        seen = Observation(url=url, canonical_url=url, kind=SubjectKind.LISTING, title="Trà mới", text=text,
                           seller="Shop 1", observed_at=now, capture_sha256=None)  # fmt: skip
        finding = Finding(policy="health_claim", rule_id="TP-04", detector="rules/1", score=0.5, severity="high",
                          field="text", quote=text[:7], start=0, end=7, legal=legal)  # fmt: skip
        sightings.see_new(db, seen, [finding], now)
        done.value = number
    db.close()


def measure(address: str, filled: Filled, samples: int) -> dict[str, dict[str, float]]:
    """Figures of every kind of look, with a writer running in another process."""
    context = multiprocessing.get_context("fork")
    stop, done = context.Event(), context.Value("i", 0)
    writer = context.Process(target=write_on, args=(address, stop, done))
    writer.start()
    db = Database(address)
    figures: dict[str, dict[str, float]] = {}
    try:
        for name, look in looks(db, filled):
            look()
            figures[name] = _percentiles(_sampled(look, samples))
            _say(f"{name:32} {figures[name]}\n")
        figures["writer"] = {"deeds": done.value}
    finally:
        stop.set()
        writer.join()
        db.close()
    return figures


def looks(db: Database, filled: Filled) -> Iterator[tuple[str, Callable[[], object]]]:
    """(name, one look) of everything that is measured; each look varies by itself."""
    chance = random.Random(2)
    queued, every = (CaseState.QUEUED,), tuple(CaseState)

    def at(low: float, high: float) -> Callable[[], object]:
        def look() -> object:
            place = filled.queued[int(chance.uniform(low, high) * (len(filled.queued) - 1))]
            return queue.page(db, QueueFilter(states=queued), (-place[0], place[1]))

        return look

    def filtered(states: tuple[CaseState, ...] = queued, text: str = "", **facets: str) -> Callable[[], object]:
        wanted = QueueFilter(states=states, facets=facets, text=text)
        return lambda: queue.page(db, wanted)

    def claim() -> object:
        lease = cases.claim(db, chance.choice(filled.analysts), datetime.now(UTC))
        assert lease is not None
        return lease

    yield "page_first", filtered()
    yield "page_middle", at(0.4, 0.6)
    yield "page_end", at(0.99, 1)
    yield "page_every_state", filtered(every)
    yield "filter_policy_common", filtered(policy="health_claim")
    yield "filter_policy_rare", filtered(policy="lookalike_domain")
    yield "filter_platform_common", filtered(platform="website")
    yield "filter_platform_rare", filtered(platform="zalo")
    yield (
        "filter_seller",
        lambda: queue.page(
            db, QueueFilter(states=queued, facets={"seller": f"Shop {chance.randrange(filled.sellers)}"})
        ),
    )
    yield "filter_rule_common", filtered(rule="TP-04")
    yield "filter_rule_rare", filtered(rule="TD-01")
    yield "filter_policy_and_platform", filtered(policy="health_claim", platform="facebook")
    yield "filter_never_together", filtered(policy="ecommerce_site", platform="facebook")
    yield "search_common", filtered(every, "giảm giá")
    yield "search_two_words", filtered(every, "xương khớp huyết áp")
    yield "search_unmarked", filtered(every, "dien mau")
    yield "search_rare", filtered(every, "saffron")
    yield "search_none", filtered(every, "khongcotunaynhu")
    yield "search_common_rare_state", filtered((CaseState.ESCALATED,), "giảm giá")
    yield "search_common_rare_facet", filtered(every, "giảm giá", platform="zalo")
    yield "counts", lambda: queue.counts(db)
    yield "counts_policy", lambda: queue.counts(db, "policy", "health_claim")
    yield "claim", claim


def _sampled(look: Callable[[], object], samples: int) -> list[float]:
    """Seconds of each look; fewer of one that is slow, so that a bad figure does not cost an hour."""
    found: list[float] = []
    while len(found) < samples and sum(found) < MOST_SECONDS:
        found.append(_seconds(look))
    return found


def _seconds(look: Callable[[], object]) -> float:
    started = time.perf_counter()
    look()
    return time.perf_counter() - started


def _percentiles(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    found = {f"p{part}": round(ordered[len(ordered) * part // 100] * 1000, 2) for part in (50, 95, 99)}
    return found | {"mean": round(fmean(seconds) * 1000, 2)}


def misses(figures: dict[str, dict[str, float]], ratio: dict[str, float]) -> list[str]:
    """What misses the issue's line."""
    found = []
    for name, figure in figures.items():
        if name == "writer":
            continue
        is_search, is_claim = name.startswith("search"), name == "claim"
        most = SEARCH_P95 if is_search else CLAIM_P95 if is_claim else PAGE_P95
        if figure["p95"] > most:
            found.append(f"{name}: p95 {figure['p95']} ms, at most {most}")
        if not is_search and not is_claim and figure["p99"] > PAGE_P99:
            found.append(f"{name}: p99 {figure['p99']} ms, at most {PAGE_P99}")
        if ratio[name] > MOST_RATIO:
            found.append(f"{name}: {ratio[name]} times the cost at {SMALL:,} cases")
    return found


def run(kind: Kind, total: int, requests: int, events_wanted: int, samples: int) -> tuple[dict[str, Any], float]:
    """(figures, seconds to fill) of one fresh database."""
    with tempfile.TemporaryDirectory() as folder, fresh_address(kind, Path(folder)) as address:
        started = time.perf_counter()
        filled = fill(address, total, requests, events_wanted)
        seconds = time.perf_counter() - started
        _say(f"filled in {seconds:.0f} s\n")
        return measure(address, filled, samples), round(seconds, 1)


def main() -> int:
    """Measure at 10,000 and at N cases."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, required=True)
    parser.add_argument("--database", choices=KINDS, required=True)
    parser.add_argument("--requests", type=int, help="default: a tenth of the cases")
    parser.add_argument("--events", type=int, help="default: five times the cases")
    parser.add_argument("--samples", type=int, default=SAMPLES)
    given = parser.parse_args()
    requests = given.cases // 10 if given.requests is None else given.requests
    events_wanted = 5 * given.cases if given.events is None else given.events
    small, _ = run(given.database, SMALL, SMALL // 10, 5 * SMALL, given.samples)
    figures, seconds = run(given.database, given.cases, requests, events_wanted, given.samples)
    names = [name for name in figures if name != "writer"]
    ratio = {name: round(figures[name][typical(name)] / max(small[name][typical(name)], 0.01), 2) for name in names}
    missed = misses(figures, ratio)
    print(json.dumps({
        "database": given.database, "cases": given.cases, "requests": requests, "events": events_wanted,
        "fill_seconds": seconds, "milliseconds": figures, "milliseconds_at_10000": small, "ratio": ratio,
        "missed": missed,
    }))  # fmt: skip
    return 1 if missed else 0


def typical(name: str) -> str:
    """The figure whose growth counts. A claim comes between the writer's deeds or waits for one: half of each, so that
    chance alone takes its median from one to the other."""
    return "mean" if name == "claim" else "p50"


if __name__ == "__main__":
    sys.exit(main())
