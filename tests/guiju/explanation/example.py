"""A small rulebook with natural labels, and firms judged by it: what these tests read aloud."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from guiju.evaluation.judging import Judgement, judge
from guiju.explanation import paragraph, sentence
from guiju.facts import entity_from_mapping
from guiju.rulebook import Rulebook, load_rulebook

DAY = date(2024, 12, 31)

VOCABULARY = """\
kind: enterprise
label: 企业
identified_by: {credit_code: 统一社会信用代码}
concepts:
  region_code: {label: 所在区划, type: place}
  registration_date: {label: 注册日期, type: date}
  sales: {label: 销售收入, type: money, unit: 万元, period: year}
  research: {label: 研发费用, type: money, unit: 万元, period: year}
  profit: {label: 净利润, type: money, unit: 万元, period: year, signed: true}
  assets: {label: 资产总额, type: money, unit: 万元, period: year}
  debts: {label: 负债总额, type: money, unit: 万元, period: year}
  staff: {label: 职工总数, type: count, unit: 人, period: year}
  engineers: {label: 科技人员, type: count, unit: 人, period: year}
  patents: {label: 发明专利, type: count, unit: 件}
  market_value: {label: 预计市值, type: money, unit: 亿元, from: market}
  platform_score: {label: 平台评价得分, type: number, unit: 分, from: platform}
  score: {label: 创新能力总分, type: number, unit: 分, from: expert}
  expert: {label: 专家评分, type: number, unit: 分, from: expert, range: [0, 30]}
  supported: {label: 核心技术属于支持领域, type: bool, from: officer}
  software: {label: 软件企业, type: bool}
  dishonest: {label: 列入严重失信名单, type: bool, from: list}
  is_renewal: {label: 复核, type: bool}
  listing: {label: 上市状态, type: choice, choices: {none: 未上市, neeq: 新三板挂牌, main: 主板上市}}
  institute: {label: 研发机构级别, type: choice, choices: {none: 无, city: 市级, province: 省级}}
  awards:
    label: 科技奖励
    type: list
    of: {level: {type: choice, choices: {province: 省级, nation: 国家级}}, date: date, rank: count}
  accidents: {label: 重大事故日期, type: list, of: date}
  titles: {label: 资质, type: titles, choices: {hte: 高新技术企业, pool: 培育库}}
"""

POLICY = """\
id: p
name: 示例认定
region: "{region}"
themes: [企业培育]
{top}
versions:
- version: "1"
  in_force: [{{from: 2016-01-01}}]
  source: {{title: 示例管理办法, number: 示例〔2016〕1号, confidence: {confidence}}}
{tree}
"""


def rulebook(
    root: Path,
    tree: str,
    metrics: str = "{}",
    top: str = "",
    confidence: str = "V",
    region: str = "000000",
) -> Rulebook:
    """A rulebook of one policy; `tree` is YAML at the level of a version."""
    for folder in ("vocabulary", "metrics", "policies/p", "ladders", "places"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "vocabulary" / "enterprise.yaml").write_text(VOCABULARY)
    (root / "metrics" / "metrics.yaml").write_text(f"metrics: {metrics}\n")
    body = "\n".join(f"  {line}" for line in tree.strip().splitlines())
    text = POLICY.format(tree=body, top=top, confidence=confidence, region=region)
    (root / "policies" / "p" / "policy.yaml").write_text(text)
    cases = "base: {as_of: 2024-12-31}\ncases: [{says: 全部空缺, verdict: unknown}]\n"
    (root / "policies" / "p" / "cases.yaml").write_text(cases)
    return load_rulebook(root)


def judged(book: Rulebook, facts: dict[str, Any], day: date = DAY) -> Judgement:
    """A firm with these facts under the one policy."""
    firm = entity_from_mapping({"id": "示例", "facts": facts}, book.vocabulary, as_of=day)
    return judge(book, firm, day)["p"]


def told(root: Path, leaf: str, facts: dict[str, Any], **book: str) -> str:
    """The sentence of one condition, written as flow YAML without id and clause."""
    metrics = book.pop("metrics", "{}")
    line = f"all:\n- {{id: c, clause: 第三条, {leaf}}}"
    judgement = judged(rulebook(root, line, metrics, **book), facts)
    return sentence(judgement.finding("c"), judgement)


def aloud(root: Path, tree: str, facts: dict[str, Any], **book: str) -> str:
    """The paragraph of a whole policy."""
    metrics = book.pop("metrics", "{}")
    return paragraph(judged(rulebook(root, tree, metrics, **book), facts))
