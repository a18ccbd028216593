"""Industries: sections and divisions from the rulebook, classes from a table of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput, Problems
from guiju.rulebook import load_rulebook
from guiju.vocabulary.industries import Industries, load_industries

SHIPPED = load_rulebook().industries


def table(folder: Path, *rows: str, encoding: str = "utf-8") -> Path:
    """A table of classes with its header."""
    path = folder / "classes.csv"
    path.write_text("\n".join(["代码,名称", *rows]) + "\n", encoding=encoding)
    return path


def test_the_shipped_classification() -> None:
    """Twenty sections A to T and ninety-seven divisions 01 to 97, each in its section."""
    codes = SHIPPED.entries
    assert [code for code in codes if code.isalpha()] == list("ABCDEFGHIJKLMNOPQRST")
    divisions = [code for code in codes if code.isdigit()]
    assert divisions == [f"{number:02d}" for number in range(1, 98)]
    assert SHIPPED.standard == "GB/T 4754-2017"


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("C", ["制造业"]),
        ("38", ["制造业", "电气机械和器材制造业"]),
        ("3841", ["制造业", "电气机械和器材制造业"]),
        ("0111", ["农、林、牧、渔业", "农业"]),
        ("98", []),
        ("9811", []),
        ("384", []),
        ("", []),
    ],
)
def test_path(code: str, names: list[str]) -> None:
    """From the section down; a class nobody imported lies in its division."""
    assert [entry.name for entry in SHIPPED.path(code)] == names


@pytest.mark.parametrize(("code", "section"), [("6513", "I"), ("73", "M"), ("99", None)])
def test_section(code: str, section: str | None) -> None:
    """The letter of the section, None for a code that is none."""
    assert SHIPPED.section(code) == section


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_classes_from_a_table(tmp_path: Path, encoding: str) -> None:
    """A table of four-digit classes is taken in as spreadsheets save it."""
    path = table(tmp_path, "3841,示例小类甲", "0111,示例小类乙", encoding=encoding)
    book = SHIPPED.with_classes(path)
    assert [entry.name for entry in book.path("3841")][-1] == "示例小类甲"
    assert book.section("0111") == "A"
    assert len(book.entries) == 20 + 97 + 2


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("111,甲", "行业代码“111”不是四位数 · 应为：四位小类代码，如 3841"),
        ("38411,甲", "行业代码“38411”不是四位数"),
        ("C,制造业", "行业代码“C”不是四位数"),
        ("９８４１,甲", "行业代码“９８４１”不是四位数"),
        ("9841,甲", "行业代码“9841”的大类“98”不存在 · 应为：01 至 97"),
        ("3841,甲", "行业代码“3841”重复（首次：classes.csv 第2行） · 请删去一行"),
        ("3842,", "行业代码“3842”没有名称 · 请补上名称"),
        (",甲", "行业代码“”不是四位数"),
    ],
)
def test_a_bad_row(tmp_path: Path, row: str, said: str) -> None:
    """The line, what is wrong with the code, what was expected."""
    with pytest.raises(BadInput) as caught:
        SHIPPED.with_classes(table(tmp_path, "3841,示例", row), "classes.csv")
    [problem] = caught.value.problems
    assert problem.text().startswith(f"classes.csv 第3行 · {said}")


def test_every_bad_row_is_told(tmp_path: Path) -> None:
    """All bad rows at once, and nothing is taken in."""
    with pytest.raises(BadInput) as caught:
        SHIPPED.with_classes(table(tmp_path, "1,甲", "2,乙", "3,丙"))
    assert len(caught.value.problems) == 3


def test_a_table_that_is_none(tmp_path: Path) -> None:
    """Without the two columns, or in no known encoding, it says what a table looks like."""
    path = tmp_path / "classes.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(BadInput, match="行业表的表头认不出 · 应为：代码、名称 两列"):
        SHIPPED.with_classes(path)
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(BadInput, match="读不了这张行业表"):
        SHIPPED.with_classes(path)
    with pytest.raises(BadInput, match="读不了这张行业表"):
        SHIPPED.with_classes(tmp_path / "absent.csv")


def loaded(folder: Path, text: str) -> tuple[Industries, list[str]]:
    """What one file of a classification gives, and the problems."""
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    return load_industries(folder, folder, problems), [problem.text() for problem in problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("standard: 示例\n", "a.yaml 第1行 · 没有列出门类 · 应为：sections: {A: {name: …}}"),
        (
            "sections:\n  AB: {name: 甲, divisions: {}}\n",
            "a.yaml 第2行 · 门类“AB”写法有误 · 应为：一个字母和 {name, divisions}",
        ),
        (
            "sections:\n  A: {name: 甲, divisions: {1: 乙}}\n",
            "a.yaml 第2行 · 大类“1”写法有误 · 应为：带引号的两位数和名称",
        ),
        (
            "sections:\n  A: {name: 甲}\n",
            """a.yaml 第2行 · 门类“A”没有列出大类 · 应为：{"01": 名称}""",
        ),
        (
            'sections:\n  A: {name: 甲, divisions: {"01": 乙}}\n  B: {name: 丙, divisions: {"01": 丁}}\n',
            "a.yaml 第3行 · 大类“01”重复（首次：a.yaml 第2行） · 请删去一处",
        ),
    ],
)
def test_a_slip_in_the_classification(tmp_path: Path, text: str, said: str) -> None:
    """Named with its line."""
    assert loaded(tmp_path, text)[1] == [said]


def test_a_table_beside_the_classification(tmp_path: Path) -> None:
    """A CSV file beside it is taken in with the rulebook, its bad rows are told with the rest."""
    table(tmp_path, "0111,示例", "99,示例")
    text = 'sections:\n  A: {name: 甲, divisions: {"01": 乙}}\n'
    book, said = loaded(tmp_path, text)
    assert [line.split(" · ")[1] for line in said] == ["行业代码“99”不是四位数"]
    assert [*book.entries] == ["A", "01"]
