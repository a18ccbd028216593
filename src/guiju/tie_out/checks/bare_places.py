"""A bare 全市 or 市级 where two cities are spoken of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guiju.tie_out.measures import HAN
from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.texts import Spot, Text

_BARE = re.compile(r"全市|(?<![省地县辖区])市(?:级|属|本级)")
_NAMED = re.compile(rf"([{HAN}]{{2}})市(?!场|值|民|容|价|面)")
# 全市, 我市, 城市, 上市 and words that merely stand before 市.
_NO_NAME = frozenset(
    "全我各本该此城上地县辖门超股楼都夜入区省级在和与对由从向以为等是及到来了的年月日届次经按将受赴、中"
)
_VERBS = frozenset(
    "会同 完善 项目 基于 征集 报送 骗取 根据 推荐 组织 支持 争取 上报 联合 协助 配合 围绕 落实 贯彻 推进 推动 加强 参加 参与 服务"
    " 依托 通过 提请 承办 协调 对照 响应 按照 经过 结合 带动 助力 申报 入选 获评 获得 获批 认定 列为 新增 纳入 印发 出台 创新 科技".split()
)
# A name of a city stands in a report on it twice with 市 at least, and some times without.
_NAMES_TRIED, _NAMED_SO, _ALONE = 200, 2, 3
_ALL_OF = 2


def bare_places(proof: Proof) -> Iterator[Slip]:
    """One slip a word, with every place it stands; none where only one city is spoken of."""
    cities = proof.cities or _cities(proof.text)
    if len(cities) < _ALL_OF:
        return
    spots: dict[str, list[Spot]] = {}
    named = tuple(city.removesuffix("市") for city in cities)
    for paragraph in proof.text.paragraphs:
        for found in _BARE.finditer(paragraph.text):
            if not paragraph.text[: found.start()].endswith(named):
                spots.setdefault(found[0], []).append(Spot(paragraph.number, *found.span()))
    for word, places in spots.items():
        why = f"“{word}”可以指{'、'.join(cities[:3])}，没有说明是哪一个市，共{len(places)}处"
        do = "写明哪个市，如“" + cities[0] + word.removeprefix("全市").removeprefix("市") + "”"
        yield Slip("市级所指不明", word, why, do, places[0], tuple(places[1:]))


def _cities(text: Text) -> tuple[str, ...]:
    """Names before 市 that also stand without it, those named most first."""
    whole = "\n".join(paragraph.text for paragraph in text.paragraphs)
    named = Counter(found[1] for found in _NAMED.finditer(whole))
    often = [name for name, count in named.most_common(_NAMES_TRIED) if count >= _NAMED_SO]
    names = [name for name in often if not _NO_NAME & set(name) and name not in _VERBS]
    return tuple(f"{name}市" for name in names if _stands_alone(whole, name))


def _stands_alone(whole: str, name: str) -> bool:
    return len(re.findall(f"{name}(?!市)", whole)) >= _ALONE
