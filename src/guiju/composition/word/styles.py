"""The styles of an official document: real headings, so that Word's navigation pane works."""

from __future__ import annotations

from guiju.composition.word.elements import Element, w
from guiju.composition.word.fonts import FANG, KAI, SONG, faces
from guiju.composition.word.page import BODY, CHARACTER, CLOSER, PITCH
from guiju.composition.word.settings import LANGUAGE
from guiju.composition.word.style_list import STYLES, Style


def styles() -> Element:
    """Return the styles part: defaults, then the styles above, then what Word needs for tables."""
    return w("styles", _defaults(), _normal(), *map(_style, STYLES), *_others())


def _defaults() -> Element:
    language = w("lang", val="en-US", eastAsia=LANGUAGE, bidi="ar-SA")
    characters = w("rPr", faces(FANG), *_size(BODY), language)
    return w(
        "docDefaults",
        w("rPrDefault", characters),
        w("pPrDefault", w("pPr", w("spacing", before=0, after=0))),
    )


def _normal() -> Element:
    """正文: justified lines of the grid; no automatic gaps between Chinese and digits."""
    style = w("style", type="paragraph", default=1, styleId="Normal")
    style.append(w("name", val="Normal"))
    style.append(w("qFormat"))
    style.append(
        w(
            "pPr",
            w("widowControl", val=0),
            # Word's default said aloud. Where it is not said, LibreOffice hangs a closing mark
            # into the margin of a full line, and loses it in print.
            w("overflowPunct", val=1),
            w("autoSpaceDE", val=0),
            w("autoSpaceDN", val=0),
            w("spacing", line=PITCH, lineRule="exact"),
            w("jc", val="both"),
        )
    )
    style.append(w("rPr", faces(FANG), w("spacing", val=CLOSER), *_size(BODY)))
    return style


def _style(style: Style) -> Element:
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val=style.base),
        w("next", val=style.next or style.id),
        w("uiPriority", val=9 if style.outline is not None else 20),
        w("qFormat"),
        _paragraph_properties(style),
        _character_properties(style),
        type="paragraph",
        styleId=style.id,
        **({} if style.name.isascii() else {"customStyle": 1}),
    )


def _paragraph_properties(style: Style) -> Element:
    line, rule = (style.line, "exact") if style.line else (240, "auto")
    return w(
        "pPr",
        w("keepNext") if style.keep else None,
        w("tabs", w("tab", val="right", pos=style.tab)) if style.tab else None,
        None if style.line == PITCH else w("snapToGrid", val=0),
        w("spacing", before=style.before, after=style.after, line=line, lineRule=rule),
        indent(style.size, left=style.left, right=style.right, firstLine=style.first),
        w("jc", val=style.align) if style.align else None,
        w("outlineLvl", val=style.outline) if style.outline is not None else None,
    )


def indent(size: float = BODY, **characters: float) -> Element | None:
    """Return indents given in characters: Word reads those, other programs the lengths beside.

    size: of the characters, in points; those of the body stand closer than their size.
    """
    one = CHARACTER if size == BODY else round(size * 20)
    lengths = {
        name: value
        for side, count in characters.items()
        if count
        for name, value in ((f"{side}Chars", round(count * 100)), (side, round(count * one)))
    }
    return w("ind", **lengths) if lengths else None


def _character_properties(style: Style) -> Element:
    return w(
        "rPr",
        faces(style.font, style.western if style.font in (FANG, KAI, SONG) else style.font),
        w("b") if style.bold else None,
        w("color", val=style.colour) if style.colour else None,
        w("spacing", val=style.closer) if style.closer is not None else None,
        *_size(style.size),
    )


def _size(points: float) -> tuple[Element, Element]:
    return w("sz", val=round(points * 2)), w("szCs", val=round(points * 2))


def _others() -> tuple[Element, ...]:
    margins = [w(side, w=twips, type="dxa") for side, twips in _CELL_MARGINS.items()]
    table = w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *margins))
    return (
        w("style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1),
          w("semiHidden"), w("unhideWhenUsed"),
          type="character", default=1, styleId="DefaultParagraphFont"),
        w("style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"),
          w("unhideWhenUsed"), table, type="table", default=1, styleId="TableNormal"),
        w("style", w("name", val="No List"), w("uiPriority", val=99), w("semiHidden"),
          w("unhideWhenUsed"), type="numbering", default=1, styleId="NoList"),
        w("style", w("name", val="annotation reference"), w("basedOn", val="DefaultParagraphFont"),
          w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"),
          w("rPr", *_size(8)), type="character", styleId="CommentReference"),
    )  # fmt: skip


_CELL_MARGINS = {"top": 0, "left": 108, "bottom": 0, "right": 108}
