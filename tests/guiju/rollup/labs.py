"""Three laboratories: one says yes, one says no, one is blank; and what they lead to."""

from __future__ import annotations

from tests.records import BODIES

LABS = """\
id,name,level,host,approved_on,checked,area,people,visitors,share,open,series,fields
lab-1,光学实验室,province,body-1,2024-07-03,2024,120.5,30,30,5%,是,甲,light；heat
lab-2,热学实验室,city,firm-1,2024-06,2023,80,10,40,3%,否,不适用,heat
lab-3,空白实验室,,,,,,,,,,,
"""
TABLES = {
    **BODIES,
    "lab": LABS,
    "enterprise": "id,core\nfirm-1,是\n",
    "links": "from,relation,to\nlab-1,partners,body-1\nlab-1,partners,body-2\nlab-2,partners,firm-1\n",
    "lab-rounds": "id,round,on,passed\nlab-1,first,2024-05,是\nlab-1,final,,是\nlab-2,final,2024-06,否\n",
}
YES, NO = ["lab-1"], ["lab-2"]
BLANK = ["lab-3"]
NONE: list[str] = []
BOTH = ["lab-1", "lab-2"]
