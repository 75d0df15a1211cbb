"""Lookalike domains: strong imitations are found, the owners' and unrelated names are left alone."""

from __future__ import annotations

import pytest

from classifier.detectors.lookalike import decode, lookalike_of
from classifier.protected import official_domains


@pytest.mark.parametrize(
    ("host", "target"),
    [
        ("vietcombank-hotro.top", "vietcombank.com.vn"),
        ("v1etcombank.info", "vietcombank.com.vn"),
        ("agr1bank.info", "agribank.com.vn"),
        ("xn--" + "vietcómbank".encode("punycode").decode() + ".net", "vietcombank.com.vn"),
        ("vietcombank.com.vn.dang-nhap.top", "vietcombank.com.vn"),
        ("acb-vay.online", "acb.com.vn"),
        ("vneid-gov-vn.com", "vneid.gov.vn"),
    ],
)
def test_an_imitation_is_found_with_its_target(host: str, target: str) -> None:
    match = lookalike_of(host)

    assert match is not None
    assert match.target.domain == target
    assert match.score >= 0.6


@pytest.mark.parametrize(
    "host",
    [
        "vietcombank.com.vn",
        "www.vietcombank.com.vn",
        "quangnam.gov.vn",
        "hocvien.edu.vn",
        "baoquangnam.vn",
        "tiemhoaxinh.vn",
        "smartparking.vn",
        "shopper.com",
        "meta.com.vn",
        "localhost",
        "com.vn",
        "xn--.com",
        "",
    ],
)
def test_official_and_unrelated_names_never_match(host: str) -> None:
    match = lookalike_of(host)

    assert match is None or match.score < 0.6


def test_no_official_domain_is_a_lookalike() -> None:
    assert [host for host in official_domains() if lookalike_of(host)] == []


def test_marks_and_foreign_letters_are_read_as_plain_ones() -> None:
    assert decode("đăngkiểm") == "dangkiem"
    assert decode("аpple") == "apple"
