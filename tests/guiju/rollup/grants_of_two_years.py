"""Grants of two years, what is counted of them, and the history before."""

from __future__ import annotations

from tests.records import BODIES

FIGURES = """\
figures:
  money:
    label: 批复资金
    over: grant
    where: kind == approved and scope == project and level >= province and on in period
    measure: sum(amount)
    unit: 万元
  growth: {label: 增长, formula: 'money / money[-1] - 1', unit: '%'}
  grants:
    label: 批复
    over: grant
    where: kind == approved and on in period
  labs: {label: 实验室, over: lab, where: 'level == province and approved_on in period'}
"""
GRANT = "id,ref,kind,level,scope,amount,on\n"
GRANTS = GRANT + (
    "grant-1,body-1,approved,province,project,3533,2024\n"
    "grant-2,body-1,approved,province,project,900,2023\n"
)
SERIES = "id,metric,year,value,unit,grade,source\n"
POINT = "p-1,money,2023,910.57,万元,B,\n"


def tables(series: str = SERIES + POINT, **more: str) -> dict[str, str]:
    """Grants of two years and a history."""
    return {**BODIES, "grant": GRANTS, "series_point": series, **more}
