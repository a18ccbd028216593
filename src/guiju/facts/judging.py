"""Facts of single entities, from YAML documents or plain mappings: what `judge` reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from guiju.calendar import from_number, to_number, today
from guiju.documents import read_all
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.facts.blanks import is_blank
from guiju.facts.days import day_number
from guiju.facts.entity import Facts
from guiju.facts.fact_sources import SOURCES, fact_sources
from guiju.facts.named_facts import Gathered, read_fact
from guiju.facts.places import located, place_of
from guiju.facts.spells import entity_titles
from guiju.vocabulary import TITLES, Kind, Vocabulary, close_to

_KEYS = ("id", "as_of", "policies", "facts", TITLES, SOURCES)


def read_entities(
    paths: Path | str | Iterable[Path | str], vocabulary: Vocabulary, *, as_of: date | None = None
) -> list[Facts]:
    """Every entity of the YAML files, a document each, in the order written.

    A folder stands for the YAML files in it. `as_of` overrides the documents' own day. A document
    without `id` is called after its file. Raises BadInput with every problem of all files.
    """
    problems, entities = Problems(), list[Facts]()
    for path in _yaml_files(paths):
        try:
            for number, document in enumerate(_documents(path)):
                name = path.stem if number == 0 else f"{path.stem}-{number + 1}"
                entities.append(_entity(document, vocabulary.enterprise, as_of, name))
        except BadInput as error:
            problems.adopt(error)
    _refuse_twice(entities, problems)
    problems.raise_if_any()
    return entities


def _refuse_twice(entities: list[Facts], problems: Problems) -> None:
    seen: set[str] = set()
    for facts in entities:
        if facts.entity in seen:
            problems.note(f"编号“{facts.entity}”出现两次", do="一户一份，改正编号")
        seen.add(facts.entity)


def entity_from_mapping(
    mapping: Mapping[str, Any], vocabulary: Vocabulary, *, as_of: date | None = None
) -> Facts:
    """One entity from `{id, as_of, policies, facts, titles, sources}`, a document or plain dict.

    Year keys may be text, as JSON has them. Titles are folded on `as_of`, else on the mapping's
    own day, else today; `Facts.as_of` stays None when neither names a day.
    """
    return _entity(mapping, vocabulary.enterprise, as_of, "")


def _yaml_files(paths: Path | str | Iterable[Path | str]) -> list[Path]:
    given = [paths] if isinstance(paths, Path | str) else list(paths)
    files: list[Path] = []
    for path in map(Path, given):
        found = sorted([*path.glob("*.yaml"), *path.glob("*.yml")]) if path.is_dir() else [path]
        if not found:
            raise BadInput(Problem("文件夹里没有 YAML 文件", Place(path), do="核对路径"))
        files += found
    return files


def _documents(path: Path) -> list[Mapping[str, Any]]:
    documents = [document for document in read_all(path) if document is not None]
    if not documents:
        raise BadInput(Problem("文件里没有企业", Place(path), "{id, facts: {…}} 形式的 YAML"))
    for document in documents:
        if not isinstance(document, Mapping):
            place = Place(path, place_of(document).line)
            raise BadInput(
                Problem("一份文档不是一组键值", place, "{id, facts: {…}}，多户用 --- 隔开")
            )
    return documents


def _entity(document: Mapping[str, Any], kind: Kind, as_of: date | None, name: str) -> Facts:
    problems = Problems()
    _refuse_unknown(document, _KEYS, "不认识的键", problems)
    day = as_of or _as_of(document, problems)
    facts = _facts(document, problems)
    gathered = Gathered()
    for key in facts:
        if key != TITLES:
            read_fact(facts, key, kind, gathered, problems)
    titles = _titles(document, facts, kind, day or today(), problems)
    policies = _policies(document, problems)
    sources = fact_sources(document, kind, problems)
    problems.raise_if_any()
    entity = document.get("id")
    if isinstance(entity, list | Mapping):
        raise BadInput(Problem("id 要写成一个编号或名称", place_of(document, "id")))
    return Facts(
        entity=name if entity is None else str(entity),
        values=gathered.values,
        years=gathered.years,
        lists=gathered.lists,
        titles=titles,
        as_of=day,
        policies=policies,
        sources=sources,
    )


def _refuse_unknown(
    mapping: Mapping[str, Any], known: Sequence[str], met: str, problems: Problems
) -> None:
    for key in mapping:
        if key not in known:
            do = close_to(key, known) or f"只写 {'、'.join(known)}"
            problems.note(f"{met}“{key}”", place_of(mapping, key), do=do)


def _as_of(document: Mapping[str, Any], problems: Problems) -> date | None:
    raw = document.get("as_of")
    if is_blank(raw):
        return None
    try:
        return from_number(day_number("as_of ", raw))
    except BadInput as error:
        problems.extend(located(error, place_of(document, "as_of")))
        return None


def _facts(document: Mapping[str, Any], problems: Problems) -> Mapping[str, Any]:
    facts = document.get("facts")
    if facts is None or isinstance(facts, Mapping):
        return facts or {}
    problems.note("facts 不是一组键值", place_of(document, "facts"), expected="{事实名: 值}")
    return {}


def _policies(document: Mapping[str, Any], problems: Problems) -> tuple[str, ...] | None:
    named = document.get("policies")
    if named is None or isinstance(named, str):
        return None if named is None else (named,)
    if isinstance(named, Sequence) and all(isinstance(name, str) for name in named):
        return tuple(named)
    problems.note(
        "policies 不是政策代码的列表", place_of(document, "policies"), expected="[hte, …]"
    )
    return None


def _titles(
    document: Mapping[str, Any],
    facts: Mapping[str, Any],
    kind: Kind,
    day: date,
    problems: Problems,
) -> dict[str, int | None] | None:
    if TITLES in document and TITLES in facts:
        problems.note("titles 写了两处", place_of(facts, TITLES), do="删去一处")
        return None
    holder = facts if TITLES in facts else document
    try:
        return entity_titles(holder.get(TITLES), kind, to_number(day))
    except BadInput as error:
        problems.extend(located(error, place_of(holder, TITLES)))
        return None
