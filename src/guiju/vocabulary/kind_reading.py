"""One kind from the files it is spread over."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from types import MappingProxyType
from typing import Any

from guiju.documents import Mapping
from guiju.errors import BadInput, Place, Problems
from guiju.vocabulary.concept_reading import concept_from
from guiju.vocabulary.concepts import SUPPLIERS, VISIBILITIES, Concept
from guiju.vocabulary.kinds import Kind
from guiju.vocabulary.spelling import NAME, close_to, one_of, unknown_keys, words
from guiju.vocabulary.stage_reading import stage_concept, stages_from
from guiju.vocabulary.stages import STAGE

_ONCE = "label identified_by key named_by owner main_date stages secret_where gone_where".split()
_KEYS = ["kind", "concepts", "from", "seen_as", *_ONCE]
LEDGER_WORDS = frozenset({"id", "source", "grade", "known_at", "sample", "reason"})
"""Columns every table of the ledger has; a field called so could not be told from them."""


def kind_from(name: str, documents: list[Mapping], problems: Problems) -> Kind:
    """The kind all these files speak of; `from` and `seen_as` hold for the concepts of a file."""
    said = _said_once(documents, problems)
    first = documents[0]
    if not NAME.match(name):
        problems.note(f"种类“{name}”写法有误", first.at("kind"), expected="小写字母加下划线")
    if "label" not in said:
        problems.note(f"种类“{name}”缺少中文名", first.at("kind"), expected="label: …")
    concepts: dict[str, Concept] = {}
    for document in documents:
        unknown_keys(document, _KEYS, problems)
        _add(document, concepts, problems)
    _check_confusions(concepts, problems)
    stages = None
    if "stages" in said:
        at = said["stages"].at("stages")
        stages = stages_from(said["stages"]["stages"], concepts, at, problems)
        if STAGE in concepts:
            met = f"“{STAGE}”由 stages 自动产生"
            problems.note(met, concepts[STAGE].at, do="删去这个概念")
        if stages is not None:
            concepts = {STAGE: stage_concept(stages, at), **concepts}
    values = {key: document[key] for key, document in said.items()}
    kind = Kind(
        name=name,
        label=str(values.get("label", name)),
        identified_by=MappingProxyType(_codes(said.get("identified_by"), problems)),
        concepts=MappingProxyType(concepts),
        key=words(values.get("key")),
        named_by=str(values.get("named_by") or ""),
        owner=str(values.get("owner") or ""),
        main_date=str(values.get("main_date") or ""),
        stages=stages,
        secret_where=_where("secret_where", said, concepts, problems),
        gone_where=_where("gone_where", said, concepts, problems),
        at=first.at(),
        owner_at=said["owner"].at("owner") if "owner" in said else first.at(),
    )
    _check_fields(kind, said, problems)
    return kind


def _said_once(documents: list[Mapping], problems: Problems) -> dict[str, Mapping]:
    """Which file says each thing that holds for the whole kind."""
    said: dict[str, Mapping] = {}
    for document in documents:
        for key in _ONCE:
            if key not in document:
                continue
            if key in said:
                other = said[key].at(key).text()
                problems.note(f"{key} 写了两次（首次：{other}）", document.at(key), do="删去一处")
            said.setdefault(key, document)
    return said


def _codes(document: Mapping | None, problems: Problems) -> dict[str, str]:
    listed = None if document is None else document["identified_by"]
    if document is not None and not isinstance(listed, Mapping):
        at = document.at("identified_by")
        problems.note("identified_by 写法有误", at, expected="{代码: 名称}")
    return dict(listed) if isinstance(listed, Mapping) else {}


def _add(document: Mapping, concepts: dict[str, Concept], problems: Problems) -> None:
    one_of(document, "from", SUPPLIERS, problems, default="enterprise")
    one_of(document, "seen_as", VISIBILITIES, problems, default="commercial")
    defaults = {key: document[key] for key in ("from", "seen_as") if key in document}
    listed = document.get("concepts")
    if listed is not None and not isinstance(listed, Mapping):
        problems.note("concepts 写法有误", document.at("concepts"), expected="{名称: {label: …}}")
        return
    for key, body in (listed or {}).items():
        place = document["concepts"].at(key)
        if key in concepts:
            first = concepts[key].at.text()
            problems.note(f"概念“{key}”重复定义（首次：{first}）", place, do="删去一处")
            continue
        try:
            concept = concept_from(key, body, place, defaults)
        except BadInput as error:
            problems.adopt(error)
            continue
        for name in LEDGER_WORDS & {concept.name, *concept.fields}:
            problems.note(f"“{name}”是台账每张表都有的列，不能作字段", place, do="换一个名称")
        concepts[key] = concept


def _check_confusions(concepts: MappingType[str, Concept], problems: Problems) -> None:
    for concept in concepts.values():
        for other in concept.confused_with:
            if other not in concepts:
                problems.note(
                    f"easily_confused_with 指向不存在的概念“{other}”",
                    concept.at,
                    do=close_to(other, concepts),
                )


def _check_fields(kind: Kind, said: dict[str, Mapping], problems: Problems) -> None:
    """Whatever names a field must name one that can play the part."""
    for key, names in (("key", kind.key), ("named_by", words(kind.named_by or None))):
        for name in names:
            concept = _field(kind, name, key, said[key].at(key), problems)
            if concept is not None and (concept.many or concept.type == "list"):
                met = f"{key} 里的“{name}”有多个值，不能用来认一条记录"
                problems.note(met, said[key].at(key), do="换一个只有一个值的字段")
    if kind.main_date:
        at = said["main_date"].at("main_date")
        concept = _field(kind, kind.main_date, "main_date", at, problems)
        if concept is not None and concept.type != "date":
            problems.note(f"main_date“{kind.main_date}”不是日期", at, expected="type: date 的字段")
    for concept in kind.concepts.values():
        for name in concept.scoped_by:
            other = _field(kind, name, "scoped_by", concept.at, problems)
            if other is not None and other.type != "choice":
                problems.note(f"scoped_by 里的“{name}”不是选项", concept.at, expected="选项或级别")


def _field(kind: Kind, name: str, key: str, at: Place, problems: Problems) -> Concept | None:
    concept = kind.concepts.get(name)
    if concept is None:
        do = close_to(name, kind.concepts) or "写本类记录的字段"
        problems.note(f"{key} 指向不存在的字段“{name}”", at, do=do)
    return concept


def _where(
    key: str,
    said: MappingType[str, Mapping],
    concepts: MappingType[str, Concept],
    problems: Problems,
) -> MappingType[str, tuple[int, ...]]:
    """{field: internal values} that mark records: secret ones, or ones that have left."""
    document = said.get(key)
    if document is None:
        return MappingProxyType({})
    body = document[key]
    if not isinstance(body, Mapping):
        problems.note(f"{key} 写法有误", document.at(key), expected="{字段: [值]}")
        return MappingProxyType({})
    found: dict[str, tuple[int, ...]] = {}
    for name, given in body.items():
        at, concept = body.at(name), concepts.get(name)
        if concept is None or concept.type not in ("choice", "bool"):
            problems.note(f"{key} 里的“{name}”不是选项或是否项", at, do="写本类记录的字段")
            continue
        ranks = [_rank(concept, value) for value in (given if isinstance(given, list) else [given])]
        if None in ranks:
            problems.note(f"{key} 里“{name}”的值没有", at, expected="选项代码，或 true")
        found[name] = tuple(rank for rank in ranks if rank is not None)
    return MappingProxyType(found)


def _rank(concept: Concept, value: Any) -> int | None:
    if concept.type == "bool":
        return int(value) if isinstance(value, bool) else None
    return concept.choice_rank(str(value))
