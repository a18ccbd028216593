"""WordprocessingML elements in one call, and the lengths they are written in."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from guiju.composition.characters import printable

Element = BaseOxmlElement
_TWIPS_OF_MM = 1440 / 25.4


def w(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """Return <w:tag> with attributes of the same namespace and these children; None is skipped.

    The caller gives the children in the order of the schema, which Word insists on.
    """
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), printable(str(value)))
    element.extend([child for child in children if child is not None])
    return element


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * _TWIPS_OF_MM)


def words(text: str, *properties: Element) -> Element:
    """Return a run; line ends become breaks, tabs stay tabs.

    The hint says that quotes, dashes and the like are Chinese here: without it Word draws “ ” in
    the Western font.
    """
    run = w("r", w("rPr", w("rFonts", hint="eastAsia"), *properties))
    for at, line in enumerate(printable(text).split("\n")):
        if at:
            run.append(w("br"))
        for tabbed, piece in enumerate(line.split("\t")):
            if tabbed:
                run.append(w("tab"))
            if piece:
                run.append(_text(piece))
    return run


def _text(piece: str) -> Element:
    element = w("t")
    element.text = piece
    if piece != piece.strip():
        element.set(qn("xml:space"), "preserve")
    return element


def paragraph(
    style: str, *content: Element, properties: tuple[Element | None, ...] = ()
) -> Element:
    """Return a paragraph of a style; properties beyond the style's come in schema order."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)
