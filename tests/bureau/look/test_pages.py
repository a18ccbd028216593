"""Pages of the frame: signing in, refusals, the size of the text."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

pytestmark = pytest.mark.django_db


def test_sign_in_page_is_in_chinese_and_ours(client: Client) -> None:
    """The page has a main landmark, the county's frame and Chinese labels."""
    html = client.get("/account/login/").content.decode()
    assert '<main id="main"' in html
    assert '<html lang="zh-CN"' in html
    assert "用户名" in html
    assert "密码" in html


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("400.html", "请求有误"),
        ("403.html", "没有权限"),
        ("403_csrf.html", "页面已过期"),
        ("404.html", "没有这一页"),
        ("413.html", "20 MB"),
        ("429.html", "锁定"),
        ("500.html", "没有写入任何数据"),
    ],
)
def test_refusal_says_what_happened_and_what_to_do(page: str, words: str) -> None:
    """Each refusal is a page of ours, with a way on."""
    html = render_to_string(page, {}, RequestFactory().get("/"))
    assert words in html
    assert 'class="btn"' in html


def test_refusal_shows_our_words_and_hides_a_librarys() -> None:
    """A Chinese reason is shown as given; an English one would help nobody."""
    request = RequestFactory().get("/")
    assert "企业不存在" in render_to_string("404.html", {"exception": "企业不存在"}, request)
    assert "Resolver404" not in render_to_string("404.html", {"exception": "Resolver404"}, request)


def test_missing_page_answers_404_in_the_frame(client: Client) -> None:
    """The refusal keeps head and foot."""
    answer = client.get("/nothing-here")
    assert answer.status_code == 404
    assert "没有这一页" in answer.content.decode()


def test_large_text_is_kept_without_scripts(client: Client) -> None:
    """The choice comes back as a cookie, and the next page is set large."""
    answer = client.post("/look/text-size", {"size": "large", "next": "/account/login/"})
    assert answer["Location"] == "/account/login/"
    assert 'data-size="large"' in client.get("/account/login/").content.decode()


def test_text_size_leads_to_no_other_site(client: Client) -> None:
    """An address of elsewhere is not followed, an unknown size not kept."""
    answer = client.post("/look/text-size", {"size": "huge", "next": "https://example.com/"})
    assert answer["Location"] == "/"
    assert not answer.cookies
