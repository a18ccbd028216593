"""Lists kept anew each time: the newest counts, and says who is on it."""

from __future__ import annotations

from pathlib import Path

from tests.records import BODIES, counted, ids

ROSTERS = """\
id,topic,as_of,complete
roster-1,key,2024-03,是
roster-2,key,2024-09-06,是
roster-3,key,2025-01,是
"""
MEMBERS = (
    "from,relation,to\nroster-1,members,body-1\nroster-1,members,body-2\nroster-2,members,body-1\n"
)
ROSTER = {**BODIES, "roster": ROSTERS, "links": MEMBERS}


def test_the_newest_list_counts(tmp_path: Path) -> None:
    """One member in September, though two in March; January's list is of the next year."""
    more = "latest: as_of\nmeasure: sum(count(members))"
    where = 'topic == "key" and as_of <= as_of'
    found = counted(tmp_path, where, ROSTER, "roster", more=more)
    assert (found.value, ids(found.records)) == (1, ["roster-2"])


def test_who_is_on_the_newest_list(tmp_path: Path) -> None:
    """A whole list makes absence known; a blank relation stays open."""
    labs = "id,name,host\nlab-1,甲,body-1\nlab-2,乙,body-2\nlab-3,丙,\n"
    found = counted(tmp_path, 'listed(host, "key")', {**ROSTER, "lab": labs})
    assert (ids(found.records), ids(found.possible)) == (["lab-1"], ["lab-3"])
    short = {**ROSTER, "roster": ROSTERS.replace("09-06,是", "09-06,"), "lab": labs}
    found = counted(tmp_path, 'listed(host, "key")', short)
    assert (ids(found.records), ids(found.possible)) == (["lab-1"], ["lab-2", "lab-3"])
