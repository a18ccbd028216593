"""One small cast for everybody: a vocabulary, a rulebook on disk, firms with round numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from guiju.facts import Facts, entity_from_mapping
from guiju.formulas.metrics import MetricBook
from guiju.formulas.scope import Scope
from guiju.rulebook import Rulebook, load_rulebook

DAY = date(2024, 12, 31)

VOCABULARY = """\
kind: enterprise
label: 企业
identified_by: {credit_code: 统一社会信用代码}
concepts:
  region_code: {label: 行政区划代码, type: place}
  registration_date: {label: 注册日期, type: date}
  sales: {label: 销售收入, type: money, unit: 万元, period: year, lever: {step: 10, within_months: 12}}
  research: {label: 研发费用, type: money, unit: 万元, period: year, lever: {step: 10, within_months: 12}}
  staff: {label: 职工总数, type: count, unit: 人, period: year, lever: {step: 1, within_months: 3}}
  engineers: {label: 科技人员, type: count, unit: 人, period: year, lever: {step: 1, within_months: 6}}
  assets: {label: 资产, type: money, unit: 万元, period: year}
  debts: {label: 负债, type: money, unit: 万元, period: year}
  net_assets: {label: 净资产, type: money, unit: 万元, period: year, signed: true, derive: assets - debts}
  market_value: {label: 市值, type: money, unit: 亿元, from: market}
  profit: {label: 净利润, type: money, unit: 万元, period: year, signed: true}
  patents: {label: 专利, type: count, unit: 件}
  expert: {label: 专家评分, type: number, unit: 分, from: expert, range: [0, 30]}
  official_score: {label: 官方总分, type: number, unit: 分, from: expert}
  return_rate: {label: 收益率, type: ratio, period: year, signed: true}
  core: {label: 核心技术, type: bool}
  renewal: {label: 复核, type: bool, derive: false}
  software: {label: 软件企业, type: bool}
  in_jiangsu: {label: 在江苏, type: bool, derive: 'within(region_code, "320000")'}
  level: {label: 级别, type: choice, choices: {none: 无, city: 市级, province: 省级, nation: 国家级}}
  awards:
    label: 奖励
    type: list
    of: {level: {type: choice, choices: {city: 市级, province: 省级, nation: 国家级}}, date: date, rank: count}
  incidents: {label: 事故, type: list, of: date}
  titles: {label: 资质, type: titles, choices: {hte: 高企, pool: 培育库}}
"""

POLICY = """\
id: {id}
name: 示例政策
region: "000000"
themes: [企业培育]
versions:
- version: "1"
  in_force: [{{from: 2016-01-01}}]
  source: {{title: 示例办法, number: 示例〔2016〕1号, confidence: V}}
{tree}
"""

CASES = "base: {as_of: 2024-12-31}\ncases:\n- {says: 什么都不知道, verdict: unknown}\n"


def write_rulebook(root: Path, policies: Mapping[str, str], metrics: str = "metrics: {}\n") -> Path:
    """A rulebook folder with these policy files (whole texts, by id) and metrics."""
    for folder in ("vocabulary", "metrics", "policies", "ladders", "places"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "vocabulary" / "enterprise.yaml").write_text(VOCABULARY)
    (root / "metrics" / "metrics.yaml").write_text(metrics)
    for name, text in policies.items():
        (root / "policies" / name).mkdir(exist_ok=True)
        (root / "policies" / name / "policy.yaml").write_text(text)
        (root / "policies" / name / "cases.yaml").write_text(CASES)
    return root


def small_rulebook(root: Path, tree: str, metrics: str = "metrics: {}\n") -> Rulebook:
    """A rulebook of one policy, `p`, whose conditions are `tree` (YAML, indented by two)."""
    return load_rulebook(write_rulebook(root, {"p": POLICY.format(id="p", tree=tree)}, metrics))


def scope_of(root: Path, metrics: str = "metrics: {}\n") -> Scope:
    """The names a formula may use, without any policy."""
    book = load_rulebook(write_rulebook(root, {}, metrics))
    assert isinstance(book.metrics, MetricBook)
    return Scope(kind=book.kind, metrics=book.metrics)


def firm(book: Rulebook, day: date = DAY, **facts: Any) -> Facts:
    """A firm with these facts; years as {2023: …}, titles as {code: date}."""
    return entity_from_mapping({"id": "示例", "facts": facts}, book.vocabulary, as_of=day)
