"""One laboratory with a cell of every type, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

from guiju.ledger import Ledger, Record
from tests.records import BODIES, book, ledger

LAB = "id,name,level,host,approved_on,area,people,share,open,fields,source,grade,sample\n"
ROW = "lab-1,示例实验室,省级,body-1,2024-04上旬,1.5,30,5%,是,light；热,s-1,a,是\n"
SOURCES = "id,title,number,date,withdrawn_on\ns-1,示例批文,示例〔2024〕1号,2024-04,\n"


def opened(root: Path, tables: dict[str, str], **more: str) -> Ledger:
    """These tables beside two bodies."""
    known = book(root, "figures: {}\n")
    return ledger(root, known, {**BODIES, "sources": SOURCES, **tables}, **more)  # type: ignore[arg-type]


def lab(root: Path, **tables: str) -> Record:
    """The laboratory lab-1 of these tables."""
    found = opened(root, {"lab": LAB + ROW, **tables}).find("lab-1")
    assert found is not None
    return found
