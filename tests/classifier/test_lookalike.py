"""Lookalike domains: strong imitations are found with their target and the reason, the owners' and unrelated names are
left alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from classifier.detectors.lookalike import detect
from classifier.lookalike.engine import BadLine, Kind, LookalikeEngine, Match, NotAHostError, Tier
from classifier.lookalike.lures import cover
from classifier.lookalike.model import shipped_model
from classifier.lookalike.reading import host_of, plain, skeleton, unicode_of
from classifier.lookalike.slips import slip_of
from classifier.lookalike.suffixes import suffix_at
from classifier.protected import own_domains, protected_names
from storage.records import Kind as SubjectKind
from storage.records import Observation


@pytest.fixture(scope="module")
def engine() -> LookalikeEngine:
    return LookalikeEngine(protected_names())


def page(url: str) -> Observation:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    return Observation(
        url=url, canonical_url=url, kind=SubjectKind.PAGE, title="", text="x", observed_at=at, capture_sha256="0" * 64
    )


def idn(label: str) -> str:
    return f"xn--{label.encode('punycode').decode()}"


@pytest.mark.parametrize(
    ("host", "target", "kind"),
    [
        ("vietcombank-hotro.top", "vietcombank.com.vn", Kind.COMBO),
        ("vaynhanhmsb.site", "msb.com.vn", Kind.COMBO),
        ("tindungshb.com", "shb.com.vn", Kind.COMBO),
        ("v1etcombank.info", "vietcombank.com.vn", Kind.HOMOGLYPH),
        ("rnobifone.net", "mobifone.vn", Kind.HOMOGLYPH),
        (f"{idn('vietcómbank')}.net", "vietcombank.com.vn", Kind.HOMOGLYPH),
        ("đienmayxanh.shop", "dienmayxanh.com", Kind.HOMOGLYPH),
        (f"{idn('аɡrіьапк')}.com.vn", "agribank.com.vn", Kind.HOMOGLYPH),
        ("vietcombank.com.vn.dang-nhap.top", "vietcombank.com.vn", Kind.EMBEDDED),
        ("tiki.vn-login.com", "tiki.vn", Kind.EMBEDDED),
        ("vpbank-com-vn.xyz", "vpbank.com.vn", Kind.EMBEDDED),
        ("vneid-gov-vn.com", "vneid.gov.vn", Kind.EMBEDDED),
        ("moit.gov-vn.com", "moit.gov.vn", Kind.SUFFIX_TRICK),
        ("mpigov.vn", "mpi.gov.vn", Kind.SUFFIX_TRICK),
        ("hatinh-gov.vn.com", "hatinh.gov.vn", Kind.SUFFIX_TRICK),
        ("zalopay.site", "zalopay.vn", Kind.TLD_SWAP),
        ("vietjeitair.com", "vietjetair.com", Kind.TYPO),
        ("vnexprress.com", "vnexpress.net", Kind.TYPO),
        ("taichinheximbak.com", "eximbank.com.vn", Kind.TYPO_COMBO),
        ("garens.vn", "garena.vn", Kind.TYPO),
        ("shoppe17.vip", "shopee.vn", Kind.TYPO_COMBO),
        ("acb.vn-ibank.info", "acb.com.vn", Kind.SUBDOMAIN),
        ("vgiao.hangtietkiem.com", "ghtk.vn", Kind.SUBDOMAIN),
        ("idigital-vietcombank.weebly.com", "vietcombank.com.vn", Kind.COMBO),
    ],
)
def test_an_imitation_is_found_with_its_target_and_kind(
    engine: LookalikeEngine, host: str, target: str, kind: Kind
) -> None:
    match = engine.judge(host)

    assert match is not None
    assert (match.domain, match.target_domain, match.kind) == (host, target, kind)
    assert match.why.endswith(".")
    assert 0 < match.score <= 1


def test_a_shop_under_a_hosting_platform_is_judged_at_host_level(engine: LookalikeEngine) -> None:
    match = engine.judge("www.vietcombank-diem.weebly.com")

    assert match is not None
    assert match.registrable == "vietcombank-diem.weebly.com"


def test_a_lure_that_names_nobody_is_its_own_kind(engine: LookalikeEngine) -> None:
    match = engine.judge("vn-ibank.xyz")

    assert match is not None
    assert (match.kind, match.tier, match.target, match.target_domain) == (Kind.SUFFIX_LURE, Tier.REVIEW, None, None)


@pytest.mark.parametrize(
    "host",
    [
        "vietcombank.com.vn",
        "www.vietcombank.com.vn",
        "VIETCOMBANK.com.vn.",
        "quangnam.gov.vn",
        "hocvien.edu.vn",
        "baoquangnam.vn",
        "tiemhoaxinh.vn",
        "smartparking.vn",
        "shopper.com",
        "meta.com.vn",
        "localhost",
        "com.vn",
        "modernlottery.com",
        "amazing.org",
        "charlotte.com",
        "mofa.go.kr",
        "moh.gov.my",
        "scb.ch",
        "academic.com",
        "vnpt-his.gov.vn",
        "arena1.com",
        "mobile1.com",
        "shoppe.com",
        "general.com",
    ],
)
def test_official_and_unrelated_names_never_match(engine: LookalikeEngine, host: str) -> None:
    assert engine.judge(host) is None


def test_no_official_domain_is_a_lookalike(engine: LookalikeEngine) -> None:
    assert list(engine.scan(own_domains(protected_names()))) == []


def test_what_is_allowed_never_matches_nor_anything_below_it() -> None:
    engine = LookalikeEngine(protected_names(), allow=["vietcombank-hotro.top"])

    assert engine.judge("a.vietcombank-hotro.top") is None
    assert engine.judge("vietcombank-hotro2.top") is not None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("http://vietcombank.top/", "scheme"),
        (f"{'a' * 300}.com", "300 characters"),
        (f"{'ab.' * 90}com", "273 characters"),
        ("xn--99999999999.com", "punycode"),
        ("xn--.com", "punycode"),
        ("viet\x07combank.com", "control character"),
        ("viet combank.com", "space"),
        ("a..com", "empty label"),
        ("-a.com", "hyphen"),
        ("192.0.2.1", "IP address"),
        ("vi%65t.com", "can not stand"),
    ],
)
def test_a_line_that_is_no_host_name_says_why(engine: LookalikeEngine, line: str, why: str) -> None:
    with pytest.raises(NotAHostError, match=why):
        engine.judge(line)

    assert [type(found) for found in engine.sift(f"tiki.vip\n{line}\nzalopay.site\n".encode())] == [
        Match,
        BadLine,
        Match,
    ]


def test_bad_lines_have_their_number_and_a_cut_last_line_is_read(engine: LookalikeEngine) -> None:
    found = list(
        engine.sift(b"example.com\r\n\r\n\xff\xfe.com\r\nVietcombank-VAY.top \r\na b.com\nzalopay.si", first=11)
    )

    assert next((each.number, each.why) for each in found if isinstance(each, BadLine)) == (13, "not UTF-8")
    assert [each.number for each in found if isinstance(each, BadLine)] == [13, 15]
    assert next(each.domain for each in found if isinstance(each, Match)) == "Vietcombank-VAY.top"


def test_the_detector_quotes_the_host_and_cites_the_rule_of_the_sector() -> None:
    of_bank = list(detect(page("https://VIETCOMBANK-hotro.top/dang-nhap"), date(2026, 11, 1)))
    of_shop = list(detect(page("https://shopee-khuyenmai.top/"), date(2026, 11, 1)))

    assert [(each.rule_id, each.quote) for each in of_bank] == [("DN-05", "VIETCOMBANK-hotro.top")]
    assert [each.rule_id for each in of_shop] == ["DN-01"]
    for url in (
        "http://127.0.0.1:8000/shopee",
        "http://[::1]/",
        "https://a_b..com/",
        "https://tiemhoaxinh.vn/vietcombank",
    ):
        assert list(detect(page(url), date(2026, 11, 1))) == []


def test_marks_and_foreign_letters_are_read_as_plain_ones() -> None:
    assert plain("đăngkiểm") == "dangkiem"
    assert plain("аррlе") == "apple"
    assert plain("ｖｉｅｔ") == "viet"
    assert unicode_of(idn("cốccốc")) == "cốccốc"
    assert skeleton("v1etcornbank")[0] == skeleton("vietcombank")[0]
    assert host_of(" *.Foo.COM. ") == "foo.com"


def test_the_suffix_list_is_followed_with_its_wildcards_exceptions_and_private_part() -> None:
    split = {host: ".".join(host.split(".")[suffix_at(host.split(".")) :]) for host in (
        "a.b.com.vn", "x.weebly.com", "a.www.ck", "a.b.kawasaki.jp", "a.city.kawasaki.jp", "q.khanhhoa.vn",
        "a.unknownsuffix",
    )}  # fmt: skip

    assert list(split.values()) == [
        "com.vn",
        "weebly.com",
        "ck",
        "b.kawasaki.jp",
        "kawasaki.jp",
        "khanhhoa.vn",
        "unknownsuffix",
    ]


def test_lures_are_read_out_of_a_run_of_letters() -> None:
    assert cover("vaynhanhonline24h") == (("vaynhanh", "online", "24h"), 0)
    assert cover("xqz12") == ((), 3)
    assert cover("") == ((), 0)


@pytest.mark.parametrize(
    ("word", "seen", "kinds"),
    [
        ("garena", "garea", {"slip_missing"}),
        ("shopee", "shoppee", {"slip_doubled"}),
        ("vietjetair", "vietjeitair", {"slip_added"}),
        ("vietcombank", "vietcomabnk", {"slip_swapped"}),
        ("vinfast", "winfast", {"slip_alike", "slip_first"}),
        ("garena", "garens", {"slip_near", "slip_last"}),
        ("lazada", "lazeda", {"slip_vowel"}),
        ("garena", "gar7na", {"slip_digit"}),
        ("hatinh", "xatinh", {"slip_other", "slip_first"}),
    ],
)
def test_a_slip_is_named_by_its_kind(word: str, seen: str, kinds: set[str]) -> None:
    assert set(slip_of(word, seen)) == kinds


def test_a_short_lure_amid_letters_that_say_nothing_is_none() -> None:
    assert cover("dolphinree") == ((), 10)
    assert cover("phivay") == (("phi", "vay"), 0)
    assert cover("qqvayqq") == ((), 7)
    assert cover("qqtindungqq") == (("tindung",), 4)


@pytest.mark.parametrize(
    "name", ["aeonmy.com", "mu-fpt.net", "v-acb.com", "acb247.com", "vcbdigqqqqqqqqq.com", "tindungshb.com"]
)
def test_short_names_are_found_without_a_lure_and_common_ones_among_lures(engine: LookalikeEngine, name: str) -> None:
    found = engine._judge.measured(name)

    assert found is not None
    assert found[2]


def test_what_crosses_the_edge_of_a_hit_only_speaks_against_it() -> None:
    # The judge asks for it only where a hit would count without it.
    assert max(shipped_model().by_feature[name] for name in ("slip_crossed", "short_crossed")) < 0


def test_a_slip_in_what_tells_a_word_from_an_everyday_one_needs_an_edge(engine: LookalikeEngine) -> None:
    found = {each.domain for each in engine.sift(b"tinchap-nganhang.online\nvay-anhang.online\ntin-vm-express.com\n")}

    assert found == {"vay-anhang.online", "tin-vm-express.com"}


def test_a_doubled_letter_in_such_a_word_needs_an_edge_or_a_lure_too(engine: LookalikeEngine) -> None:
    found = {name: engine._judge.measured(name) for name in ("sovietelko.com", "vietelshop.online")}

    assert [bool(each and each[2]) for each in found.values()] == [False, True]


def test_a_doubled_letter_within_four_is_found_among_lures_alone(engine: LookalikeEngine) -> None:
    found = engine.sift(b"tikki-shop.top\nzaalologin.com\ntikki.top\nbatikkisser.com\nmytikkimasala.com\n")

    assert [each.domain for each in found if isinstance(each, Match)] == [
        "tikki-shop.top",
        "zaalologin.com",
        "tikki.top",
    ]


def test_of_two_slips_at_one_place_the_likelier_is_meant(engine: LookalikeEngine) -> None:
    found = engine._judge.measured("phpmyvpbbank.com")

    assert found is not None
    assert [hit.keyword.text for hit in found[2]] == ["vpbank"]  # not vibbank, with a letter changed


@pytest.mark.parametrize("name", ["dashboardtool.com", "acbqwrtzp.com", "acbfhd.com", "mb.com", "mb6653.com"])
def test_other_short_ones_are_not(engine: LookalikeEngine, name: str) -> None:
    found = engine._judge.measured(name)

    assert found is not None
    assert not found[2]
