"""The Vietnamese words on screen for our closed lists. A value without a word here is a bug that a test finds."""

from __future__ import annotations

from storage.records import (
    CaptureMethod,
    CaseState,
    Claimed,
    CloseReason,
    Kind,
    Obligation,
    Policy,
    RequestState,
    Role,
    RunState,
    Verdict,
    Verified,
)

POLICY = {
    Policy.HEALTH_CLAIM: "Công dụng sức khỏe",
    Policy.COUNTERFEIT: "Hàng giả, không rõ nguồn gốc",
    Policy.ENDORSEMENT: "Mượn danh người, tổ chức",
    Policy.ILLEGAL_SERVICE: "Dịch vụ, hàng cấm",
    Policy.ADVERTISING: "Quy định quảng cáo",
    Policy.ECOMMERCE_SITE: "Website thương mại điện tử",
    Policy.LOOKALIKE_DOMAIN: "Tên miền gần giống",
}
OBLIGATION = {
    Obligation.OWNER_INFO: "Thông tin chủ sở hữu",
    Obligation.GOODS_INFO: "Thông tin hàng hóa",
    Obligation.PRICE_INFO: "Niêm yết giá",
    Obligation.NOTIFIED_BADGE: "Thông báo, đăng ký website",
    Obligation.BADGE_GENUINE: "Biểu tượng đúng của trang",
    Obligation.POLICIES: "Chính sách bán hàng",
}
FIELD = {"title": "tiêu đề", "text": "nội dung", "price": "giá", "seller": "người bán"}
STATE = {
    CaseState.QUEUED: "Chờ xử lý",
    CaseState.IN_REVIEW: "Đang xem xét",
    CaseState.NEEDS_INFO: "Chờ thông tin",
    CaseState.ESCALATED: "Chuyển cấp trên",
    CaseState.PENDING_APPROVAL: "Chờ duyệt",
    CaseState.ACTIONING: "Đang yêu cầu gỡ",
    CaseState.MONITORING: "Đang theo dõi",
    CaseState.CLOSED: "Đã đóng",
}
CLOSE_REASON = {
    CloseReason.NO_VIOLATION: "không vi phạm",
    CloseReason.INSUFFICIENT_EVIDENCE: "thiếu chứng cứ",
    CloseReason.OUT_OF_SCOPE: "ngoài phạm vi",
    CloseReason.DUPLICATE: "trùng",
    CloseReason.REFERRED: "đã chuyển cơ quan khác",
    CloseReason.NOT_REMOVED: "không gỡ được",
    CloseReason.REMOVED: "đã gỡ",
    CloseReason.PARTLY_REMOVED: "gỡ một phần",
}
VERDICT = {
    Verdict.VIOLATION: "Vi phạm",
    Verdict.NO_VIOLATION: "Không vi phạm",
    Verdict.INSUFFICIENT_EVIDENCE: "Thiếu chứng cứ",
    Verdict.NEEDS_INFO: "Cần thêm thông tin",
    Verdict.ESCALATE: "Chuyển cấp trên",
    Verdict.REFER: "Chuyển cơ quan khác",
    Verdict.OUT_OF_SCOPE: "Ngoài phạm vi",
    Verdict.DUPLICATE: "Trùng",
}
REQUEST_STATE = {
    RequestState.DRAFT: "Dự thảo",
    RequestState.APPROVED: "Đã duyệt, chưa gửi",
    RequestState.SENDING: "Đang gửi",
    RequestState.SENT: "Đã gửi",
    RequestState.SEND_FAILED: "Gửi không được",
    RequestState.ACKNOWLEDGED: "Nơi nhận đã nhận",
    RequestState.RESPONDED: "Nơi nhận đã trả lời",
    RequestState.SUPERSEDED: "Đã thay bằng yêu cầu khác",
    RequestState.WITHDRAWN: "Đã rút",
    RequestState.CLOSED: "Đã xong",
}
CLAIMED = {
    Claimed.NONE: "chưa trả lời",
    Claimed.REMOVED: "đã gỡ",
    Claimed.RESTRICTED: "đã chặn tại Việt Nam",
    Claimed.EDITED: "đã sửa nội dung",
    Claimed.ACCOUNT_SUSPENDED: "đã khóa tài khoản",
    Claimed.DOMAIN_SUSPENDED: "đã tạm ngừng tên miền",
    Claimed.REFUSED: "từ chối",
    Claimed.NEED_MORE_INFO: "hỏi thêm thông tin",
    Claimed.ALREADY_GONE: "không còn từ trước",
}
VERIFIED = {
    Verified.NOT_CHECKED: "chưa kiểm tra",
    Verified.STILL_ONLINE: "vẫn còn",
    Verified.SUSPECTED_GONE: "có vẻ đã gỡ, đang kiểm tra tiếp",
    Verified.VERIFIED_GONE: "đã gỡ (đã xác minh)",
    Verified.CHANGED: "đã đổi nội dung",
    Verified.INDETERMINATE: "chưa kết luận được",
    Verified.REAPPEARED: "xuất hiện lại",
    Verified.RELOCATED: "chuyển sang địa chỉ khác",
}
ROLE = {
    Role.ANALYST: "Chuyên viên",
    Role.APPROVER: "Lãnh đạo",
    Role.ADMIN: "Quản trị",
    Role.INSPECTOR: "Thanh tra",
}
RUN_STATE = {
    RunState.DUE: "chờ đến lượt",
    RunState.RUNNING: "đang rà soát",
    RunState.DONE: "xong",
    RunState.FAILED: "không rà soát được",
}
OUTCOME = {
    "fetched": "đã tải trang",
    "not_modified": "trang không đổi từ lần trước",
    "http_error": "máy chủ báo lỗi hoặc không còn trang",
    "blocked": "bị chặn hoặc đòi đăng nhập",
    "robots": "robots.txt không cho phép",
    "refused": "hệ thống từ chối kết nối",
    "too_large": "trang quá lớn",
    "timeout": "quá thời gian",
    "unreachable": "không kết nối được",
}
METHOD = {
    CaptureMethod.HTTP: "qua HTTP",
    CaptureMethod.BROWSER: "bằng trình duyệt",
    CaptureMethod.IMPORT: "nhập từ tệp",
}
# How a manifest begins to say why something is missing (monitor.keeping), and what the screen says.
MISSING = {
    "brought in a file": "không có: do người nhập từ tệp",
    "no browser drew": "không có: không dùng trình duyệt",
    "the browser gave none": "trình duyệt không cho biết",
    "plain HTTP has none": "không có: trang dùng HTTP không mã hóa",
    "no answer came": "không có: máy chủ không trả lời",
    "what the browser drew": "xem bản chụp qua HTTP trước đó",
    "not noted by": "không được ghi lại khi tải",
}
KIND = {
    Kind.LISTING: "tin bán hàng",
    Kind.POST: "bài đăng",
    Kind.AD: "quảng cáo",
    Kind.VIDEO: "video",
    Kind.ARTICLE: "bài viết",
    Kind.PAGE: "trang",
    Kind.LINK: "liên kết",
    Kind.ACCOUNT: "tài khoản",
    Kind.APP: "ứng dụng",
    Kind.SITE: "website",
    Kind.DOMAIN: "tên miền",
}
# What a person says most often on "no violation"; a digit chooses one.
SHORT_REASON = (
    "Nội dung không có vi phạm như dấu hiệu máy nêu.",
    "Câu được trích là lời phủ định, cảnh báo hoặc tin báo chí.",
    "Có giấy xác nhận hoặc giấy phép còn hiệu lực.",
    "Nội dung đã được sửa hoặc gỡ trước khi xem xét.",
)
CONTACT = {
    "phone": "Điện thoại", "zalo": "Zalo", "facebook": "Facebook", "messenger": "Messenger", "telegram": "Telegram",
    "tiktok": "TikTok", "youtube": "YouTube", "shopee": "Shopee", "whatsapp": "WhatsApp", "viber": "Viber",
    "email": "Thư điện tử", "bank_account": "Tài khoản ngân hàng", "tax_code": "Mã số thuế",
    "business_number": "Số đăng ký kinh doanh", "tracking_id": "Mã theo dõi", "ad_id": "Mã quảng cáo",
    "instagram": "Instagram", "lazada": "Lazada", "sendo": "Sendo", "links": "Trang liên kết", "wallet": "Ví tiền số",
    "domain": "Website", "address": "Địa chỉ", "image": "Ảnh giống nhau", "owner": "Tên chủ tài khoản",
    "carrier": "Đơn vị giao hàng", "payment": "Cách thanh toán", "service_number": "Tổng đài", "name": "Tên giống nhau",
    "mention": "Website được nhắc",
}  # fmt: skip
CHANNEL = {"giay": "Văn bản giấy", "cong": "Cổng, trục liên thông", "thu_dien_tu": "Thư điện tử"}
# The groups of Phụ lục II of the 389 report, as the seed of 24/3/2023 names them.
PL2_GROUP = {
    "I": "Ma túy, vũ khí",
    "II": "Pháo nổ, vật liệu nổ",
    "III": "Thuốc lá, thuốc lá điện tử, đường cát",
    "IV": "Xăng, dầu, than, quặng, khoáng sản",
    "V": "Phân bón, thuốc BVTV, vật tư nông nghiệp",
    "VI": "Động vật, thực vật hoang dã",
    "VII": "Dược phẩm, mỹ phẩm, thực phẩm chức năng, vật tư y tế",
    "VIII": "Kim khí quý, tiền, ngoại tệ",
    "IX": "Hàng hóa khác",
}
SPECIAL_TERM = {  # requests whose term a person chooses, by storage.deadlines.Channel
    "user": "khiếu nại của người dùng",
    "urgent": "khẩn cấp, an ninh quốc gia",
}
PRODUCT_KIND = {
    "supplement": "Thực phẩm bảo vệ sức khỏe",
    "drug": "Thuốc",
    "cosmetic": "Mỹ phẩm",
    "device": "Thiết bị y tế",
    "medical_service": "Dịch vụ khám, chữa bệnh",
    "food": "Thực phẩm",
    "other": "Khác",
}
SECTOR = {  # of protected names; an office may write another word
    "bank": "ngân hàng", "finance": "tài chính", "securities": "chứng khoán", "insurance": "bảo hiểm",
    "payment": "thanh toán", "wallet": "ví điện tử", "crypto": "tài sản số", "telecom": "viễn thông",
    "utility": "điện, nước, tiện ích", "post": "bưu chính", "transport": "vận tải", "airline": "hàng không",
    "travel": "du lịch", "retail": "bán lẻ", "ecommerce": "sàn thương mại điện tử", "brand": "thương hiệu",
    "pharmacy": "nhà thuốc", "media": "truyền thông", "news": "báo chí", "social": "mạng xã hội",
    "game": "trò chơi điện tử", "government": "cơ quan nhà nước", "province": "tỉnh, thành phố",
}  # fmt: skip
DEED = {
    "unmask": "Xem thông tin cá nhân",
    "open_case": "Mở vụ việc",
    "add_findings": "Thêm dấu hiệu",
    "join_group": "Thêm địa chỉ cùng nội dung",
    "skip": "Bỏ qua, để người khác xem",
    "claim": "Nhận vụ việc",
    "release": "Trả lại hàng đợi",
    "decide": "Kết luận",
    "undo": "Hoàn tác kết luận",
    "inform": "Bổ sung thông tin",
    "note": "Ghi chú",
    "export_evidence": "Xuất gói chứng cứ",
    "approve": "Duyệt",
    "approve_referral": "Duyệt chuyển cơ quan khác",
    "return": "Trả về",
    "draft_request": "Soạn yêu cầu gỡ",
    "move_request": "Yêu cầu gỡ đổi trạng thái",
    "file_reply": "Nhận văn bản trả lời",
    "change_deadline": "Đổi thời hạn yêu cầu gỡ",
    "draft_ladder_step": "Soạn bước tiếp theo",
    "all_gone": "Mọi địa chỉ đã gỡ",
    "give_up": "Đóng vì không gỡ được",
    "window_over": "Hết thời gian theo dõi",
    "reopen": "Mở lại",
    "spot": "Thấy tên miền",
    "look": "Xem tên miền",
    "ask_for_look": "Yêu cầu xem lại",
    "merge_sellers": "Gộp người bán",
    "split_seller": "Tách người bán",
    "group_accounts": "Máy xếp tài khoản vào người bán",
    "unmask_seller": "Xem định danh đầy đủ của người bán",
    "export_sellers": "Xuất danh sách người bán",
    "take_in_register": "Nhập danh sách của cơ quan khác",
    "disprove_by_register": "Bỏ dấu hiệu vì danh sách bác bỏ",
}
DEED |= {
    "add_decision": "Ghi kết luận", "add_outcome": "Ghi kết quả của một địa chỉ",
    "add_protected_name": "Thêm tên được bảo vệ", "add_recipient": "Thêm nơi nhận",
    "add_signed_letter": "Nạp bản đã ký", "add_signer": "Thêm người ký", "add_source": "Thêm nguồn",
    "add_token": "Cấp khóa API", "add_user": "Thêm người dùng", "add_violation": "Vào sổ xử lý vi phạm",
    "alarm": "Báo động", "allow_domain": "Cho phép tên miền", "answer_complaint": "Trả lời đơn",
    "approve_decision": "Duyệt kết luận", "ask_for_recheck": "Yêu cầu kiểm tra lại địa chỉ",
    "ask_for_run": "Yêu cầu rà soát ngay", "ask_for_shop_check": "Yêu cầu kiểm tra trang bán hàng",
    "assign": "Phân công", "change_office": "Sửa thông tin cơ quan", "change_protected_name": "Sửa tên được bảo vệ",
    "change_recipient": "Sửa nơi nhận", "change_role": "Đổi vai trò", "check_shop": "Kiểm tra trang bán hàng",
    "confirm_relocation": "Xác nhận chuyển sang liên kết khác", "delivery_failed": "Không phát được thông báo",
    "delivery_sent": "Đã phát thông báo", "disable_user": "Khóa người dùng",
    "disallow_domain": "Thôi cho phép tên miền", "draw_up_letter": "Lập văn bản", "enable_user": "Mở khóa người dùng",
    "end_session": "Kết thúc phiên đăng nhập", "end_signer": "Ghi ngày cuối của người ký",
    "enrol_second_factor": "Bật xác thực hai bước", "enter_figure": "Nhập số liệu báo cáo",
    "erase": "Xóa dữ liệu hết thời hạn lưu", "export_cases": "Xuất danh sách vụ việc",
    "export_named_report": "Xuất báo cáo có tên người bán", "fail_report": "Không lập được báo cáo",
    "give_reason": "Ghi lý do xuất báo cáo chênh lệch", "import_protected_names": "Nhập danh sách tên được bảo vệ",
    "keep_captures": "Lưu bản chụp", "keep_report": "Lưu báo cáo", "leave_unscored": "Để lại vì chưa chấm được",
    "letter_failed": "Không gửi được văn bản", "letter_sent": "Đã gửi văn bản",
    "letter_uncertain": "Chưa rõ văn bản đã đi hay chưa", "link_complaint": "Gắn đơn với vụ việc",
    "load_protected_names": "Nạp tên được bảo vệ có sẵn", "look_at_unscored": "Xem nội dung chưa chấm",
    "make_report": "Lập báo cáo", "new_recovery_codes": "Cấp mã dự phòng mới",
    "number_letter": "Ghi số, ngày văn bản", "open_office": "Mở sổ của cơ quan",
    "place_decision": "Xếp kết luận vào cột báo cáo", "plan_report": "Lên lịch báo cáo",
    "protect_domain": "Đưa vào danh sách không được yêu cầu gỡ", "queue_letter": "Đưa văn bản vào hàng gửi",
    "record_referral": "Ghi việc chuyển cơ quan khác",
    "record_referral_answer": "Ghi trả lời của cơ quan được chuyển", "register_complaint": "Vào sổ đơn",
    "register_document": "Vào sổ văn bản", "reject_relocation": "Bác việc chuyển sang liên kết khác",
    "remove_protected_name": "Bỏ tên được bảo vệ", "remove_second_factor": "Tắt xác thực hai bước",
    "require_second_factor": "Đổi yêu cầu xác thực hai bước", "restate_reports": "Tính lại báo cáo",
    "return_decision": "Trả lại kết luận", "reverse_decision": "Hủy kết luận",
    "review_look": "Người xem lại kết quả kiểm tra", "revoke_tokens": "Thu hồi khóa API",
    "run_done": "Lượt chạy xong", "run_failed": "Lượt chạy không thành", "say_common": "Ghi định danh dùng chung",
    "schedule_shop": "Đưa trang bán hàng vào lịch", "score_late": "Chấm sau", "set_letterhead": "Sửa đầu thư",
    "set_lock_switch": "Đổi ngưỡng khóa tài khoản", "set_password": "Đổi mật khẩu",
    "sign_checkpoint": "Ký mốc nhật ký", "sign_in": "Đăng nhập", "sign_out": "Đăng xuất",
    "stamp": "Đóng dấu thời gian", "suspect_relocation": "Nghi chuyển sang liên kết khác",
    "sweep_vault": "Dọn kho chứng cứ", "switch_rule_off": "Tắt quy tắc", "switch_rule_on": "Bật quy tắc",
    "take_back_common": "Bỏ ghi định danh dùng chung", "tell": "Gửi thông báo",
    "tick_law": "Ghi đã đối chiếu công báo", "unprotect_domain": "Bỏ khỏi danh sách không được yêu cầu gỡ",
    "untick_law": "Bỏ ghi đã đối chiếu công báo", "use_recovery_code": "Dùng mã dự phòng",
    "withdraw": "Rút dòng trong sổ", "withdraw_letter": "Hủy văn bản",
}  # fmt: skip


def confidence_band(score: float) -> str:
    """A finding's score as a band: a number would claim a precision that it does not have."""
    return "cao" if score >= 0.8 else "vừa" if score >= 0.6 else "thấp"


def confidence_rank(score: float) -> int:
    """The band as a number: 2 is the highest."""
    return ("thấp", "vừa", "cao").index(confidence_band(score))


def priority_band(priority: int) -> str:
    """A Case's place in the queue as a band; hundreds are the harm of its worst rule (storage.ledger.sightings)."""
    return ("thấp", "vừa", "cao", "rất cao")[min(max(priority // 100, 0), 3)]


def is_contradicted(claimed: Claimed, verified: Verified) -> bool:
    """The recipient says that it is done, and we still see it."""
    says_done = claimed not in (Claimed.NONE, Claimed.REFUSED, Claimed.NEED_MORE_INFO, Claimed.EDITED)
    return says_done and verified in (Verified.STILL_ONLINE, Verified.REAPPEARED)


def actor(name: str) -> str:
    """Who did it: a person's name, or the part of the system."""
    return "Hệ thống" if name.startswith("system:") else name
