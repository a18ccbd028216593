"""Numeric conditions read aloud: the firm's number, the limit, the difference, the clause."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guiju.explanation import sentence
from tests.guiju.explanation.example import judged, rulebook, told

GROUND = "依据：《示例管理办法》第三条。"
INTENSITY = (
    "measure: 'sum(research, up_to=3) / sum(sales, up_to=3)', "
    "at_least: {by: sales, at_most: {5000: 5%, 20000: 4%}, else: 3%}"
)
OVER = "要求不低于4%（上年销售收入超过5,000万元、不超过2亿元）"


def test_share_with_bracket(tmp_path: Path) -> None:
    """486 ÷ 18,000 = 2.7%; 4% of 18,000 is 720, so 234万元 are short, told with the bracket."""
    facts = {
        "sales": {2021: 5000, 2022: 6000, 2023: 7000},
        "research": {2021: 100, 2022: 186, 2023: 200},
    }
    tree = f"all:\n- {{id: c, clause: 第十一条（五）, {INTENSITY}}}"
    judgement = judged(rulebook(tmp_path, tree), facts)
    assert sentence(judgement.finding("c"), judgement) == (
        "研发费用占销售收入的比例（近三年合计）为2.7%，"
        f"{OVER}，不符合，按三年合计还差234万元研发费用。"
        "依据：《示例管理办法》第十一条（五）。"
    )


def test_share_met_at_the_border(tmp_path: Path) -> None:
    """At exactly 5,000万元 the first bracket holds, and exactly 5% passes: 500 ÷ 10,000."""
    facts = {
        "sales": {2021: 2000, 2022: 3000, 2023: 5000},
        "research": {2021: 100, 2022: 150, 2023: 250},
    }
    assert told(tmp_path, INTENSITY, facts) == (
        "研发费用占销售收入的比例（近三年合计）为5%，"
        f"要求不低于5%（上年销售收入不超过5,000万元），符合。{GROUND}"
    )


def test_near_miss_is_never_rounded_onto_the_limit(tmp_path: Path) -> None:
    """499.96 ÷ 10,000 = 4.9996%: shown with all its decimals, 0.04万元 short of 5%."""
    facts = {
        "sales": {2021: 3000, 2022: 3000, 2023: 4000},
        "research": {2021: 100, 2022: 100, 2023: "299.96"},
    }
    assert told(tmp_path, INTENSITY, facts) == (
        "研发费用占销售收入的比例（近三年合计）为4.9996%，要求不低于5%（上年销售收入"
        f"不超过5,000万元），不符合，按三年合计还差0.04万元研发费用。{GROUND}"
    )


def test_young_firm(tmp_path: Path) -> None:
    """Registered in 2022, two years count: 386 ÷ 13,000 ≈ 2.97%, 4% would be 520."""
    facts = {
        "registration_date": date(2022, 6, 1),
        "sales": {2022: 6000, 2023: 7000},
        "research": {2022: 186, 2023: 200},
    }
    assert told(tmp_path, INTENSITY, facts) == (
        f"研发费用占销售收入的比例（成立以来两年合计）约为2.97%，{OVER}，"
        f"不符合，按成立以来两年合计还差134万元研发费用。{GROUND}"
    )


def test_firm_without_a_year(tmp_path: Path) -> None:
    """Registered in the year of judgement there is no fiscal year: a person must look."""
    facts = {"registration_date": date(2024, 3, 1), "sales": {2023: 1}, "research": {2023: 1}}
    leaf = "measure: 'sum(research, up_to=3) / sum(sales, up_to=3)', at_least: 5%"
    assert told(tmp_path, leaf, facts) == (
        "研发费用占销售收入的比例（近三年合计）无法计算（企业还没有一个完整的会计年度），"
        f"要求不低于5%，请人工复核。{GROUND}"
    )


@pytest.mark.parametrize(
    ("leaf", "facts", "words"),
    [
        (
            "measure: engineers / staff, at_least: 10%",
            {"engineers": {2023: 9}, "staff": {2023: 101}},
            # 10% of 101 is 10.1, so 11 are needed and 2 are short.
            "上年科技人员占职工总数的比例约为8.91%，要求不低于10%，不符合，"
            "按上年职工总数计算还差2名科技人员",
        ),
        (
            "measure: engineers / staff, more_than: 50%",
            {"engineers": {2023: 50}, "staff": {2023: 100}},
            "上年科技人员占职工总数的比例为50%，要求超过50%，不符合，"
            "按上年职工总数计算还差1名科技人员",
        ),
        (
            "measure: debts / assets, at_most: 75%",
            {"debts": {2023: 800}, "assets": {2023: 1000}},
            "上年负债总额占资产总额的比例为80%，要求不超过75%，不符合，"
            "按上年资产总额计算，负债总额超出50万元",
        ),
        (
            "measure: growth(sales), at_least: 10%",
            {"sales": {2022: 1000, 2023: 1050}},
            "上年销售收入增长率为5%，要求不低于10%，不符合，上年销售收入还差50万元",
        ),
        (
            "measure: 'cagr(sales, periods=2)', at_least: 20%",
            {"sales": {2021: 1000, 2023: 1210}},
            # 1.2² × 1,000 = 1,440.
            "近三年销售收入复合增长率（两期）为10%，要求不低于20%，不符合，上年销售收入还差230万元",
        ),
        (
            "measure: 'cagr(sales, periods=2)', at_least: 20%",
            {"sales": {2021: 1000, 2023: 1500}},
            "近三年销售收入复合增长率（两期）约为22.47%，要求不低于20%，符合",
        ),
        (
            "measure: 'mean(sales, years=2)', at_least: 1000",
            {"sales": {2022: 900, 2023: 1000}},
            "近两年销售收入平均值为950万元，要求不低于1,000万元，不符合，还差50万元",
        ),
        (
            "measure: market_value, at_least: 10",
            {"market_value": "8.5"},
            "预计市值为8.5亿元，要求不低于10亿元，不符合，还差1.5亿元",
        ),
        (
            "measure: profit, more_than: 0",
            {"profit": {2023: -200}},
            # 200.00 more would only reach zero.
            "上年净利润为-200万元，要求大于零，不符合，还差200.01万元",
        ),
        (
            "measure: staff, at_most: 500",
            {"staff": {2023: 512}},
            "上年职工总数为512人，要求不超过500人，不符合，超出12人",
        ),
        (
            "measure: staff, less_than: 500",
            {"staff": {2023: 500}},
            "上年职工总数为500人，要求低于500人，不符合，超出1人",
        ),
        (
            "measure: patents, at_least: 1",
            {"patents": 0},
            "发明专利为0件，要求不低于1件，不符合，还差1件",
        ),
        (
            "measure: score, more_than: 70",
            {"score": 66},
            "创新能力总分为66分，要求超过70分，不符合，还须增加超过4分",
        ),
        (
            "measure: score, more_than: 70",
            {"score": 70},
            "创新能力总分为70分，要求超过70分，不符合，恰在界线上",
        ),
        (
            "measure: platform_score, at_least: 50",
            {"platform_score": "47.5"},
            "平台评价得分为47.5分，要求不低于50分，不符合，还差2.5分",
        ),
        (
            "measure: 'count(accidents, within_days=365)', at_most: 0",
            {"accidents": [date(2024, 6, 1)]},
            "近365天内重大事故的次数为1次，要求为0次，不符合，超出1次",
        ),
        (
            "measure: 'count(awards, level == nation, rank <= 3, within_years=5)', at_least: 1",
            {"awards": [{"level": "nation", "date": date(2021, 5, 1), "rank": 2}]},
            "近五年国家级科技奖励（排名前3）的项数为1项，要求不低于1项，符合",
        ),
        (
            "measure: institute, at_least: province",
            {"institute": "city"},
            "研发机构级别为市级，要求不低于省级，不符合",
        ),
        (
            "measure: days_since(registration_date), at_least: 365",
            {"registration_date": date(2024, 3, 1)},
            # 305 days have passed; the 365th is 1 March 2025.
            "注册至评价日的天数为305天，要求不低于365天，不符合，还差60天（2025年3月1日达到）",
        ),
        (
            "measure: years_since(registration_date), at_least: 3",
            {"registration_date": date(2022, 6, 1)},
            "注册至评价日的年数为2年，要求不低于3年，不符合，还差1年（2025年6月1日达到）",
        ),
        (
            "measure: years_since(registration_date), at_least: 1",
            {"registration_date": date(2024, 2, 29)},
            "注册至评价日的年数为0年，要求不低于1年，不符合，还差1年（2025年3月1日达到）",
        ),
        (
            "measure: as_of, at_least: 2025-04-01",
            {},
            "评价日为2024年12月31日，要求不早于2025年4月1日，不符合，还差91天",
        ),
        (
            "measure: registration_date, at_most: 2020-01-01",
            {"registration_date": date(2020, 1, 11)},
            "注册日期为2020年1月11日，要求不晚于2020年1月1日，不符合，晚10天",
        ),
        (
            "measure: sales / staff, at_least: 50",
            {"sales": {2023: 2000}, "staff": {2023: 60}},
            # 2,000 ÷ 60 ≈ 33.33; 50 × 60 = 3,000.
            "上年销售收入与职工总数之比约为33.33万元/人，要求不低于50万元/人，不符合，"
            "按上年职工总数计算还差1,000万元销售收入",
        ),
        (
            "measure: 'lowest(research / sales, years=2)', at_least: 3%",
            {"research": {2022: 20, 2023: 30}, "sales": {2022: 1000, 2023: 1000}},
            "近两年研发费用占销售收入的比例的最低值为2%，要求不低于3%，不符合，还差1个百分点",
        ),
        (
            "measure: profit, at_least: '2 * profit[-1]'",
            {"profit": {2022: 100, 2023: 150}},
            "上年净利润为150万元，要求不低于200万元（前年净利润的2倍），不符合，还差50万元",
        ),
    ],
)
def test_one_number(tmp_path: Path, leaf: str, facts: dict[str, Any], words: str) -> None:
    """The difference is told in the unit a person thinks in, rounded outwards."""
    assert told(tmp_path, leaf, facts) == f"{words}。{GROUND}"


def test_other_reference_year(tmp_path: Path) -> None:
    """A policy with a reference year of its own names the years it means."""
    facts = {"sales": {2024: 90, 2023: 100}}
    top = "reference_year: year(as_of)"
    assert told(tmp_path, "measure: growth(sales), at_least: 0", facts, top=top) == (
        f"2024年销售收入增长率为-10%，要求不低于零，不符合，2024年销售收入还差10万元。{GROUND}"
    )
