"""Fonts and styles: the faces of the form, real headings, stand-ins declared."""

from __future__ import annotations

import pytest

from tests.guiju.composition.word.reading import File, W, text, value


@pytest.mark.parametrize(
    ("style", "font", "half_points"),
    [
        ("发文机关标志", "方正小标宋简体", "88"),
        ("发文字号", "仿宋_GB2312", "32"),
        ("Title", "方正小标宋简体", "44"),
        ("Normal", "仿宋_GB2312", "32"),
        ("heading 1", "黑体", "32"),
        ("heading 2", "楷体_GB2312", "32"),
        ("heading 3", "仿宋_GB2312", "32"),
        ("版记", "仿宋_GB2312", "28"),
    ],
)
def test_faces_and_sizes(word: File, style: str, font: str, half_points: str) -> None:
    """Title 2号 小标宋, body 3号 仿宋, 一、 黑体, （一） 楷体, 1. 仿宋, 版记 4号 仿宋."""
    found = word.style(style)
    assert value(found, "rPr/rFonts", "eastAsia") == font
    assert value(found, "rPr/sz") == half_points


@pytest.mark.parametrize("level", [1, 2, 3])
def test_headings_are_headings(word: File, level: int) -> None:
    """Built-in heading styles with a level: the navigation pane and a table of contents work."""
    style = word.style(f"heading {level}")
    assert style.get(f"{W}styleId") == f"Heading{level}"
    assert value(style, "pPr/outlineLvl") == str(level - 1)
    assert style.find(f"{W}pPr/{W}keepNext") is not None


def test_the_text_uses_them(word: File) -> None:
    """Every heading of the report, and no paragraph beside."""
    assert [text(p) for p in word.paragraphs("Heading1")] == [
        "一、2024年工作总结",
        "二、2025年工作思路",
    ]
    assert [text(p) for p in word.paragraphs("Heading3")] == ["1.做优平台聚才功能。"]


def test_every_style_used_exists(word: File) -> None:
    """A paragraph of an unknown style would fall back to 正文 in silence."""
    known = {s.get(f"{W}styleId") for s in word.part("word/styles.xml").iter(f"{W}style")}
    parts = [name for name in word.parts if name.startswith("word/") and name.endswith(".xml")]
    used = {
        element.get(f"{W}val")
        for name in parts
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for element in word.part(name).iter(W + tag)
    }
    assert used <= known


def test_no_theme_font_takes_precedence(word: File) -> None:
    """A theme font would override the face that is named beside it."""
    fonts = [e for e in word.part("word/styles.xml").iter(f"{W}rFonts")]
    assert not [name for font in fonts for name in font.attrib if "Theme" in name]


def test_fonts_have_stand_ins(word: File) -> None:
    """Every font a style names is in the font table, each Chinese one with other names."""
    table = {f.get(f"{W}name"): value(f, "altName") for f in word.part("word/fontTable.xml")}
    fonts = word.part("word/styles.xml").iter(f"{W}rFonts")
    named = {font.get(W + side) for font in fonts for side in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert named == set(table)
    assert table["方正小标宋简体"] == "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,宋体"
    assert table["仿宋_GB2312"] == "仿宋,FangSong,华文仿宋"
    assert table["楷体_GB2312"] == "楷体,KaiTi,华文楷体"
    assert [name for name, other in table.items() if not other] == ["Times New Roman"]


def test_marks_are_chinese(word: File) -> None:
    """Every run says so, or Word would set quotes and dashes in the Western font."""
    runs = [run for run in word.body.iter(f"{W}r") if run.find(f"{W}t") is not None]
    assert all(value(run, "rPr/rFonts", "hint") == "eastAsia" for run in runs)


def test_the_language_is_chinese(word: File) -> None:
    """Spelling and line breaking follow it."""
    defaults = word.part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault")
    assert defaults is not None
    assert value(defaults, "rPr/lang", "eastAsia") == "zh-CN"
