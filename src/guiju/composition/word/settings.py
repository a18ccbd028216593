"""The settings part: even and odd pages differ, no compatibility mode, Chinese as the language."""

from __future__ import annotations

from guiju.composition.word.elements import Element, w

LANGUAGE = "zh-CN"
_OFFICE = "http://schemas.microsoft.com/office/word"
# 15 is Word 2013 and later; without it Word opens the file in compatibility mode.
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
_COLOURS = {
    "bg1": "light1",
    "t1": "dark1",
    "bg2": "light2",
    "t2": "dark2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hyperlink": "hyperlink",
    "followedHyperlink": "followedHyperlink",
}


def settings() -> Element:
    """Return the settings part."""
    modes = [
        w("compatSetting", name=name, uri=_OFFICE, val=value)
        for name, value in _COMPATIBILITY.items()
    ]
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        # Squeezed punctuation would put more than 28 characters on a line.
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", w("doNotExpandShiftReturn"), w("useFELayout"), *modes),
        w("themeFontLang", val="en-US", eastAsia=LANGUAGE),
        w("clrSchemeMapping", **_COLOURS),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
