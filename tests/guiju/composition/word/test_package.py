"""The file as a whole: what Word checks before it opens one, and what a file manager shows."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from tests.guiju.composition.word.reading import File, W, find

# Children in the order of the schema (ISO/IEC 29500-1); Word offers to repair a file that strays.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
    "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "tbl": "tblPr tblGrid tr",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular",
    "settings": "writeProtection view zoom removePersonalInformation mirrorMargins defaultTabStop "
    "evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat rsids themeFontLang "
    "clrSchemeMapping decimalSymbol listSeparator",
}


@pytest.mark.parametrize("tag", ORDER)
def test_children_stand_in_the_order_of_the_schema(word: File, tag: str) -> None:
    """In every part; a child the schema does not know is found as well."""
    order = ORDER[tag].split()
    met = 0
    for name in word.parts:
        if name.startswith("word/") and name.endswith(".xml"):
            for element in word.part(name).iter(W + tag):
                tags = [child.tag.removeprefix(W) for child in element]
                # Headers and footers are referred to in any order.
                places = [order.index(tag.replace("footerR", "headerR")) for tag in tags]
                assert all(a <= b for a, b in pairwise(places)), (name, ET.tostring(element))
                met += 1
    assert met


def test_there_is_no_text_box(word: File) -> None:
    """Text stands in the text: no text box, no frame, no shape, no picture."""
    for name, content in word.parts.items():
        for tag in (b"txbx", b"textbox", b"framePr", b"<w:pict", b"wps:", b"pic:pic"):
            assert tag not in content or name.startswith("word/theme"), (name, tag)


def test_every_relationship_has_its_part(word: File) -> None:
    """A dangling one makes Word refuse the file."""
    for name in word.parts:
        if name.endswith(".rels"):
            folder = name.split("_rels/")[0]
            for relationship in word.part(name):
                assert _resolved(folder, relationship.get("Target", "")) in word.parts


def _resolved(folder: str, target: str) -> str:
    parts = folder.rstrip("/").split("/") if folder and not target.startswith("/") else []
    for step in target.removeprefix("/").split("/"):
        if step == "..":
            parts.pop()
        else:
            parts.append(step)
    return "/".join(parts)


def test_every_part_has_a_content_type(word: File) -> None:
    """By name or by ending."""
    types = word.part("[Content_Types].xml")
    endings = {e.get("Extension") for e in types if e.get("Extension")}
    names = {e.get("PartName", "").removeprefix("/") for e in types if e.get("PartName")}
    bare = {n for n in word.parts if n not in names and n.rsplit(".", 1)[-1] not in endings}
    assert bare == {"[Content_Types].xml"} - (
        {"[Content_Types].xml"} if "xml" in endings else set()
    )


def test_nothing_of_the_template_is_left(word: File) -> None:
    """No thumbnail, no foreign styles, no name of another program."""
    names = set(word.parts)
    assert not [n for n in names if "thumbnail" in n or "customXml" in n or "WithEffects" in n]
    assert "docProps/app.xml" not in names
    assert not [n for n, content in word.parts.items() if b"python-docx" in content]


def test_word_opens_it_as_a_file_of_today(word: File) -> None:
    """Not in compatibility mode."""
    compat = find(word.part("word/settings.xml"), "compat")
    assert compat is not None
    modes = {e.get(f"{W}name"): e.get(f"{W}val") for e in compat if e.get(f"{W}name")}
    assert modes["compatibilityMode"] == "15"


def test_the_properties(word: File) -> None:
    """Title, language, who, and the two days; no clock."""
    kept = {e.tag.split("}")[1]: e.text for e in word.part("docProps/core.xml")}
    assert kept["title"] == "关于2024年度科技工作情况和2025年工作思路的报告"
    assert kept["language"] == "zh-CN"
    assert kept["creator"] == "示例市科学技术局"
    assert kept["keywords"] == "科技工作；年度报告"
    assert kept["description"] == "情况截至2024年12月31日，掌握截至2025年1月6日"
    assert not {"created", "modified"} & set(kept)
