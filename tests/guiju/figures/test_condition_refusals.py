"""A condition nobody can read is refused with place, expectation and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records import refusals

HEAD = "figures:\n  f:\n    label: 示例数\n    over: lab\n    where: "
AT = "figures/f.yaml 第5行 · "
LEVELS = "county（县级）、city（设区市级）、province（省级）、nation（国家级）"


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("levle >= city", "实验室没有“levle”这一项 · 请核对名称，是否想写“level”"),
        (
            "level >= provincial",
            f"“级别”没有选项“provincial” · 应为：{LEVELS} · 请核对名称，是否想写“province”",
        ),
        (
            "stage >= aproved",
            "“阶段”没有选项“aproved” · 应为：planned（谋划）、applied（申报）、"
            "approved（获批）、running（运行）、refused（未获批）、revoked（撤销） · 请核对名称，是否想写“approved”",
        ),
        (
            "host.size >= 1",
            "企业、机构没有“size”这一项 · 应为：region_code、registration_date、sales、"
            "research、staff、engineers、assets、debts、net_assets、market_value、profit、patents",
        ),
        (
            "partners.kind == office",
            "“合作方”不是单一关系，不能写“partners.…” · 请改写成 linked(关系, 条件)",
        ),
        ("people", "“人数”不是是否项 · 请加上比较，如 == 或 >="),
        ("open >= 1", "“开放”只能用 == 或 in 比较"),
        ("people >= area", "“人数”与“面积”单位不同，不能比较"),
        ("people >= name", "“名称”不是数 · 应为：数量、金额、比例"),
        ("1 < people < 3", "一次只能比较两边 · 请用 and 连接两个比较"),
        ("people is 3", "不支持这种比较 · 应为：>=、>、<=、<、==、!=、in"),
        ("series == jia", '文字和日期要加引号 · 应为：如 "低空经济"、"2024-09"'),
        ("approved_on in 2024", '文字和日期要加引号 · 应为：如 "低空经济"、"2024-09"'),
        (
            "approved_on in '2024-13'",
            "日期“2024-13”：没有这样的日期 · 应为：2024、2024H1、2024Q3、2024-07、2024-04上旬"
            " 或 2024-07-03 · 请核对月和日",
        ),
        ("level in county", "in 后面写 period 或 [ … ]"),
        ("as_of in name", "“名称”不是日期 · 应为：as_of in 年度一类的字段"),
        ("reached(approved)", "reached(…) 没有写完 · 应为：reached(阶段) in period"),
        ("reached(approved) in '2024'", "reached(阶段) 只能与 in period 连用"),
        (
            "reached(open) in period",
            "没有阶段“open” · 应为：planned、applied、approved、running、refused、revoked",
        ),
        (
            "linkd(partners)",
            "没有“linkd”这个函数 · 应为：blank、linked、has、settled、listed、reached、verdict · "
            "请核对名称，是否想写“linked”",
        ),
        ("linked(host)", "“host”不是多方关系或列表 · 应为：partners、fields、rounds"),
        ("linked(rounds, rond == final)", "轮次没有“rond”这一项 · 请核对名称，是否想写“round”"),
        ("has(level, city)", "“级别”不是列表 · 请改用 == 或 in"),
        ("blank()", "blank(…) 里写得不全 · 请对照手册补上"),
        ("month(name) == 3", "“名称”不是日期"),
        ("rung >= 1", "只有企业才有梯次"),
        ("rung[1] >= 1", "只有企业才有梯次"),
        ("listed(level, 'x')", "“级别”不是单一关系 · 请写一个指向记录的字段"),
        ("share >= percent(name)", "百分比要写成数字 · 应为：如 5%"),
        ("people >= (1", "公式“people >= (1”写法有误 · 请检查括号、逗号和运算符"),
        (
            "__import__('os').system('x')",
            "这里不能这样调用 · 应为：blank、linked、has、settled、listed、reached、verdict",
        ),
        (
            "(lambda: open)()",
            "这里不能这样调用 · 应为：blank、linked、has、settled、listed、reached、verdict",
        ),
        ("host.a.b.c.d == 'x'", "这里要写一个字段 · 应为：如 level 或 host.name"),
    ],
)
def test_each_slip_is_told(tmp_path: Path, where: str, message: str) -> None:
    """One message, with the line of the condition."""
    assert refusals(tmp_path, HEAD + f'"{where}"\n') == [AT + message]
