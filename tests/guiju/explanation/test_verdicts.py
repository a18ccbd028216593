"""Whole verdicts read aloud: grammatical with nothing, one thing or many things to say."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from guiju.explanation import paragraph, sentence
from tests.guiju.explanation.example import aloud, judged, rulebook

OPENING = (
    "按照《示例管理办法》（示例〔2016〕1号），以2024年12月31日为评价日，对“示例认定”的结论是："
)
TREE = """
all:
- {id: rd, clause: 第一条, measure: research / sales, at_least: 3%}
- {id: staff, clause: 第二条, measure: staff, at_most: 500}
- {id: field, clause: 第三条, says: 技术领域, measure: supported}
"""
GOOD: dict[str, Any] = {
    "research": {2023: 30},
    "sales": {2023: 1000},
    "staff": {2023: 100},
    "supported": True,
}


def test_eligible_says_no_more_than_that(tmp_path: Path) -> None:
    """With nothing short, missing or advised, one sentence is enough."""
    assert aloud(tmp_path, TREE, GOOD) == f"{OPENING}可以申报。"


def test_one_thing_short(tmp_path: Path) -> None:
    """20 of 1,000 is 2%: ten more are needed."""
    assert aloud(tmp_path, TREE, {**GOOD, "research": {2023: 20}}) == (
        f"{OPENING}不能申报。不符合的条件有1项：上年研发费用占销售收入的比例为2%，"
        "要求不低于3%，按上年销售收入计算还差10万元研发费用。"
    )


def test_two_short_and_one_open(tmp_path: Path) -> None:
    """What is open beside a failure is counted, not asked for."""
    facts = {**GOOD, "research": {2023: 20}, "staff": {2023: 501}, "supported": None}
    assert aloud(tmp_path, TREE, facts) == (
        f"{OPENING}不能申报。不符合的条件有2项：上年研发费用占销售收入的比例为2%，"
        "要求不低于3%，按上年销售收入计算还差10万元研发费用；"
        "上年职工总数为501人，要求不超过500人，超出1人。另有1项条件尚不清楚，但不影响结论。"
    )


def test_open_verdict_names_what_is_missing(tmp_path: Path) -> None:
    """Facts are grouped by who can supply them."""
    facts = {**GOOD, "research": None, "staff": None, "supported": None}
    assert aloud(tmp_path, TREE, facts) == (
        f"{OPENING}尚不能判断。要作出结论，尚缺2023年研发费用、2023年职工总数（均由企业提供），"
        "“核心技术属于支持领域”（由科技局核定，需人工判断）。"
    )


def test_many_things_missing(tmp_path: Path) -> None:
    """Of eight blanks six are named, and the count says so."""
    names = "research sales profit assets debts staff engineers patents".split()
    leaves = [f"- {{id: {name}, clause: 第一条, measure: {name}, at_least: 1}}" for name in names]
    assert aloud(tmp_path, "all:\n" + "\n".join(leaves), {}) == (
        f"{OPENING}尚不能判断。要作出结论，尚缺2023年研发费用、2023年销售收入、2023年净利润、"
        "2023年资产总额、2023年负债总额、2023年职工总数等8项（均由企业提供）。"
    )


def test_many_things_short(tmp_path: Path) -> None:
    """Of seven failures four are told, and the count says so."""
    leaves = [
        f"- {{id: c{number}, clause: 第一条, measure: patents, at_least: {number}}}"
        for number in range(1, 8)
    ]
    text = aloud(tmp_path, "all:\n" + "\n".join(leaves), {"patents": 0})
    assert text.startswith(f"{OPENING}不能申报。不符合的条件有7项，主要是：发明专利为0件，")
    assert text.count("；") == 3


def test_no_route_met(tmp_path: Path) -> None:
    """Of several ways the one that lacks least is told with its numbers."""
    tree = """
all:
- routes:
  - id: large
    clause: 第一条
    says: 规模途径
    all:
    - {id: a, measure: sales, at_least: 5000}
    - {id: b, measure: staff, at_least: 300}
  - {id: ip, clause: 第二条, says: 专利途径, measure: patents, at_least: 3}
"""
    assert aloud(tmp_path, tree, {**GOOD, "patents": 1}) == (
        f"{OPENING}不能申报。不符合的条件有1项：以下任一途径符合即可，即“规模途径”、“专利途径”，"
        "目前均不符合，其中“专利途径”最为接近：发明专利为1件，要求不低于3件，还差2件。"
    )


def test_the_nearest_way_lacks_least(tmp_path: Path) -> None:
    """Ways that need not be taken make no way longer: one staff short is nearer than two facts."""
    tree = """
all:
- routes:
  - id: large
    clause: 第一条
    says: 规模途径
    all:
    - {id: a, measure: sales, at_least: 5000}
    - {id: b, measure: patents, at_least: 3}
  - id: people
    clause: 第二条
    says: 人员途径
    all:
    - any:
      - {id: c, says: 人数, measure: staff, at_least: 80}
      - id: d
        says: 软件企业且有科技人员
        all:
        - {id: e, measure: software}
        - {id: f, measure: engineers, at_least: 20}
"""
    facts = {**GOOD, "patents": 1, "staff": {2023: 79}, "software": False, "engineers": {2023: 0}}
    assert aloud(tmp_path, tree, facts).endswith(
        "其中“人员途径”最为接近：上年职工总数为79人，要求不低于80人，还差1人。"
    )


def test_everything_at_once(tmp_path: Path) -> None:
    """Routes, waivers, score, results and advice each have their sentence: eight at most."""
    tree = """
all:
- id: ip
  clause: 第一条
  says: 专利
  measure: patents
  at_least: 4
  unless: {id: soft, says: 软件企业, measure: software}
- routes:
  - {id: held, clause: 第二条, says: 持有高企, measure: holds(hte)}
  - {id: scored, clause: 第二条, says: 评分达标, measure: points, at_least: 60}
outputs: {score: points, part: expert, rate: rate}
advise:
- {id: visit, says: 先现场核查。}
- {id: few, when: {measure: staff, at_most: 5}, says: 人数较少}
"""
    metrics = """
  points: {label: 总分, unit: 分, formula: expert + 44}
  rate: {label: 优惠比例, unit: "%", formula: 100%}
"""
    facts = {
        "patents": 1,
        "software": True,
        "titles": {"hte": date(2027, 1, 1)},
        "staff": {2023: 9},
    }
    text = aloud(tmp_path, tree, facts, metrics=metrics, top="case: {renewal: is_renewal}")
    assert text == (
        "按照《示例管理办法》（示例〔2016〕1号），以2024年12月31日为评价日，"
        "未注明是否复核而按新申报办理，对“示例认定”的结论是：可以申报。"
        "已符合的途径有“持有高企”。免于考察的有“专利”（因“软件企业”）。"
        "得分在44—74分之间，优惠比例为100%。提示：先现场核查。"
    )
    assert text.count("。") <= 8


def test_review(tmp_path: Path) -> None:
    """A number nobody can compute goes to a person, not to the firm."""
    assert aloud(tmp_path, TREE, {**GOOD, "sales": {2023: 0}}) == (
        f"{OPENING}尚不能判断。需人工复核的有1项：“上年研发费用占销售收入的比例”（分母为零）。"
    )


def test_a_band_somebody_chooses_from(tmp_path: Path) -> None:
    """With every fact known and a band left, neither the firm nor a list can help."""
    metrics = """
  band: {label: 评分, unit: 分, by: patents, at_least: {1: [7, 8]}, else: 0}
"""
    tree = "all:\n- {id: c, clause: 第三条, measure: band, at_least: 8}"
    book = rulebook(tmp_path, tree, metrics)
    judgement = judged(book, {"patents": 2})
    assert paragraph(judgement) == (
        f"{OPENING}尚不能判断。尚须由有关人员在区间内评定，需人工判断。"
    )
    assert sentence(judgement.finding("c"), judgement) == (
        "评分目前可判定在7—8分之间，须不低于8分，尚不清楚，"
        "须由有关人员在区间内评定，需人工判断。依据：《示例管理办法》第三条。"
    )


def test_without_conditions(tmp_path: Path) -> None:
    """A policy that only computes has a result instead of a conclusion."""
    metrics = """
  rung: {label: 梯次级别, unit: 级, rows: [{if: holds(hte), value: 3}], else: 0}
"""
    opening = "按照《示例管理办法》（示例〔2016〕1号），以2024年12月31日为评价日，“示例认定”的测算结果是："
    known = {"titles": {"hte": date(2027, 1, 1)}}
    assert aloud(tmp_path, "outputs: {rung: rung}", known, metrics=metrics) == (
        f"{opening}梯次级别为3级。"
    )
    assert aloud(tmp_path, "outputs: {rung: rung}", {}, metrics=metrics) == (
        f"{opening}梯次级别在0—3级之间。尚缺高新技术企业资质及有效期（由官方名单核对）。"
    )


def test_unverified_document(tmp_path: Path) -> None:
    """A document that was not seen is marked where it is named."""
    text = aloud(tmp_path, TREE, GOOD, confidence="K")
    assert text.startswith("按照《示例管理办法》（示例〔2016〕1号，依据待核），")


def test_not_applicable(tmp_path: Path) -> None:
    """Where a policy does not apply, the reason is all there is to say."""
    book = rulebook(tmp_path, TREE, region="320000")
    assert paragraph(judged(book, {"region_code": "330100"})) == (
        "“示例认定”不适用：本政策只适用于区划320000内的企业。"
    )
    early = judged(rulebook(tmp_path, TREE), {}, date(2015, 3, 1))
    assert paragraph(early) == "“示例认定”不适用：2015年3月1日没有适用于新申报的版本施行。"


def test_punctuation(tmp_path: Path) -> None:
    """No doubled or half-width punctuation, whatever is blank."""
    for blank in [None, *GOOD]:
        facts = {name: value for name, value in GOOD.items() if name != blank}
        text = aloud(tmp_path, TREE, facts)
        assert not re.search(r"[，。；：、]{2}|[,;:](?!\d)|（）|“”", text), text
