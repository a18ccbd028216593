"""Open conditions read aloud: what is known enough, what is missing, who has it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.guiju.explanation.example import told

GROUND = "依据：《示例管理办法》第三条。"
SCORED = (
    """{estimate: {label: 估算, unit: 分, formula: "expert + clip(6 * patents, 0, 24) + 36"}}"""
)


def test_interval_against_a_limit(tmp_path: Path) -> None:
    """Expert points 0 to 30 and two patents give 48 to 78 points, against more than 70."""
    leaf = 'measure: "known(score, estimate)", more_than: 70'
    assert told(tmp_path, leaf, {"patents": 2}, metrics=SCORED) == (
        "创新能力总分目前可判定在48—78分之间，须超过70分，尚不清楚："
        f"缺创新能力总分、专家评分（均由专家评定，需人工判断）。{GROUND}"
    )


def test_interval_already_short(tmp_path: Path) -> None:
    """Without patents at most 66 points can be reached: unmet, and by more than 4 at least."""
    leaf = 'measure: "known(score, estimate)", more_than: 70'
    assert told(tmp_path, leaf, {"patents": 0}, metrics=SCORED) == (
        f"创新能力总分目前可判定在36—66分之间，要求超过70分，不符合，至少还须增加超过4分。{GROUND}"
    )


def test_an_end_just_below_the_limit(tmp_path: Path) -> None:
    """69.9999 points at best are not shown as the 70 that would be asked."""
    near = """{estimate: {label: 估算, unit: 分, formula: "clip(6 * patents, 0, 24) + 45.9999"}}"""
    leaf = 'measure: "known(score, estimate)", at_least: 70'
    assert told(tmp_path, leaf, {}, metrics=near) == (
        "创新能力总分目前可判定在约46分至69.9999分之间，要求不低于70分，不符合，至少还差0.01分。"
        f"{GROUND}"
    )


@pytest.mark.parametrize(
    ("leaf", "facts", "words"),
    [
        (
            "measure: 'sum(research, up_to=3) / sum(sales, up_to=3)', at_least: 3%",
            {
                "registration_date": date(2010, 1, 1),
                "sales": {2021: 1, 2022: 1, 2023: 1},
                "research": {2022: 1},
            },
            "研发费用占销售收入的比例（近三年合计）要求不低于3%，尚不清楚："
            "缺2021、2023年研发费用（由企业提供）",
        ),
        (
            "measure: research / sales, at_least: {by: sales, at_most: {5000: 5%}, else: 3%}",
            {"research": {2023: 200}},
            "上年研发费用占销售收入的比例要求不低于相应标准（上年销售收入不超过5,000万元时为5%，"
            "超过5,000万元时为3%），尚不清楚：缺2023年销售收入（由企业提供）",
        ),
        (
            "measure: market_value, at_least: 10",
            {},
            "预计市值要求不低于10亿元，尚不清楚：缺预计市值（由市场机构提供）",
        ),
        (
            "measure: platform_score, at_least: 50",
            {},
            "平台评价得分要求不低于50分，尚不清楚：缺平台评价得分（由平台评分）",
        ),
        (
            "measure: 'count(accidents, within_days=365)', at_most: 0",
            {},
            "近365天内重大事故的次数要求为0次，尚不清楚：缺重大事故记录（由企业提供）",
        ),
        (
            "measure: 'count(awards, rank <= 3)', at_least: 1",
            {},
            "科技奖励（排名前3）的项数要求不低于1项，尚不清楚：缺科技奖励记录（由企业提供）",
        ),
        (
            "measure: supported",
            {},
            "“核心技术属于支持领域”尚不清楚：缺“核心技术属于支持领域”（由科技局核定，需人工判断）",
        ),
        (
            "says: 技术领域, measure: supported",
            {},
            "“技术领域”尚不清楚：缺“核心技术属于支持领域”（由科技局核定，需人工判断）",
        ),
        (
            "says: 未失信, measure: dishonest, is: false",
            {},
            "“未失信”尚不清楚：缺“列入严重失信名单”（由官方名单核对）",
        ),
        (
            "says: 高企有效, measure: holds(hte)",
            {},
            "“高企有效”尚不清楚：缺高新技术企业资质及有效期（由官方名单核对）",
        ),
    ],
)
def test_blank(tmp_path: Path, leaf: str, facts: dict[str, Any], words: str) -> None:
    """A blank is never a failure: the missing facts are named, with year and supplier."""
    assert told(tmp_path, leaf, facts) == f"{words}。{GROUND}"


def test_a_blank_inside_a_record(tmp_path: Path) -> None:
    """An award of unknown rank may count: between none and one."""
    leaf = "measure: 'count(awards, rank <= 3)', at_least: 1"
    facts = {"awards": [{"level": "nation", "date": date(2021, 5, 1)}]}
    assert told(tmp_path, leaf, facts) == (
        "科技奖励（排名前3）的项数目前可判定在0—1项之间，须不低于1项，尚不清楚："
        f"缺科技奖励记录中的空缺内容（由企业提供）。{GROUND}"
    )


def test_short_of_every_bracket(tmp_path: Path) -> None:
    """2% is below both 5% and 3%: unmet whatever the bracket, by one point at least."""
    facts = {"research": {2023: 20}, "sales": {2023: 1000}}
    leaf = "measure: research / sales, at_least: {by: staff, at_most: {100: 5%}, else: 3%}"
    assert told(tmp_path, leaf, facts) == (
        "上年研发费用占销售收入的比例为2%，要求不低于相应标准（上年职工总数不超过100人时为5%，"
        f"超过100人时为3%），不符合，至少还差1个百分点。{GROUND}"
    )


def test_zero_denominator(tmp_path: Path) -> None:
    """A zero denominator is nobody's blank: a person must look."""
    facts = {"debts": {2023: 5}, "assets": {2023: 0}}
    assert told(tmp_path, "measure: debts / assets, at_most: 75%", facts) == (
        f"上年负债总额占资产总额的比例无法计算（分母为零），要求不超过75%，请人工复核。{GROUND}"
    )


def test_zero_denominator_the_law_decides(tmp_path: Path) -> None:
    """Where the rule says what a missing number means, that is said."""
    facts = {"research": {2023: 5}, "sales": {2023: 0}}
    leaf = "measure: research / sales, at_least: 3%, nothing: unmet"
    assert told(tmp_path, leaf, facts) == (
        "上年研发费用占销售收入的比例无法计算（分母为零），要求不低于3%，"
        f"此种情形按不符合处理。{GROUND}"
    )


def test_year_before_the_firm_existed(tmp_path: Path) -> None:
    """A fixed window over a year without the firm is not computable, never a blank."""
    facts = {"registration_date": date(2022, 1, 1), "sales": {2022: 1, 2023: 2}}
    assert told(tmp_path, "measure: 'cagr(sales, periods=2)', at_least: 20%", facts) == (
        "近三年销售收入复合增长率（两期）无法计算（该年度企业尚未成立），要求不低于20%，"
        f"请人工复核。{GROUND}"
    )
    assert told(tmp_path, "says: 收入增长, measure: 'rising(sales, years=3)'", facts) == (
        f"“收入增长”无法判断（该年度企业尚未成立），请人工复核。{GROUND}"
    )


def test_negative_base(tmp_path: Path) -> None:
    """From −100 to −250 the formula says +150%: doubtful, so it cannot pass."""
    facts = {"profit": {2022: -100, 2023: -250}}
    assert told(tmp_path, "measure: growth(profit), at_least: 10%", facts) == (
        "上年净利润增长率算得150%，要求不低于10%，但分母或基数为负，比率只能存疑，"
        f"请人工复核。{GROUND}"
    )


def test_negative_base_may_fail(tmp_path: Path) -> None:
    """From −100 to 50 the formula says −150%: it fails, with the doubt said, no sum suggested."""
    facts = {"profit": {2022: -100, 2023: 50}}
    assert told(tmp_path, "measure: growth(profit), at_least: 10%", facts) == (
        f"上年净利润增长率为-150%（分母或基数为负，比率只能存疑），要求不低于10%，不符合。{GROUND}"
    )


@pytest.mark.parametrize(
    ("confidence", "mark"), [("V", ""), ("V2", "（依据待核）"), ("K", "（依据待核）")]
)
def test_unverified_source(tmp_path: Path, confidence: str, mark: str) -> None:
    """What was not seen in the law's own text is marked."""
    leaf = f"measure: patents, at_least: 1, confidence: {confidence}"
    assert told(tmp_path, leaf, {"patents": 1}).endswith(f"依据：《示例管理办法》第三条{mark}。")
