"""A figure's body with a slip in it: told with line, expectation and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records import refusals

GRANTS = """\
figures:
  money:
    label: 批复资金
    over: grant
    where: kind == approved and scope == project and level >= province and on in period
    measure: sum(amount)
    unit: 万元
"""


def body(*lines: str) -> str:
    """A figure `f` over laboratories with these further lines."""
    return "figures:\n  f:\n    label: 示例数\n" + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ["over: labs"],
            "第4行 · 没有“labs”这种记录 · 应为：body、comparison、enterprise、grant、lab、roster、"
            "series_point · 请核对名称，是否想写“lab”",
        ),
        ([], "第2行 · 数“f”要写 over 或 formula，只写一个"),
        (["over: lab", "formula: f"], "第2行 · 数“f”要写 over 或 formula，只写一个"),
        (["over: lab", "were: open"], "第5行 · 不认识的键“were” · 请核对名称，是否想写“where”"),
        (
            ["over: lab", "measure: total(area)"],
            "第5行 · measure“total(area)”读不懂 · 应为：count()、"
            "sum(字段)、sum(count(关系))、value(字段)、distinct(字段)",
        ),
        (
            ["over: lab", "measure: sum(name)"],
            "第5行 · “名称”不是数 · 请换一个数量或金额字段",
        ),
        (["over: lab", "part_of: g"], "第5行 · 没有“g”这个数 · 请先在 figures/ 里定义它"),
        (
            ["over: lab", "by: nobody"],
            "第5行 · 实验室没有“nobody”这一项 · 应为：stage、name、number、"
            "level、host、partners、approved_on、checked、area、people、visitors、share",
        ),
        (["over: lab", "latest: name"], "第5行 · latest“名称”不是日期 · 应为：一个日期字段"),
        (
            ["over: lab", "notes: [{where: open}]"],
            "第5行 · notes 没有写全 · 应为：- {where: 条件, says: 待签合同{n}项}",
        ),
        (
            ["over: lab", "notes: [{where: open, says: '{m}项'}]"],
            "第5行 · “{m}项”里的“{m}”没有 · 应为：{n}",
        ),
        (
            ["over: lab", "notes: [{where: open, says: '{项'}]"],
            "第5行 · “{项”的花括号不成对 · 请改正花括号",
        ),
        (["formula: f[-1] + 1", "by: level"], "第5行 · 有 formula 就不写 by · 请删去一处"),
    ],
)
def test_a_body_with_a_slip_is_refused(tmp_path: Path, lines: list[str], message: str) -> None:
    """With the line of the slip, what was expected and what to do."""
    assert refusals(tmp_path, body(*lines)) == [f"figures/f.yaml {message}"]


def test_a_figure_has_a_name(tmp_path: Path) -> None:
    """What people call it is demanded."""
    told = refusals(tmp_path, "figures:\n  f:\n    over: lab\n")
    assert told == ["figures/f.yaml 第2行 · 数“f”缺少中文名 · 应为：label: …"]


@pytest.mark.parametrize(
    ("where", "missing"),
    [
        ("kind == approved and level >= province", "口径（scope）"),
        ("scope == project", "性质、级别（kind、level）"),
        ("ref.level >= province and scope == project and kind == approved", "级别（level）"),
    ],
)
def test_money_says_which_money(tmp_path: Path, where: str, missing: str) -> None:
    """A sum without scope, kind and level of the money itself is refused."""
    lines = ["over: grant", f"where: {where}", "measure: sum(amount)", "unit: 万元"]
    told = refusals(tmp_path, body(*lines))
    message = f"figures/f.yaml 第2行 · 数“f”没有说清是哪一类金额 · 请在 where 里写明{missing}"
    assert told == [message]


def test_money_without_a_unit_is_refused(tmp_path: Path) -> None:
    """元, 万元 and 亿元 differ by ten thousand; nobody guesses."""
    told = refusals(tmp_path, body("over: grant", "measure: sum(cost)"))
    assert told == ["figures/f.yaml 第3行 · 金额“f”要写明单位 · 应为：元、万元、亿元"]


def test_one_name_for_one_figure(tmp_path: Path) -> None:
    """Two files may not define one name, nor a figure and a claim share it."""
    both = GRANTS + "claims:\n  money:\n    label: 示例\n"
    told = refusals(tmp_path, both)
    assert told == [
        "figures/f.yaml 第9行 · “money”重复定义（首次：figures/f.yaml 第2行） · 请删去一处或改名"
    ]


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """Three slips in one file are three messages."""
    text = "figures:\n  a: {label: 甲, over: nobody}\n  b: {label: 乙, over: lab, where: opn}\n  c: 3\n"
    told = refusals(tmp_path, text)
    assert [message.split(" · ")[0] for message in told] == [
        "figures/f.yaml 第2行",
        "figures/f.yaml 第3行",
        "figures/f.yaml 第4行",
    ]
    assert told[2] == "figures/f.yaml 第4行 · “c”不是一组键值 · 应为：label、over、where …"
