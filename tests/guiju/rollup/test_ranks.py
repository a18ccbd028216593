"""A place among others by value: ties said, a short list told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records import BODIES, claimed

LABS = "id,name,level,approved_on\nlab-1,甲,province,2024-07\nlab-2,乙,province,2019-05\n"
ROWS = "id,topic,unit,value,date,subject,complete,grade\n"


def tables(rows: str, **more: str) -> dict[str, str]:
    """Laboratories beside a list."""
    return {**BODIES, "lab": LABS, "comparison": ROWS + rows, **more}


RANK = "claims:\n  c: {label: 位次, kind: rank, over: comparison, where: 'topic == \"work\"', order: value, match: subject, says: '{tied}排名第{n}', second: '{tied}排名第{n}，仅次于{leader}', first: 居首位}\n"


@pytest.mark.parametrize(
    ("rows", "status", "text"),
    [
        (
            "r-2,work,甲局,11,2024,,是,A\nr-3,work,乙局,7,2024,,是,A\n",
            "holds",
            "排名第2，仅次于甲局",
        ),
        ("r-2,work,甲局,7,2024,,是,A\n", "holds", "居首位"),
        (
            "r-2,work,甲局,11,2024,,是,A\nr-3,work,乙局,9,2024,,是,A\n",
            "holds",
            "排名第3",
        ),
        (
            "r-2,work,甲局,11,2024,,是,A\nr-3,work,乙局,8,2024,,是,A\n",
            "holds",
            "并列排名第2，仅次于甲局",
        ),
        ("r-2,work,甲局,11,2024,,否,A\n", "list_incomplete", "排名第2，仅次于甲局（对照不全）"),
        (
            "r-2,work,甲局,11,2024,,是,A\nr-3,work,乙局,,2024,,是,A\n",
            "list_incomplete",
            "排名第2，仅次于甲局（对照不全）",
        ),
    ],
)
def test_a_rank(tmp_path: Path, rows: str, status: str, text: str) -> None:
    """By value, ties said, a blank value or a short list told; 仅次于 only of the second."""
    ours = "r-1,work,本局,8,2024,body-2,是,A\n"
    (found,) = claimed(tmp_path, RANK, tables(ours + rows))
    assert (found.status, found.text) == (status, text)


def test_a_rank_without_us(tmp_path: Path) -> None:
    """A list we are not on ranks nobody."""
    (found,) = claimed(tmp_path, RANK, tables("r-2,work,甲局,11,2024,,是,A\n"))
    assert (found.status, found.text) == ("no_subject", "")
