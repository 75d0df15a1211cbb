"""Texts that no office may ask anybody to remove: news, complaints, satire, politics, religion; written for this.

Each kind has sentences with a gap for what is spoken of; a gap takes the subjects of its kind in turn.
"""

from collections.abc import Iterator

GOODS = (
    "viên uống xương khớp", "trà giảm cân", "kem trị nám", "thuốc lá điện tử", "túi xách nhái", "app vay tiền qua mạng",
    "thực phẩm chức năng chữa tiểu đường",
)  # fmt: skip
POWERS = (
    "dự án cầu vượt",
    "giá điện",
    "quy hoạch bãi rác",
    "việc sáp nhập xã",
    "thuế đất",
    "tuyến xe buýt mới",
    "học phí",
)
FAITHS = ("chùa làng", "giáo xứ", "thánh thất", "hội thánh", "đình thần", "lễ Vu Lan", "mùa Phục sinh")

TEXTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "news": (GOODS, (
        "Chiều 12/11, quản lý thị trường kiểm tra một kho {} không hóa đơn và tạm giữ hơn hai nghìn sản phẩm.",
        "Công an tỉnh khởi tố nhóm bán {} qua mạng; theo cơ quan điều tra, nhiều người lớn tuổi đã mất tiền.",
        "Bộ Y tế cảnh báo người dân về {} đang được quảng cáo sai sự thật là khỏi hẳn bệnh.",
        "Phóng sự: phía sau những lời hứa chữa khỏi hoàn toàn của {} là các nhóm kín và lời khai của nạn nhân.",
        "Theo báo cáo quý ba, số phản ánh về {} tăng một phần tư so với cùng kỳ năm trước.",
        "Tòa án nhân dân tuyên phạt người bán {} giả ba năm tù; bị cáo xin giảm nhẹ hình phạt.",
        "Chuyên gia giải thích vì sao {} không thể thay thế thuốc chữa bệnh và khuyên người dân đi khám.",
        "Hội thảo bàn cách quản lý {} trên mạng; đại biểu đề nghị tăng trách nhiệm của nền tảng.",
        "Diễn viên lên tiếng xin lỗi vì từng nhận lời giới thiệu {}; cơ quan chức năng đang xác minh.",
    )),
    "complaint": (GOODS, (
        "Mình mua {} rồi thấy không giống lời giới thiệu, gọi thì họ chặn máy. Mọi người cẩn thận nhé.",
        "Cho em hỏi có ai bị lừa khi mua {} chưa? Em muốn gửi đơn khiếu nại thì gửi ở đâu ạ?",
        "Tôi phản ánh: quảng cáo {} nói cam kết hoàn tiền, nhưng ba tháng nay tôi chưa nhận lại đồng nào.",
        "Bà tôi nghe lời người ta bỏ thuốc bác sĩ để dùng {}, giờ phải nhập viện. Đừng tin.",
        "Đánh giá một sao: {} dùng hai tuần nổi mẩn khắp người, cửa hàng không trả lời.",
        "Xin cảnh báo bà con trong xóm: có người đi từng nhà mời mua {}, nói là của bệnh viện.",
        "Mẹ em uống {} theo lời hàng xóm mà bệnh nặng hơn, ai biết chỗ nào khám tin cậy chỉ giúp em.",
        "Kính gửi báo, tôi tố cáo người bán {} cam kết khỏi bệnh một trăm phần trăm rồi biến mất với tiền của tôi.",
        "Góp ý với ban quản lý chợ: đề nghị kiểm tra sạp để biển {} vì người mua phàn nàn nhiều.",
    )),
    "satire": (GOODS, (
        "Truyện cười: ông nọ uống {} xong trẻ quá, vợ phải dắt đi học lớp một.",
        "Thơ vui: Hôm qua em thấy {}, nghe xong quảng cáo em cười suốt đêm.",
        "Hài: nếu {} hay như họ nói thì bệnh viện đóng cửa, bác sĩ đi bán vé số hết rồi.",
        "Tranh biếm họa: nhân vật đội vương miện đứng trên núi {} và hô khỏi hẳn mọi thứ, kể cả nghèo.",
        "Chế lời bài hát: ai bảo {} là khổ, {} sướng lắm chứ, sướng nhất là người đếm tiền.",
        "Bản tin giả tưởng năm 2090: {} được phong thần, loài người hết bệnh nhưng cũng hết tiền.",
        "Hài: bạn thân tôi tin {} chữa khỏi hoàn toàn, nay bạn khỏi hoàn toàn tiền.",
        "Câu đố vui: cái gì chữa được bách bệnh trừ bệnh cả tin? Đáp án: {}, cười cái coi.",
    )),
    "politics": (POWERS, (
        "Theo tôi {} cần lấy ý kiến người dân trước khi quyết, làm vội như thế là không công bằng.",
        "Đại biểu chất vấn về {}; chủ tọa đề nghị cơ quan trả lời bằng văn bản trong mười ngày.",
        "Tôi không đồng ý với cách làm {} của xã, và tôi viết ra đây để mọi người cùng bàn.",
        "Thư ngỏ gửi hội đồng nhân dân: {} ảnh hưởng đến ba trăm hộ, chúng tôi mong được đối thoại.",
        "Bình luận: {} là bài kiểm tra xem chính quyền có lắng nghe hay không.",
        "Hỏi thật: {} thì ai được lợi? Người dân có quyền biết và có quyền phê bình.",
        "Cử tri kiến nghị công khai chi phí của {} và trách nhiệm của người ký.",
        "Bài phê bình sách về lịch sử quản lý địa phương, trong đó có một chương nói về {}.",
        "Tổng hợp ý kiến trái chiều về {}: người ủng hộ, người phản đối, và vì sao.",
    )),
    "religion": (FAITHS, (
        "Thông báo giờ lễ của {} tuần này: sáng 5 giờ, chiều 17 giờ, mời bà con tham dự.",
        "Suy niệm: đến với {} để thấy lòng nhẹ, chuyện khỏi bệnh hay không xin phó thác.",
        "Ban trị sự {} cảm ơn bà con đã góp công tu sửa mái ngói sau bão.",
        "Tôi kể chuyện bà ngoại và {}: bà tin, bà cầu nguyện, và bà vẫn uống thuốc bác sĩ cho.",
        "Tranh luận về đức tin: {} có vai trò gì trong đời sống người trẻ hôm nay?",
        "Bài giảng tại {} nói về lòng tham, sự thật và việc không làm chứng gian.",
        "Lịch sử {} từ thế kỷ mười tám đến nay, theo gia phả và lời kể của các cụ.",
        "Lời cầu nguyện của {} cho người bệnh: xin bình an, xin ơn chữa lành, xin sức chịu đựng.",
        "Có người nói {} chữa khỏi hoàn toàn mọi bệnh; tôi không tin, nhưng tôi tôn trọng người tin.",
    )),
}  # fmt: skip


def items() -> Iterator[tuple[str, str]]:
    """Each (kind, text), none twice."""
    for kind, (subjects, sentences) in TEXTS.items():
        for sentence in sentences:
            for subject in subjects:
                yield kind, sentence.replace("{}", subject)
