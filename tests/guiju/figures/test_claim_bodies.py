"""A claim's body: the list it rests on, its wording, of what it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records import book, refusals

FIGURES = "figures:\n  new: {label: 新获批, over: lab}\n  sum: {label: 合计, formula: new + 1}\n"
LIST = "over: comparison, where: 'topic == \"labs\"'"
AT = "figures/f.yaml 第5行 · "


def claim(body: str) -> str:
    """One claim `c` beside two figures."""
    return f"{FIGURES}claims:\n  c: {{label: 示例断言, {body}}}\n"


def test_a_claim_knows_its_list_and_what_fixes_it(tmp_path: Path) -> None:
    """The fields its condition pins to one value are what a declaration must cover."""
    text = claim(f"kind: ordinal, {LIST}, order: date, subjects: new, says: '第{{n}}家'")
    found = book(tmp_path, text).figures.claims["c"]
    assert (found.over, found.fixed, found.subjects) == ("comparison", {"topic": "labs"}, "new")


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        (
            "kind: ordinal, order: date, subjects: new, says: 第",
            ["断言“c”没有写明依据的名单 · 应为：over: …"],
        ),
        (
            "kind: only, says: 唯一",
            [
                "断言“c”没有写明依据的名单 · 应为：over: …",
                "断言“c”缺少 subjects · 应为：subjects: …",
            ],
        ),
        (f"kind: rank, {LIST}, order: value, says: 第", ["断言“c”缺少 match · 应为：match: …"]),
        ("kind: record_high, says: 最好", ["断言“c”缺少 figure · 应为：figure: …"]),
        (
            "kind: biggest, says: 最大",
            ["断言“c”的 kind“biggest”没有 · 应为：ordinal、only、again、rank、record_high"],
        ),
        (f"kind: only, {LIST}, subjects: new", ["断言“c”缺少 says · 应为：says: …"]),
        (
            f"kind: only, {LIST}, subjects: new, says: '{{where}}唯一'",
            [
                "“{where}唯一”里的“{where}”没有 · 应为：{n}、{leader}、{total}、{since}、{gap}、{tied}、"
                "{county}、{city}、{province}、{nation}"
            ],
        ),
        (
            f"kind: only, {LIST}, subjects: nobody, says: 唯一",
            ["没有“nobody”这个数 · 请先在 figures/ 里定义它"],
        ),
        (
            f"kind: only, {LIST}, subjects: sum, says: 唯一",
            ["断言“c”的 subjects“sum”是公式，没有记录 · 请写一个数记录的数"],
        ),
        (
            f"kind: ordinal, {LIST}, order: '(', subjects: new, says: 第",
            ["order 要写一个字段 · 应为：如 on"],
        ),
        (
            f"kind: ordinal, {LIST}, order: day, subjects: new, says: 第",
            ["对照记录没有“day”这一项 · 应为：topic、unit、value、date、subject、complete"],
        ),
        (
            "kind: only, over: zzz, subjects: new, says: 唯一",
            [
                "没有“zzz”这种记录 · 应为：body、comparison、enterprise、grant、lab、roster、series_point"
            ],
        ),
    ],
)
def test_a_claim_with_a_slip_is_refused(tmp_path: Path, body: str, messages: list[str]) -> None:
    """What is missing for this sort of claim is named; no wording has a gap nobody fills."""
    assert refusals(tmp_path, claim(body)) == [AT + message for message in messages]
