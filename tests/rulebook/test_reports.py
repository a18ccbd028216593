"""The shipped outlines: read like a report, invent nothing, and say what the records say."""

from __future__ import annotations

import shutil
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from guiju.composition.composing import Composed
from guiju.composition.document import Chart, Heading, Paragraph, Table
from tests.rulebook.next_year import write_next_year
from tests.rulebook.outlines import DANGLING, EXAMPLE, bare_numbers, composed, prose, text_of

EMPTY = 'place: "320481"\nsince: 2024-01-01\ntitle: 示例空台账\n'
REPORTS = {"annual-2024": "2024", "half-year": "2024H1", "annual-2025": "2024"}
YEARS = {"annual-2024": {"2024", "2025"}, "annual-2025": {"2024", "2025"}}
YEARS["half-year"] = {"2024", "6", "30"}


@cache
def example(name: str) -> Composed:
    """An outline over the example ledger."""
    return composed(name, EXAMPLE, REPORTS[name])


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A ledger with no table at all."""
    (tmp_path / "ledger.yaml").write_text(EMPTY)
    return tmp_path


@pytest.mark.parametrize("name", REPORTS)
def test_every_number_has_an_origin(name: str) -> None:
    """Of the example's reports each printed number has a record, a figure or a claim behind it."""
    assert bare_numbers(example(name)) <= YEARS[name] | {"12", "31"}


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_dangles(name: str, empty: Path) -> None:
    """No mark stands doubled or alone, no paragraph ends open, with records or without."""
    for report in (example(name), composed(name, empty, REPORTS[name])):
        for block in report.document.blocks:
            text = text_of(block)
            assert not DANGLING.search(text), text
            if isinstance(block, Paragraph):
                assert text.endswith(("。", "：")), text
            if isinstance(block, Heading):
                assert not text.endswith("。"), text


@pytest.mark.parametrize("name", REPORTS)
def test_without_records_nothing_is_invented(name: str, empty: Path) -> None:
    """Over an empty ledger there is no nought, no table, no chart, no gap; every heading has text."""
    blocks = composed(name, empty, REPORTS[name]).document.blocks
    assert not any(isinstance(block, Table | Chart) for block in blocks)
    assert all(run.origin is None for block in blocks for run in getattr(block, "runs", ()))
    for before, after in pairwise(blocks):
        if isinstance(before, Heading) and isinstance(after, Heading):
            assert after.level > before.level, text_of(before)
    assert isinstance(blocks[-1], Paragraph)
    whole = "".join(text_of(block) for block in blocks)
    assert "〔" not in whole
    assert "0项" not in whole
    assert "本年未" in whole or "期内未" in whole


@pytest.mark.parametrize("name", REPORTS)
def test_no_person_and_no_secret_stands_in_a_report(name: str) -> None:
    """No name of a person is printed or named as an origin; the secret programme is a number."""
    people = {
        line.split(",")[1] for line in (EXAMPLE / "person.csv").read_text().splitlines()[1:] if line
    }
    assert len(people) > 10
    document = example(name).document
    seen = repr(document.blocks) + "".join(document.footnotes)
    assert not [person for person in people if person in seen]


# What the bureau's own report says of 2024, statement by statement, in these outlines' words.
SAID = """
共8项，其中省高质量发展监测2项、设区市绩效评价4项、设区市高质量发展重点工作2项
在各部门中排名第2，仅次于发改委（对照不全）
支持清洁能源材料技术创新中心、城市生命线工程安全技术创新中心创建国家级平台
9月，长三角物理研究中心到南京向国家科技部成果转化司作专题汇报
7月，长三角物理研究中心牵头的江苏省先进动力和储能电池技术创新中心获批，为常州市第2家、溧阳市首家
卓高新材料与省产业技术研究院签约共建联合创新中心
联合创新中心累计6家
与南航签订低空经济战略合作协议，无人机研究中心进入建设阶段
毛明院士工作站通过省级验收
获批江苏省新型装备关键技术工程研究中心
东南大学溧阳研究院谋划省级概念验证中心建设
上上电缆、天目湖先进储能研究院申报省级重点实验室
4月上旬，实地对接深圳合成生物研究院专家团队
7月上旬，与深圳合成生物研究院签订战略合作协议
10月，合成生物产业发展规划、合成生物三年行动计划、合成生物年度重点工作、合成生物支持政策措施共4份形成初稿
6月25日，会同溧阳高新区举办2024溧阳医疗产业政企交流对接会
以苏高新生物医用制造产业园为载体
与上海诺庾资本
4月28日，南京大学化学化工学院与天目湖健康研究院签订战略合作协议
8月29日，江南大学与溧阳高新区共建合成生物产业转化中心
10月24日，溧阳市低空经济产业推介会在深圳市举办
天目湖先进储能研究院、重庆大学溧阳智慧研究院获批国家级博士后科研工作站，全年新增2个
14家重点科创平台全年新增引进人才342人
其中研发人员258人，硕士及以上205人
科技部HJ计划1项、国家外国专家项目1项、省“双创计划”4项、省“科技副总”6项、常州市领军型创新人才8项
有记录以来（2019年起）创历史最好成绩
系溧阳市首家、常州市第2家，获建设资金2000万元
中科固能承担省级科技重大专项，为常州市年度唯一、溧阳市首次立项，获资金1000万元
上上电缆作为参与单位进入重点新材料研发及应用国家科技重大专项（参与），经费533万元，项目合同待签
全年获批省级以上项目平台资金超3500万元，同比增长288%
会同人才办举办“新溧量”科创沙龙3期，先后在6月、8月、11月开讲
参赛项目40余项，16项获奖，其中一等奖1项、二等奖2项、三等奖3项、优秀企业和优秀团队奖10项
柳晶环保闯过省赛，将参加全国赛
经上汽时代引荐，与天津大学对接储能、合成生物领域合作
《市科技局关于成立科技创新考核指标工作专班的通知》《市科技局关于建立挂钩联系镇区（街道）服务企业工作制度的通知》
"""


@pytest.mark.parametrize("statement", SAID.split())
def test_the_year_2024_is_told_whole(statement: str) -> None:
    """Each statement of the bureau's own report about 2024 comes out of the example's records."""
    assert statement in "".join(prose(example("annual-2024")))


def test_the_open_contract_is_footnoted() -> None:
    """Money promised before its contract is signed says so wherever it is counted."""
    notes = "".join(example("annual-2024").document.footnotes)
    assert notes.count("待签合同1项") == 2


def test_a_report_has_charts_and_tables() -> None:
    """Two histories are drawn, from the years before the ledger on; tables name their units."""
    blocks = example("annual-2024").document.blocks
    charts = [block for block in blocks if isinstance(block, Chart)]
    # 2019 to 2024: money in 万元 and people, as the series and the records have them.
    assert [chart.series[0][1] for chart in charts] == [
        (148.0, 176.0, 203.0, 241.0, 287.0, 342.0),
        (420.0, 655.5, 380.0, 1015.2, 910.57, 3533.0),
    ]
    funds = next(b for b in blocks if isinstance(b, Table) and "金额（万元）" in b.heads)
    assert [row[-1][0].text for row in funds.rows] == ["2000", "1000", "533"]


def test_a_smaller_sum_is_neither_over_nor_grown_so_much(tmp_path: Path) -> None:
    """With 500 for 533 the sum is 3500: no longer over it, and 284 % instead of 288 %."""
    ledger = tmp_path / "ledger"
    shutil.copytree(EXAMPLE, ledger)
    table = ledger / "funding.csv"
    table.write_text(table.read_text().replace(",533.00,", ",500.00,"))
    told = "".join(prose(composed("annual-2024", ledger, "2024")))
    # 3500 ÷ 910.57 − 1 = 2589.43 ÷ 910.57 = 2.8437…
    assert "获批省级以上项目平台资金3500万元，同比增长284%" in told
    assert "超3500" not in told


def test_half_a_year_counts_only_what_lies_in_it() -> None:
    """Of the half-year, months are counted, and what is known to the year only is left open."""
    told = "".join(prose(example("half-year")))
    # January to June: 24 + 17 + 45 + 24 + 23 + 29 = 162.
    assert "期内新增引进人才162人" in told
    assert "期内数暂按不超过3533万元掌握" in told
    assert "其中科创沙龙1场、对接会2场" in told


# The opening of next year's report, count by count.
NEXT = """
示例企业395、示例企业396共2家认定为省独角兽企业，为溧阳市省独角兽企业零的突破
等8家认定为省潜在独角兽企业，省潜在独角兽企业认定数创历史新高
等10家认定为省瞪羚企业，省瞪羚企业认定数创历史新高
全年申报395家
完成常州市招引科技型中小企业入库备案145家
有效高新技术企业45家，比上年净增15家；全年认定15家，新入高企培育库10家
通过常州市级高新技术产品182只
示例企业000获省部级科学技术奖一等奖“示例负极材料关键技术与应用”项目（单位排名第1），时隔10年再次获得省级以上科技奖励
研发投入占地区生产总值的比重为3.4%
"""


def test_next_year_finds_a_slot_for_each_of_its_numbers(tmp_path: Path) -> None:
    """Unicorns, gazelles, filings, products and prizes of 2025 stand in the outline for 2025."""
    told = "".join(prose(composed("annual-2025", write_next_year(tmp_path), "2025")))
    assert "2025年是“十四五”的最后一年" in told
    assert [statement for statement in NEXT.split() if statement not in told] == []
