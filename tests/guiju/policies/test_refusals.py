"""Every mistake a rule author can make is refused with file, line, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput
from guiju.rulebook import load_rulebook
from tests.cast import POLICY, small_rulebook, write_rulebook

SOUND = "  all:\n  - {id: a, clause: 第一条, measure: research / sales, at_least: 5%}\n"


def refusal(tmp_path: Path, tree: str, metrics: str = "metrics: {}\n") -> str:
    """The whole message a rulebook with these conditions is refused with."""
    with pytest.raises(BadInput) as caught:
        small_rulebook(tmp_path, tree, metrics)
    return str(caught.value)


def leaf(body: str) -> str:
    """A version with this one condition, on line 9 of policy.yaml."""
    return f"  all:\n  - {{id: a, clause: 第一条, {body}}}\n"


def test_a_sound_policy_loads(tmp_path: Path) -> None:
    """The frame the other tests break is itself whole."""
    assert list(small_rulebook(tmp_path, SOUND).policies) == ["p"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("measure: reserch / sales, at_least: 5%", "不认识的名称“reserch”"),
        ("measure: research / sales, at_leest: 5%", "不认识的键“at_leest”"),
        ("measure: research + staff, at_least: 5", "单位不一致"),
        ("measure: research, at_least: 5%", "单位不一致"),
        ("measure: research / sales, at_least: 5%, at_most: 9%", "只写一个界限词"),
        ("measure: research / sales", "要一个是/否的判断"),
        ("measure: core, at_least: 1", "不能当数用"),
        ("measure: level, at_least: county", "没有选项“county”"),
        ("measure: holds(hteee)", "没有资质代码“hteee”"),
        ("measure: '__import__(1)', at_least: 1", "没有函数“__import__”"),
        ("measure: '(lambda: 1)()', at_least: 1", "只能按名称调用"),
        ("measure: research.real, at_least: 1", "公式里不能写“research.real”"),
        ("measure: research ** 2, at_least: 1", "公式里只有加减乘除"),
        ("measure: 'sum(research)', at_least: 1", "要写明年数"),
        ("measure: 'sum(research, years=99)', at_least: 1", "年数 99 超出范围"),
        ("measure: 'research[1]', at_least: 1", "年份只能向前移"),
        ("measure: 'research / 0', at_least: 1", "除以了 0"),
        ("measure: 'cagr(sales, periods=2) + 1', at_least: 1", "cagr(…) 只能单独"),
        ("measure: 'research /', at_least: 1", "写法有误"),
        ("measure: share_of_nothing, at_least: 1", "不认识的名称"),
        ("measure: titles, at_least: 1", "holds(…)"),
        ("measure: awards, at_least: 1", "count(…)"),
        ("measure: 'count(awards, levle >= city)', at_least: 1", "筛选里不能用“levle”"),
        ("measure: research / sales, at_least: limit", "不认识的名称“limit”"),
        ("measure: research / sales, at_least: 5%, nothing: maybe", "nothing: maybe 不认识"),
        ("measure: research / sales, at_least: 5%, confidence: sure", "confidence: sure"),
    ],
)
def test_a_slip_in_a_condition_is_told(tmp_path: Path, body: str, said: str) -> None:
    """The message names the file, the line and the slip."""
    message = refusal(tmp_path, leaf(body))
    assert said in message
    assert "policies/p/policy.yaml 第10行" in message


def test_a_near_miss_is_offered(tmp_path: Path) -> None:
    """Whoever writes reserch is asked whether research was meant."""
    assert "是否想写“research”" in refusal(tmp_path, leaf("measure: reserch, at_least: 5"))


def test_a_condition_without_clause_is_refused(tmp_path: Path) -> None:
    """No condition without the clause it rests on."""
    tree = "  all:\n  - {id: a, measure: research / sales, at_least: 5%}\n"
    assert "没有写明依据条款" in refusal(tmp_path, tree)


def test_one_id_stands_once(tmp_path: Path) -> None:
    """A finding is known by its id."""
    twice = SOUND + SOUND.splitlines()[1] + "\n"
    assert "条件编号“a”重复" in refusal(tmp_path, twice)


def test_a_policy_without_cases_is_refused(tmp_path: Path) -> None:
    """Nothing goes into force unchecked."""
    root = write_rulebook(tmp_path, {"p": POLICY.format(id="p", tree=SOUND)})
    (root / "policies" / "p" / "cases.yaml").unlink()
    with pytest.raises(BadInput, match="政策没有案例"):
        load_rulebook(root)


def test_overlapping_versions_are_refused(tmp_path: Path) -> None:
    """On any day at most one version is in force, and the message says how to mend it."""
    second = SOUND + (
        '- version: "2"\n  in_force: [{from: 2020-01-01}]\n  source: {title: 新办法}\n' + SOUND
    )
    message = refusal(tmp_path, second)
    assert "在 2020-01-01 同时施行" in message
    assert "until: 2019-12-31" in message


def test_a_row_that_is_never_reached_is_refused(tmp_path: Path) -> None:
    """60 and above already took the 80s."""
    metrics = "metrics:\n  points: {label: 分, by: patents, at_least: {6: 1, 8: 2}, else: 0}\n"
    assert "永远轮不到" in refusal(tmp_path, SOUND, metrics)


def test_rows_from_strict_to_lenient_are_reached(tmp_path: Path) -> None:
    """at_least 5 after more_than 5 still catches 5 itself."""
    metrics = "metrics:\n  points: {label: 分, by: patents, more_than: {5: 2}, at_least: {5: 1}, else: 0}\n"
    assert small_rulebook(tmp_path, SOUND, metrics).metrics.names() == ["points"]


def test_metrics_in_a_circle_are_refused(tmp_path: Path) -> None:
    """a needs b needs a."""
    metrics = "metrics:\n  a: {label: 甲, formula: b + 1}\n  b: {label: 乙, formula: a + 1}\n"
    assert "定义成环：a → b → a" in refusal(tmp_path, SOUND, metrics)


def test_a_metric_whose_unit_is_not_its_formulas_is_refused(tmp_path: Path) -> None:
    """Neither a ratio nor a percentage comes in 万元."""
    for formula in ("research / sales", "5% if core else 3%"):
        metrics = f"metrics:\n  a: {{label: 甲, unit: 万元, formula: {formula}}}\n"
        assert "单位不符" in refusal(tmp_path, SOUND, metrics)


@pytest.mark.parametrize("day", ["2023-10-11", "2023-09-01"])
def test_a_day_in_a_formula_is_refused(tmp_path: Path, day: str) -> None:
    """2023-10-11 is no subtraction, and whoever wrote it learns where a day may stand."""
    message = refusal(tmp_path, leaf(f"measure: 'count(awards, date >= {day})', at_least: 1"))
    assert f"公式里不能写日期“{day}”" in message
    assert "at_least: 2023-10-11" in message


@pytest.mark.parametrize(
    "body",
    [
        "measure: registration_date, at_least: 2019",
        "measure: as_of, less_than: 2025",
        "measure: 'registration_date >= 2019'",
        "measure: 'count(awards, date < 2019)', at_least: 1",
    ],
)
def test_a_day_beside_a_number_is_refused(tmp_path: Path, body: str) -> None:
    """A year is no day: 1999-01-01 is later than the number 2019, and nobody would notice."""
    message = refusal(tmp_path, leaf(body))
    assert "日期不能与数比较" in message
    assert "year(…)" in message


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """An author mends a file in one go, not slip by slip."""
    metrics = "metrics:\n  a: {label: 甲, formula: x1 + 1}\n  b: {label: 乙, formula: x2 + 1}\n"
    message = refusal(tmp_path, SOUND, metrics)
    assert "x1" in message
    assert "x2" in message
