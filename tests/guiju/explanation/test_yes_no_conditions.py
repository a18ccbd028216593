"""Yes/no conditions, waivers and groups read aloud."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guiju.explanation import sentence
from tests.guiju.explanation.example import judged, rulebook, told

GROUND = "依据：《示例管理办法》第三条。"
WAIVED = "measure: patents, at_least: 4, unless: {id: w, says: 软件企业免看专利, measure: software}"


@pytest.mark.parametrize(
    ("leaf", "facts", "words"),
    [
        ("says: 软件企业, measure: software", {"software": True}, "“软件企业”为是，符合"),
        ("says: 软件企业, measure: software", {"software": False}, "“软件企业”为否，不符合"),
        (
            "says: 未失信, measure: dishonest, is: false",
            {"dishonest": True},
            "未失信：“列入严重失信名单”为是，不符合",
        ),
        (
            "says: 高企有效, measure: holds(hte)",
            {"titles": {"hte": date(2027, 11, 5)}},
            "高企有效：持有有效的高新技术企业资质（高新技术企业有效期至2027年11月5日），符合",
        ),
        (
            "measure: holds(hte)",
            {"titles": {"hte": date(2023, 11, 5)}},
            "未持有有效的高新技术企业资质（高新技术企业已于2023年11月5日到期），不符合",
        ),
        ("measure: holds(hte)", {"titles": {}}, "未持有有效的高新技术企业资质，不符合"),
        (
            "says: 未上市, measure: listing, one_of: [none, neeq]",
            {"listing": "main"},
            "未上市：上市状态为“主板上市”，须为“未上市”或“新三板挂牌”，不符合",
        ),
        (
            "says: 未上市, measure: listing, one_of: [none, neeq]",
            {"listing": "neeq"},
            "未上市：上市状态为“新三板挂牌”，符合",
        ),
        (
            "says: 收入持续增长, measure: 'rising(sales, years=3)'",
            {"sales": {2021: 100, 2022: 120, 2023: 120}},
            "收入持续增长：近三年销售收入未逐年上升（大前年销售收入100万元、"
            "前年销售收入120万元、上年销售收入120万元），不符合",
        ),
        (
            "says: 标准：一, measure: software, is: false",
            {"software": False},
            "“标准：一”一项：“软件企业”为否，符合",
        ),
    ],
)
def test_yes_no(tmp_path: Path, leaf: str, facts: dict[str, Any], words: str) -> None:
    """The answer is told with what it was found in."""
    assert told(tmp_path, leaf, facts) == f"{words}。{GROUND}"


def test_waived(tmp_path: Path) -> None:
    """A waived condition still tells how it stands, and why that does not matter."""
    assert told(tmp_path, WAIVED, {"patents": 2, "software": True}) == (
        "发明专利为2件，要求不低于4件，不符合，还差2件，但因“软件企业免看专利”免于考察。" + GROUND
    )


def test_waiver_that_does_not_apply(tmp_path: Path) -> None:
    """Where the waiver is known not to hold, nothing is said of it."""
    assert told(tmp_path, WAIVED, {"patents": 2, "software": False}) == (
        f"发明专利为2件，要求不低于4件，不符合，还差2件。{GROUND}"
    )


def test_waiver_still_open(tmp_path: Path) -> None:
    """An open waiver is told as what could still help, with the fact that would tell."""
    assert told(tmp_path, WAIVED, {"patents": 2}) == (
        "发明专利为2件，要求不低于4件，不符合，还差2件；如“软件企业免看专利”则免于考察，"
        f"但此点尚不清楚：缺“软件企业”（由企业提供）。{GROUND}"
    )


ROUTES = """
routes:
- {id: held, clause: 第八条（一）, says: 持有高企, measure: holds(hte)}
- {id: awarded, clause: 第八条（二）, says: 获国家级奖励, measure: "count(awards)", at_least: 1}
- {id: scored, clause: 第八条（三）, says: 评分达标, measure: score, at_least: 60}
"""


def group(root: Path, kind: str, facts: dict[str, Any]) -> str:
    """The sentence of a group of three with the id g."""
    lines = [f"- id: g\n  clause: 第八条\n  says: 直接途径\n  {kind}:"]
    indent = "    " if kind == "at_least_n" else "  "
    if kind == "at_least_n":
        lines.append("    n: 2\n    of:")
    lines += [f"{indent}{line}" for line in ROUTES.strip().splitlines()[1:]]
    judgement = judged(rulebook(root, "all:\n" + "\n".join(lines)), facts)
    return sentence(judgement.finding("g"), judgement)


NAMES = "“持有高企”、“获国家级奖励”、“评分达标”"
NONE_HELD: dict[str, Any] = {"titles": {}, "awards": [], "score": 50}


@pytest.mark.parametrize(
    ("kind", "facts", "words"),
    [
        ("routes", NONE_HELD, f"以下任一途径符合即可，即{NAMES}，均不符合"),
        (
            "routes",
            {**NONE_HELD, "score": 60},
            f"以下任一途径符合即可，即{NAMES}，其中“评分达标”符合",
        ),
        (
            "routes",
            {"titles": {}, "awards": []},
            f"以下任一途径符合即可，即{NAMES}，“评分达标”尚不清楚：缺创新能力总分"
            "（由专家评定，需人工判断）",
        ),
        ("any", NONE_HELD, f"以下任一条件符合即可，即{NAMES}，均不符合"),
        (
            "all",
            {**NONE_HELD, "score": 60},
            f"以下3项均须符合，即{NAMES}，其中“持有高企”、“获国家级奖励”不符合",
        ),
        (
            "at_least_n",
            {**NONE_HELD, "score": None},
            f"以下3项至少符合2项，即{NAMES}，其中“持有高企”、“获国家级奖励”不符合",
        ),
        ("none", NONE_HELD, f"不得有{NAMES}的情形，符合"),
        (
            "none",
            {**NONE_HELD, "score": 60},
            f"不得有{NAMES}的情形，现有“评分达标”，不符合",
        ),
    ],
)
def test_groups(tmp_path: Path, kind: str, facts: dict[str, Any], words: str) -> None:
    """A group says how many are asked, and which of them decide."""
    assert group(tmp_path, kind, facts) == f"直接途径：{words}。依据：《示例管理办法》第八条。"
