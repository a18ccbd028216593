"""What programs may ask of the ledger and enter into it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from ninja import Field, Path, Query, Router, Schema, Status

from bureau.accounts.actions import log_reading
from bureau.accounts.asked import PLAIN, AsKnown, Code, Day, Name, Word, Words, viewer_on
from bureau.accounts.rights import READ
from bureau.accounts.viewer import VALUE, Viewer
from bureau.ledger import actions, queries
from bureau.ledger.models import ImportJob, Row
from bureau.ledger.things import thing_of, thing_of_field

router = Router()
MOST, MOST_PAGES = 200, 1_000_000
Number = Annotated[int, Path(title="编号", ge=1, le=2**31 - 1)]
_ID = 2**62


class ChoiceOut(Schema):
    """一个选项。"""

    code: str = Field(title="代码")
    label: str = Field(title="名称")


class ConceptOut(Schema):
    """一项事实：叫什么，怎么填。"""

    name: str = Field(title="标识")
    label: str = Field(title="名称")
    type: str = Field(title="类型")
    unit: str = Field(title="单位")
    yearly: bool = Field(title="按年记")
    required: bool = Field(title="必填")
    seen_as: str = Field(title="公开程度")
    many: bool = Field(title="多方关系")
    targets: list[str] = Field(title="指向的种类")
    choices: list[ChoiceOut] = Field(title="选项")


class KindOut(Schema):
    """一个种类。"""

    name: str = Field(title="标识")
    label: str = Field(title="名称")
    owner: str = Field(title="归口科室")


class KindInFull(KindOut):
    """一个种类和它的全部事实。"""

    concepts: list[ConceptOut] = Field(title="事实")
    stages: list[ChoiceOut] = Field(title="阶段")


class RowOut(Schema):
    """一条记录在列表里的样子。"""

    code: str = Field(title="编号")
    kind: str = Field(title="种类")
    name: str = Field(title="名称")
    town: str = Field(title="区划代码")
    town_name: str = Field(title="镇区（街道）")
    section: str = Field(title="归口科室")
    stage: str = Field(title="阶段")
    level: str = Field(title="级别")
    category: str = Field(title="类别")
    main_date: str = Field(title="主要日期")
    rung: int | None = Field(title="梯次", description="没有权限或还没有判定时为空")
    open_gaps: int | None = Field(title="差几项")
    is_sample: bool = Field(title="示例")
    changed_at: datetime | None = Field(title="最近更新")


class Rows(Schema):
    """一页记录。"""

    total: int = Field(title="共几条")
    page: int = Field(title="第几页")
    size: int = Field(title="每页几条")
    items: list[RowOut] = Field(title="记录")


class Filter(Schema):
    """筛选和翻页。"""

    town: Word = Field("", title="区划代码")
    stage: Word = Field("", title="阶段")
    level: Word = Field("", title="级别")
    category: Word = Field("", title="类别")
    changed_since: Day | None = Field(None, title="这一天起更新的")
    page: int = Field(1, title="第几页", ge=1, le=MOST_PAGES)
    size: int = Field(50, title="每页几条", ge=1, le=MOST)


class SourceOut(Schema):
    """一份来源。"""

    code: str = Field(title="编号")
    title: str = Field(title="标题")
    number: str = Field(title="文号")


class EntryOut(Schema):
    """一条事实。text 已按权限给出原值、区间或遮盖。"""

    fact_id: int = Field(title="事实编号")
    concept: str = Field(title="标识")
    period: str = Field(title="期间")
    slot: str = Field(title="第几项")
    text: str = Field(title="给人看的")
    value: str = Field(title="填表的写法", description="只在看得到原值时有")
    number: int | None = Field(title="整数", description="金额以分计")
    sight: str = Field(title="怎样给出", description="value 原值，band 区间，mask 遮盖，lock 不给")
    source: SourceOut | None = Field(title="来源")
    grade: str = Field(title="证据等级")
    known_on: date | None = Field(title="掌握日期")
    recorded_by: str = Field(title="填写人")
    reason: str = Field(title="原因")
    is_sample: bool = Field(title="示例")
    standing: bool = Field(title="现在有效")
    waiting: bool = Field(title="待确认")


class LineOut(Schema):
    """一项事实现在的值。"""

    concept: str = Field(title="标识")
    label: str = Field(title="名称")
    sight: str = Field(title="怎样给出")
    entries: list[EntryOut] = Field(title="各期、各项现在的值")


class DossierOut(Schema):
    """一条记录的全部事实。"""

    row: RowOut = Field(title="记录")
    as_known: date | None = Field(title="掌握截至")
    lines: list[LineOut] = Field(title="已掌握的事实")
    blank: list[str] = Field(title="还不掌握的")


class HistoryOut(Schema):
    """一项事实的来龙去脉。"""

    concept: str = Field(title="标识")
    label: str = Field(title="名称")
    now: list[EntryOut] = Field(title="现在有效的")
    before: list[EntryOut] = Field(title="以前的")
    proposals: list[EntryOut] = Field(title="待确认的")


class FactIn(Schema):
    """要记入的一条事实，写法同表格：数值按这一项的单位，选项写代码或名称，日期可只写到月。"""

    concept: Word = Field(title="标识")
    value: Words | dict[Word, Words] | None = Field(title="值", description="空表示不再掌握")
    period: Word = Field("", title="期间", description="按年记的写年度；其余写从哪天起")
    slot: Word = Field("", title="第几项")
    source: Word = Field("", title="来源编号")
    grade: Word = Field("", title="证据等级")
    reason: Annotated[str, Field(max_length=300, pattern=PLAIN)] = Field("", title="原因")
    replaces: int | None = Field(
        None,
        ge=1,
        le=_ID,
        title="代替哪一条",
        description="您看到的现值的事实编号；不写则不管现值，写了而现值已变则不写入",
    )


class FactOut(Schema):
    """记入的结果。"""

    fact_id: int = Field(title="事实编号")
    proposed: bool = Field(title="是否待确认")


class ImportOut(Schema):
    """一次导入。"""

    id: int = Field(title="编号")
    kind: str = Field(title="种类")
    state: str = Field(title="状态代码")
    state_label: str = Field(title="状态")
    counts: dict[str, int] = Field(title="各种行数")
    started_at: datetime = Field(title="上传时间")
    done_at: datetime | None = Field(title="入库时间")


@router.get("/kinds", response=list[KindOut], summary="有哪些种类", tags=["台账"])
def kinds(request: HttpRequest) -> Any:
    """Every kind of record."""
    return list(queries.vocabulary().kinds.values())


@router.get("/kinds/{kind}", response=KindInFull, summary="一个种类有哪些事实", tags=["台账"])
def kind(request: HttpRequest, kind: Name) -> Any:
    """A kind and its concepts."""
    found = _kind(kind)
    stages = found.stages.labels if found.stages is not None else {}
    return {
        "name": found.name,
        "label": found.label,
        "owner": found.owner,
        "concepts": [_concept(concept) for concept in found.concepts.values()],
        "stages": [{"code": code, "label": label} for code, label in stages.items()],
    }


@router.get("/kinds/{kind}/records", response=Rows, summary="列出记录", tags=["台账"])
def records(request: HttpRequest, kind: Name, chosen: Query[Filter]) -> Any:
    """A page of the rows within reach, in the order of their names."""
    viewer = viewer_on(request)
    found = queries.rows(_kind(kind).name, viewer=viewer).order_by("name", "code")
    fields = ("town", "stage", "level", "category")
    wanted = {name: getattr(chosen, name) for name in fields if getattr(chosen, name)}
    found = found.filter(**wanted)
    if chosen.changed_since is not None:
        found = found.filter(changed_at__date__gte=chosen.changed_since)
    pages = Paginator(found, chosen.size)
    items = pages.page(chosen.page).object_list if chosen.page <= pages.num_pages else []
    rows = [_row(row, viewer) for row in items]
    return {"total": pages.count, "page": chosen.page, "size": chosen.size, "items": rows}


@router.get("/records/{code}", response=DossierOut, summary="一条记录的全部事实", tags=["台账"])
def record(request: HttpRequest, code: Code, as_known: AsKnown = None) -> Any:
    """The dossier as the viewer may see it, as known now or on a day; the look is logged."""
    viewer = viewer_on(request)
    found = queries.dossier(code, viewer=viewer, as_known=as_known)
    known = found.known()
    _log(viewer, found.row, [line.concept for line in known if line.sight == VALUE])
    return {
        "row": _row(found.row, viewer, whole=True),
        "as_known": as_known,
        "lines": [
            {
                "concept": line.concept.name,
                "label": line.concept.label,
                "sight": line.sight,
                "entries": [_entry(each) for each in line.entries],
            }
            for line in known
        ],
        "blank": [line.concept.name for line in found.blank()],
    }


@router.get(
    "/records/{code}/facts/{concept}",
    response=HistoryOut,
    summary="一项事实的来龙去脉",
    tags=["台账"],
)
def history(request: HttpRequest, code: Code, concept: Name) -> Any:
    """What stands, what was said before, what is proposed; the look is logged."""
    viewer = viewer_on(request)
    found = queries.dossier(code, viewer=viewer)
    line = found.lines.get(concept)
    if line is None:
        raise Http404(f"{found.kind.label}没有“{concept}”这一项。")
    if line.sight == VALUE:
        _log(viewer, found.row, [line.concept])
    return {
        "concept": line.concept.name,
        "label": line.concept.label,
        "now": [_entry(each) for each in line.entries],
        "before": [_entry(each) for each in line.history],
        "proposals": [_entry(each) for each in line.proposals],
    }


@router.post(
    "/records/{code}/facts", response={201: FactOut}, summary="记入或提出一条事实", tags=["台账"]
)
def enter(request: HttpRequest, code: Code, fact: FactIn) -> Any:
    """Record a fact; who may only propose leaves a proposal."""
    viewer = viewer_on(request)
    entity = queries.entity(code, viewer=viewer)
    within = queries.sources(viewer=viewer)
    source = within.filter(code=fact.source).first() if fact.source else None
    if fact.source and source is None:
        raise Http404(f"没有编号为“{fact.source}”的来源。")
    made = actions.record(
        by=viewer,
        entity=entity,
        source=source,
        replaces=actions.ANY if fact.replaces is None else fact.replaces,
        **fact.model_dump(exclude={"source", "replaces"}),
    )
    return Status(201, {"fact_id": made.pk, "proposed": made.proposed})


@router.get(
    "/search",
    response=list[RowOut],
    summary="按名称、旧名、简称、编号、拼音首字母找",
    tags=["台账"],
)
def search(
    request: HttpRequest,
    q: Annotated[str, Query(title="找什么", max_length=60, pattern=PLAIN)],
    kind: Annotated[str, Query(title="种类", max_length=40, pattern=PLAIN)] = "",
    limit: Annotated[int, Query(title="最多几条", ge=1, le=50)] = 20,
) -> Any:
    """Rows within reach whose names or codes hold the words."""
    viewer = viewer_on(request)
    kinds = [_kind(kind).name] if kind else []
    return [_row(row, viewer) for row in queries.search(q, viewer=viewer, kinds=kinds, limit=limit)]


@router.get("/imports/{job}", response=ImportOut, summary="导入的进展", tags=["导入"])
def import_job(request: HttpRequest, job: Number) -> Any:
    """One import: its state and its counts, never its rows."""
    viewer = viewer_on(request)
    found = ImportJob.objects.filter(pk=job).first()
    if found is None:
        raise Http404(f"没有编号为 {job} 的导入。")
    section = _kind(found.kind).owner
    mine = found.started_by_id is not None and found.started_by_id == viewer.user_id
    if not mine and not viewer.may(READ, "import", section=section, town=found.town):
        raise PermissionDenied("这次导入不在您的权限内。")
    return {
        "id": found.pk,
        "counts": {name: count for name, count in found.counts.items() if isinstance(count, int)},
        **{n: getattr(found, n) for n in ("kind", "state", "state_label", "started_at", "done_at")},
    }


def _kind(name: str) -> Any:
    found = queries.vocabulary().kinds.get(name)
    if found is None:
        raise Http404(f"没有“{name}”这个种类。")
    return found


def _concept(concept: Any) -> dict[str, Any]:
    names = ("name", "label", "type", "unit", "yearly", "required", "seen_as", "many")
    choices = [{"code": code, "label": label} for code, label in concept.choices.items()]
    return {
        **{name: getattr(concept, name) for name in names},
        "targets": list(concept.targets),
        "choices": choices,
    }


def _row(row: Row, viewer: Viewer, whole: bool = False) -> dict[str, Any]:
    """A row as listed: a person's name masked, the standing only for who may see verdicts."""
    names = ("code", "kind", "name", "town", "section", "stage", "level", "category", "main_date")
    found = {name: getattr(row, name) for name in (*names, "is_sample", "changed_at")}
    named_by = queries.kind_of(row.kind).find(queries.kind_of(row.kind).named_by)
    if not whole and named_by is not None and named_by.seen_as == "personal":
        found["name"] = queries.masked(row.name)
    sees = viewer.may(READ, "verdict", **row.place)
    standing = {"rung": row.rung, "open_gaps": row.open_gaps} if sees else {}
    town = queries.town_name(row.town) if row.town else ""
    return found | {"town_name": town, "rung": None, "open_gaps": None} | standing


def _entry(entry: Any) -> dict[str, Any]:
    names = (
        *("fact_id", "concept", "period", "slot", "text", "number", "sight", "source", "grade"),
        *("known_on", "recorded_by", "reason", "is_sample", "standing", "waiting"),
    )
    return {"value": entry.raw} | {name: getattr(entry, name) for name in names}


def _log(viewer: Viewer, row: Row, concepts: Iterable[Any]) -> None:
    """The look at what is not open, as by a page."""
    told: dict[str, list[str]] = {}
    for concept in concepts:
        thing = thing_of_field(row.kind, concept)
        if thing != thing_of(row.kind) or concept.seen_as != "open":
            told.setdefault(thing, []).append(concept.label)
    for thing, fields in told.items():
        log_reading(viewer=viewer, thing=thing, code=row.code, how="api", fields=fields)
