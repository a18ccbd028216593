"""One body under two names: as handed in, and by a general rule for shortened names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.tie_out.measures import HAN
from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.texts import Spot, Text

# A name begins behind a mark or behind one of these words.
_BOUNDARY = re.compile(
    rf"(?:^|[^{HAN}])(?=[{HAN}])|(?:协助|助力|依托|联合|支持|推进|推动|加快|牵头|对接|引导|指导|帮助|邀请|组织|获评|创建|围绕|通过"
    r"|加强|鼓励|推荐|由|与|和|及|向|在|为|从|以|是|赴|对|于|同|至)"
)
_SUFFIX = re.compile(
    "研究院|大学|学院|医院|法院|中心|公司|集团|实验室|基地|联盟|协会|学会|基金会|银行|园区|产业园|孵化器|研究所|事务所|院|局|厂|馆"
)
_STOPS = re.compile(rf"[^{HAN}]|[的了将已把被并等]")
_LONGEST, _SHORTEST, _SHARED = 20, 5, 3
# Kinds and levels, not names: 科技创新中心 is no short form of 科技服务创新中心.
_KINDS = (
    "国家 全国 全省 全市 全县 全区 省级 市级 县级 区级 部级 我省 我市 我县 我区 省重 市重 科技 产业 技术 创新 新型 公共 重点 院士"
    " 博士 孵化 综合 实验 工程 企业 高新技 研发 现代 智能 新能源 生物 数字 人才 先进 高校 民营 大型 专业 中小 科创 两个 一批 各类"
).split()  # fmt: skip
_REGION = re.compile(rf"\A[{HAN}]{{2}}[省市县区]")
_OFFICE = ("局", "委", "厅", "办")
_PER_GROUP = 120


def known_names(proof: Proof) -> Iterator[Slip]:
    """A body whose other name, as handed in, stands in the text beside the full one."""
    for full, others in proof.aliases.items():
        spots = _first_spots(proof.text, {full, *others})
        if len(spots) > 1:
            yield _slip(full, spots, "同一单位用了两个名称")


def shortened_names(proof: Proof) -> Iterator[Slip]:
    """A name and, elsewhere, a shorter one whose characters stand in it in the same order."""
    known = {name for full, others in proof.aliases.items() for name in (full, *others)}
    groups: dict[str, list[str]] = {}
    spots = _names(proof.text)
    for name in spots:
        groups.setdefault(name[:_SHARED], []).append(name)
    for names in groups.values():
        for long, short in _pairs(names[:_PER_GROUP]):
            if not (long in known and short in known):
                places = {long: spots[long], short: spots[short]}
                yield _slip(long, places, "像是同一单位的两个名称")


def _slip(full: str, spots: dict[str, Spot], what: str) -> Slip:
    others = [name for name in spots if name != full]
    name = full if full in spots else others.pop(0)
    listed = "、".join(f"“{each}”" for each in (name, *others))
    do = f"核实后统一为全称“{full}”；确需简称的，首次出现时注明“以下简称”"
    also = tuple(spots[each] for each in others)
    return Slip(
        "一个单位两个名称",
        f"{name}、{'、'.join(others)}",
        f"{what}：{listed}",
        do,
        spots[name],
        also,
    )


def _first_spots(text: Text, names: set[str]) -> dict[str, Spot]:
    """Where each name first stands by itself; a short one inside a longer one does not count."""
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    found: dict[str, Spot] = {}
    for paragraph in text.paragraphs:
        for match in pattern.finditer(paragraph.text):
            found.setdefault(match[0], Spot(paragraph.number, *match.span()))
    return found


def _names(text: Text) -> dict[str, Spot]:
    """Every run of characters that may be a body's name, and where it first stands."""
    found: dict[str, Spot] = {}
    for paragraph in text.paragraphs:
        for boundary in _BOUNDARY.finditer(paragraph.text):
            start = boundary.end()
            run = _STOPS.split(paragraph.text[start : start + _LONGEST], maxsplit=1)[0]
            for suffix in _SUFFIX.finditer(run):
                if suffix.end() >= _SHORTEST and not run.startswith(tuple(_KINDS)):
                    spot = Spot(paragraph.number, start, start + suffix.end())
                    found.setdefault(run[: suffix.end()], spot)
    return found


def _pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    ordered = sorted(set(names), key=len, reverse=True)
    for place, long in enumerate(ordered):
        for short in ordered[place + 1 :]:
            if short[-1] == long[-1] and len(long) >= len(short) + 2 and _shortens(short, long):
                yield long, short
                break


def _shortens(short: str, long: str) -> bool:
    if _REGION.match(short) and not short.endswith(_OFFICE):
        return False
    if long.endswith(short) or long.startswith(short):
        return False
    rest = iter(long)
    return all(character in rest for character in short)
