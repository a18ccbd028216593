"""A blank Word file of ours: python-docx's own template without what we neither use nor mean."""

from __future__ import annotations

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part, XmlPart
from docx.opc.rel import Relationships

from guiju.composition.characters import printable
from guiju.composition.document import Document
from guiju.composition.letter_lines import standing
from guiju.composition.word.elements import Element
from guiju.composition.word.fonts import font_table
from guiju.composition.word.settings import LANGUAGE, settings
from guiju.composition.word.styles import styles

# The picture of an empty page, the template's custom data, a second set of styles that Word would
# compare with the first, numbering nobody uses, the name of another program.
_DROPPED = {
    RT.THUMBNAIL,
    RT.CUSTOM_XML,
    RT.NUMBERING,
    RT.WEB_SETTINGS,
    RT.EXTENDED_PROPERTIES,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
_AUTHOR = "规矩"
_PROPERTY_AT_MOST = 255  # characters


def blank() -> WordDocument:
    """Return an empty document with our styles, settings and font table."""
    doc = docx.Document()
    main = doc.part
    for relationships in (main.package.rels, main.rels):
        _drop(relationships)
    _replace(main.part_related_by(RT.STYLES), styles())
    _replace(main.part_related_by(RT.SETTINGS), settings())
    _font_table(main)
    return doc


def _drop(relationships: Relationships) -> None:
    for key in [key for key, one in relationships.items() if one.reltype in _DROPPED]:
        del relationships[key]


def _replace(part: Part, root: Element) -> None:
    assert isinstance(part, XmlPart)
    part._element = root


def _font_table(main: Part) -> None:
    old = main.part_related_by(RT.FONT_TABLE)
    new = XmlPart(old.partname, old.content_type, font_table(), main.package)
    relationship = next(one for one in main.rels.values() if one.reltype == RT.FONT_TABLE)
    relationship._target = new


def describe(doc: WordDocument, document: Document) -> None:
    """Write the properties a file manager shows; no clock: one document, one file."""
    kept = doc.core_properties
    letterhead = document.letterhead
    kept.title = _property("".join(document.title))
    kept.subject = _property(document.subject)
    kept.keywords = _property("；".join(document.keywords))
    kept.author = _property(letterhead.signature or letterhead.printed_by or _AUTHOR)
    kept.last_modified_by = kept.author
    kept.comments = _property(standing(document))
    kept.language = LANGUAGE
    root = kept._element
    for moment in [one for one in root if one.tag.endswith(("}created", "}modified"))]:
        root.remove(moment)


def _property(text: str) -> str:
    return printable(text)[:_PROPERTY_AT_MOST]
