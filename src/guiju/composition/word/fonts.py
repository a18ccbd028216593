"""The fonts of an official document, and what stands in where one is not installed.

Fonts are named, never embedded: 方正小标宋 and the GB2312 faces are not ours to pass on.
"""

from __future__ import annotations

from guiju.composition.word.elements import Element, w

SONG = "宋体"
FANG = "仿宋_GB2312"
KAI = "楷体_GB2312"
HEI = "黑体"
TITLE = "方正小标宋简体"
WESTERN = "Times New Roman"

# Names a reader's machine may have the same face under, then the nearest other face.
_STAND_INS = {
    SONG: "SimSun,Songti SC",
    FANG: "仿宋,FangSong,华文仿宋",
    KAI: "楷体,KaiTi,华文楷体",
    HEI: "SimHei,Heiti SC",
    TITLE: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,宋体",
}
_FAMILY = {SONG: "auto", FANG: "modern", KAI: "modern", HEI: "modern", TITLE: "script"}
_CHINESE, _LATIN = "86", "00"


def font_table() -> Element:
    """Return the fontTable part: every font used, with its stand-ins (altName)."""
    chinese = [
        w(
            "font",
            w("altName", val=names),
            w("charset", val=_CHINESE),
            w("family", val=_FAMILY[name]),
            w("pitch", val="variable" if name == TITLE else "fixed"),
            name=name,
        )
        for name, names in _STAND_INS.items()
    ]
    western = w(
        "font",
        w("charset", val=_LATIN),
        w("family", val="roman"),
        w("pitch", val="variable"),
        name=WESTERN,
    )
    return w("fonts", western, *chinese)


def faces(name: str, western: str = WESTERN) -> Element:
    """Return rFonts: a Chinese face and the one for digits and letters beside it."""
    return w("rFonts", ascii=western, eastAsia=name, hAnsi=western, cs=western)
