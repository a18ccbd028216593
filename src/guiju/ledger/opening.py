"""Opening a folder ledger: every table read and checked, everything wrong told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingType
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from guiju.documents import Mapping, read
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.facts.sources import SUFFIXES
from guiju.ledger.book import Ledger
from guiju.ledger.checking import check
from guiju.ledger.gathering import gather
from guiju.ledger.moves import check_stages
from guiju.ledger.paper_tables import read_completeness, read_sources
from guiju.ledger.reading import Files, Reading, read_rows
from guiju.ledger.statements import Card, Statements
from guiju.vocabulary import Vocabulary, close_to, unknown_keys
from guiju.vocabulary.places import PlaceLayer

CARD = "ledger.yaml"
_CARD_KEYS = ["place", "title", "since", "note", "known_at"]
_OTHERS = ("sources", "completeness", "links", "facts")

Progress = Callable[[str], None]
K = TypeVar("K")


def open_ledger(
    folder: Path | str,
    vocabulary: Vocabulary,
    *,
    places: MappingType[str, PlaceLayer] | None = None,
    known_at: date | None = None,
    progress: Progress | None = None,
) -> Ledger:
    """The ledger in `folder` as it was known on `known_at` (everything, when None).

    places: the rulebook's layers; the ledger's own gives levels the words its tables may use.
    Raises BadInput with every problem of every table, each with its file and line.
    """
    return _opened(Path(folder), vocabulary, places, known_at, progress)[0]


def read_statements(
    folder: Path | str,
    vocabulary: Vocabulary,
    *,
    places: MappingType[str, PlaceLayer] | None = None,
    progress: Progress | None = None,
) -> Statements:
    """Everything the ledger in `folder` says, row by row; it must be as sound as for opening."""
    return _opened(Path(folder), vocabulary, places, None, progress)[1]


def _opened(
    root: Path,
    vocabulary: Vocabulary,
    places: MappingType[str, PlaceLayer] | None,
    known_at: date | None,
    progress: Progress | None,
) -> tuple[Ledger, Statements]:
    problems = Problems()
    card = _card(root, problems)
    if card.known_at is not None:
        known_at = min(known_at or card.known_at, card.known_at)
    vocabulary = in_words(vocabulary, card.place, places)
    files = _sort(root, vocabulary, problems)
    problems.raise_if_any()
    told = Statements(card, list(read_sources(files.others.get("sources"), problems).values()))
    for path in read_rows(Reading(vocabulary, told, problems), files):
        if progress is not None:
            progress(path.name)
    told.complete += read_completeness(files.others.get("completeness"), vocabulary, problems)
    gathered = gather(told, vocabulary, known_at)
    ledger = Ledger(
        root=root,
        place=card.place,
        title=card.title or root.name,
        since=card.since,
        vocabulary=vocabulary,
        kinds=MappingProxyType(gathered.records()),
        sources=MappingProxyType({source.id: source for source in told.sources}),
        complete=tuple(told.complete),
        known_at=known_at,
        hash=folder_hash(root),
    )
    check(ledger, gathered, problems, is_copy=card.known_at is not None)
    check_stages(ledger, problems)
    problems.raise_if_any()
    return ledger, told


def in_words(
    vocabulary: Vocabulary, place: str, places: MappingType[str, PlaceLayer] | None
) -> Vocabulary:
    """The vocabulary with the levels in the words of that place, where a layer names them."""
    layer = (places or {}).get(place.zfill(6))
    return vocabulary if layer is None else vocabulary.in_words_of(layer.labels)


def folder_hash(root: Path) -> str:
    """SHA-256 over the name and bytes of the card and every table, in name order."""
    digest = hashlib.sha256()
    for path in sorted(_files(root), key=lambda file: file.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for path in sorted(root.iterdir()):
        ours = path.suffix.lower() in SUFFIXES or path.name == CARD
        if ours and path.is_file() and path.name[0] not in "._#~":
            yield path


def _card(root: Path, problems: Problems) -> Card:
    if not root.is_dir():
        do = f"指向含 {CARD} 和各表的文件夹"
        raise BadInput(Problem("没有这个台账文件夹", Place(str(root)), do=do))
    if not (root / CARD).is_file():
        expected = f"{CARD}，如 place: '320481'"
        raise BadInput(Problem(f"台账文件夹里没有 {CARD}", Place(str(root)), expected))
    card = read(root / CARD)
    unknown_keys(card, _CARD_KEYS, problems)
    if not str(card.get("place") or "").isdigit():
        problems.note("没有写明台账是哪个地方的", card.at("place"), expected="place: '320481'")
    since, known_at = (_day(card, key, problems) for key in ("since", "known_at"))
    place, title, note = (str(card.get(key) or "") for key in ("place", "title", "note"))
    return Card(place, title, since, note, known_at)


def _day(card: Mapping, key: str, problems: Problems) -> date | None:
    day = card.get(key)
    if day is None or isinstance(day, date):
        return day
    problems.note(f"{key}“{day}”不是日期", card.at(key), expected=f"{key}: 2024-01-01")
    return None


def _sort(root: Path, vocabulary: Vocabulary, problems: Problems) -> Files:
    found = Files({}, {}, {}, {})
    for path in _files(root):
        if path.name != CARD:
            _place(path, vocabulary, found, problems)
    return found


def _place(path: Path, vocabulary: Vocabulary, found: Files, problems: Problems) -> None:
    stem, _, tail = path.stem.partition("-")
    kind = vocabulary.kinds.get(stem)
    if path.stem in _OTHERS:
        _put(found.others, path.stem, path, problems)
    elif kind is not None and not tail:
        _put(found.kinds, stem, path, problems)
    elif kind is not None and tail == "years":
        _put(found.years, stem, path, problems)
    elif kind is not None and (concept := kind.find(tail)) and concept.fields:
        _put(found.lists, (stem, concept.name), path, problems)
    else:
        names = [*vocabulary.kinds, *_OTHERS]
        do = close_to(stem, names) or "表名用词汇表里的种类；不要的表改名为以 # 开头"
        problems.note(f"不知道“{path.name}”是什么表", Place(path), do=do)


def _put(tables: dict[K, Path], key: K, path: Path, problems: Problems) -> None:
    if key in tables:
        met = f"“{tables[key].name}”和“{path.name}”是同一张表"
        problems.note(met, Place(path), do="只留一份")
    tables[key] = path
