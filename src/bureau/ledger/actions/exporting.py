"""A list as a workbook: what the viewer may take out, with a hidden key so that it comes back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse
from django.utils import timezone

import guiju
from bureau.accounts.actions import log_reading
from bureau.accounts.rights import EXPORT
from bureau.accounts.viewer import BAND, LOCK, MASK, VALUE, Viewer
from bureau.ledger.deriving import batches
from bureau.ledger.importing.columns import default_concepts
from bureau.ledger.importing.comparing import ref_name
from bureau.ledger.importing.permits import writable
from bureau.ledger.models import Current, Row
from bureau.ledger.queries.seeing import band, masked, sight
from bureau.ledger.reading import kind_of
from bureau.ledger.sheets.outgoing import Field, cell_of, fields_of, out_column
from bureau.ledger.sheets.stamps import header, stamp
from bureau.ledger.sheets.writing import Out, OutColumn, write
from bureau.ledger.standing import holding
from bureau.ledger.things import thing_of, thing_of_field
from bureau.ledger.values import item_of, shown, written_of

BATCH = 400
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CLOSED = ("commercial", "personal", "secret")


@dataclass(frozen=True)
class Exported:
    """A finished workbook: an open file, what to call it, how many rows it has."""

    file: IO[bytes]
    name: str
    count: int

    def as_response(self) -> FileResponse:
        """The file as a download; it is gone once sent."""
        return FileResponse(self.file, as_attachment=True, filename=self.name, content_type=XLSX)


def export_list(
    *,
    by: Viewer,
    kind: str,
    rows: QuerySet[Row],
    concepts: Iterable[str] | None = None,
    years: Iterable[str] = (),
    reason: str = "",
    title: str = "",
    chosen: str = "",
) -> Exported:
    """Write some rows of a kind, as far as the viewer may take each field out.

    concepts: by name, the kind's usual ones when None; years: for yearly concepts, last year when
    empty. chosen: how the rows were, said in the file. Commercial and personal fields need a reason
    and are logged with it.
    """
    found = kind_of(kind)
    if not by.reach(EXPORT, thing_of(kind)):
        raise PermissionDenied(f"您不能导出{found.label}名单。")
    names = list(concepts) if concepts is not None else default_concepts(kind)
    wanted = [c for name in names if (c := found.find(name)) and exportable(by, kind, c)]
    closed = [c for c in wanted if c.seen_as in _CLOSED]
    if closed and not reason.strip():
        labels = "、".join(concept.label for concept in closed[:3])
        met = f"{labels}是商业信息或个人信息，导出没有写事由"
        raise guiju.BadInput.saying(met, expected="一句话的用途", do="写明事由，或不选这几列")
    fields = fields_of(wanted, list(years) or [str(guiju.calendar.today().year - 1)])
    mark = f"{by.name} {timezone.localtime():%Y-%m-%d %H:%M} 导出" + (
        f"，事由：{reason.strip()}" if closed else ""
    )
    called = title or f"{found.label}名单"
    exported = written(kind, rows, fields, called, mark, may_take(by, kind), chosen=chosen)
    bodies = _bodies(rows) if closed else ()
    for thing in sorted({thing_of_field(kind, c) for c in closed}):
        told = [c.label for c in closed if thing_of_field(kind, c) == thing]
        log_reading(
            viewer=by,
            thing=thing,
            code=kind,
            how="export",
            fields=told,
            reason=reason,
            rows=exported.count,
            bodies=bodies,
        )
    return exported


def _bodies(rows: QuerySet[Row]) -> set[str]:
    """The firms, institutions and platforms whose rows these are."""
    found = rows.order_by().values_list("bodies", flat=True).iterator(chunk_size=2000)
    return {body for bodies in found for body in bodies.split()}


def open_columns(kind: str) -> list[str]:
    """The usual columns of a kind that may go out without a reason."""
    concepts = kind_of(kind).concepts
    return [name for name in default_concepts(kind) if concepts[name].seen_as not in _CLOSED]


def exportable(by: Viewer, kind: str, concept: Any) -> bool:
    """Whether a column is for him at all: open fields by the list's right, others by theirs."""
    if concept.type == "titles" or (concept.fields and "text" not in concept.fields):
        return False
    return concept.seen_as not in _CLOSED or bool(by.reach(EXPORT, thing_of_field(kind, concept)))


def may_take(by: Viewer, kind: str) -> Any:
    """How a field of a row goes out: as it is, as a range, masked, or only that it is there."""
    known: dict[tuple[str, ...], str] = {}

    def how(concept: Any, row: Row) -> str:
        key = (concept.name, row.section, row.town, row.towns, row.bodies)
        if key not in known:
            seen = sight(concept, row, by)
            takes = by.may(EXPORT, thing_of_field(kind, concept), **row.place)
            if seen == VALUE and not takes and concept.seen_as in _CLOSED:
                seen = BAND if concept.seen_as == "commercial" else MASK
            known[key] = seen
        return known[key]

    return how


def written(
    kind: str,
    rows: QuerySet[Row],
    fields: Sequence[Field],
    title: str,
    mark: str,
    how: Any,
    own: Mapping[tuple[int, str, str], Any] | None = None,
    chosen: str = "",
) -> Exported:
    """The workbook itself, its first column the hidden key.

    own: facts that are shown as they are, in place of what stands: what the reader himself said.
    chosen: a line that says how the rows were chosen.
    """
    found = kind_of(kind)
    columns = [OutColumn(header(kind, [f.key for f in fields]), 12, hidden=True)]
    columns += [out_column(field, found) for field in fields]
    lines = [
        "空格不改动原值；要去掉一个值，请写“清空”。导回：导入 → 上传本表。不要改动隐藏的第一列。"
    ]
    lines += [chosen] * bool(chosen)
    file = BytesIO()
    count = write(file, Out(title, columns, lines, mark), _rows(rows, fields, how, own or {}))
    file.seek(0)
    stamped = f"{title}-{guiju.calendar.today():%Y%m%d}.xlsx"
    return Exported(file, stamped, count)


def _rows(
    rows: QuerySet[Row], fields: Sequence[Field], how: Any, own: Mapping[tuple[int, str, str], Any]
) -> Iterator[list[Any]]:
    concepts = {field.concept.name for field in fields}
    for batch in batches(rows.iterator(chunk_size=2000), BATCH):
        said: dict[int, dict[str, list[Current]]] = defaultdict(lambda: defaultdict(list))
        entries = Current.objects.filter(entity__in=[r.pk for r in batch], concept__in=concepts)
        for entry in entries.select_related("ref__row"):
            said[entry.entity_id][entry.concept].append(entry)
        for row in batch:
            pairs = [
                _told(field.concept, own[row.pk, *field.key])
                if (row.pk, *field.key) in own
                else _pair(field, said[row.pk][field.concept.name], row, how)
                for field in fields
            ]
            yield [stamp(row.code, [text for _, text in pairs]), *(cell for cell, _ in pairs)]


def _pair(field: Field, entries: list[Current], row: Row, how: Any) -> tuple[Any, str]:
    """The cell and the text its mark is made of; a mask is a text, and never read back."""
    concept = field.concept
    known = [entry for entry in entries if entry.state != "unknown"]
    if not known:
        return None, ""
    seen = how(concept, row)
    if concept.many or concept.fields:
        text = "；".join(_part(concept, entry) for entry in sorted(known, key=lambda e: e.slot))
        return (text, text) if seen == VALUE else ("已掌握", "已掌握")
    entry = (
        next((e for e in known if e.period == field.period), None)
        if field.period
        else holding(known)
    )
    if entry is None:
        return None, ""
    if seen != VALUE:
        text = _hidden(concept, entry, seen)
        return text, text
    return _told(concept, entry)


def _told(concept: Any, entry: Any) -> tuple[Any, str]:
    """A value as it is."""
    if concept.type == "entity" and entry.ref_id:
        return ref_name(entry), ref_name(entry)
    text = written_of(concept, entry)
    return (cell_of(concept, entry, text) if text else None), text


def _part(concept: Any, entry: Current) -> str:
    if concept.fields:
        return str(item_of(concept, entry.text).get("text") or "")
    return ref_name(entry)


def _hidden(concept: Any, entry: Current, seen: str) -> str:
    if seen == LOCK:
        return "已掌握"
    return band(concept, entry.number) if seen == BAND else masked(shown(concept, entry))


def template_of(*, by: Viewer, kind: str) -> Exported:
    """An empty sheet with the usual columns of a kind, as far as he may write them."""
    found = kind_of(kind)
    allowed = {concept.name for concept in writable(by, kind)}
    concepts = [found.find(name) for name in default_concepts(kind) if name in allowed]
    year = str(guiju.calendar.today().year - 1)
    columns = [out_column(field, found) for field in fields_of(concepts, [year])]
    lines = ["从第 4 行起，一行一条；不知道的空着；有统一代码的写代码，没有的写全称。"]
    file = BytesIO()
    write(file, Out(f"{found.label}导入模板", columns, lines), [])
    file.seek(0)
    return Exported(file, f"{found.label}导入模板.xlsx", 0)
