"""The XML inside a workbook, read as it streams; whatever declares an entity is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Any, NoReturn
from xml.parsers import expat

import guiju

CHUNK = 1 << 18
Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def bare(name: str) -> str:
    """A name without its prefix: some programs write x:row."""
    return name.rpartition(":")[2]


def parser_of(start: Start, end: End | None = None, text: Text | None = None) -> Any:
    """A parser that calls back; the same things are forbidden as in defusedxml."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.StartElementHandler = start
    if end is not None:
        made.EndElementHandler = end
    if text is not None:
        made.CharacterDataHandler = text
    made.StartDoctypeDeclHandler = _refused
    made.EntityDeclHandler = _refused
    made.UnparsedEntityDeclHandler = _refused
    made.ExternalEntityRefHandler = _refused
    return made


def fed(parser: Any, stream: IO[bytes]) -> Iterator[None]:
    """Feed a part to its parser, a piece at a time, coming up for air after each."""
    try:
        while chunk := stream.read(CHUNK):
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise broken() from error


def elements(stream: IO[bytes], wanted: set[str]) -> list[tuple[str, dict[str, str]]]:
    """The elements of some names in a small part, in order, with their attributes."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if (short := bare(name)) in wanted:
            found.append((short, {bare(key): value for key, value in attributes.items()}))

    for _ in fed(parser_of(start), stream):
        pass
    return found


def broken() -> guiju.BadInput:
    """What is said of a workbook whose inside cannot be read."""
    do = "在 WPS 或 Excel 里打开它，另存为 .xlsx 再上传"
    return guiju.BadInput.saying("这个工作簿打不开", expected="完好的 .xlsx", do=do)


def _refused(*_: Any) -> NoReturn:
    raise broken()
