"""What kind of Subject a page shows, from what it declares and how its main item is marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from parsel import Selector

from crawler.platforms.reading.cards import stands_in
from crawler.platforms.reading.declared import Declared
from crawler.platforms.reading.visible import is_furniture, is_unseen, short_text, tokens, visible_texts
from storage.records import Kind

POSTING_TYPES = ("socialmediaposting", "discussionforumposting")
ARTICLE_TYPES = (
    "article", "newsarticle", "blogposting", "report", "advertisercontentarticle", "scholarlyarticle", "techarticle",
    "analysisnewsarticle", "opinionnewsarticle", "reportagenewsarticle", "medicalwebpage",
)  # fmt: skip
VIDEO_TYPES = ("videoobject",)
ACCOUNT_TYPES = ("profilepage",)
# How platforms and newspapers label paid content in Vietnam (Luật Quảng cáo asks for a visible sign), and in English.
_AD_LABEL = re.compile(
    r"(?:nội dung |bài viết |tin |bài )?(?:được tài trợ|tài trợ|quảng cáo)(?: bởi .{1,40})?|"
    r"(?:sponsored|promoted|advertisement|ad|paid partnership)(?: (?:post|by .{1,40}))?|hợp tác (?:trả phí|quảng cáo)",
    re.IGNORECASE,
)
_LABEL_TAGS = frozenset(
    {"span", "div", "small", "em", "b", "i", "strong", "p", "a", "label", "mark", "header", "li", "sup"}
)
_HEAD_OF_ITEM = 400  # characters of text before the label; further down it labels something else
_ITEM_NAMES = re.compile(
    r"^(?:post|ad|item|card|story|status|feed-?item|product|listing|tin|bai-viet)(?:[-_]|$)", re.IGNORECASE
)
_POST_NAMES = re.compile(
    r"^(?:social-?post|user-?content|status-?update|feed-?post|forum-?post|fb-?post|h-entry)$", re.IGNORECASE
)
_REACTIONS = (r"thích|like", r"bình luận|comment|trả lời|reply", r"chia sẻ|share")


def declared_kind(declared: Declared) -> Kind | None:
    """The kind that the page declares, products apart; None when it declares none."""
    og_type = declared.metas.get("og:type", "").lower()
    if declared.of_type(*ACCOUNT_TYPES) or og_type == "profile":
        return Kind.ACCOUNT
    if declared.of_type(*POSTING_TYPES) or og_type in {"post", "status", "instapp:photo"}:
        return Kind.POST
    if declared.of_type(*ARTICLE_TYPES):
        return Kind.ARTICLE
    if declared.of_type(*VIDEO_TYPES) or og_type.startswith("video"):
        return Kind.VIDEO
    return Kind.ARTICLE if og_type == "article" else None


def is_marked_as_post(selector: Selector) -> bool:
    """Whether the markup is plainly one post: an element named so, or one article with like, comment and share."""
    for found in selector.xpath("//article | //*[@role='article'] | //main"):
        if any(_POST_NAMES.match(token) for token in tokens(found.root)):
            return True
    articles = selector.xpath("//article | //*[@role='article']")
    if len(articles) != 1:
        return False
    labels = " ".join(
        short_text(one.root, 30) or "" for one in articles.xpath(".//button | .//a | .//*[@role='button']")[:60]
    ).lower()
    return all(re.search(rf"\b(?:{words})\b", labels) for words in _REACTIONS)


# What people write themselves where a platform sets no label (Luật Quảng cáo, as amended in 2025, on persons who convey
# adverts); a hashtag counts anywhere in the text.
_AD_HASHTAG = re.compile(
    r"(?<![\w#])#(?:ad|ads|quangcao|quảngcáo|sponsored|taitro|tàitrợ|pr|booking|paidpartnership)(?!\w)", re.IGNORECASE
)


def ad_hashtag(text: str) -> str | None:
    """The hashtag by which a text calls itself an advert; None without one."""
    found = _AD_HASHTAG.search(text) if "#" in text else None
    return found[0] if found else None


def ad_label(selector: Selector, heading: Any, cards: frozenset[Any] = frozenset()) -> str | None:
    """The advertising label at the head of the main item, as written; None without one. Neither banners beside it nor
    `cards` of other items make the page an ad."""
    item = _main_item(selector, heading)
    if item is None:
        return None
    before = 0
    for element in item.iter():
        text = short_text(element, _LABEL_LENGTH) if element.tag in _LABEL_TAGS and len(element) <= 2 else None
        label = (text or "").strip(" ·•-|:[]()")
        if _AD_LABEL.fullmatch(label) and not _is_aside(item, element) and not stands_in(element, cards):
            return label
        before += 0 if is_unseen(element) else len((element.text or "").strip())
        if before > _HEAD_OF_ITEM:
            break
    return None


_LABEL_LENGTH = 60


def _main_item(selector: Selector, heading: Any) -> Any:
    """The box of the item: around the heading, else the page's only article."""
    if heading is not None:
        article = next(heading.iterancestors("article"), None)
        if article is not None:  # a box inside it may be named like an item too
            return article
        for above in heading.iterancestors():
            if above.tag == "article" or above.get("role") == "article" or above.get("itemscope") is not None:
                return above
            if any(_ITEM_NAMES.match(token) for token in tokens(above)) or above.tag == "main":
                return above
            if above.tag == "body":
                return None
    articles = selector.xpath("//article | //*[@role='article']")
    return articles[0].root if len(articles) == 1 else None


def _is_aside(item: Any, label: Any) -> bool:
    for above in (label, *label.iterancestors()):
        if above is item:
            return False
        if is_unseen(above) or is_furniture(above) or above.tag in {"aside", "footer", "ins"}:
            return True
    return False


def author_of(metas: Mapping[str, str]) -> str | None:
    """The author that <meta> names; an address is no name."""
    author = metas.get("author") or metas.get("article:author")
    return author if author and not author.startswith("http") else None


_APP_ROOT = re.compile(r"^(?:root|app|__next|__nuxt|react-root|application|main-app|svelte|q-app)$", re.IGNORECASE)
_FETCHES = re.compile(
    r"\bfetch\s*\(|XMLHttpRequest|axios|import\s*\(|createRoot|ReactDOM|createApp\s*\("
    r"|\.innerHTML\s*=|insertAdjacentHTML|document\.write\s*\("
)
_LITTLE_TEXT = 200


def needs_browser(selector: Selector) -> bool:
    """Whether the page as sent is the empty shell of an app: scripts, an empty box for them, hardly any text."""
    body = next(iter(selector.xpath("//body")), None)
    if body is None:
        return False
    length = 0
    for piece in visible_texts(body.root):
        length += len(piece.strip())
        if length > _LITTLE_TEXT:
            return False
    fetching = bool(selector.xpath("//script/@src")) or any(
        _FETCHES.search(script) for script in selector.xpath("//script[not(@src)]/text()").getall()
    )
    boxes = [
        box.root
        for box in selector.xpath("//body//*[self::div or self::main or self::section or contains(name(), '-')]")[:200]
    ]
    shell = any(_is_empty_root(box) for box in boxes)
    return fetching and shell


def _is_empty_root(box: Any) -> bool:
    named = any(_APP_ROOT.match(token) for token in tokens(box)) or "-" in box.tag
    return named and len(short_text(box, _LITTLE_TEXT) or "") < 60 and not box.xpath(".//h1 | .//p | .//a | .//form")
