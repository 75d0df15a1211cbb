"""What stands in the way of a page is told from a page that merely has a login form or a captcha."""

from __future__ import annotations

import pytest

from crawler.walls import wall_in

HTML = "text/html; charset=utf-8"
ARTICLE = "<p>" + "Chè vằng là cây bụi nhỏ mọc hoang ở vùng đồi núi, lá dùng nấu nước uống. " * 20 + "</p>"
LOGIN_FORM = "<form><input name=email><input type=password name=pass><button>Đăng nhập</button></form>"

RECAPTCHA = "<script src='https://www.google.com/recaptcha/api.js'></script>"


@pytest.mark.parametrize(
    ("url", "body", "wall"),
    [
        ("https://www.facebook.com/login/?next=x", f"<title>Facebook</title>{LOGIN_FORM}", "login wall"),
        ("https://www.facebook.com/a/posts/1", "<title>Log in or sign up to view</title><p>See posts", "login wall"),
        ("https://facebook.com/a", f"<title>Đăng nhập Facebook</title><p>Hãy đăng nhập.{LOGIN_FORM}", "login wall"),
        ("https://www.tiktok.com/login?redirect_url=x", "<title>TikTok</title><p>Đăng nhập vào TikTok", "login wall"),
        ("https://shopee.vn/buyer/login?next=x", "<title>Đăng nhập</title><p>Đăng nhập", "login wall"),
        ("https://shopee.vn/verify/traffic/error", "<title>Shopee</title><p>Lỗi tải", "captcha"),
        ("https://www.lazada.vn/products/a/_____tmd_____/punish?x5secdata=1", "<p>x", "captcha"),
        ("https://shop.vn/a", "<title>Just a moment...</title><p>Checking your browser before accessing", "captcha"),
        ("https://shop.vn/a", "<title>x</title><p>Vui lòng xác nhận bạn không phải là người máy", "captcha"),
        ("https://www.google.com/sorry/index?continue=x", "<p>Our systems have detected unusual traffic", "captcha"),
        ("https://shop.vn/a", "<title>Access Denied</title><p>You don't have permission to see this", "blocked"),
        ("https://shop.vn/a", "<title>x</title><p>Truy cập của bạn đã bị chặn", "blocked"),
        ("https://shop.vn/bai", f"<title>Chè vằng</title>{ARTICLE}{LOGIN_FORM}", ""),
        ("https://shop.vn/lien-he", f"<title>Liên hệ</title>{ARTICLE}{RECAPTCHA}", ""),
        ("https://shop.vn/a", "<title>Máy hút bụi robot</title><p>Giá 2 triệu</p><button>Mua</button>", ""),
        ("https://shop.vn/a", f"<title>Cách đăng nhập để xem đơn</title>{ARTICLE}", ""),
        ("https://shop.vn/a", "<title>x</title><p>Sản phẩm. <a href=/dang-nhap>Đăng nhập</a>", ""),
        ("https://shop.vn/", "", ""),
    ],
)  # fmt: skip
def test_wall_is_told_from_a_page(url: str, body: str, wall: str) -> None:
    assert wall_in(url, f"<!doctype html><html><body>{body}".encode(), HTML) == wall
