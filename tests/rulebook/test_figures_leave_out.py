"""Records that miss a figure by one thing only: another year, level, kind, stage, scope."""

from __future__ import annotations

import shutil

import pytest

from guiju.rollup import Figures
from tests.rulebook.the_year import EXAMPLE, added, figure, figures

GIVEN = "来源,证据等级,掌握日期,示例"
PAPER = "source-011,A,2025-01-03,是"
# By table: the heads, and a line for each record that must not be counted.
PLATFORM = "编号,平台类别,级别,争创级别,获批日期,验收日期,产业,阶段"
PLATFORMS = """\
tic-2023,技术创新中心,省级,未争创,2023-12,,储能,获批
tic-city,技术创新中心,常州市级,未争创,2024-05,,储能,获批
tic-revoked,技术创新中心,省级,未争创,2024-05,,储能,撤销
lab-approved,重点实验室,省级,未争创,2024-05,,储能,获批
tic-refused,技术创新中心,省级,国家级,2022,,储能,未获批
tic-to-province,技术创新中心,常州市级,省级,2022,,储能,运行
lab-to-nation,重点实验室,省级,国家级,2022,,储能,运行
joint-revoked,联合创新中心,未定级,未争创,2024-05,,储能,撤销
other-running,产业创新中心,未定级,未争创,2024-05,,储能,运行
joint-2023,联合创新中心,未定级,未争创,2023-05,,储能,运行
station-2023,院士工作站,省级,未争创,2019,2023,储能,验收
station-city,院士工作站,常州市级,未争创,2019,2024-05,储能,验收
engineering-accepted,工程研究中心,省级,未争创,2019,2024-05,储能,验收
engineering-2023,工程研究中心,省级,未争创,2023-12,,储能,获批
engineering-revoked,工程研究中心,省级,未争创,2024-05,,储能,撤销
postdoc-2023,博士后科研工作站,国家级,未争创,2023-12,,储能,获批
postdoc-province,博士后科研工作站,省级,未争创,2024-05,,储能,获批
postdoc-revoked,博士后科研工作站,国家级,未争创,2024-05,,储能,撤销
concept-running,概念验证中心,省级,未争创,2022,,储能,运行
other-planned,工程研究中心,省级,未争创,,,储能,谋划培育
lab-city-applied,重点实验室,常州市级,未争创,,,储能,申报
engineering-applied,工程研究中心,省级,未争创,,,储能,申报
lab-nation,重点实验室,国家级,未争创,2024-05,,储能,获批
research-running,研究中心,未定级,未争创,,,低空经济,运行
conversion-running,产业转化中心,未定级,未争创,,,合成生物,运行
other-building,产业创新中心,未定级,未争创,,,储能,建设
"""
EVENT = "编号,活动类型,系列,期数,日期,产业"
EVENTS = """\
salon-2025,科创沙龙,示例系列,5,2025-03,
salon-alone,科创沙龙,不适用,,2024-03,
meeting-of-series,对接会,示例系列,6,2024-03,医疗健康
report-2023,对上汇报,不适用,,2023-09,
visit-2023,实地对接,不适用,,2023-04,合成生物
visit-other,实地对接,不适用,,2024-04,机器人
promotion-2023,推介会,不适用,,2023-10,低空经济
promotion-other,推介会,不适用,,2024-10,机器人
"""
AGREEMENT = "编号,合作类型,共建平台,签订日期,产业,阶段"
AGREEMENTS = """\
signed-2023,共建平台,platform-04,2023-05,低空经济,正式签订
ended,共建平台,platform-04,2024-05,低空经济,终止
strategic-joint,战略合作,platform-04,2024-05,机器人,正式签订
other-platform,共建平台,platform-05,2024-05,机器人,正式签订
bio-2023,协作研发,,2023-05,合成生物,正式签订
bio-ended,协作研发,,2024-05,合成生物,终止
alliance-2023,技术联盟,,2023-05,机器人,正式签订
"""
FUNDING = "编号,资金对象,资金性质,资金级别,金额[万元],日期,资金口径"
FUNDS = """\
tic-contract,platform-03,合同,省级,1,2024,项目平台
tic-subsidy,platform-03,批复,省级,2,2024,奖补
tic-city-money,platform-03,批复,常州市级,3,2024,项目平台
tic-money-2023,platform-03,批复,省级,4,2023,项目平台
special-contract,project-01,合同,省级,5,2024,项目平台
special-2023,project-01,批复,省级,6,2023,项目平台
joined-received,project-02,到账,国家级,7,2024,项目平台
joined-2023,project-02,批复,国家级,8,2023,项目平台
received-people,award-17,到账,省级,9,2024,人才
people-2023,award-17,批复,省级,10,2023,人才
people-city,award-09,批复,常州市级,11,2024-06,人才
subsidy-2023,platform-30,批复,省级,12,2023,奖补
subsidy-received,platform-30,到账,省级,13,2024,奖补
received-2023,project-03,到账,省级,14,2023,项目平台
contract-people,award-18,合同,省级,15,2024,人才
other-money,project-03,批复,省级,16,2024,项目平台
led-nation-money,special-nation,批复,国家级,17,2024,项目平台
joined-province-money,special-joined,批复,省级,18,2024,项目平台
special-subsidy,project-01,批复,省级,19,2024,奖补
special-city-money,project-01,批复,常州市级,20,2024,项目平台
joined-subsidy,project-02,批复,国家级,21,2024,奖补
joined-city-money,project-02,批复,常州市级,22,2024,项目平台
"""
PROJECT = "编号,计划类别,级别,承担单位,承担方式,立项日期,合同签订日期,阶段"
PROJECTS = """\
special-led-2023,科技重大专项,省级,enterprise-06,牵头,2023-05,2023-06,签合同
special-joined,科技重大专项,省级,enterprise-07,参与,2024-05,2024-06,签合同
special-nation,科技重大专项,国家级,enterprise-12,牵头,2024-05,2024-06,签合同
special-lost,科技重大专项,省级,enterprise-08,牵头,2024-05,,落选
other-led,重点研发计划,省级,enterprise-09,牵头,2024-05,2024-06,签合同
waiting-city,重点研发计划,常州市级,enterprise-10,牵头,2024-05,,立项
signed-already,重点研发计划,省级,enterprise-11,牵头,2024-05,2024-06,立项
"""
ENTRY = "编号,赛事名称,年度,参赛编号,项目名称,奖项"
ENTRIES = """\
first-2023,创新创业大赛,2023,LY901,示例甲,一等奖
second-2023,创新创业大赛,2023,LY902,示例乙,二等奖
third-2023,创新创业大赛,2023,LY903,示例丙,三等奖
team-2023,创新创业大赛,2023,LY904,示例丁,优秀团队
"""
CASES = """\
provincial_tech_innovation_centres_approved tic-2023 tic-city tic-revoked lab-approved
tech_innovation_centres_striving tic-refused tic-to-province lab-to-nation
joint_innovation_centres joint-revoked other-running
joint_innovation_centres_new joint-revoked other-running joint-2023
academician_workstations_accepted station-2023 station-city engineering-accepted
engineering_centres_approved engineering-2023 engineering-revoked lab-approved
postdoc_workstations_approved postdoc-2023 postdoc-province postdoc-revoked lab-nation
proof_of_concept_planned concept-running other-planned
key_laboratories_applied lab-approved lab-city-applied engineering-applied
research_centres_building research-running other-building
industrialisation_centres_building conversion-running other-building
salons salon-2025 salon-alone meeting-of-series
upward_reports report-2023 visit-other
synthetic_biology_visits visit-2023 visit-other
low_altitude_promotions promotion-2023 promotion-other
medical_matchmaking_with_zones meeting-of-series
joint_centre_agreements signed-2023 ended strategic-joint other-platform
low_altitude_agreements signed-2023 ended other-platform
synthetic_biology_agreements bio-2023 bio-ended other-platform
agreements_signed signed-2023 ended
tech_alliance_agreements alliance-2023 other-platform
provincial_funds tic-contract tic-subsidy tic-city-money tic-money-2023 people-2023
provincial_funds_contracted contract-people
provincial_funds_received received-people received-2023
provincial_talent_funds received-people people-2023 people-city
provincial_award_funds subsidy-2023 subsidy-received
tech_innovation_centre_funds tic-contract tic-subsidy tic-city-money tic-money-2023
major_special_funds special-contract special-2023 other-money led-nation-money joined-province-money special-subsidy special-city-money
national_major_special_funds joined-received joined-2023 other-money led-nation-money joined-province-money joined-subsidy joined-city-money
provincial_major_specials special-nation special-led-2023 special-joined special-lost other-led
projects_before_contract waiting-city signed-already special-lost
contest_entries first-2023
contest_first_prizes first-2023
contest_second_prizes second-2023
contest_third_prizes third-2023
contest_excellent_prizes team-2023
contest_prizes first-2023 team-2023
"""


TABLES = {
    # Table: heads, lines, and the heads that hold a name, a host, or nothing.
    "platform": (PLATFORM, PLATFORMS, "平台名称,依托单位", "示例{},institution-19"),
    "event": (EVENT, EVENTS, "活动名称", "示例{}"),
    "agreement": (AGREEMENT, AGREEMENTS, "协议名称", "示例{}"),
    "funding": (FUNDING, FUNDS, "#备注", "示例"),
    "project": (PROJECT, PROJECTS, "项目名称", "示例{}"),
    "contest_entry": (ENTRY, ENTRIES, "#备注", "示例"),
}


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """The example with all these records beside its own."""
    folder = tmp_path_factory.mktemp("crowded") / "ledger"
    shutil.copytree(EXAMPLE, folder)
    for table, (heads, lines, more, values) in TABLES.items():
        for line in lines.splitlines():
            name, *_, last = line.split(",")
            row = f"{line},{values.format(name)},{PAPER}"
            added(folder, table, f"{heads},{more},{GIVEN}", [row])
            if heads.endswith("阶段"):
                added(folder, "facts", f"记录,事实,值,{GIVEN}", [f"{name},stage,{last},{PAPER}"])
    return figures(folder)


@pytest.mark.parametrize("case", CASES.splitlines(), ids=lambda case: case.split()[0])
def test_one_thing_is_enough(crowded: Figures, case: str) -> None:
    """Neither counted nor open, and what counted before still does."""
    name, *left_out = case.split()
    result = figure(name, over=crowded)
    seen = {record.id for record in (*result.records, *result.possible)}
    assert not seen & set(left_out)
    assert {record.id for record in figure(name).records} <= seen
