"""The numbers a next year's report opens with, each with its slot: recognised firms, filings, awards."""

from __future__ import annotations

import shutil

import pytest

from guiju.periods import stretch
from guiju.rollup import Figures, claim_results
from tests.rulebook.the_year import EXAMPLE, added, figures

NEXT = stretch("2025")
GIVEN = "source-064,A,2025-12-31,是"


@pytest.fixture(scope="module")
def next_year(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """The example with the year after: two unicorns, eight to be, ten gazelles, filings, an award."""
    folder = tmp_path_factory.mktemp("next") / "ledger"
    shutil.copytree(EXAMPLE, folder)
    recognised = {
        "unicorn": range(6, 8),
        "potential_unicorn": range(8, 16),
        "gazelle": range(16, 26),
    }
    titles = [
        f"title-{kind}-{firm},enterprise-{firm:02},{kind},2025-11-20,有效,{GIVEN}"
        for kind, firms in recognised.items()
        for firm in firms
    ]
    provenance = "来源,证据等级,掌握日期,示例"
    added(folder, "title", f"编号,持有企业,资质类别,发证日期,状态,{provenance}", titles)
    filings = [
        f"application-s{firm},enterprise-{firm:02},stsme,2025,2025-06-1{firm % 10},{GIVEN}"
        for firm in range(27, 37)
    ]
    added(folder, "application", f"编号,申报企业,政策编号,年度,提交日期,{provenance}", filings)
    moves = [f"application-s{firm},stage,2025-06-20,已提交,{GIVEN}" for firm in range(27, 36)]
    moves.append(f"application-s36,stage,2025-06-20,拟报,{GIVEN}")
    added(folder, "facts", f"记录,事实,日期,值,{provenance}", moves)
    outside = [
        f"indicator-n1,attracted_stsme,2025,示例招引备案,设区市绩效评价,示例,{GIVEN}",
        f"indicator-n2,city_hightech_products,2025,示例产品,设区市绩效评价,示例,{GIVEN}",
    ]
    added(folder, "indicator", f"编号,指标代码,年度,指标名称,指标来源,责任人,{provenance}", outside)
    values = [
        f"value-n1,indicator-n1,2025,完成,145,{GIVEN}",
        f"value-n2,indicator-n2,2025,上级通报,182,{GIVEN}",
    ]
    added(folder, "indicator_value", f"编号,考核指标,期间,性质,数值,{provenance}", values)
    complete = ["title,kind,unicorn,320481,,2025-12-31,source-006"]
    added(folder, "completeness", "种类,字段,取值,地方,起,截至,来源", complete)
    (folder / "enterprise-science_awards.csv").write_text(
        "id,level,date,rank\nenterprise-12,provincial,2025-05-30,1\n", encoding="utf-8"
    )
    ours = [
        f"comparison-n1,science_awards,本地,示例奖,2015-03,省级,enterprise-06,是,{GIVEN}",
        f"comparison-n2,science_awards,本地,示例奖,2025-05-30,省级,enterprise-12,是,{GIVEN}",
    ]
    head = f"编号,主题代码,对照单位,项目,日期,级别,本地记录,名单完整,{provenance}"
    added(folder, "comparison", head, ours)
    return figures(folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("unicorns_recognised", 2),
        ("potential_unicorns_recognised", 8),
        ("gazelles_recognised", 10),
        ("stsme_applications", 9),
        ("attracted_stsme_filed", 145),
        ("city_hightech_products", 182),
        ("science_award_winners", 1),
    ],
)
def test_each_number_has_its_slot(next_year: Figures, name: str, value: int) -> None:
    """Counted from records, or read from the value others handed down."""
    assert next_year.figure(name, NEXT).value == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("unicorn_first", "溧阳市省独角兽企业零的突破"),
        ("gazelles_record", "有记录以来（2020年起）省瞪羚企业认定数创历史新高"),
        ("potential_unicorns_record", "有记录以来（2020年起）省潜在独角兽企业认定数创历史新高"),
        ("science_award_again", "时隔10年再次获得省级以上科技奖励"),
    ],
)
def test_each_boast_has_its_claim(next_year: Figures, name: str, text: str) -> None:
    """None before, more than ever, again after ten years."""
    (result,) = claim_results(next_year, name, NEXT)
    assert result.text == text
