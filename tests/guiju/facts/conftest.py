"""A small vocabulary with one concept of every type, and folders to put tables in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guiju.errors import BadInput
from guiju.facts import Snapshot, read_tables
from guiju.vocabulary import Kind, Vocabulary, load_vocabulary
from tests.guiju.facts.signatures import AS_OF, Files, Read, Refused, Write

_VOCABULARY = """
kind: enterprise
label: 企业
identified_by: {credit_code: 统一社会信用代码}
concepts:
  sales_revenue: {label: 销售收入, type: money, unit: 万元, period: year, was: [sales]}
  net_profit: {label: 净利润, type: money, unit: 万元, period: year, signed: true}
  rd_share: {label: 研发费用占比, type: ratio, period: year}
  employees_total: {label: 职工总数, type: count, unit: 人, period: year}
  tech_staff: {label: 科技人员（6个月）, type: count, unit: 人, period: year}
  is_manufacturing: {label: 制造业企业, type: bool, period: year}
  region_code: {label: 行政区划代码, type: place}
  industry_code: {label: 国民经济行业代码, type: industry}
  registration_date: {label: 注册成立日期, type: date}
  is_sme: {label: 中小企业, type: bool}
  listing_status:
    label: 上市状态
    type: choice
    choices: {none: 未上市, jsee: 江苏股交, neeq: 新三板}
  expert_points: {label: 专家评分, type: number, unit: 分, range: [0, 30]}
  valuation: {label: 估值, type: number, unit: 亿美元}
  main_product: {label: 主导产品, type: text}
  old_fact: {label: 旧指标, type: count, retired: 2023 年起不再统计}
  science_awards:
    label: 科技奖励
    type: list
    of:
      level: {label: 级别, type: choice, choices: {city: 市级, provincial: 省级, national: 国家级}}
      date: {label: 日期, type: date}
      rank: {label: 排名, type: count}
      bonus: {label: 奖金, type: money, unit: 万元}
      name: {label: 名称, type: text}
  major_incident_dates: {label: 重大事故日期, type: list, of: date}
  titles: {label: 称号, type: titles, choices: {stsme: 科技型中小企业, hte: 高新技术企业}}
"""


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    """The vocabulary above, loaded as any other."""
    folder = tmp_path_factory.mktemp("vocabulary")
    (folder / "enterprise.yaml").write_text(_VOCABULARY, encoding="utf-8")
    return load_vocabulary(folder, folder)


@pytest.fixture(scope="session")
def kind(vocabulary: Vocabulary) -> Kind:
    """Enterprises."""
    return vocabulary.enterprise


@pytest.fixture
def folder(tmp_path: Path) -> Write:
    """Write named files into a fresh folder and return it: `folder({"finance.csv": "…"})`."""

    def write(files: Files) -> Path:
        place = tmp_path / "facts"
        place.mkdir(exist_ok=True)
        for name, text in files.items():
            (place / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    return write


@pytest.fixture
def read(folder: Write, vocabulary: Vocabulary) -> Read:
    """Read tables given as text into a snapshot on 31 December 2024."""

    def read(files: Files, **options: Any) -> Snapshot:
        return read_tables(folder(files), vocabulary, AS_OF, **options)

    return read


@pytest.fixture
def refused(read: Read) -> Refused:
    """Read tables that must be refused, and return what the owner is told."""

    def refuse(files: Files, **options: Any) -> str:
        with pytest.raises(BadInput) as caught:
            read(files, **options)
        return str(caught.value)

    return refuse
