"""The preview: one well-formed page, everything escaped, every number's origin a step away."""

from __future__ import annotations

import base64
import hashlib
import re
from xml.etree import ElementTree as ET

import pytest

from guiju.composition.document import Letterhead, Origin, Paragraph, Run, Table
from guiju.composition.html import to_html
from tests.guiju.composition.cast import (
    FUNDS,
    SECOND,
    cells,
    document,
    noted,
    prose,
    report,
)

EVIL = "<script>alert(1)</script>\"'&"


def parsed(page: str) -> ET.Element:
    """The page as a tree; a tag left open or an entity left raw would not parse."""
    return ET.fromstring(page.removeprefix("<!doctype html>\n"))


@pytest.fixture(scope="module")
def page() -> str:
    """The long report as a page."""
    return to_html(report())


@pytest.fixture(scope="module")
def root(page: str) -> ET.Element:
    """The long report as a tree."""
    return parsed(page)


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


def test_every_marked_number_leads_to_its_origin(root: ET.Element) -> None:
    """A link to the entry; the entry tells label, period, note and records, and leads back."""
    entries = {entry.get("id"): entry for entry in root.findall(".//aside/ol/li")}
    links = root.findall(".//a[@class='figure']") + root.findall(".//a[@class='figure open']")
    assert [link.get("href", "")[1:] in entries for link in links] == [True] * len(links)
    runs = [r for block in report().blocks for r in getattr(block, "runs", ()) if r.origin]
    assert len(links) == len(runs) + 2 + 1  # two cells of the table, one chart
    link = next(link for link in links if link.text == "3500")
    told = "".join(entries[link.get("href", "")[1:]].itertext())
    assert "获批省级以上项目平台资金（2024年）" in told
    assert FUNDS.note in told
    assert "funding-01、funding-02、funding-03" in told
    back = entries[link.get("href", "")[1:]].findall(".//p/a")
    assert link.get("id") in [a.get("href", "")[1:] for a in back]


def test_one_origin_is_listed_once(root: ET.Element) -> None:
    """Six spots of one figure share an entry; ids are unique over the page."""
    names = [e.text for e in root.findall(".//aside//p[@class='name']/b")]
    assert len(names) == len(set(names)) == 4
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_an_open_claim_is_marked_in_words_too() -> None:
    """Not by colour alone: 待核 stands beside it, in the text and in the list."""
    root = parsed(to_html(document(prose("为全市第二家。", ("全市第二家", SECOND)))))
    assert root.findtext(".//a[@class='figure open']/small") == "待核"
    assert root.findtext(".//aside//p[@class='name']/small") == "待核"


def test_a_field_of_a_record_is_marked_lightly() -> None:
    """It leads to its paper as well, and does not shout."""
    field = Origin("record", "platform-01", "", "名称", "示例名单；证据等级 A", ("platform-01",))
    root = parsed(to_html(document(Paragraph((Run("示例中心", field),)))))
    assert root.findtext(".//a[@class='figure field']") == "示例中心"
    assert "示例名单" in "".join(root.find(".//li[@id='origin-1']").itertext())  # type: ignore[union-attr]


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


def test_a_note_mark_leads_to_its_note() -> None:
    """A raised mark, linked to the note below the text."""
    root = parsed(to_html(document(Paragraph((Run("3项"), noted(1))), footnotes=("批复口径。",))))
    mark = root.find(".//sup/a")
    assert mark is not None
    assert (mark.text, mark.get("href")) == ("〔1〕", "#note-1")
    assert "批复口径。" in "".join(root.find(".//p[@id='note-1']").itertext())  # type: ignore[union-attr]


def test_a_document_without_figures_says_so() -> None:
    """The list of origins is never just empty."""
    assert "文中没有取自台账的数字。" in to_html(document(prose("正文。")))
