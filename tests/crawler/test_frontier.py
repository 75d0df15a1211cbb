from __future__ import annotations

from crawler.floods import MOST_ATTRIBUTES, MOST_LINKS, tamed
from crawler.frontier import Frontier, trap

A, B = "http://a.example", "http://b.example"


def taken(frontier: Frontier) -> list[str]:
    found = []
    while (waiting := frontier.take(lambda host: True)) is not None:
        found.append(waiting.url)
    return found


def test_hosts_take_turns_and_each_is_breadth_first() -> None:
    frontier = Frontier([f"{A}/", f"{B}/"], 100)
    frontier.add([f"{A}/1", f"{A}/2", f"{B}/1", "http://other.example/", f"{A}/1"], 0)
    assert taken(frontier) == [f"{A}/", f"{B}/", f"{A}/1", f"{B}/1", f"{A}/2"]


def test_a_host_that_is_not_free_does_not_hold_the_others() -> None:
    frontier = Frontier([f"{A}/", f"{B}/"], 100)
    waiting = frontier.take(lambda host: host == "b.example")
    assert waiting is not None
    assert waiting.url == f"{B}/"


def test_addresses_that_never_end_are_left_out_and_counted() -> None:
    frontier = Frontier([f"{A}/"], 4)
    frontier.add([f"{A}/x/x/x/x/x", f"{A}/{'y/' * 30}", *(f"{A}/{number}" for number in range(5))], 0)
    assert len(taken(frontier)) == 4
    assert frontier.left_out.total() == 4
    assert trap(f"{A}/lich", 101)
    assert not trap(f"{A}/danh-muc/thuc-pham/danh-muc/9", 40)


def test_what_was_fetched_before_a_kill_is_not_handed_out_again() -> None:
    frontier = Frontier([f"{A}/"], 10)
    frontier.finish(f"{A}/")
    frontier.finish(f"{A}/1")
    frontier.add([f"{A}/1", f"{A}/2"], 0)
    assert taken(frontier) == [f"{A}/2"]
    assert frontier.depth_of(f"{A}/1") == 1


def test_pages_made_to_drown_their_reader_are_cut_and_honest_ones_are_not() -> None:
    honest = b"<p class='x'>" * 1000 + b'<img alt="' + b"a=b " * 20_000 + b'">'
    assert tamed(honest) == (honest, "")
    links = b"".join(b"<a href=/%d>x</a>" % number for number in range(MOST_LINKS + 5))
    assert tamed(b"<p>" + links)[0].count(b"<a") == MOST_LINKS
    flood = b"<title>t</title><p " + b" ".join(b"a%d=1" % number for number in range(MOST_ATTRIBUTES * 2)) + b">"
    assert tamed(flood)[0] == b"<title>t</title>"
