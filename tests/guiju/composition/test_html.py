"""The preview: one well-formed page that needs nothing else, everything escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from xml.etree import ElementTree as ET

from guiju.composition.document import Letterhead, Paragraph, Run, Table
from guiju.composition.html import to_html
from tests.guiju.composition.cast import FUNDS, cells, document, prose
from tests.guiju.composition.long_report import report
from tests.guiju.composition.pages import parsed

EVIL = "<script>alert(1)</script>\"'&"


def test_it_begins_with_the_doctype(page: str) -> None:
    """Nothing, not even a line end, stands before it."""
    assert page.startswith('<!doctype html>\n<html lang="zh-CN">')


def test_it_needs_nothing_else(page: str, root: ET.Element) -> None:
    """No script, no style attribute, no handler, no address: one file is the whole page."""
    tags = {element.tag for element in root.iter()}
    names = {name for element in root.iter() for name in element.attrib}
    assert not tags & {"script", "link", "img", "iframe", "object"}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]
    assert all(a.get("href", "").startswith("#") for a in root.iter("a"))
    assert not re.search(r"url\(|@import|https?:", page)


def test_its_policy_allows_the_style_sheet_alone(root: ET.Element) -> None:
    """Whatever slipped in could not act: the policy names the one style by its hash."""
    (meta,) = [m for m in root.iter("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    style = (root.findtext("head/style") or "").encode()
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
    assert meta.get("content") == f"default-src 'none'; style-src 'sha256-{digest}'"


def test_everything_is_escaped() -> None:
    """Text that looks like markup is text, wherever it comes from."""
    evil = document(
        Paragraph((Run(EVIL, FUNDS, strong=True),)),
        Table(EVIL, (EVIL,), (cells(EVIL),), (False,), EVIL),
        title=(EVIL,),
        letterhead=Letterhead(*[EVIL] * 8, annexes=(EVIL,)),
        footnotes=(EVIL,),
        as_of=EVIL,
    )
    page = to_html(evil)
    assert "<script" not in page
    assert EVIL in "".join(parsed(page).itertext())


def test_the_sample_mark() -> None:
    """Invented data say so at the top, real ones do not."""
    assert parsed(to_html(report())).findtext(".//p[@class='sample']/strong") == "示例"
    assert 'class="sample"' not in to_html(document(prose("正文。")))


def test_charts_are_drawings_with_words_and_numbers(root: ET.Element) -> None:
    """Each has title and description tied to it, its numbers on it, and a table of them."""
    for figure in [one for one in root.iter("figure") if one.find(".//svg") is not None]:
        svg = figure.find(".//svg")
        assert svg is not None
        told = {svg.find("title").get("id"), svg.find("desc").get("id")}  # type: ignore[union-attr]
        assert set(svg.get("aria-labelledby", "").split()) == told
        numbers = [cell.text for cell in figure.findall("details//td[@class='number']")]
        drawn = [text.text for text in svg.findall("text")]
        assert [n for n in numbers if n != "—" and n not in drawn] == []


def test_the_letterhead_and_the_colophon(root: ET.Element) -> None:
    """The lines of the official form, in their words."""
    assert root.findtext(".//p[@class='issuer']") == "示例市科学技术局文件"
    assert root.findtext(".//p[@class='reference']") == "示科发〔2025〕12号"
    assert [span.text for span in root.findall(".//h1/span")] == list(report().title)
    foot = ["".join(p.itertext()) for p in root.findall(".//footer/p")]
    assert foot[0].startswith("抄送：市委办公室")
    assert foot[1] == "示例市科学技术局办公室 2025年1月8日印发"


def test_headings_have_their_level(root: ET.Element) -> None:
    """一、 is a second-level heading of the page, and so on down."""
    heads = [(e.tag, "".join(e.itertext())) for e in root.find(".//article").iter()]  # type: ignore[union-attr]
    assert ("h2", "一、2024年工作总结") in heads
    assert ("h3", "（一）积极争取项目资金") in heads
    assert ("h4", "1.做优平台聚才功能。") in heads
