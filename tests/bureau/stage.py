"""Everything the walks need to stand somewhere: records of both towns, papers, people, waiting things.

What belongs to OTHER_FIRM in 昆仑街道 carries a word of its own, so that it is recognised wherever
it comes out: SECRETS.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from bureau.accounts import actions as accounts
from bureau.accounts.viewer import SYSTEM
from bureau.indicators import actions as indicators
from bureau.indicators.actions.plans import ask_plan
from bureau.indicators.actions.tasks import give_tasks
from bureau.indicators.queries.assessed import assessed
from bureau.jobs import actions as jobs
from bureau.ledger import actions as ledger
from bureau.ledger.models import Entity
from bureau.reports import actions as reports
from bureau.runs import actions as runs
from guiju import calendar
from tests.bureau import cast

PERSON, AWARD, SECRET_AWARD = "person-a", "award-a", "award-hj"
OTHER_AGREEMENT, OTHER_NEED = "agreement-b", "need-b"
AGREEMENT, DRAFT = "agreement-a", "draft-a"
INDICATOR = "indicator-a"
NOTICE, OTHER_NOTICE = "window-a", "window-b"
APPLICATION, OTHER_APPLICATION = "application-a", "application-b"
MONTH = (calendar.today().replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
"""The month that towns hand in now."""
YEAR = calendar.today().year
PERSON_NAME = "王五常"
# What the bureau has not decided yet.
DRAFTS = ("奖补未定稿",)
# Figures and contacts of OTHER_FIRM, as pages, programs and sheets may write them.
FIGURES = ("7,310", "7310", "6,200")
CONTACTS = ("李四光", "13987654321")
# Whatever names OTHER_FIRM or its things.
NAMES = (cast.OTHER_FIRM_NAME, "昆仑独家")
FORBIDDEN = {
    "director": (),
    "chief": (PERSON_NAME, SECRET_AWARD),
    "liaison": (*FIGURES, *CONTACTS, PERSON_NAME, SECRET_AWARD),
    "taskforce": (*FIGURES, *CONTACTS, PERSON_NAME, SECRET_AWARD),
    "town": (*FIGURES, *CONTACTS, *NAMES, PERSON_NAME, SECRET_AWARD),
    "enterprise": (*DRAFTS, *FIGURES, *CONTACTS, *NAMES, PERSON_NAME, SECRET_AWARD),
    "platform": (*DRAFTS, *FIGURES, *CONTACTS, "昆仑独家", SECRET_AWARD),
    "public": (*DRAFTS, *FIGURES, *CONTACTS, "昆仑独家", PERSON_NAME, SECRET_AWARD),
    "it": (*DRAFTS, *FIGURES, *CONTACTS, *NAMES, PERSON_NAME, SECRET_AWARD),
    "auditor": (*CONTACTS, SECRET_AWARD),
}
"""What each of the ten roles must never read on any page, in any answer, in any file."""


@dataclass(frozen=True)
class Stage:
    """The numbers under which things stand that have no code."""

    attachment: int
    other_attachment: int
    source: str
    other_source: str
    proposal: int
    other_proposal: int
    grant: int
    deputy: int
    glass: int
    invitation: int
    user: int
    job: int
    other_job: int
    certificate: int
    other_certificate: int
    run: int
    later_run: int
    edition: int
    difference: int
    task: str
    other_task: str
    plan: int


def set_up() -> Stage:
    """Both firms with papers and proposals, a platform, a person, awards, and waiting things."""
    firms, _ = cast.firms(), cast.platforms()
    _records()
    mine, theirs = firms[cast.FIRM], firms[cast.OTHER_FIRM]
    sources = [_source(name) for name in ("湖畔审计报告", "昆仑独家审计报告")]
    for firm, source in zip((mine, theirs), sources, strict=True):
        ledger.record(
            by=SYSTEM,
            entity=firm,
            concept="employees_total",
            period="2024",
            value="87",
            source=source,
        )
    return Stage(
        attachment=_file(mine, "湖畔附件.pdf"),
        other_attachment=_file(theirs, "昆仑独家附件.pdf"),
        source=sources[0].code,
        other_source=sources[1].code,
        proposal=_proposal("enterprise", mine),
        other_proposal=_proposal("other_enterprise", theirs),
        grant=cast.person("taskforce").grants.get().pk,
        deputy=_deputy(),
        glass=accounts.ask_glass(by=cast.viewer("other_it"), reason="导入出错须核对原值").pk,
        invitation=accounts.invite_body(by=cast.viewer("other_it"), body=cast.FIRM)[0].pk,
        user=cast.person("liaison").pk,
        job=_import("town", cast.FIRM_NAME, 8060),
        other_job=_import("other_town", cast.OTHER_FIRM_NAME, 7310),
        certificate=runs.certify(by=SYSTEM, code=cast.FIRM, policy="hte").pk,
        other_certificate=runs.certify(by=SYSTEM, code=cast.OTHER_FIRM, policy="hte").pk,
        run=_run(date(2024, 12, 31)),
        later_run=_run(date(2025, 6, 30)),
        difference=_indicator(theirs),
        task=_task(cast.FIRM),
        other_task=_task(cast.OTHER_FIRM),
        plan=_plan(),
        edition=reports.open_edition(by=SYSTEM, outline="annual-2024", period="2024").pk,
    )


def _run(day: date) -> int:
    """A run of the two firms, done."""
    run = runs.start(by=SYSTEM, as_of=day)
    jobs.drain()
    return run.pk


def _records() -> None:
    _create("policy_doc", DRAFT, title="示例奖补未定稿", issuer="溧阳市科技局", level="county", kind="policy", stage="drafted")  # fmt: skip
    _create("agreement", AGREEMENT, title="湖畔合作协议", kind="strategic", parties=[cast.FIRM, cast.HOST], amount="120", signed_on="2024-05-01", stage="signed")  # fmt: skip
    _create("agreement", OTHER_AGREEMENT, title="昆仑独家合作协议", kind="strategic", parties=[cast.OTHER_FIRM], amount="731", signed_on="2024-05-02", stage="signed")  # fmt: skip
    _create("person", PERSON, name=PERSON_NAME, employer=cast.HOST, birth_year="1980", category="leading")  # fmt: skip
    _create("need", OTHER_NEED, firm=cast.OTHER_FIRM, title="昆仑独家技术难题", field="材料", problem="昆仑独家难题说明", disclosure="internal")  # fmt: skip
    for code, policy in ((NOTICE, "hte"), (OTHER_NOTICE, "stsme")):
        _create("window", code, name=f"{policy}窗口", policy=policy, year=str(YEAR), step="submission", closes_on=f"{YEAR}-12-31")  # fmt: skip
    for code, firm in ((APPLICATION, cast.FIRM), (OTHER_APPLICATION, cast.OTHER_FIRM)):
        _create("application", code, enterprise=firm, policy="hte", year=str(YEAR), window=NOTICE, stage="intended")  # fmt: skip
    _create("talent_award", AWARD, programme="leading_talent", level="city", year="2024", person=PERSON, org=cast.HOST)  # fmt: skip
    _create("talent_award", SECRET_AWARD, programme="hj", level="nation", year="2024", org=cast.OTHER_FIRM)  # fmt: skip


def _indicator(firm: Entity) -> int:
    """An indicator of 2024 with a target of 昆仑街道 and a difference that names its firm."""
    made = _create("indicator", INDICATOR, code="hte_net", year="2024", name="示例净增数", source_set="city_performance", unit="家", target="30", owner="高新科")  # fmt: skip
    _create("indicator_value", "value-a", indicator=INDICATOR, period="2024", nature="actual", value="27")  # fmt: skip
    _create("indicator_value", "value-b", indicator=INDICATOR, period="2024", nature="upper", value="26")  # fmt: skip
    _create("indicator_value", "value-c", indicator=INDICATOR, period="2024", nature="proposed", town="town-001", value="3", proposal_reason="昆仑独家理由")  # fmt: skip
    return indicators.explain(
        by=cast.viewer("taskforce"),
        indicator=made,
        period="2024",
        cause="moved",
        amount="1",
        firm=firm.code,
    ).pk


def _task(firm: str) -> str:
    """A task with a firm for the indicator, told to its town."""
    asked = assessed("hte_net", 2024, viewer=SYSTEM)
    told = give_tasks(by=cast.viewer("taskforce"), indicator=asked, steps={firm: "去申报"})
    return told.tasks[0]


def _plan() -> int:
    """A plan for the indicator, not yet worked out."""
    asked = assessed("hte_net", 2024, viewer=SYSTEM)
    assert asked.counted is not None
    given = {"indicator": asked.entity, "counted": asked.counted, "year": asked.year}
    return ask_plan(by=cast.viewer("taskforce"), wanted=1, capacity={}, **given).pk  # type: ignore[arg-type]


def _create(kind: str, code: str, /, **values: object) -> Entity:
    return ledger.create(by=SYSTEM, kind=kind, code=code, values=values)


def _source(title: str):  # type: ignore[no-untyped-def]
    return ledger.add_source(by=SYSTEM, kind="audit", title=title)


def _file(firm: Entity, name: str) -> int:
    file = SimpleUploadedFile(name, b"%PDF-1.4 " + name.encode(), "application/pdf")
    return ledger.keep_attachment(by=SYSTEM, file=file, entity=firm).pk


def _proposal(who: str, firm: Entity) -> int:
    return ledger.record(
        by=cast.viewer(who), entity=firm, concept="rd_staff", period="2024", value="21"
    ).pk


def _import(who: str, name: str, sales: int) -> int:
    """A sheet of one firm as a town sends it, with its columns matched."""
    book = Workbook()
    book.active.title = "企业"
    book.active.append(["企业名称", "2024年销售收入（万元）"])
    book.active.append([name, sales])
    file = BytesIO()
    book.save(file)
    upload = SimpleUploadedFile("月报.xlsx", file.getvalue())
    by = cast.viewer(who)
    job = ledger.start_import(by=by, kind="enterprise", file=upload)
    ledger.choose_sheet(by=by, job=job, sheet="企业")
    return job.pk


def _deputy() -> int:
    today = calendar.today()
    return accounts.name_deputy(
        by=cast.viewer("other_it"),
        absent=cast.person("results_chief"),
        deputy=cast.person("planning_chief"),
        since=today,
        until=today,
    ).pk
