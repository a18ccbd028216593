"""The texts of a workbook, which its sheets name by number."""

from __future__ import annotations

from typing import IO

import guiju
from bureau.ledger.sheets.xml_parts import bare, fed, parser_of

MOST_CHARACTERS = 100_000_000


def strings_of(stream: IO[bytes]) -> list[str]:
    """Every shared text, its pieces of different fonts joined, without readings of characters."""
    found: list[str] = []
    pieces: list[str] = []
    state = {"in_text": False, "aside": 0, "length": 0}

    def start(name: str, _: dict[str, str]) -> None:
        short = bare(name)
        if short == "si":
            pieces.clear()
        elif short == "rPh":
            state["aside"] += 1
        elif short == "t":
            state["in_text"] = not state["aside"]

    def end(name: str) -> None:
        short = bare(name)
        if short == "si":
            found.append("".join(pieces))
        elif short == "rPh":
            state["aside"] -= 1
        elif short == "t":
            state["in_text"] = False

    def text(piece: str) -> None:
        if state["in_text"]:
            pieces.append(piece)
            state["length"] += len(piece)

    for _ in fed(parser_of(start, end, text), stream):
        if state["length"] > MOST_CHARACTERS:
            raise guiju.BadInput.saying("文件里的文字太多", do="分成几份上传")
    return found
