"""YAML documents, and the plain mappings of cases and the API, become facts of one entity."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guiju.errors import BadInput
from guiju.facts import Facts, entity_from_mapping, read_entities
from guiju.vocabulary import Vocabulary

GOOD = """\
id: 示例一
as_of: 2024-12-31
policies: [hte]
facts:
  sales_revenue: {2022: 2000, 2023: 3000.5, 2024: null}
  employees_total: 642
  is_sme: yes
  listing_status: neeq
  industry_code: "0111"
  main_product: null
  science_awards: [{level: national, date: 2023-05-06}]
  major_incident_dates: []
titles: {hte: 2027-11-05, stsme: null}
---
facts: {region_code: 320481}
"""


def written(folder: Path, text: str) -> Path:
    """Write the text as a file of facts."""
    path = folder / "facts.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def told(folder: Path, text: str, vocabulary: Vocabulary) -> str:
    """Read facts that must be refused, and return what is told."""
    with pytest.raises(BadInput) as caught:
        read_entities(written(folder, text), vocabulary)
    return str(caught.value).replace(str(folder) + "/", "")


def test_documents(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """A document an entity; blanks are left out, empty lists kept, a document is named or not."""
    first, second = read_entities(written(tmp_path, GOOD), vocabulary)
    blank = {"rank": None, "bonus": None, "name": None}
    assert first == Facts(
        entity="示例一",
        values={"is_sme": 1, "listing_status": 2, "industry_code": "0111"},
        years={
            # 2000万元 = 2000 × 10^6 分, 3000.5万元 likewise.
            "sales_revenue": {2022: 2_000_000_000, 2023: 3_000_500_000},
            "employees_total": {None: 642},
        },
        lists={
            "science_awards": ({"level": 2, "date": 19_483, **blank},),
            "major_incident_dates": (),
        },
        titles={"hte": 21_127, "stsme": None},
        as_of=date(2024, 12, 31),
        policies=("hte",),
    )
    assert second == Facts(entity="facts-2", values={"region_code": 320_481_000_000})


def test_every_problem_with_its_line(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """All that is wrong in a file is told at once, each with its line."""
    text = """\
id: 示例
fact: 1
facts:
  sales_revenu: 5
  职工总数: 5
  sales_revenue:
    2205: 1
    2023: 约3500
  is_sme: {2023: 是}
  science_awards:
  - {levl: national}
titles: {ht: 2027-11-05}
"""
    lines = told(tmp_path, text, vocabulary).splitlines()
    assert [line.split(" · ")[0:2] for line in lines] == [
        ["facts.yaml 第2行", "不认识的键“fact”"],
        ["facts.yaml 第4行", "不认识的事实“sales_revenu”"],
        ["facts.yaml 第5行", "不认识的事实“职工总数”"],
        ["facts.yaml 第7行", "年份 2205 不合理"],
        ["facts.yaml 第8行", "销售收入“约3500”不是数字"],
        ["facts.yaml 第9行", "中小企业不分年度，却写成了一组键值"],
        ["facts.yaml 第11行", "科技奖励没有“levl”这一项"],
        ["facts.yaml 第12行", "不认识的称号“ht”"],
    ]
    assert "是否想写“sales_revenue”" in lines[1]
    assert "写事实的名称“employees_total”" in lines[2]


def test_former_names(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """A renamed fact is read under its former name, but not under both."""
    (facts,) = read_entities(written(tmp_path, "facts: {sales: 1}"), vocabulary)
    assert facts.years == {"sales_revenue": {None: 1_000_000}}
    both = told(tmp_path, "facts: {sales: 1, sales_revenue: 1}", vocabulary)
    assert "“sales”是“sales_revenue”的旧名，两者都写了" in both


def test_retired_facts_stay_readable(vocabulary: Vocabulary) -> None:
    """A retired concept keeps its old facts."""
    assert entity_from_mapping({"facts": {"old_fact": 3}}, vocabulary).values == {"old_fact": 3}


def test_plain_mapping(vocabulary: Vocabulary) -> None:
    """JSON brings year keys as text and numbers as floats; cases put titles among the facts."""
    raw: dict[str, Any] = {"id": 7, "facts": {"sales_revenue": {"2023": 0.5}, "titles": {}}}
    facts = entity_from_mapping(raw, vocabulary, as_of=date(2024, 12, 31))
    assert (facts.entity, facts.as_of, facts.titles) == ("7", date(2024, 12, 31), {})
    assert facts.years == {"sales_revenue": {2023: 500_000}}


def test_titles_twice(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Titles stand among the facts or beside them, not both."""
    assert "titles 写了两处" in told(tmp_path, "facts: {titles: {}}\ntitles: {}", vocabulary)


@pytest.mark.parametrize(
    "text", ["", "---\n", "- 1\n", "facts: [1]\n", "as_of: 去年\n", "policies: 3\n"]
)
def test_what_is_no_entity(tmp_path: Path, vocabulary: Vocabulary, text: str) -> None:
    """Empty files, lists and malformed heads are refused with the file's name."""
    assert told(tmp_path, text, vocabulary).startswith("facts.yaml")


def test_folder(tmp_path: Path, vocabulary: Vocabulary) -> None:
    """A folder stands for its YAML files; one without any is refused."""
    written(tmp_path, GOOD)
    assert len(read_entities([tmp_path], vocabulary)) == 2
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput, match="没有 YAML 文件"):
        read_entities(tmp_path / "empty", vocabulary)


def test_judging_is_light() -> None:
    """Reading one firm loads neither Polars nor PyArrow nor NumPy: a form answers at once."""
    heavy = "{'polars', 'pyarrow', 'numpy'}"
    code = f"import sys, guiju.facts; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
