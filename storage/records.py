"""The words of Rà Soát, one each, in the order data flows: Source, Capture, Subject, Observation, Finding, Case,
Decision, TakedownRequest, Outcome, Event.

Records are frozen, refuse unknown fields, and refuse times without a time zone. Times are UTC and end in ``_at``; a
unit stands in the name where one is needed. ``None`` means "not known", never "no": where empty has a meaning, the
field says so. This is the only module of ``storage`` that ``crawler`` and ``classifier`` may import.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Protocol

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

SHA256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
UtcTime = Annotated[AwareDatetime, AfterValidator(lambda moment: moment.astimezone(UTC))]


class Record(BaseModel):
    """Base of every record: frozen, and strict about what it is given."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Clock(Protocol):
    """Gives the present time, aware and in UTC; tests pass one that stands still."""

    def __call__(self) -> datetime: ...


# --- what is looked for ------------------------------------------------------------------------------------------


class Policy(StrEnum):
    """The closed list of commercial harm (DESIGN section 4). Nothing for opinion, news, politics or religion."""

    HEALTH_CLAIM = "health_claim"
    COUNTERFEIT = "counterfeit"
    ENDORSEMENT = "endorsement"
    ILLEGAL_SERVICE = "illegal_service"
    ADVERTISING = "advertising"
    ECOMMERCE_SITE = "ecommerce_site"
    LOOKALIKE_DOMAIN = "lookalike_domain"


class Kind(StrEnum):
    """What a Subject is. A crawl yields listing, ad, post, video, article, account and page."""

    LISTING = "listing"
    POST = "post"
    AD = "ad"
    VIDEO = "video"
    ARTICLE = "article"
    PAGE = "page"
    LINK = "link"
    ACCOUNT = "account"
    APP = "app"
    SITE = "site"
    DOMAIN = "domain"


class Severity(StrEnum):
    """Harm of a rule, as `rules.csv` grades it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


# --- gathering ---------------------------------------------------------------------------------------------------


class Source(Record):
    """A place we look: a platform kind, an address and a schedule. A row that analysts add, never code."""

    name: str = Field(min_length=1, max_length=120, description="unique, as analysts call it")
    platform: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="a file name of crawler/platforms/")
    address: str = Field(min_length=1, max_length=2000, description="where a crawl starts")
    every_minutes: int = Field(
        default=360, ge=5, le=60 * 24 * 31, description="a run falls due this long after the last"
    )
    expect_min: int = Field(default=1, ge=0, description="fewer Observations than this is a failed run")
    max_pages: int = Field(default=200, ge=1, le=100_000, description="HTML pages answered 2xx, a run")
    delay_seconds: float = Field(default=1.0, ge=0, le=3600, description="between two requests to one host")
    enabled: bool = True


class CaptureOutcome(StrEnum):
    """How a fetch ended. Whatever is not ``fetched`` is a Capture too: a 404 or a block is evidence."""

    FETCHED = "fetched"  # a whole answer with a 2xx status
    NOT_MODIFIED = "not_modified"  # 304: the bytes are those of the last time, under the same SHA-256
    HTTP_ERROR = "http_error"  # a whole answer with another status
    BLOCKED = "blocked"  # 401, 403, 429, or a page that asks for a login or a captcha
    ROBOTS = "robots"  # robots.txt says no, or could not be asked: nothing was fetched
    REFUSED = "refused"  # our own guard: a private address, a scheme that is not http(s)
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"  # no such name, no connection, TLS failed


class CaptureMethod(StrEnum):
    HTTP = "http"
    BROWSER = "browser"
    IMPORT = "import"  # a row of a file that an analyst brought


class Capture(Record):
    """What came over the wire, once. The bytes lie in the vault under their SHA-256 before anything reads them."""

    url: str = Field(description="as asked")
    final_url: str = Field(description="after redirects; equal to url where there were none")
    method: CaptureMethod
    outcome: CaptureOutcome
    status: int | None = Field(default=None, description="HTTP status; None when no answer came")
    headers: Mapping[str, str] = Field(
        default_factory=dict, description="lower-case names; several values joined by a line break"
    )
    body_sha256: SHA256 | None = Field(default=None, description="None when there was no answer")
    body_bytes: int = Field(default=0, ge=0)
    screenshot_sha256: SHA256 | None = Field(default=None, description="a PNG of the whole page, if a browser drew it")
    raw_sha256: SHA256 | None = Field(default=None, description="the body as received, where it was compressed")
    dom_sha256: SHA256 | None = Field(default=None, description="the page after its scripts ran, if a browser drew it")
    certificate_sha256: SHA256 | None = Field(default=None, description="the server's TLS certificate in DER")
    robots_sha256: SHA256 | None = Field(default=None, description="the robots.txt that was obeyed")
    setup_sha256: SHA256 | None = Field(default=None, description="which software with which settings took it, as JSON")
    manifest_sha256: SHA256 | None = Field(
        default=None, description="all facts of it (storage.manifests); None for one kept before there were manifests"
    )
    captured_at: UtcTime
    note: str = Field(default="", description="what a reader should know: the error, the robots rule, a wrong charset")


class Availability(StrEnum):
    IN_STOCK = "InStock"
    OUT_OF_STOCK = "OutOfStock"


class Badge(Record):
    """A "notified to / registered with the Ministry of Industry and Trade" picture on a page."""

    image: str = Field(description="address of the picture, as in the page")
    href: str | None = Field(description="where a click on it leads, absolute; None when it is no link")


class ContactKind(StrEnum):
    """A way to a seller, or a mark that ties accounts to one actor."""

    PHONE = "phone"
    ZALO = "zalo"
    FACEBOOK = "facebook"
    MESSENGER = "messenger"
    TELEGRAM = "telegram"
    TIKTOK = "tiktok"
    YOUTUBE = "youtube"
    SHOPEE = "shopee"
    WHATSAPP = "whatsapp"
    VIBER = "viber"
    EMAIL = "email"
    BANK_ACCOUNT = "bank_account"
    TAX_CODE = "tax_code"
    BUSINESS_NUMBER = "business_number"
    TRACKING_ID = "tracking_id"
    AD_ID = "ad_id"
    INSTAGRAM = "instagram"
    LAZADA = "lazada"
    SENDO = "sendo"
    LINKS = "links"  # a page of links such as linktr.ee/name
    WALLET = "wallet"
    DOMAIN = "domain"
    ADDRESS = "address"
    IMAGE = "image"
    OWNER = "owner"  # whose name a bank account or a registration bears: not always who sells
    CARRIER = "carrier"
    PAYMENT = "payment"


class Contact(Record):
    """One identifier of a seller, as his own page gives it; never a bystander's."""

    kind: ContactKind
    value: str = Field(
        max_length=200, description="in one spelling: a phone as 0xxxxxxxxx, an account's name or number, G-… or UA-…"
    )
    detail: str = Field(
        default="", max_length=200, description="what else is said: a bank, commune and province, a doubt"
    )


class Observation(Record):
    """A Subject as seen in one Capture. Made by a pure parse; nothing in it is believed."""

    url: str = Field(description="where it was seen, after redirects")
    canonical_url: str = Field(description="its stable address on the same host; the Subject's key")
    kind: Kind
    title: str = Field(description="the product's or post's own, without the site's name; may be empty")
    text: str = Field(description="the readable text; may be empty")
    price: Decimal | None = Field(default=None, description="in main units of `currency`; None when none is shown")
    currency: str | None = Field(default=None, description="ISO 4217")
    sku: str | None = None
    availability: Availability | None = None
    seller: str | None = Field(default=None, description="name of the shop or account, as shown")
    images: tuple[str, ...] = ()
    image_hashes: tuple[Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")], ...] = Field(
        default=(), description="difference hashes (64 bits) of those images that were fetched"
    )
    badges: tuple[Badge, ...] = ()
    contacts: tuple[Contact, ...] = Field(default=(), description="identifiers of the seller, in page order")
    outlinks: tuple[str, ...] = Field(default=(), description="addresses on other hosts that the page leads to")
    apk_links: tuple[str, ...] = Field(default=(), description="links to an Android package outside the app stores")
    ad_label: str | None = Field(default=None, description="the words that mark it as an advert; None without any")
    orders_online: bool | None = Field(
        default=None, description="the page lets one order; None when the parse cannot tell"
    )
    platform: str = Field(default="website", description="the platform file that parsed it")
    published_at: UtcTime | None = None
    observed_at: UtcTime
    capture_sha256: SHA256 | None = Field(description="body of the Capture; None only for a row of an imported file")


class Identified(Record):
    """What ties an Observation to whoever sells there, and why some of it was left out."""

    contacts: tuple[Contact, ...] = ()
    doubts: tuple[str, ...] = Field(default=(), description="what can not be told for certain, for a person")
    account: str | None = Field(default=None, description="the name under which it is sold; None when nobody is named")
    sells: bool = Field(
        default=False, description="it reads as an offer; where it does not, who posts is nobody's business"
    )


# --- suspicion ---------------------------------------------------------------------------------------------------


class LegalBasis(Record):
    """The law behind a rule, in the version in force on the day of the act.

    Most sources are secondary: a screen says "chưa đối chiếu công báo", and a letter names the document alone until a
    named person has compared the version with the gazette (DESIGN section 7).
    """

    rule_id: str
    version: str = Field(description="as in rule_versions.csv; empty when no version covers the day")
    duty: str = Field(description="article that is broken, or the document's name alone where nobody has verified it")
    penalty: str = Field(description="article that punishes, or the document's name alone; empty when none is known")
    fine_individual: str = Field(default="", description="million đồng, e.g. 10-20; empty unless verified")
    verified: bool = Field(description="both duty and penalty were read in a source")
    valid_from: date | None
    valid_to: date | None = Field(description="None: still in force")

    def as_text(self) -> str:
        """One line for a finding's `legal_basis`: duty, then penalty where one is known."""
        return "; ".join(part for part in (self.duty, self.penalty) if part)


class QuotedField(StrEnum):
    """The field of the Observation that a quote was cut from."""

    TITLE = "title"
    TEXT = "text"
    URL = "url"


class Finding(Record):
    """A *suspicion* (có dấu hiệu), never a judgement. ``observation.<field>[start:end] == quote`` holds."""

    policy: Policy
    rule_id: str
    detector: str = Field(description="name and version, e.g. rules/1")
    score: float = Field(ge=0, le=1, allow_inf_nan=False)
    severity: Severity = Field(description="harm of the rule")
    field: QuotedField
    quote: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    legal: LegalBasis
    why: str = Field(default="", max_length=1000, description="strongest features in words; empty: the rule says it")


# --- what a shop shows of itself ---------------------------------------------------------------------------------


class OwnerFacts(Record):
    """Who stands behind a site, as its pages say it; None where they do not. Nothing is guessed."""

    name: str | None = None
    address: str | None = None
    representative: str | None = None
    number: str | None = Field(default=None, description="of the business registration, digits and hyphen as shown")
    issued_on: date | None = Field(default=None, description="day on which the number was first issued")
    issued_by: str | None = None
    tax_code: str | None = None
    phone: str | None = None
    email: str | None = None


class BadgePlace(StrEnum):
    """How a badge of the Ministry of Industry and Trade stands on a page. Only a link can prove anything."""

    LINK = "link"  # a picture or words that a click leads to online.gov.vn
    ELSEWHERE = "elsewhere"  # a click leads to some other place
    IMAGE_ONLY = "image_only"  # a picture that leads nowhere
    NOT_AN_ANCHOR = "not_an_anchor"  # the address stands on something that is no link
    COMMENTED_OUT = "commented_out"  # in the source only, no visitor sees it


class BadgeSighting(Record):
    place: BadgePlace
    image: str = Field(default="", description="address of the picture; empty without one")
    href: str | None = Field(default=None, description="where it leads or would lead, absolute")
    record: str | None = Field(default=None, description="number of the record in the register that it names")


class RegisterRecord(Record):
    """The page of the register that a badge leads to."""

    url: str
    loaded: bool
    domains: tuple[str, ...] = Field(default=(), description="host or host:port, lower case, that the record names")
    note: str = ""


class PolicyTopic(StrEnum):
    RETURN = "return"
    SHIPPING = "shipping"
    PAYMENT = "payment"
    PRIVACY = "privacy"


class PolicyPage(Record):
    topic: PolicyTopic
    url: str
    loaded: bool
    words: int = Field(default=0, ge=0, description="of readable text that is about something")
    note: str = ""


class ProductPage(Record):
    url: str
    title: str
    has_price: bool
    described: bool = Field(description="it says something of the goods beyond their name and price")


class SiteVisit(Record):
    """What one visit to a site saw: facts for the judge of its duties, no judgement."""

    url: str
    authority: str = Field(description="host, or host:port where a port stands in the address, lower case")
    visited_at: UtcTime
    loaded: bool
    note: str = Field(default="", description="why it could not be read, or what was left out")
    orders_online: bool | None = None
    owners: tuple[OwnerFacts, ...] = Field(default=(), description="of different owners, the fullest first")
    owner_in_picture: bool = Field(default=False, description="the foot is a picture: its words can not be read")
    badges: tuple[BadgeSighting, ...] = ()
    register_pages: tuple[RegisterRecord, ...] = ()
    products: tuple[ProductPage, ...] = ()
    policies: tuple[PolicyPage, ...] = ()


class Obligation(StrEnum):
    OWNER_INFO = "owner_info"
    GOODS_INFO = "goods_info"
    PRICE_INFO = "price_info"
    NOTIFIED_BADGE = "notified_badge"
    BADGE_GENUINE = "badge_genuine"
    POLICIES = "policies"


class ObligationStatus(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Duty(Record):
    """One obligation of a shop, as it stood on the day of a visit. A machine's view: a suspicion, like a Finding."""

    obligation: Obligation
    status: ObligationStatus
    evidence: Mapping[str, object] = Field(description="what was seen, and a sentence under `why`")
    legal: LegalBasis


# --- the case and its moves --------------------------------------------------------------------------------------


class CaseState(StrEnum):
    QUEUED = "queued"
    IN_REVIEW = "in_review"
    NEEDS_INFO = "needs_info"
    ESCALATED = "escalated"
    PENDING_APPROVAL = "pending_approval"
    ACTIONING = "actioning"
    MONITORING = "monitoring"
    CLOSED = "closed"


class CloseReason(StrEnum):
    NO_VIOLATION = "no_violation"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"
    OUT_OF_SCOPE = "out_of_scope"
    DUPLICATE = "duplicate"
    REFERRED = "referred"
    NOT_REMOVED = "not_removed"
    REMOVED = "removed"
    PARTLY_REMOVED = "partly_removed"


class Verdict(StrEnum):
    VIOLATION = "violation"
    NO_VIOLATION = "no_violation"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"
    NEEDS_INFO = "needs_info"
    ESCALATE = "escalate"
    REFER = "refer"
    OUT_OF_SCOPE = "out_of_scope"
    DUPLICATE = "duplicate"


class Decision(Record):
    """A person's judgement, with ground and reason. Appended, never edited."""

    verdict: Verdict
    grounds: tuple[str, ...] = Field(default=(), description="rule ids that the person accepts; needed for a violation")
    reason: str = Field(min_length=1, max_length=5000)
    product_kind: str | None = None
    pl2_group: str | None = Field(default=None, description="group I to IX of Phụ lục II of the 389 report")


class RequestState(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"
    SENDING = "sending"
    SENT = "sent"
    SEND_FAILED = "send_failed"
    ACKNOWLEDGED = "acknowledged"
    RESPONDED = "responded"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class TakedownRequest(Record):
    """One recipient, one or many targets, a text, and (once sent) a deadline that the ground sets."""

    recipient: str = Field(min_length=1, max_length=300)
    body: str = Field(min_length=1, max_length=20_000)
    targets: tuple[str, ...] = Field(min_length=1, description="addresses asked to be removed")
    recipient_id: int | None = Field(default=None, description="row of the list of recipients; None: typed by a person")
    deadline_hours: int = Field(
        default=24, ge=1, le=2160, description="how long the recipient has, from the law in force"
    )


class Claimed(StrEnum):
    """What the recipient says."""

    NONE = "none"
    REMOVED = "removed"
    RESTRICTED = "restricted"
    EDITED = "edited"
    ACCOUNT_SUSPENDED = "account_suspended"
    DOMAIN_SUSPENDED = "domain_suspended"
    REFUSED = "refused"
    NEED_MORE_INFO = "need_more_info"
    ALREADY_GONE = "already_gone"


class Verified(StrEnum):
    """What we saw for ourselves."""

    NOT_CHECKED = "not_checked"
    STILL_ONLINE = "still_online"
    SUSPECTED_GONE = "suspected_gone"
    VERIFIED_GONE = "verified_gone"
    CHANGED = "changed"
    INDETERMINATE = "indeterminate"  # captcha, login wall, 403, 429, 5xx, our own DNS
    REAPPEARED = "reappeared"
    RELOCATED = "relocated"


class Check(Record):
    """One look of ours at a target. Three consistent ones over a day or more make ``verified_gone``."""

    result: Verified
    capture_sha256: SHA256 | None = None
    positive_absence: bool = Field(default=False, description="404, 410 or the platform's own words, not a mere miss")
    control_loaded: bool = Field(default=False, description="another page of the same platform loaded at the same time")
    content_sha256: SHA256 | None = Field(
        default=None, description="of what a changed page showed instead; the same is asked once"
    )
    note: str = ""


class ComplaintKind(StrEnum):
    REPORT = "report"  # đơn thư, tin báo: of a citizen about an advert
    OBJECTION = "objection"  # khiếu nại: of a seller against a Decision


class ComplaintState(StrEnum):
    OPEN = "open"
    UPHELD = "upheld"
    REJECTED = "rejected"


class Complaint(Record):
    """What somebody outside says: a citizen reports an advert, or a seller objects to a Decision about theirs."""

    kind: ComplaintKind
    case_id: int | None = Field(default=None, description="the Case it is about; needed for an objection")
    url: str = Field(default="", max_length=2000, description="the address it names; empty when it names none")
    channel: str = Field(min_length=1, max_length=60, description="how it came: letter, e-mail, hotline, in person")
    reference: str = Field(default="", max_length=120, description="its number in the office's book of incoming papers")
    text: str = Field(min_length=1, max_length=20_000)
    received_at: UtcTime
    due_at: UtcTime | None = Field(default=None, description="by when an answer is owed; None when nobody said")


class Method(StrEnum):
    """How two agencies work on a case together (Quyết định 1543 Điều 4)."""

    LETTER = "letter"
    CALL = "call"
    SECONDED_STAFF = "seconded_staff"
    MEETING = "meeting"
    JOINT_INSPECTION = "joint_inspection"


class Referral(Record):
    """A Case handed to the agency in charge, after a Decision to refer it that a second person approved."""

    agency: str = Field(min_length=1, max_length=300)
    contact: str = Field(default="", max_length=300, description="the agency's focal point")
    method: Method
    note: str = Field(default="", max_length=5000)
    due_at: UtcTime | None = Field(default=None, description="by when its answer is expected; None when nobody said")


# --- people and memory -------------------------------------------------------------------------------------------


class Role(StrEnum):
    ANALYST = "analyst"  # chuyên viên
    APPROVER = "approver"  # lãnh đạo
    ADMIN = "admin"  # quản trị
    INSPECTOR = "inspector"  # thanh tra: reads everything, changes nothing


class RunKind(StrEnum):
    """What a row of the run table asks for."""

    CRAWL = "crawl"  # a Source
    RECHECK = "recheck"  # a target of a sent request
    LOOKALIKE = "lookalike"  # a domain that imitates a protected name
    SHOP = "shop"  # the duties of a shop site


class RunState(StrEnum):
    DUE = "due"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


# --- lookalike domains and messages --------------------------------------------------------------------------------


class SeenIn(StrEnum):
    """Where a domain name came to our notice."""

    CT = "ct"  # a certificate-transparency log
    FEED = "feed"  # a file of newly registered domains
    PAGE = "page"  # a page that was crawled
    HAND = "hand"  # a person brought it


class Life(StrEnum):
    """What a lookalike domain was when it was last looked at."""

    UNSEEN = "unseen"  # not looked at yet
    DEAD = "dead"  # no such name, or no address
    PARKED = "parked"  # for sale, or a page of advertisements
    LIVE = "live"  # a page of its own
    UNCLEAR = "unclear"  # our resolver or the server did not answer, or we were blocked


class ProtectedEntry(Record):
    """One row of the list of protected names, as a person edits it."""

    name: str = Field(min_length=1, max_length=200)
    domain: str = Field(
        pattern=r"^[a-z0-9_-]+(\.[a-z0-9_-]+)+$", max_length=253, description="the first official domain"
    )
    other_domains: tuple[str, ...] = Field(default=(), max_length=100, description="further domains of its own")
    keywords: tuple[str, ...] = Field(default=(), max_length=100, description="words that stand for it in a domain")
    sector: str = Field(default="", max_length=40)
    scope: str = Field(default="", max_length=20, description="vn, global, or empty")
    checked: bool = Field(default=False, description="a person compared the row with the organisation's own page")


class Spotted(Record):
    """A domain that was judged a lookalike, as the watch hands it to the ledger."""

    domain: str = Field(max_length=253)
    registrable: str
    target: str = Field(description="the organisation's name; empty for a suffix lure")
    target_domain: str
    kind: str
    score: float = Field(ge=0, le=1)
    tier: str = Field(pattern=r"^(alert|review)$")
    why: str
    seen_in: SeenIn
    seen_at: UtcTime = Field(description="when it happened: the log's own time of the entry, or when the line was read")
    source: str = Field(description="the log, feed or page")
    certificate: Mapping[str, object] = Field(default_factory=dict, description="empty where it came without one")
    campaign_keys: tuple[str, ...] = Field(description="what it shares with others of its campaign; never empty")


class Message(Record):
    """Something to tell people: an alert, a deadline, a report that is ready."""

    key: str = Field(max_length=300, description="one message per key, however often its cause is seen")
    kind: str = Field(pattern=r"^[a-z_]+$", max_length=40, description="e.g. lookalike, watch_alarm, deadline")
    audience: str = Field(pattern=r"^[a-z_]+$", max_length=40, description="who is told: staff, leaders, admins")
    subject: str = Field(min_length=1, max_length=300)
    body: str = Field(max_length=20_000)
    path: str = Field(default="", description="page of ours that says more")


class DeliveryState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"  # tried for a week; shown in the app, a person looks


class Event(Record):
    """Who did what, when, to which row. ``hash`` covers the row and ``previous_hash``: a chain."""

    seq: int
    at: UtcTime
    actor: str = Field(description="a user's name, or system:<part>")
    deed: str
    subject: str = Field(description="table:id")
    data: Mapping[str, object] = Field(default_factory=dict)
    previous_hash: SHA256
    hash: SHA256
