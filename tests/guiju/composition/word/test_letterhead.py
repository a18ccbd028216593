"""The 版头: the red name, the number, the rule, the title, the addressee."""

from __future__ import annotations

from pathlib import Path

from guiju.composition.document import Letterhead
from tests.guiju.composition.cast import document, prose
from tests.guiju.composition.word.reading import File, find, text, value, write


def test_the_red_name(word: File) -> None:
    """小标宋, red, centred, 35 mm below the upper edge of the text."""
    (name,) = word.paragraphs("Issuer")
    assert text(name) == "示例市科学技术局文件"
    assert value(name, "pPr/spacing", "before") == "1984"
    style = word.style("发文机关标志")
    assert (value(style, "rPr/color"), value(style, "pPr/jc")) == ("FF0000", "center")


def test_a_long_name_stays_on_one_line(tmp_path: Path) -> None:
    """30 characters of 14 pt are 420 pt, and the text is 442 pt wide."""
    long = Letterhead(issuer="示" * 30)
    (name,) = write(document(letterhead=long), tmp_path).paragraphs("Issuer")
    size = value(name, "r/rPr/sz")
    assert size == "28"


def test_the_number_and_the_rule(word: File) -> None:
    """Two lines below the name; below it a red rule as wide as the text, 4 mm away.

    10 pt and the point the number's own line leaves are 3.9 mm.
    """
    (number,) = word.paragraphs("Reference")
    assert text(number) == "示科发〔2025〕12号"
    assert value(word.style("发文字号"), "pPr/spacing", "before") == str(2 * 579)
    assert value(number, "pPr/pBdr/bottom", "color") == "FF0000"
    assert value(number, "pPr/pBdr/bottom", "space") == "10"
    assert find(number, "pPr/ind") is None


def test_the_title(word: File) -> None:
    """One centred paragraph, two lines below the rule, with a line's distance after it."""
    (title,) = word.paragraphs("Title")
    assert text(title) == "关于2024年度科技工作情况\n和2025年工作思路的报告"
    assert value(title, "pPr/spacing", "before") == str(2 * 579)
    assert value(word.style("Title"), "pPr/spacing", "after") == "579"
    assert value(word.style("Title"), "pPr/jc") == "center"


def test_the_addressee(word: File) -> None:
    """At the left edge, not indented, with a colon."""
    (line,) = word.paragraphs("Addressee")
    assert text(line) == "市人民政府："
    assert find(word.style("主送机关"), "pPr/ind") is None


def test_what_is_blank_is_left_out(tmp_path: Path) -> None:
    """Without a letterhead a report begins with its title, at the top."""
    file = write(document(prose("正文。")), tmp_path)
    for style in ("Issuer", "Reference", "Addressee", "Annex", "Signature", "Colophon", "Note"):
        assert file.paragraphs(style) == []
    (title,) = file.paragraphs("Title")
    assert value(title, "pPr/spacing", "before") is None


def test_a_name_without_number_has_its_rule(tmp_path: Path) -> None:
    """The rule stays where it is."""
    file = write(document(letterhead=Letterhead(issuer="示例市科学技术局")), tmp_path)
    (line,) = file.paragraphs("Reference")
    assert text(line) == ""
    assert find(line, "pPr/pBdr/bottom") is not None
