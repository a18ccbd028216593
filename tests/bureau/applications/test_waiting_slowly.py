"""应报未报 against a slow and obvious recomputation: 2,000 invented firms, thirty days of a year."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from examples.county.firms import firms as invented
from examples.county.tables import write

import guiju
from bureau.accounts.viewer import SYSTEM
from bureau.applications import queries
from bureau.jobs import actions as jobs
from bureau.ledger import actions
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current, Row
from bureau.runs import actions as runs

pytestmark = pytest.mark.deep
COUNT, SEED = 2_000, 20_241_231
RUNS = (date(2024, 12, 31), date(2025, 7, 1))
"""The first is current until the second."""


def on(text: str) -> date:
    """A day of 2025: 06-01."""
    return date.fromisoformat(f"2025-{text}")


# What can be handed in during 2025, from rulebook/calendar by hand; (policy, step, opens, closes).
# The two of 高企 are notices entered below. None: nobody wrote it down.
WINDOWS: tuple[tuple[str, str, date | None, date | None], ...] = (
    ("stsme", "renewal", None, on("03-31")),
    ("sci_tech_vice_president", "submission", on("04-03"), None),
    ("hte", "submission", on("04-15"), on("05-31")),
    ("little_giant", "submission", on("04-25"), on("05-25")),
    ("js_hte_pool", "submission", on("05-01"), on("05-31")),
    ("hte", "annual_report", None, on("05-31")),
    ("stsme", "submission", on("06-01"), on("08-31")),
    ("hte", "submission", on("06-17"), on("08-09")),
    ("js_ipo_pool", "submission", on("07-09"), None),
    ("js_hte_pool", "submission", on("09-01"), on("09-30")),
)
DAYS = [
    *("03-04", "03-05", "03-16", "03-17", "03-26", "03-31", "04-01", "04-02", "04-03", "04-15"),
    *("04-24", "04-25", "05-02", "05-03", "05-18", "05-19", "05-25", "05-26", "05-31", "06-01"),
    *("06-10", "06-17", "07-08", "07-09", "08-02", "08-03", "08-09", "08-31", "09-01", "10-01"),
]
TITLES = {"stsme": "stsme", "hte": "hte", "js_hte_pool": "hte_pool", "little_giant": "little_giant"}
TITLES |= {"js_ipo_pool": "ipo_pool"}
HANDED_IN = "submitted county_review recommended reviewed publicised approved".split()
ENDED = ("not_approved", "withdrawn", "revoked")


@pytest.fixture
def county(db: None, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two thousand invented firms, the notices of 高企, and applications of every stage."""
    monkeypatch.setenv("GUIJU_TODAY", "2025-01-01")
    monkeypatch.setattr("bureau.runs.actions.steps.MOST", 4)
    settings.JOB_LEASE = 600  # no sign of life from a second thread, in a test of one transaction
    settings.RUNS, settings.CERTIFICATES = tmp_path / "runs", tmp_path / "certificates"
    for code, name in ledger.towns().items():
        given = {"name": name, "code": code, "kind": "town", "officer": "某某（示例）"}
        actions.create(by=SYSTEM, kind="town", values=given, code=f"town-{code}")
    write(invented(COUNT, list(ledger.towns().items()), SEED), tmp_path / "facts")
    call_command("load-firms", str(tmp_path / "facts"), "--sample", "--known-at", "2024-12-31")
    for policy, step, opens, closes in WINDOWS:
        if (policy, step) == ("hte", "submission"):
            said = {"name": f"高企{opens}", "policy": "hte", "year": "2025", "step": step}
            said |= {"opens_on": str(opens), "closes_on": str(closes), "batch": str(opens)}
            actions.create(by=SYSTEM, kind="window", values=said)
    actions.declare_complete(by=SYSTEM, kind="title", place="320481", as_of="2025-12-31")
    draw = random.Random(SEED)
    codes = sorted(Row.objects.filter(kind="enterprise").values_list("code", flat=True))
    for policy in ("stsme", "hte", "js_hte_pool", "little_giant"):
        for firm in draw.sample(codes, 150):
            stage = draw.choice(["intended", "filling", *HANDED_IN, *ENDED])
            _apply(firm, policy, draw.choice(["2024", "2025", "2025"]), stage)


def _apply(firm: str, policy: str, year: str, stage: str) -> None:
    values = {"enterprise": firm, "policy": policy, "year": year, "stage": stage}
    actions.create(by=SYSTEM, kind="application", values=values)


def _change(seed: int) -> None:
    """Facts that come in after a run: sales doubled or blanked, titles granted and taken away."""
    draw = random.Random(seed)
    firms = list(Row.objects.filter(kind="enterprise").select_related("entity").order_by("code"))
    for row in draw.sample(firms, 60):
        value = draw.choice(["90000", "12", None])
        for concept in ("sales_revenue", "rd_expense_hte"):
            actions.record(
                by=SYSTEM, entity=row.entity, concept=concept, value=value, period="2024"
            )
    for row in draw.sample(firms, 10):
        values = {"holder": row.code, "kind": "hte", "granted_on": "2025-01-02", "state": "valid"}
        actions.create(by=SYSTEM, kind="title", values=values | {"valid_to": "2028-01-01"})
    titles = list(Row.objects.filter(kind="title").select_related("entity").order_by("code"))
    for row in draw.sample(titles, 10):
        actions.record(by=SYSTEM, entity=row.entity, concept="state", value="revoked")
    for row in draw.sample(firms, 5):
        actions.record(
            by=SYSTEM, entity=row.entity, concept="life_status", value="moved_out", period="2024-06"
        )


@pytest.mark.usefixtures("county")
def test_the_list_is_that_of_a_slow_recomputation() -> None:
    """For each of thirty days and each window: the same firms, and the same windows."""
    told, days = 0, sorted(on(day) for day in DAYS)
    assert len(days) == 30
    for run_day, until in ((RUNS[0], RUNS[1]), (RUNS[1], on("12-31"))):
        runs.start(by=SYSTEM, as_of=run_day)
        jobs.drain()
        _change(run_day.year)
        slow = Slow(run_day)
        for day in days:
            if run_day < day < until:
                wanted = dict(slow.waiting(day))
                found = {
                    (
                        w.window.policy,
                        w.window.step,
                        w.window.first,
                        w.window.deadline or w.window.last,
                    ): {firm.code for firm in w.waiting}
                    for w in queries.due(SYSTEM, day)
                }
                assert found == wanted, day
                told += sum(map(len, found.values()))
    assert told > 5_000, told  # the days and firms are such that there is something to agree on


class Slow:
    """Firm by firm and window by window, from facts, titles and applications as they stand."""

    def __init__(self, run_day: date) -> None:
        self.run_day = run_day
        codes = Row.objects.filter(kind="enterprise", merged_into=None)
        every = ledger.facts_of_many(codes.values_list("code", flat=True), as_of=run_day)
        book, policies = ledger.rulebook(), sorted({policy for policy, *_ in WINDOWS})
        states = list(ledger.kind_of("enterprise").concepts["life_status"].choices)
        self.met: dict[str, set[str]] = {policy: set() for policy in policies}
        self.here: set[str] = set()
        for facts in every:
            state = facts.values.get("life_status")
            if state is not None and states[state] in ("moved_out", "deregistered"):
                continue
            self.here.add(facts.entity)
            for policy, judged in guiju.judge(book, facts, run_day, policies).items():
                if judged.verdict == "eligible":
                    self.met[policy].add(facts.entity)
        self.titles, self.applications = records("title"), records("application")

    def waiting(self, day: date) -> Iterator[tuple[Any, set[str]]]:
        """Each window that is open or opens in less than 30 days, with who has not applied."""
        for policy, step, opens, closes in WINDOWS:
            if not near(day, opens, closes):
                continue
            if step == "submission":
                firms = {f for f in self.met[policy] if self._may_apply(f, policy)}
            else:
                firms = {f for f in self.here if self._must_keep(f, policy, step, day, closes)}
            yield (policy, step, opens, closes), firms

    def _may_apply(self, firm: str, policy: str) -> bool:
        """Nothing handed in or given up this year; the title not held until the year's end."""
        if self._handed_in(firm, policy):
            return False
        last = self._last(firm, TITLES.get(policy, "-"), on("01-01"))
        return last is None or last < on("12-31")

    def _must_keep(self, firm: str, policy: str, step: str, day: date, closes: Any) -> bool:
        last = self._last(firm, TITLES[policy], day)
        if last is None or last < day:
            return False
        if step == "annual_report":
            return True
        renewed = last > closes + timedelta(days=180)
        return firm in self.met[policy] and not renewed and not self._handed_in(firm, policy)

    def _handed_in(self, firm: str, policy: str) -> bool:
        return any(
            each["enterprise"] == firm
            and each["policy"] == policy
            and each["year"].startswith("2025")
            and each["stage"] in (*HANDED_IN, *ENDED)
            for each in self.applications[firm]
        )

    def _last(self, firm: str, title: str, day: date) -> date | None:
        """The last valid day of a title granted by a day and not taken away."""
        ends = [
            date.fromisoformat(each["valid_to"])
            for each in self.titles[firm]
            if each["kind"] == title
            and each["state"] not in ("revoked", "moved_out")
            and each["granted_on"] <= str(max(day, on("01-02")))
        ]
        return max(ends, default=None)


def records(kind: str) -> dict[str, list[dict[str, str]]]:
    """Every record of a kind by its firm: texts, and codes at the ends of relations."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for entry in Current.objects.filter(entity__kind=kind).select_related("ref"):
        found[entry.entity_id][entry.concept] = entry.ref.code if entry.ref else entry.text
    by_firm: dict[str, list[dict[str, str]]] = defaultdict(list)
    for record in found.values():
        by_firm[record.get("enterprise") or record["holder"]].append(record)
    return by_firm


def near(day: date, opens: date | None, closes: date | None) -> bool:
    """Open, or opening in less than 30 days; with a last day alone, within 30 days of it."""
    if closes is not None and day > closes:
        return False
    if opens is None:
        assert closes is not None
        return (closes - day).days <= 30
    if closes is None:
        return 0 < (opens - day).days < 30
    return (opens - day).days < 30
