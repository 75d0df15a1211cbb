"""Where the links of a shop's pages lead: its terms, its owner, its goods. Said by their words and their address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from parsel import Selector

from crawler.addresses import absolute, canonicalise, same_host
from crawler.page_links import base_address
from crawler.platforms.reading.cards import find_cards, stands_in
from crawler.platforms.reading.visible import holds_blocks, is_menu, is_unseen, short_text
from storage.records import PolicyTopic

MOST_LINKS = 3000
_LABEL = 120  # characters; a longer text is no label of a link


class Aim(StrEnum):
    """What a page is asked for, in the order of asking."""

    POLICY = "policy"
    TERMS = "terms"  # a page of rules that may hold several policies
    OWNER = "owner"
    PRODUCT = "product"
    CATEGORY = "category"


@dataclass(frozen=True)
class Link:
    url: str  # canonical, on the host of the page
    aim: Aim
    topics: frozenset[PolicyTopic] = frozenset()


TOPIC_WORDS: dict[PolicyTopic, re.Pattern[str]] = {
    PolicyTopic.RETURN: re.compile(
        r"\b(?:doi ?(?:va |hay |hoac )?tra|doi (?!tac|ngu|thu|voi)(?:[a-z]+ ){1,3}tra\b|doi ?(?:hang|size|mau"
        r"|moi|san pham)"
        r"|tra (?:lai )?hang|(?:gui )?tra lai\b|gui tra\b|trahang|hoan ?(?:tien|tra|hang)|return|refund"
        r"|exchange|bao hanh doi)"
    ),
    PolicyTopic.SHIPPING: re.compile(
        r"\b(?:van ?chuyen|giao ?(?:hang|nhan|xe|(?:[a-z]+ ){0,2}tan (?:nha|noi))|gui hang|chuyen phat"
        r"|shipping|delivery"
        r"|ship (?:hang|do|cod)|(?:cuoc )?phi (?:ship|giao)|cuoc (?:phi|xe|gui))"
    ),
    PolicyTopic.PAYMENT: re.compile(r"\b(?:thanh ?toan|payment|chuyen khoan|tra tien)"),
    PolicyTopic.PRIVACY: re.compile(
        r"\b(?:bao ?mat(?! (?:thong tin )?(?:thanh toan|giao dich)\b)|rieng tu|privacy"
        r"|(?:thong tin|du lieu) (?:ca nhan|khach hang|nguoi (?:dung|mua)|cua (?:toi|ban|khach|quy khach|nguoi mua))"
        r"|giu (?:kin|bi mat)|personal data|data protection)"
    ),
}
_TERMS = re.compile(
    r"\b(?:chinh sach|quy (?:dinh|che)|dieu (?:khoan|kien)|(?:huong dan|cach(?: thuc)?|quy trinh) (?:mua|dat)"
    r"|mua hang(?: (?:tai|tu xa|online|truc tuyen|the nao)|$)|noi quy|the le|terms|polic(?:y|ies)|faq"
    r"|cau hoi|cam ket|luu y khi mua|thong tin giao dich|(?:trung tam )?(?:ho tro|tro giup|cham soc|dich vu)"
    r"(?: (?:khach hang|mua hang|nguoi mua))?$|cskh$"
    r"|customer (?:care|service)|help|support)"
)
_OWNER = re.compile(
    r"\b(?:lien ?he|gioi ?thieu|ve chung toi|ve (?:cua hang|cong ty|shop|tiem|xuong|lang|thuong hieu|nguoi ban)"
    r"|lien lac|ho so cong ty|cau chuyen (?:thuong hieu|cua)|nguoi ban|dia chi (?:cua hang|shop|lien he)"
    r"|impr(?:int|essum)"
    r"|our (?:story|company)|who we are|company (?:info|information|profile)"
    r"|thong tin (?:cong ty|chu so huu|doanh nghiep|cua hang|website|nguoi ban|shop|don vi)"
    r"|chu so huu|contact|about|phap ly|giay phep|(?:xuat|thong tin) hoa don)"
)
_LONGEST_RULE = 70  # characters of a line that stands for a heading
_NAMES_RULE = re.compile(
    r"(?:(?:[ivx]{1,4}|\d{1,2}|[a-h]|(?:dieu|phan|muc) \d{1,2}) )*"
    r"(?:(?:ve|viec|cac|chinh sach|quy (?:dinh|che)|phuong thuc|hinh thuc|huong dan|dieu (?:khoan|kien)"
    r"|cach(?: thuc)?) )*"
    rf"(?:{'|'.join(words.pattern for words in TOPIC_WORDS.values())})"
)
_CHECKOUT = re.compile(
    r"/(?:thanh-toan|checkouts?|cart|gio-hang|dat-hang|account|tai-khoan|login|dang-nhap)/?$", re.IGNORECASE
)
_PAYING = re.compile(r"/thanh-toan/?$", re.IGNORECASE)  # WooCommerce's till, or the page that says how to pay
_ADVICE = re.compile(r"\b(?:chinh sach|huong dan|phuong thuc|hinh thuc|quy dinh|cach|policy|method)")
_CATEGORY = re.compile(
    r"/(?:collections?|categor(?:y|ies)|danh-muc|nhom(?:-hang)?|product-category|shop|cua-hang"
    r"|san-pham|products?|tat-ca[\w-]*)/?$"
    r"|/(?:collections?|categor(?:y|ies)|danh-muc|product-category)/[^/]+/?$",
    re.IGNORECASE,
)
_PRODUCT = re.compile(r"/(?:san-pham|products?|sp|p|item|hang-hoa)/[^/]+", re.IGNORECASE)
_HOME = re.compile(r"^(?:index|default|home|trang chu)\b")
_NEWS = re.compile(r"/(?:blogs?|tin-tuc|news|bai-viet|tag|author|tac-gia|su-kien)(?:/|$)", re.IGNORECASE)


def aims_of(selector: Selector, page_url: str) -> tuple[Link, ...]:
    """The links of a page that tell of the shop, in the order of asking; each address once. Hidden ones lead
    nowhere."""
    base = base_address(selector, page_url)
    cards = find_cards(selector, page_url, None, None)
    found: dict[str, Link] = {}
    for anchor in selector.xpath("//a[@href]")[:MOST_LINKS]:
        written = anchor.root.get("href").strip()
        href = None if written.startswith("#") else absolute(written, base)  # it leads to nothing but the page itself
        if (
            href is None
            or not same_host(href, page_url)
            or any(map(is_unseen, (anchor.root, *anchor.root.iterancestors())))
        ):
            continue
        url = canonicalise(href)
        in_menu = any(map(is_menu, anchor.root.iterancestors()))
        in_card = not in_menu and stands_in(anchor.root, cards)
        link = _link(url, plain(_label(anchor.root)), in_card=in_card, in_menu=in_menu)
        if link is None:
            continue
        known = found.get(url)
        if known is None or _rank(link) < _rank(known):
            found[url] = link
        if known is not None and known.topics | link.topics != found[url].topics:
            found[url] = Link(url, found[url].aim, known.topics | link.topics)
    return tuple(sorted(found.values(), key=_rank))


def opened_in_page(selector: Selector) -> Iterator[tuple[frozenset[PolicyTopic], str]]:
    """(policies, id) of each link or button that names policies and opens a part of the same page: a section, a
    window. Hidden ones open nothing."""
    for opener in selector.xpath("//a | //button"):
        if any(map(is_unseen, (opener.root, *opener.root.iterancestors()))):
            continue
        names = (opener.root.get(name) or "" for name in ("data-bs-target", "data-target", "data-src", "href"))
        name = next((each[1:] for each in names if each.startswith("#") and len(each) > 1), "")
        if name and (topics := topics_of(plain(_label(opener.root)))):
            yield topics, name


def plain(text: str) -> str:
    """Lower case, without marks, signs as blanks: labels and slugs side by side."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).lower().replace("đ", "d"))
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", letters).split())


def topics_of(words: str) -> frozenset[PolicyTopic]:
    """The policies that some plain words name."""
    return frozenset(topic for topic, named in TOPIC_WORDS.items() if named.search(words))


def _link(url: str, label: str, *, in_card: bool, in_menu: bool) -> Link | None:
    path = unquote(urlsplit(url).path)
    slug = plain(path)
    if _CHECKOUT.search(path) and not _ADVICE.search(label) and not (_PAYING.search(path) and topics_of(label)):
        return None
    news = bool(_NEWS.search(path))
    of_terms = not in_card or _TERMS.search(slug) or _is_topic_alone(path)
    topics = topics_of(label) or (topics_of(slug) if of_terms else frozenset())
    if topics and not (in_card and _PRODUCT.search(path)) and not (news and in_card):
        return Link(url, Aim.POLICY, topics)
    if _TERMS.search(label) or _TERMS.search(slug):
        return None if news and in_card else Link(url, Aim.TERMS)
    if _OWNER.search(label) or _OWNER.search(slug):
        return Link(url, Aim.OWNER)
    if _CATEGORY.search(path):
        return Link(url, Aim.CATEGORY)
    if (in_card or _PRODUCT.search(path)) and not news:
        return Link(url, Aim.PRODUCT)
    if in_menu and label and not news and path.strip("/") and not _HOME.search(slug):
        return Link(url, Aim.CATEGORY)  # the menu of a shop leads to the groups of its goods
    return None


def _is_topic_alone(path: str) -> bool:
    """Whether an address names a policy and nothing else ("/ht/doi-tra"): a row of such links looks like goods."""
    words = plain(path.rstrip("/").rpartition("/")[2].removesuffix(".html"))
    return any((named := topic.match(words)) and len(words) - named.end() <= 1 for topic in TOPIC_WORDS.values())


def _label(anchor: object) -> str:
    text = short_text(anchor, _LABEL) or ""
    get = getattr(anchor, "get")  # noqa: B009 - lxml ships no types
    return text or str(get("title") or get("aria-label") or "")[:_LABEL]


def _rank(link: Link) -> int:
    return list(Aim).index(link.aim)


def labels(selector: Selector, *, of_rules: bool = False) -> Iterator[str]:
    """The plain words of every heading of a page; ``of_rules``: also of short lines that name a policy first, as pages
    of several rules that know no headings do."""
    for heading in selector.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //strong | //b | //dt | //summary | //u"):
        text = short_text(heading.root, _LABEL)
        if text:
            yield plain(text)
    for line in selector.xpath("//p | //div | //font | //td | //th | //span | //legend") if of_rules else ():
        text = None if holds_blocks(line.root) else short_text(line.root, _LONGEST_RULE)
        if text and not text.endswith((".", ";", ",")) and _NAMES_RULE.match(plain(text)):
            yield plain(text)
