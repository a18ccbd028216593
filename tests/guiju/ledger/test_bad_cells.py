"""Bad cells and lines: each slip with its file and line, all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records import BODIES, ledger_refusals

LAB = "id,name,level,host,approved_on\n"


@pytest.mark.parametrize(
    ("tables", "messages"),
    [
        (
            {"lab": LAB + "lab-1,甲,city,,\nlab-2,甲,city,,\n"},
            [
                "lab.csv 第3行 · 实验室“lab-2”与“lab-1”的级别、名称相同 · "
                "请合并为一条，或补全相区别的项（首次：lab.csv 第2行）"
            ],
        ),
        (
            {"lab": "id,name,number\nlab-1,甲,批1\nlab-2,乙,批1\n"},
            [
                "lab.csv 第3行 · 实验室“lab-2”与“lab-1”的批文号相同 · "
                "请合并为一条，或补全相区别的项（首次：lab.csv 第2行）"
            ],
        ),
        (
            {"lab": LAB + "lab-1,甲,,,2024年13月\n"},
            [
                "lab.csv 第2行 · 获批日期“2024年13月”：没有这样的日期 · 应为：2024、2024H1、2024Q3、"
                "2024-07、2024-04上旬 或 2024-07-03 · 请核对月和日"
            ],
        ),
        (
            {"lab": LAB + "lab-1,甲,,body-9,\n"},
            [
                "lab.csv 第2行 · 依托单位“body-9”没有登记 · 应为：企业、机构 · 请核对名称，是否想写“body-2”"
            ],
        ),
        (
            {"lab": LAB + "lab-1,甲,,lab-2,\nlab-2,乙,,,\n"},
            ["lab.csv 第2行 · 依托单位“lab-2”是实验室 · 应为：企业、机构 · 请改正编号"],
        ),
        (
            {"lab": "id,name,colour\nlab-1,甲,红\n"},
            ["lab.csv 第1行 · 不认识的列“colour” · 请核对列名；不需要的列在列名前加 #"],
        ),
        (
            {"lab": "id,name,leval\nlab-1,甲,city\n"},
            ["lab.csv 第1行 · 不认识的列“leval” · 请核对名称，是否想写“level”"],
        ),
        ({"lab": "id,name,名称\nlab-1,甲,甲\n"}, ["lab.csv 第1行 · “name”有两列 · 请只留一列"]),
        (
            {"lab": "id,name,grade\nlab-1,甲,E\n"},
            [
                "lab.csv 第2行 · 证据等级“E”没有 · 应为：A 批文、证书、公示、B 合同、协议、回单、"
                "C 盖章填报、D 口头、走访"
            ],
        ),
        (
            {"lab": LAB + "body-1,甲,,,\n"},
            ["lab.csv 第2行 · 编号“body-1”出现两次（首次：body.csv 第2行） · 请给每条记录一个编号"],
        ),
        ({"lab": LAB + ",甲,,,\n"}, ["lab.csv 第2行 · 这一行没有编号 · 请补上 id"]),
        ({"lab": LAB + "lab-1,,city,,\n"}, ["lab.csv 第2行 · 实验室缺少名称 · 请补上 name"]),
        (
            {"lab": "id,name,source\nlab-1,甲,s-9\n"},
            ["lab.csv 第2行 · 来源“s-9”没有登记 · 请在 sources 表里登记这份文件"],
        ),
        (
            {"lab": "id,name,known_at\nlab-1,甲,2024-01\n"},
            ["lab.csv 第2行 · 掌握日期“2024-01”要写到日 · 应为：如 2024-12-31"],
        ),
        (
            {"lab": "id,name,sample\nlab-1,甲,也许\n"},
            ["lab.csv 第2行 · 示例一栏“也许”读不懂 · 应为：是 或 留空"],
        ),
        (
            {"grant": "id,amount[吨]\ngrant-1,5\n"},
            ["grant.csv 第1行 · 金额的单位“吨”不能用 · 应为：元、万元、亿元 · 请改正单位"],
        ),
        (
            {"facts": "entity,concept,on,value\nlab-9,people,,5\n"},
            ["facts.csv 第2行 · 没有编号为“lab-9”的记录 · 请先在它的表里登记，或改正编号"],
        ),
        (
            {"facts": "entity,concept,on,value\nbody-1,colour,,5\n"},
            ["facts.csv 第2行 · 机构没有“colour”这一项 · 请核对 concept 一栏"],
        ),
        (
            {"links": "from,relation,to\nbody-1,partners,body-2\n"},
            ["links.csv 第2行 · 机构没有“partners”这种多方关系 · 请核对 relation 一栏"],
        ),
        (
            {"sources": "id,title\ns-1,甲\ns-1,乙\n"},
            ["sources.csv 第3行 · 来源“s-1”出现两次 · 请给每份文件一个编号"],
        ),
        (
            {"completeness": "kind,place,as_of\nlabs,320481,2024\n"},
            ["completeness.csv 第2行 · 没有“labs”这个种类 · 请核对名称，是否想写“lab”"],
        ),
        (
            {"completeness": "kind,field,value,place,as_of\nlab,levle,city,320481,2024\n"},
            ["completeness.csv 第2行 · 实验室没有“levle”这一项 · 请核对名称，是否想写“level”"],
        ),
        (
            {"completeness": "kind,place,as_of\nlab,,2024\n"},
            ["completeness.csv 第2行 · 完整性声明缺少 place · 请补上这一格"],
        ),
    ],
)
def test_one_slip_one_message(tmp_path: Path, tables: dict[str, str], messages: list[str]) -> None:
    """Where it stands, what was met, what was expected, what to do."""
    assert ledger_refusals(tmp_path, {**BODIES, **tables}) == messages


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    """Slips of four tables come together, in the order of the tables."""
    tables = {
        "lab": LAB + "lab-1,甲,high,,\nlab-2,乙,,,2024-02-30\n",
        "grant": "id,ref,amount\ngrant-1,lab-9,many\n",
        "links": "from,relation,to\nlab-1,partners,body-9\n",
        "facts": "entity,concept,on,value\nlab-1,stage,2024,done\n",
    }
    told = ledger_refusals(tmp_path, {**BODIES, **tables})
    places = sorted(message.split(" · ")[0] for message in told)
    assert places == [
        "facts.csv 第2行",
        "grant.csv 第2行",
        "grant.csv 第2行",
        "lab.csv 第2行",
        "lab.csv 第2行",
        "lab.csv 第3行",
    ]


def test_a_move_that_is_not_allowed(tmp_path: Path) -> None:
    """From 谋划 straight to 获批 there is no way; a way back needs a reason."""
    facts = "entity,concept,on,value\nlab-1,stage,2024-01,planned\nlab-1,stage,2024-03,approved\n"
    told = ledger_refusals(tmp_path, {"lab": LAB + "lab-1,甲,,,\n", "facts": facts})
    assert told == [
        "facts.csv 第3行 · 实验室“lab-1”不能从“谋划”到“获批” · 应为：申报、运行 · 请改正阶段或日期"
    ]
    back = "entity,concept,on,value\nlab-1,stage,2024-01,applied\nlab-1,stage,2024-03,planned\n"
    told = ledger_refusals(tmp_path, {"lab": LAB + "lab-1,甲,,,\n", "facts": back})
    assert told == [
        "facts.csv 第3行 · 实验室“lab-1”从“申报”到“谋划”是退回，没有写原因 · 请在 reason 一栏写明原因"
    ]
