"""Charts one can edit: drawing, chart part and workbook say the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.guiju.composition.cast import document
from tests.guiju.composition.exhibits import BY_TOWN, FIRMS, SHARES, TREND
from tests.guiju.composition.word.reading import A, C, File, W, text, write

ALL = (FIRMS, SHARES, TREND, BY_TOWN)
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> File:
    """A document of four charts."""
    return write(document(*ALL), tmp_path_factory.mktemp("charts"))


@pytest.mark.parametrize("number", range(1, 5))
def test_the_drawing_shows_the_same_numbers(file: File, number: int) -> None:
    """The numbers kept in the chart for showing are those of the workbook."""
    chart = ALL[number - 1]
    space = file.part(f"word/charts/chart{number}.xml")
    for series, (name, values) in zip(space.iter(f"{C}ser"), chart.series, strict=True):
        assert series.findtext(f"{C}tx//{C}v") == name
        points = series.iter(f"{C}val")
        shown = {
            p.get("idx"): float(p.findtext(f"{C}v") or 0) for v in points for p in v.iter(f"{C}pt")
        }
        assert shown == {str(at): value for at, value in enumerate(values) if value is not None}


@pytest.mark.parametrize(
    ("number", "tag"), [(1, "barChart"), (2, "pieChart"), (3, "lineChart"), (4, "barChart")]
)
def test_each_kind_is_its_own(file: File, number: int, tag: str) -> None:
    """Columns stand, bars lie."""
    plot = file.part(f"word/charts/chart{number}.xml").find(f".//{C}{tag}")
    assert plot is not None
    direction = plot.find(f"{C}barDir")
    if direction is not None:
        assert direction.get("val") == {1: "col", 4: "bar"}[number]


@pytest.mark.parametrize("number", range(1, 5))
def test_numbers_are_written_on_it(file: File, number: int) -> None:
    """With as many decimals as they have."""
    space = file.part(f"word/charts/chart{number}.xml")
    labels = next(space.iter(f"{C}dLbls"))
    assert labels.find(f"{C}showVal").get("val") == "1"  # type: ignore[union-attr]
    formats = {1: "0", 2: "0.0", 3: "0.00", 4: "0"}
    assert labels.find(f"{C}numFmt").get("formatCode") == formats[number]  # type: ignore[union-attr]


@pytest.mark.parametrize("number", range(1, 5))
def test_fonts_are_chinese(file: File, number: int) -> None:
    """Chinese in 仿宋, digits as in the text."""
    space = file.part(f"word/charts/chart{number}.xml")
    assert {e.get("typeface") for e in space.iter(f"{A}ea")} == {"仿宋_GB2312"}
    assert {e.get("typeface") for e in space.iter(f"{A}latin")} == {"Times New Roman"}


def test_lengths_begin_at_nought(file: File) -> None:
    """Columns of 210 to 720 do not begin at 200."""
    least = file.part("word/charts/chart1.xml").find(f".//{C}valAx/{C}scaling/{C}min")
    assert least is not None
    assert float(least.get("val", "x")) == 0


def test_it_is_described_in_words_and_fits(file: File) -> None:
    """Title and description for who does not see it; no wider than 156 mm."""
    inlines = list(file.body.iter(f"{WP}inline"))
    assert len(inlines) == 4
    for inline, chart in zip(inlines, ALL, strict=True):
        named = inline.find(f"{WP}docPr")
        assert named is not None
        assert (named.get("title"), named.get("descr")) == (chart.caption, chart.alt)
        extent = inline.find(f"{WP}extent")
        assert extent is not None
        assert int(extent.get("cx", 0)) <= 156 * 36000
    ids = [inline.find(f"{WP}docPr").get("id") for inline in inlines]  # type: ignore[union-attr]
    assert len(set(ids)) == 4


def test_the_caption_stands_below_with_the_unit(file: File) -> None:
    """图1 …（单位：家）, on the page of its chart."""
    assert [text(p) for p in file.paragraphs("FigureCaption")] == [
        "图1 企业培育情况（单位：家）",
        "图2 获批资金构成（单位：万元）",
        "图3 全社会研发投入占比（单位：%）",
        "图4 各镇区高新技术企业净增（单位：家）",
    ]
    assert file.style("图").find(f"{W}pPr/{W}keepNext") is not None


def test_the_parts_are_tied_together(file: File) -> None:
    """Document to chart, chart to workbook."""
    assert [
        e.get(f"{R}id") for e in file.part("word/charts/chart2.xml").iter(f"{C}externalData")
    ] == ["rId1"]
    targets = [r.get("Target") for r in file.part("word/charts/_rels/chart2.xml.rels")]
    assert targets == ["../embeddings/chart2.xlsx"]


def test_an_empty_chart_is_said_in_words(tmp_path: Path) -> None:
    """No broken drawing where there is nothing to draw."""
    file = write(document(replace(FIRMS, series=(("数", (None,) * 4),))), tmp_path)
    assert not [name for name in file.parts if "chart" in name]
    assert [text(p) for p in file.paragraphs("Figure")] == ["（没有可画的数字）"]


def test_odd_data_are_written_too(tmp_path: Path) -> None:
    """A pie of losses, one slice, equal values, many columns: each is a chart."""
    months = tuple(f"{month}月" for month in range(1, 13))
    odd = (
        replace(SHARES, series=(("数", (5, -3, 1)),)),
        replace(SHARES, categories=("全部",), series=(("数", (5,)),)),
        replace(TREND, series=(("数", (5, 5, 5, 5)),)),
        replace(FIRMS, categories=months, series=(("甲", tuple(range(12))), ("乙", (0,) * 12))),
    )
    file = write(document(*odd), tmp_path)
    assert file.part("word/charts/chart1.xml").find(f".//{C}barChart") is not None
    assert len([name for name in file.parts if name.startswith("word/charts/chart")]) == 4
