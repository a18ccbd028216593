"""sources and completeness: the two tables about the other tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from guiju.errors import BadInput, Problem, Problems
from guiju.facts.blanks import is_blank
from guiju.facts.places import located
from guiju.ledger.cells import day_of, when
from guiju.ledger.heads import COMPLETE, SOURCE
from guiju.ledger.papers import Completeness, Source
from guiju.ledger.tables import Row, rows_of
from guiju.vocabulary import Vocabulary, close_to

Made = TypeVar("Made")


def read_sources(path: Path | None, problems: Problems) -> dict[str, Source]:
    """The papers by id."""
    sources: dict[str, Source] = {}
    for row, source in _made(path, SOURCE, _source, problems):
        if source.id in sources:
            problems.note(f"来源“{source.id}”出现两次", row.at, do="给每份文件一个编号")
        sources[source.id] = source
    return sources


def read_completeness(
    path: Path | None, vocabulary: Vocabulary, problems: Problems
) -> Iterator[Completeness]:
    """The declarations that a list is complete."""
    for row, declared in _made(path, COMPLETE, _completeness, problems):
        kind = vocabulary.kinds.get(declared.kind)
        if kind is None:
            do = close_to(declared.kind, vocabulary.kinds)
            problems.note(f"没有“{declared.kind}”这个种类", row.at, do=do)
        elif declared.field and (concept := kind.called(declared.field)) is None:
            do = close_to(declared.field, kind.concepts)
            problems.note(f"{kind.label}没有“{declared.field}”这一项", row.at, do=do)
        elif declared.field and concept is not None:
            declared = replace(declared, field=concept.name)
        yield declared


def _made(
    path: Path | None, words: dict[str, str], make: Callable[[Row], Made], problems: Problems
) -> Iterator[tuple[Row, Made]]:
    try:
        for row in rows_of(path, words, {}) if path is not None else ():
            try:
                yield row, make(row)
            except BadInput as error:
                problems.extend(located(error, row.at))
    except BadInput as error:
        problems.adopt(error)


def _source(row: Row) -> Source:
    texts = {key: str(row.words.get(key) or "").strip() for key in set(SOURCE.values())}
    if not texts["id"]:
        raise BadInput(Problem("来源没有编号", do="补上 id"))
    date = row.words.get("date")
    return Source(
        **{
            key: texts[key] for key in ("id", "kind", "title", "issuer", "number", "sha256", "note")
        },
        dated=None if is_blank(date) else when(date, "日期"),
        received_on=day_of(row.words.get("received_on"), "收到日期"),
        withdrawn_on=day_of(row.words.get("withdrawn_on"), "撤回日期"),
    )


def _completeness(row: Row) -> Completeness:
    texts = {key: str(row.words.get(key) or "").strip() for key in set(COMPLETE.values())}
    for needed in ("kind", "place", "as_of"):
        if not texts[needed]:
            raise BadInput(Problem(f"完整性声明缺少 {needed}", do="补上这一格"))
    since = row.words.get("since")
    return Completeness(
        kind=texts["kind"],
        field=texts["field"],
        value=texts["value"],
        place=texts["place"],
        since=None if is_blank(since) else when(since, "起"),
        as_of=when(row.words["as_of"], "截至"),
        source=texts["source"],
    )
