"""Every kind of record and every concept of the vocabulary, from the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from guiju.rulebook import Rulebook
from guiju.vocabulary import LEVELS, STAGE, Concept, Kind, Stages

SUPPLIERS = {
    "enterprise": "企业",
    "officer": "科技局",
    "list": "官方名单",
    "expert": "专家",
    "platform": "平台",
    "market": "市场",
}
PERIODS = {"year": "每年", "month": "每月", "instant": "时点"}
SEEN_AS = {"open": "公开", "commercial": "商业", "personal": "个人", "secret": "涉密"}
COLUMNS = "name 名称 type 单位 期间 来源 可见 选项或指向 口径 易混".split()


def page(book: Rulebook) -> str:
    """docs/reference/vocabulary.md."""
    kinds = list(book.vocabulary.kinds.values())
    lines = ["# Vocabulary", ""]
    lines += ["What may be known of firms and of every other kind of record.", ""]
    lines += ["**必填** must be filled, **多** may point to several records.", ""]
    lines += [*_levels(), "", *_index(kinds)]
    for kind in kinds:
        lines += ["", *_kind(kind)]
    return "\n".join(lines)


def _levels() -> Iterator[str]:
    words = " < ".join(f"`{code}` {label}" for code, label in LEVELS.items())
    yield f"Levels, everywhere in this order: {words}. A place's layer has its own words for them."


def _index(kinds: list[Kind]) -> Iterator[str]:
    yield "| kind | 名称 | 负责科室 | 唯一的是 | 显示名 | 排序日期 |"
    yield "| --- " * 6 + "|"
    for kind in kinds:
        key = _names(kind.key)
        codes = _names(list(kind.identified_by))
        cells = [
            f"[`{kind.name}`](#{kind.name})",
            kind.label,
            kind.owner or "—",
            "；".join(part for part in (codes, key if key != codes else "") if part) or "—",
            _names([kind.named_by]) or "—",
            _names([kind.main_date]) or "—",
        ]
        yield "| " + " | ".join(cells) + " |"


def _kind(kind: Kind) -> Iterator[str]:
    yield f"## {kind.name}"
    yield ""
    yield f"{kind.label}。"
    yield from _where(kind, kind.secret_where, "Counted and never opened where:")
    yield from _where(kind, kind.gone_where, "Kept and no longer listed where:")
    if kind.stages is not None:
        yield from _stages(kind, kind.stages)
    yield ""
    yield "| " + " | ".join(COLUMNS) + " |"
    yield "| --- " * len(COLUMNS) + "|"
    yield from (_row(concept) for concept in kind.concepts.values())
    if kind.title_codes:
        yield from ("", "| title code | 名称 |", "| --- | --- |")
        yield from (f"| `{code}` | {label} |" for code, label in kind.title_codes.items())


def _where(kind: Kind, where: Mapping[str, tuple[int, ...]], head: str) -> Iterator[str]:
    if where:
        yield from ("", head, "")
    for name, values in where.items():
        concept = kind.concepts[name]
        codes = list(concept.choices)
        said = [f"`{codes[value]}`" if codes else "`true`" for value in values]
        yield f"- `{name}` is {' or '.join(said)}"


def _stages(kind: Kind, stages: Stages) -> Iterator[str]:
    yield from ("", "| stage | 阶段 | 可以到 | 需要 |", "| --- | --- | --- | --- |")
    for code, label in stages.labels.items():
        beside = "（旁）" if stages.is_side(code) else ""
        onward = "、".join(stages.labels[after] for after in stages.next(code))
        proofs = "、".join(kind.concepts[name].label for name in stages.proofs.get(code, ()))
        yield f"| `{code}` | {label}{beside} | {onward or '—'} | {proofs or '—'} |"


def _row(concept: Concept) -> str:
    cells = [
        f"`{concept.name}`" + (" **必填**" if concept.required else ""),
        concept.label,
        _type(concept),
        concept.unit or "—",
        PERIODS[concept.period],
        SUPPLIERS[concept.supplier],
        SEEN_AS[concept.seen_as],
        _reach(concept) or "—",
        concept.means.strip().replace("\n", " ") or concept.ask,
        _names(concept.confused_with) or "—",
    ]
    return "| " + " | ".join(cells) + " |"


def _type(concept: Concept) -> str:
    if concept.is_level:
        return "level"
    if concept.item is not None:
        return f"list of {concept.item.type}"
    precision = f" ({concept.precision})" if concept.precision else ""
    return concept.type + precision + (" **多**" if concept.many else "")


def _reach(concept: Concept) -> str:
    """What a choice may be, what a relation points to, what a list holds, what a sum must say."""
    if concept.scoped_by:
        return f"合计须写明 {_names(concept.scoped_by)}"
    if concept.targets:
        return "→ " + "、".join(f"[`{kind}`](#{kind})" for kind in concept.targets)
    if concept.fields:
        return "、".join(f"`{name}` {_part(part)}" for name, part in concept.fields.items())
    if concept.type == "titles" or concept.name == STAGE:
        return "见下" if concept.type == "titles" else "见上"
    return _choices(concept.item or concept)


def _part(concept: Concept) -> str:
    """A field of a list, with its choices behind it."""
    choices = _choices(concept)
    return f"{concept.label}（{choices}）" if choices else concept.label


def _choices(concept: Concept) -> str:
    if concept.choices_from:
        return f"同 `{concept.choices_from}`"
    shown = {c: w for c, w in concept.choices.items() if not (concept.is_level and c in LEVELS)}
    return "、".join(f"`{code}` {label}" for code, label in shown.items())


def _names(names: Sequence[str]) -> str:
    return "、".join(f"`{name}`" for name in names if name)
