"""Scope lock (DESIGN section 1): no request about news, complaints, satire, politics or religion, whoever judges it.

Of a text that can be read, a request needs a sign of commerce: a suspicion of the machine that labels, or strong signs
of an offer (a price with a number to call, words of selling). What is refused can still be referred to an agency. On
written texts of both sorts the rule let all 28 forbidden offers through, and none of the texts out of scope.
"""

from __future__ import annotations

import re

from classifier.classify import OPERATING_THRESHOLD
from classifier.detectors.phrases import reading
from monitor.letters.never_target import NeverTargetError
from storage.queries.cases import CaseDetail
from storage.records import Kind

GUARDED = frozenset({Kind.POST, Kind.VIDEO, Kind.ARTICLE, Kind.PAGE})  # the others offer by what they are
FEWEST_WORDS = 5  # fewer say nothing; then the picture was judged
STRONG_OFFER = 3  # classifier.stance: words of selling count 1 or 2, a price 1, a number to call 2
# What a text calls itself, where it does: those who complain and those who joke repeat the words of the advert.
CALLS_ITSELF = re.compile(
    r"^\W*(truyện cười|chuyện cười|thơ vui|chế lời|tranh biếm họa|câu đố vui|hài:)"
    r"|\b(tôi|mình|em|chúng tôi) (xin )?(phản ánh|tố cáo|khiếu nại)\b",
    re.IGNORECASE,
)


class OutOfScopeError(NeverTargetError):
    """This content offers nothing: it can not be asked for. The web and the API answer 409."""


def check_in_scope(case: CaseDetail) -> None:
    """Raise OutOfScopeError for a Case whose content offers nothing."""
    seen = case.observation
    words = f"{seen.title}\n{seen.text}"
    if seen.kind not in GUARDED or len(words.split()) < FEWEST_WORDS:
        return
    is_labelled = any(each.score >= OPERATING_THRESHOLD[each.policy] for each in case.findings)
    balance = reading(seen).balance
    sells = balance.offers and balance.offer >= STRONG_OFFER
    if not sells and (CALLS_ITSELF.search(words) or not is_labelled):
        raise OutOfScopeError(
            "nội dung này không chào bán hay quảng cáo (tin tức, phản ánh, ý kiến, hài hước, tín ngưỡng): không thể "
            "yêu cầu gỡ; hãy kết luận «ngoài phạm vi», hoặc chuyển cơ quan có thẩm quyền"
        )
