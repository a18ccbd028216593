"""The styles of an official document as a list: what stands in which face, size and place."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.composition.word.fonts import FANG, HEI, KAI, SONG, TITLE, WESTERN
from guiju.composition.word.page import BODY, PITCH, TEXT_WIDTH

RED = "FF0000"
SMALL = 14  # points: 4号
# Sizes of letters in tables in points: how their styles' ids and names end, and their lines.
TABLE_SIZES = {
    12.0: ("", "", 400),
    10.5: ("Small", "五号", 340),
    9.0: ("Smallest", "小五", 300),
}
_IN_TABLES = (("TableText", "表格文字", FANG, "left"), ("TableHead", "表格栏目", HEI, "center"))


@dataclass(frozen=True)
class Style:
    """A paragraph style: name as Word knows it; sizes in points, lengths in twips.

    first: characters the first line is indented by; line 0 is single spacing; outline is the
    level in the navigation pane, from 0; bare styles show no room of their own.
    """

    id: str
    name: str
    font: str = FANG
    size: float = BODY
    western: str = WESTERN
    bold: bool = False
    colour: str = ""
    closer: int | None = None
    align: str = ""
    line: int = PITCH
    before: int = 0
    after: int = 0
    first: int = 0
    left: int = 0
    right: int = 0
    tab: int = 0
    outline: int | None = None
    keep: bool = False
    base: str = "Normal"
    next: str = ""


STYLES = (
    Style("NormalIndent", "Normal Indent", first=2),
    Style("Title", "Title", TITLE, 22, align="center", line=660, after=PITCH, keep=True, closer=0),
    Style("Heading1", "heading 1", HEI, first=2, outline=0, keep=True, next="NormalIndent"),
    Style("Heading2", "heading 2", KAI, first=2, outline=1, keep=True, next="NormalIndent"),
    Style("Heading3", "heading 3", bold=True, first=2, outline=2, keep=True, next="NormalIndent"),
    Style("Caption", "caption", HEI, SMALL, align="center", before=PITCH // 4, keep=True, closer=0),
    Style("FigureCaption", "图题", HEI, SMALL, align="center", after=PITCH // 4, closer=0),
    Style("Figure", "图", align="center", line=0, before=PITCH // 4, keep=True, closer=0),
    Style("Header", "header", HEI, SMALL, align="right", line=400, closer=0),
    Style("Footer", "footer", SONG, SMALL, SONG, line=400, closer=0),
    Style("FooterOdd", "单页码", SONG, SMALL, SONG, align="right", line=400, right=1, closer=0),
    Style("FooterEven", "双页码", SONG, SMALL, SONG, align="left", line=400, left=1, closer=0),
    Style("CommentText", "annotation text", SONG, 10.5, align="left", line=0, closer=0),
    Style("Issuer", "发文机关标志", TITLE, 44, align="center", line=968, keep=True, closer=0,
          colour=RED),
    Style("Reference", "发文字号", align="center", line=360, before=2 * PITCH, keep=True),
    Style("Addressee", "主送机关", align="left", next="NormalIndent"),
    Style("Annex", "附件说明", align="left", keep=True),
    Style("Signature", "落款", align="right", keep=True),
    Style("Note", "注", size=SMALL, align="left", line=480, closer=0),
    *(
        Style(f"{name}{end}", f"{label}{size_name}", font, size, align=align, line=line, closer=0)
        for size, (end, size_name, line) in TABLE_SIZES.items()
        for name, label, font, align in _IN_TABLES
    ),
    Style("TableNote", "表注", size=10.5, align="left", line=400, after=PITCH // 4, closer=0),
    Style("Colophon", "版记", size=SMALL, align="left", line=480, left=1, right=1, closer=0,
          tab=TEXT_WIDTH - SMALL * 20),
    Style("End", "文末", line=20),
)  # fmt: skip
