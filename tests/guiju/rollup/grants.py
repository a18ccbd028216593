"""Six grants, two of which count as approved money of the province or the state."""

from __future__ import annotations

from tests.records import BODIES

WHERE = "kind == approved and scope == project and level >= province and on in period"
SUM = "measure: sum(amount)\nunit: 万元"
GRANT = "id,ref,kind,level,scope,amount,on,grade,source\n"
GRANTS = GRANT + (
    "grant-1,body-1,approved,province,project,2000,2024-07,A,s-1\n"
    "grant-2,body-1,approved,nation,project,533.000001,2024,B,\n"
    "grant-3,body-1,approved,province,people,60,2024-05,A,\n"
    "grant-4,body-1,received,province,project,240,2024-05-06,A,\n"
    "grant-5,body-1,approved,city,project,150,2024-04,A,\n"
    "grant-6,body-1,approved,province,project,910.57,2023-11,A,\n"
)
SOURCES = {
    "sources": "id,title,number,withdrawn_on\ns-1,示例批文,示1号,\ns-2,旧文,示2号,2024-11-01\n"
}
TABLES = {**BODIES, **SOURCES, "grant": GRANTS}


def with_line(line: str) -> dict[str, str]:
    """The grants with one line more."""
    return {**TABLES, "grant": GRANTS + line + "\n"}
