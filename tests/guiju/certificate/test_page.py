"""The page: well formed, escaped, complete by itself, and the same for the same record."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from xml.etree import ElementTree

from guiju.certificate import Certificate, certify, verify
from guiju.certificate.page import DATA_CLOSE, DATA_OPEN, page_around
from guiju.certificate.record import LAYOUT
from guiju.facts import entity_from_mapping
from guiju.rulebook import Rulebook
from tests.guiju.certificate.conftest import DAY, FIRM
from tests.guiju.certificate.sample import RECORD

PINNED = "3ede481a1df6752482ff0c0b5e7a6e8a0fd4aa5766f73afe1099915a35056f8e"
EVIL = "示例</script><script>alert(1)</script><img src=x onerror=\"alert(1)\"> & 'A'\u202e\x00"


def elements(certificate: Certificate) -> ElementTree.Element:
    """The page as a tree; it is XML as well as HTML."""
    return ElementTree.fromstring(certificate.html())


def text_of(element: ElementTree.Element) -> str:
    """All text below an element."""
    return "".join(element.itertext())


def test_everything_an_officer_needs_is_on_it(certificate: Certificate) -> None:
    """Who, which policy and document, day, verdict, paragraph, conditions, facts, hashes, lines."""
    body = elements(certificate).find("body")
    assert body is not None
    text = text_of(body)
    for word in (
        f"编号 {certificate.number}",
        "示例恒锐精密制造有限公司（SL02）",
        "《高新技术企业认定管理办法》（国科发火〔2016〕32号），2016年1月1日起施行",
        "✗ 不符合",
        certificate.record["decision"]["paragraph"],
        "按三年合计还差165万元研发费用（高企口径）",
        "富余约1.67个百分点",
        "依据待核",
        "企业所得税纳税申报表",
        "未注明来源",
        certificate.record["seal"],
        certificate.head["rulebook"],
        "guiju verify",
        "经办人（签字）",
        "出具单位（盖章）",
        "仅供参考",
    ):
        assert word in text, word


def test_a_row_a_condition_with_its_word_and_shape(certificate: Certificate) -> None:
    """In the order of the document; clause, what is asked, number, limit, outcome, difference."""
    table = next(t for t in elements(certificate).iter("table") if t.get("class") == "conditions")
    rows = [[text_of(cell) for cell in row.iter("td")] for row in table.iter("tr")][1:]
    assert len(rows) == 10
    assert rows[4][0] == "第十一条（四）"
    assert rows[4][1].startswith("科技人员占当年职工总数的比例")
    assert rows[4][2:] == ["不低于10%", "约11.67%", "✓ 符合", "富余约1.67个百分点"]
    assert rows[0][0] == "第二条 依据待核"


def test_alternatives_stand_under_a_heading(book: Rulebook) -> None:
    """Five ways of which one is enough: the heading says so, the ways are indented."""
    facts = entity_from_mapping(FIRM, book.vocabulary, as_of=DAY)
    html = certify(book, facts, "stsme", DAY).html()
    assert '<td data-l="条件" colspan="2"><div>以下任一途径符合即可</div></td>' in html
    assert '<tr class="group d1 is-unknown">' in html


def test_nothing_in_a_name_can_act(book: Rulebook) -> None:
    """Markup, quotes, a turned direction and a control in names and sources stay text."""
    hostile = {**FIRM, "id": EVIL, "sources": {"sales_revenue": EVIL}}
    hostile["facts"] = {**FIRM["facts"], "name": EVIL}
    facts = entity_from_mapping(hostile, book.vocabulary, as_of=DAY)
    certificate = certify(book, facts, "hte", DAY)
    html = certificate.html()
    assert html.count("<script") == html.count("</script>") == 1
    assert "<img" not in html
    assert "\u202e" not in html[: html.index(DATA_OPEN)]
    scripts = list(elements(certificate).iter("script"))
    assert [script.get("type") for script in scripts] == ["application/json"]
    assert json.loads(scripts[0].text or "") == certificate.record
    assert certificate.head["entity"] == EVIL
    assert verify(certificate, book, facts).same


def test_it_needs_nothing_from_elsewhere(certificate: Certificate) -> None:
    """No address, no link, no import, and a policy under which a browser would fetch nothing."""
    html = certificate.html()
    assert not re.search(r"https?:|//[a-z]|@import|url\(|src=|href=|<link|<iframe|\son\w+=", html)
    assert "default-src 'none'; style-src 'sha256-" in html.replace("&#x27;", "'")


def test_the_style_is_the_one_the_policy_allows(certificate: Certificate) -> None:
    """The hash of the policy is that of the style sheet in the page."""
    style = elements(certificate).find("head/style")
    assert style is not None
    assert style.text is not None
    digest = hashlib.sha256(style.text.encode()).digest()
    assert base64.b64encode(digest).decode() in certificate.html()


def test_data_are_inert_and_readable(certificate: Certificate) -> None:
    """The JSON in the page is the JSON file, with < > & by number."""
    html = certificate.html()
    data = html[html.index(DATA_OPEN) + len(DATA_OPEN) : html.index(DATA_CLOSE)]
    assert not set("<>&") & set(data)
    assert json.loads(data) == json.loads(certificate.json())


def test_a_policy_without_conditions_and_one_that_does_not_apply(book: Rulebook) -> None:
    """The ladder only reckons; a pool of Jiangsu does not ask a firm of Beijing."""
    facts = entity_from_mapping(FIRM, book.vocabulary, as_of=DAY)
    ladder = certify(book, facts, "ladder", DAY)
    assert "只作测算，不下结论" in ladder.html()
    assert "逐条结果" not in ladder.html()
    away = {**FIRM, "facts": {**FIRM["facts"], "region_code": "110108"}}
    pool = certify(book, entity_from_mapping(away, book.vocabulary), "js_hte_pool", DAY)
    assert "○ 不适用" in pool.html()
    early = certify(book, entity_from_mapping(FIRM, book.vocabulary), "hte", date(2015, 1, 1))
    assert "评价日期没有适用的版本" in early.html()
    for certificate in (ladder, pool, early):
        ElementTree.fromstring(certificate.html())
        assert verify(certificate, book).same


def test_a_new_look_is_a_new_layout() -> None:
    """Pages are compared letter by letter: whoever changes the page raises LAYOUT, then this."""
    assert (LAYOUT, hashlib.sha256(page_around(RECORD).encode()).hexdigest()) == (1, PINNED)
