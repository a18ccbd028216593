"""The calendar's files: read whole, put beside their policies, every slip told with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guiju.errors import BadInput
from guiju.rulebook import Rulebook, load_rulebook
from tests.cast import POLICY, write_rulebook

TREE = "  all:\n  - {id: a, clause: 一, measure: core}\n"


def rulebook(tmp_path: Path, windows: str, beside: str = "") -> Rulebook:
    """A rulebook with one policy, `p`, and this calendar file."""
    text = POLICY.format(id="p", tree=TREE) + beside
    root = write_rulebook(tmp_path, {"p": text})
    (root / "calendar").mkdir()
    (root / "calendar" / "windows.yaml").write_text(windows)
    return load_rulebook(root)


def refusal(tmp_path: Path, windows: str, beside: str = "") -> str:
    """The whole message it is refused with."""
    with pytest.raises(BadInput) as caught:
        rulebook(tmp_path, windows, beside)
    return str(caught.value)


ONE = "windows:\n  w:\n    title: 示例\n    policy: p\n    notices:\n    - "
SOUND = ONE + "{year: 2026, opens: 6月1日, closes: 8月31日, confidence: V2}\n"


def test_a_window_belongs_to_its_policy(tmp_path: Path) -> None:
    """It is found from the policy and from the calendar, as is one written beside the policy."""
    book = rulebook(tmp_path, SOUND, "windows:\n- {note: 分批, confidence: K}\n")
    assert [window.id for window in book.policies["p"].windows] == ["w", "p-1"]
    assert [window.title for window in book.calendar.windows] == ["示例", "示例政策"]
    found = book.calendar.next_opening("p", date(2025, 12, 31))
    assert found is not None
    assert found.text() == "2026年6月1日—8月31日（以当年通知为准）"


def test_the_openings_of_a_month(tmp_path: Path) -> None:
    """Whatever touches it, in order; a window that ended before does not."""
    more = "  v:\n    title: 甲\n    yearly: {opens: 5月, closes: 6月中旬, confidence: K}\n"
    book = rulebook(tmp_path, SOUND + more)
    june = book.calendar.openings(date(2026, 6, 1), date(2026, 6, 30))
    july = book.calendar.openings(date(2026, 7, 1), date(2026, 7, 31))
    assert [[o.window.id for o in month] for month in (june, july)] == [["v", "w"], ["w"]]


@pytest.mark.parametrize(
    ("notice", "said"),
    [
        (
            "{year: 2026, opens: 六月, confidence: V}",
            "第6行 · opens: 六月 读不懂 · 应为：如 6月1日",
        ),
        ("{year: 2026, opens: 6月31日, confidence: V}", "opens: 6月31日 读不懂"),
        ("{opens: 6月1日, confidence: V}", "第6行 · 通知没有写年度 · 应为：year: 2026"),
        ("{year: 26, opens: 6月1日, confidence: V}", "通知的年度“26”读不懂"),
        ("{year: 2026, opens: 6月1日}", "没有写 confidence · 应为：V、V2、K、?"),
        ("{year: 2026, opens: 6月1日, confidence: A}", "confidence: A 不认识"),
        ("{year: 2026, confidence: V}", "没有写日期 · 应为：opens 或 closes"),
        (
            "{year: 2026, open: 6月1日, confidence: V}",
            "不认识的键“open” · 请核对名称，是否想写“opens”",
        ),
        ("6月1日", "日期写法有误"),
    ],
)
def test_a_notice_that_cannot_be_read(tmp_path: Path, notice: str, said: str) -> None:
    """Each with what was expected."""
    assert said in refusal(tmp_path, ONE + notice + "\n")


@pytest.mark.parametrize(
    ("windows", "said"),
    [
        (
            "windows:\n  w: {title: 示例, policy: q, note: 无}\n",
            "第2行 · 窗口“w”指向不存在的政策“q”",
        ),
        ("windows:\n  w: {note: 无}\n", "窗口“w”没有名称"),
        ("windows:\n  w: {title: 示例}\n", "窗口“w”没有日期也没有说明"),
        ("windows:\n  w: {title: 示例, note: 无, step: filing}\n", "step: filing 不在可用的词中"),
        ("windows:\n  w: 示例\n", "窗口“w”不是一组键值"),
        ("windows: [w]\n", "windows 不是一组键值"),
        ("window: {}\n", "不认识的键“window”"),
        (
            "windows:\n  w: {title: 示例, yearly: {year: 2026, closes: 3月, confidence: K}}\n",
            "yearly 说的是每年，不写 year",
        ),
        (
            "windows:\n  w: {title: 示例, policy: p, policies: [p], note: 无}\n",
            "policy 与 policies 只写一个",
        ),
        (SOUND + "    - {year: 2026, opens: 9月, confidence: V}\n", "窗口“w”2026年写了两次"),
    ],
)
def test_a_window_that_cannot_be_read(tmp_path: Path, windows: str, said: str) -> None:
    """Each with file, line and cure."""
    assert said in refusal(tmp_path, windows)


@pytest.mark.parametrize(
    ("year", "said"),
    [
        ("  2026: {confidence: V, holidays: [{name: 元旦, from: 2026-01-01}]}", "没有写依据"),
        ("  2026: {source: 示例, confidence: V}", "2026年一个假日也没有"),
        (
            "  2026: {source: 示例, confidence: V, holidays: [{name: 元旦, from: 2025-01-01}]}",
            "假日“元旦”的起止读不懂 · 应为：2026年里的 from 和 until",
        ),
        (
            "  2026: {source: 示例, confidence: V, holidays: [{name: 元旦, from: 2026-01-01}], "
            "worked: [2026-01-05]}",
            "2026-01-05 不是要调休上班的周末",
        ),
    ],
)
def test_days_off_that_cannot_be_read(tmp_path: Path, year: str, said: str) -> None:
    """A weekday is no day worked instead, and a holiday lies in its year."""
    assert said in refusal(tmp_path, f"days_off:\n{year}\n")


def test_every_slip_is_told_at_once(tmp_path: Path) -> None:
    """Both files' and the policy's."""
    said = refusal(tmp_path, "windows:\n  w: {}\nextra: 1\n", "windows:\n- {step: 报}\n")
    assert all(part in said for part in ("窗口“w”没有名称", "不认识的键“extra”", "step: 报"))
