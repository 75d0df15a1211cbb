"""`rasoat site check` on shops of several builds, each with one trick; a register of ours stands in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from loopback import Answer, Site, rasoat, text

OWNER = (
    "<p>CÔNG TY TNHH HOA MAI VÀNG</p><p>Giấy CNĐKDN: 0398765432 – Ngày cấp: 05/03/2019"
    " – Cơ quan cấp: Sở KHĐT TP. Cần Thơ</p>"
    "<p>Người đại diện: Bà Lê Thị Hoa</p><p>Địa chỉ: 12/3 Lê Lai, Phường An Phú, TP. Cần Thơ</p>"
    "<p>Điện thoại: 0292 3812 345 - Email: cskh@hoamai.example</p>"
)
PICTURE = '<img src="/img/logoSaleNoti.png" alt="Đã thông báo Bộ Công Thương">'
RECORD = "http://online.gov.vn/Home/WebDetails/70001"
TERMS = {
    "/chinh-sach-doi-tra": "Chính sách đổi trả",
    "/chinh-sach-van-chuyen": "Chính sách vận chuyển",
    "/huong-dan-thanh-toan": "Hướng dẫn thanh toán",
    "/chinh-sach-bao-mat": "Chính sách bảo mật",
}
SENTENCE = (
    "Cửa hàng nhận lại hàng còn nguyên trong vòng bảy ngày kể từ khi khách nhận được, khách giữ hóa đơn và báo trước"
    " qua điện thoại; mọi thông tin khách để lại chỉ dùng cho đơn hàng đó và được xóa khi khách yêu cầu."
)
GOODS = ("Bát men lam", "Đĩa hoa sen", "Ấm trà tử sa", "Lọ hoa cổ cao", "Chén mắt trâu")


def html(body: str, foot: str, title: str) -> Answer:
    page = (
        f"<!doctype html><html lang=vi><head><meta charset=utf-8><title>{title}</title></head><body><header>"
        f"<a href='/'>Gốm Hoa Mai</a> <a href='/gio-hang'>Giỏ hàng</a></header>"
        f"<main>{body}</main><footer>{foot}</footer></body></html>"
    )
    return 200, {"Content-Type": "text/html; charset=utf-8"}, page.encode()


def shop(
    *, owner: str = OWNER, badge: str = f'<a href="{RECORD}">{PICTURE}</a>', priced: int = 5,
    terms: dict[str, str] = TERMS, said: str = SENTENCE, orders: bool = True,
) -> dict[str, Answer]:  # fmt: skip
    foot = owner + "".join(f'<p><a href="{path}">{name}</a></p>' for path, name in TERMS.items()) + badge
    cards = "".join(
        f'<div class="card"><a href="/san-pham/{n}"><img src="/a/{n}.jpg"><h3>{name}</h3></a></div>'
        for n, name in enumerate(GOODS)
    )
    routes = {"/": html(f"<h1>Gốm Hoa Mai</h1><div class=grid>{cards}</div>", foot, "Gốm Hoa Mai")}
    button = "<form action='/cart/add'><button>Thêm vào giỏ hàng</button></form>" if orders else ""
    for n, name in enumerate(GOODS):
        price = f"<p class=price>{n + 1}50.000₫</p>" if n < priced else "<p class=price>Liên hệ</p>"
        about = (
            f"<h1>{name}</h1>{price}{button}<p>Gốm nung tay ở Bát Tràng, men tro trấu, cao mười lăm phân, dùng được"
            " trong lò vi sóng và máy rửa bát, bảo hành vỡ khi giao.</p>"
        )
        routes[f"/san-pham/{n}"] = html(about, foot, name)
    for path, name in terms.items():
        routes[path] = html(f"<h1>{name}</h1><p>{said}</p>", foot, name)
    return routes


def verdicts(
    data: Path, routes: dict[str, Answer], record_of: str | None = ""
) -> tuple[dict[str, str], dict[str, dict]]:
    """(status, evidence) by obligation. `record_of`: the domain on the record; "" the shop's own; None: no register."""
    with Site(routes) as site, Site({}) as register:
        named = site.host if record_of == "" else record_of
        if named is not None:
            body = f"<table><tr><td>Tên miền:</td><td>http://{named}</td></tr></table>"
            register.routes["/Home/WebDetails/70001"] = html(body, "online.gov.vn", "Hồ sơ")
        done = rasoat(
            data, "site", "check", site.url, "--json", "--delay", "0", "--register-url", register.url.rstrip("/"),
            "--allow-private", site.host, "--allow-private", register.host,
        )  # fmt: skip
    assert done.out, done.said
    rows = json.loads(done.out)
    return {row["obligation"]: row["status"] for row in rows}, {row["obligation"]: row["evidence"] for row in rows}


PAINTED = shop(badge="<link rel=stylesheet href='/m/giao-dien.css'><b class='con-dau'></b>") | {
    "/m/giao-dien.css": (200, {"Content-Type": "text/css"}, b".con-dau{width:99px;background:url(/i/logoSaleNoti.png)}")
}
PAID_ON_DELIVERY = shop(terms={path: TERMS[path] for path in TERMS if "van-chuyen" not in path}) | {
    "/huong-dan-thanh-toan": html(
        f"<h1>Hướng dẫn thanh toán</h1><p>{SENTENCE}</p><h3>Giao hàng thu tiền</h3><p>{SENTENCE}</p>",
        OWNER,
        "Thanh toán",
    )
}
ALL_MET = dict.fromkeys(
    ("owner_info", "goods_info", "price_info", "notified_badge", "badge_genuine", "policies"), "met"
)


def test_an_honest_shop_meets_everything_and_shows_what_was_read(tmp_path: Path) -> None:
    statuses, evidence = verdicts(tmp_path / "data", shop())
    assert statuses == ALL_MET
    assert evidence["owner_info"]["name"] == "CÔNG TY TNHH HOA MAI VÀNG"
    assert evidence["owner_info"]["issued_on"] == "2019-03-05"
    assert evidence["badge_genuine"]["badges"][0]["record"] == "70001"


@pytest.mark.parametrize(
    ("routes", "record_of", "differs"),
    [
        (shop(), "khac.example", {"badge_genuine": "not_met"}),
        (shop(), None, {"badge_genuine": "unknown"}),
        (PAINTED, "", {"notified_badge": "not_met", "badge_genuine": "not_met"}),
        (
            shop(badge=f'<!-- <a href="{RECORD}">{PICTURE}</a> -->'), "",
            {"notified_badge": "not_met", "badge_genuine": "not_applicable"},
        ),
        (shop(badge=f'<p href="{RECORD}">{PICTURE}</p>'), "", {"notified_badge": "not_met"}),
        (shop(owner="<p>Gốm Hoa Mai</p>"), "", {"owner_info": "not_met"}),
        (shop(owner='<img src="/img/footer-thong-tin.png" width="900">'), "", {"owner_info": "unknown"}),
        (shop(priced=3), "", {"price_info": "not_met"}),
        (shop(terms={path: TERMS[path] for path in TERMS if "bao-mat" not in path}), "", {"policies": "not_met"}),
        (PAID_ON_DELIVERY, "", {"policies": "not_met"}),
        (shop(said="Nội dung đang được cập nhật."), "", {"policies": "not_met"}),
    ],
)  # fmt: skip
def test_one_trick_changes_its_own_verdicts_only(
    tmp_path: Path, routes: dict[str, Answer], record_of: str | None, differs: dict[str, str]
) -> None:
    statuses, _ = verdicts(tmp_path / "data", routes, record_of)
    assert statuses == ALL_MET | differs


def test_a_site_without_ordering_needs_no_badge(tmp_path: Path) -> None:
    routes = shop(badge="", orders=False)
    routes = {
        path: (status, headers, body.replace(b"/gio-hang", b"/")) for path, (status, headers, body) in routes.items()
    }
    statuses, _ = verdicts(tmp_path / "data", routes)
    assert statuses["notified_badge"] == statuses["badge_genuine"] == "not_applicable"


def test_a_site_that_can_not_be_read_is_unknown_in_everything(tmp_path: Path) -> None:
    statuses, evidence = verdicts(tmp_path / "data", {"*": text("bảo trì", 503)})
    assert set(statuses.values()) == {"unknown"}
    assert evidence["policies"]["why"]


def test_a_foot_that_a_script_writes_is_read_in_a_browser(tmp_path: Path) -> None:
    routes = shop()
    status, headers, body = routes["/"]
    head, _, foot = body.decode().partition("<footer>")
    foot = foot.removesuffix("</footer></body></html>")
    written = f"<div id=duoi></div><script>duoi.innerHTML = {json.dumps(foot)}</script></body></html>"
    statuses, evidence = verdicts(tmp_path / "data", routes | {"/": (status, headers, (head + written).encode())})
    assert statuses == ALL_MET, evidence
