"""Marks of the preview: every number's origin a step away, and back again."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from guiju.composition.document import Origin, Paragraph, Run
from guiju.composition.html import to_html
from tests.guiju.composition.cast import FUNDS, SECOND, document, noted, prose
from tests.guiju.composition.long_report import report
from tests.guiju.composition.pages import parsed


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
