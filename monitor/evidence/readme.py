"""The README of an evidence package, for whoever receives it: a court, another authority, a platform."""

from __future__ import annotations

from monitor.evidence.package import PackageManifest
from monitor.office_time import OFFICE_TIME

SEALED = """Đây là gói NIÊM PHONG: dữ liệu nguyên văn như đã nhận, có thể chứa thông tin của người không liên quan.
Chỉ dùng cho cơ quan có thẩm quyền; không công bố. Lý do xuất: {reason}"""
MASKED = """Đây là gói ĐÃ CHE: số điện thoại, thư điện tử, số giấy tờ, số tài khoản không thuộc người bán và các khối
bình luận, đánh giá đã được che. Tên người viết trong đoạn văn KHÔNG tự nhận ra được: hãy đọc lại trước khi giao đi.
Dữ liệu nguyên văn và ảnh chụp màn hình được niêm phong trong kho chứng cứ; mã băm của chúng nằm trong bản kê."""
TEXT = """HỒ SƠ CHỨNG CỨ ĐIỆN TỬ – VỤ VIỆC {case}
Cơ quan: {office}
Lập lúc: {made_at} (giờ Việt Nam), người lập: {made_by}

{kind}

Nội dung trong gói chỉ là DẤU HIỆU được ghi nhận; kết luận thuộc về người có thẩm quyền.

TRONG GÓI CÓ GÌ
  manifest.json        bản kê mọi tệp cùng mã băm SHA-256; được ký số bằng khóa của cơ quan (signature.json)
  manifest.tsr         dấu thời gian RFC 3161 của bản kê (nếu có)
  SHA256SUMS.txt       mã băm của các tệp, đọc được bằng lệnh sha256sum
  NNNN-manifest.json   bản kê của từng bản chụp: địa chỉ, thời điểm, địa chỉ IP, chứng thư TLS, chuyển hướng,
                       robots.txt, phần mềm, độ lệch đồng hồ; mục không có được ghi rõ lý do
  NNNN-*               các tệp của bản chụp đó
  stamp-*              dấu thời gian của các bản kê và danh sách đã được đóng dấu
  events.json          các dòng nhật ký (nối nhau bằng mã băm) đã ghi lại các bản kê
  case.json            vụ việc: địa chỉ, dấu hiệu, trích dẫn
Tệp .wacz đi kèm chứa đúng các tệp này và bản WARC để xem lại trang bằng công cụ công khai, ví dụ replayweb.page.

CÁCH KIỂM TRA
  1. rasoat verify evidence TỆP.wacz          (hoặc tên thư mục; không cần cơ sở dữ liệu, không cần mạng)
  2. sha256sum -c SHA256SUMS.txt
  3. openssl ts -verify -data manifest.json -in manifest.tsr -CAfile CHỨNG-THƯ-GỐC.pem
     openssl ts -verify -data stamp-N-list.json -in stamp-N.tsr -CAfile CHỨNG-THƯ-GỐC.pem
  4. Khóa công khai của cơ quan (so với bản cơ quan đã công bố): {public_key}

CHỨNG MINH ĐƯỢC GÌ
  Mã băm cho biết các tệp khớp với nhau. Ai sửa tệp rồi tính lại mọi mã băm thì gói vẫn khớp với chính nó; chỉ dấu thời
  gian của bên thứ ba, chữ ký so với khóa đã công bố, hoặc nhật ký so với điểm kiểm tra giao cho bên ngoài mới cho biết
  gói chưa bị làm lại.
  Dấu thời gian của bản kê: {stamp}

CÁC BẢN CHỤP
{captures}
"""


def readme(manifest: PackageManifest) -> str:
    """The text, in Vietnamese."""
    rows = []
    for capture in manifest.captures:
        at = capture.captured_at.astimezone(OFFICE_TIME)
        stamp = "có dấu thời gian" if capture.stamp else f"không có dấu thời gian ({capture.no_stamp})"
        name = (capture.manifest or "không có bản kê").removesuffix("-manifest.json")
        rows.append(f"  {name}  {at:%d/%m/%Y %H:%M:%S}  {capture.outcome}  {ascii(capture.url)[1:-1]}\n        {stamp}")
    made_at = manifest.made_at.astimezone(OFFICE_TIME)
    if manifest.no_stamp:
        stamped = f"không có ({manifest.no_stamp})"
    else:
        stamped = "xem manifest.tsr (nếu vắng tệp này: máy chủ dấu thời gian không trả lời)"
    return TEXT.format(
        case=manifest.case_id, office=manifest.office, made_at=f"{made_at:%d/%m/%Y %H:%M}",
        made_by=manifest.made_by, kind=SEALED.format(reason=manifest.reason) if manifest.is_sealed else MASKED,
        public_key=manifest.public_key,
        stamp=stamped,
        captures="\n".join(rows) or "  (không có bản chụp: vụ việc được nhập từ tệp)",
    )  # fmt: skip
