"""Why a name is a lookalike, in one Vietnamese sentence for the analyst."""

from __future__ import annotations

from classifier.lookalike.features import elsewhere, rest_of
from classifier.lookalike.find import Hit, Host, How
from classifier.lookalike.match import Kind
from classifier.lookalike.names import Names
from classifier.lookalike.tricks import Trick

_MOST_WORDS = 4


def reason(names: Names, host: Host, found: Hit | Trick) -> str:
    """The sentence for a copied address or for a keyword in a label."""
    return _of_trick(names, host, found) if isinstance(found, Trick) else _of_hit(names, host, found)


def _of_trick(names: Names, host: Host, trick: Trick) -> str:
    if trick.target is None:
        return f"Không nêu tên tổ chức nào nhưng làm giống đuôi của cơ quan nhà nước hoặc ngân hàng: “{trick.part}” trong “{host.name}”."
    target = names.protected[trick.target]
    if trick.kind is Kind.EMBEDDED:
        return f"Chép tên miền chính thức “{target.domain}” của {target.name} vào trong tên; tên miền thật sự được đăng ký là “{host.registrable}”."
    return f"Ghép tên của {target.name} với đuôi nhà nước giả “{trick.part}”; trang thật là “{target.domain}”, đây là “{host.registrable}”."


def _of_hit(names: Names, host: Host, hit: Hit) -> str:
    target = names.protected[hit.keyword.targets[0]]
    label = host.labels[hit.label]
    word, seen = hit.keyword.text, label.text[hit.start : hit.end]
    is_whole = len(seen) == len(label.text)
    if hit.how is How.MARKS:
        said = f"Đọc như “{word}” ({target.name}) nhưng có chữ mang dấu hoặc chữ của bảng chữ cái khác thay chữ thường"
    elif hit.how is How.SHAPE:
        said = f"“{seen}” nhìn giống “{word}” ({target.name}): chữ số hoặc cặp chữ thay cho chữ cái"
    elif hit.how is How.TYPO:
        said = f"“{seen}” chỉ lệch một chữ so với “{word}” ({target.name})"
    elif hit.how is How.ACROSS:
        said = f"Tên “{word}” của {target.name} bị cắt qua dấu chấm trong “{host.name}”"
    elif is_whole and hit.label == len(host.labels) - 1:
        said = f"Trùng tên “{word}” của {target.name} nhưng khác đuôi: “{host.registrable}” thay vì “{target.domain}”"
    elif is_whole:
        said = f"Lấy tên “{word}” của {target.name} làm nhãn con của tên miền không liên quan “{host.registrable}”"
    else:
        said = f"Chứa tên “{word}” của {target.name}"
    words = [each for each in (*rest_of(host, hit).words, *elsewhere(host, hit).words) if not each.isdigit()]
    lured = f", kèm từ “{'”, “'.join(dict.fromkeys(words[:_MOST_WORDS]))}”" if words else ""
    where = "" if is_whole or hit.how is How.ACROSS else f"; tên miền chính thức là “{target.domain}”"
    return f"{said}{lured}{where}."
