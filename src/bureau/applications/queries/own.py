"""A firm's own applications, and one application with its course."""

from __future__ import annotations

from dataclasses import dataclass

from bureau.accounts.viewer import Viewer
from bureau.applications.records import APPLICATION, Application, read, stages
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current, Row
from bureau.ledger.queries.dossiers import Dossier


@dataclass(frozen=True)
class Step:
    """One stage of the order. note: when it was reached; state: done, next, or "" ahead."""

    label: str
    note: str
    state: str
    href: str = ""


@dataclass(frozen=True)
class Course:
    """An application on its way: the stages in order, and the one beside them it ended in."""

    application: Application
    policy_name: str
    steps: tuple[Step, ...]
    ended: str

    @property
    def is_going(self) -> bool:
        """Whether something is still to come of it."""
        return not self.ended and self.application.stage != "approved"


def own(firm: str, *, viewer: Viewer) -> list[Course]:
    """The applications of a firm within reach, the newest year first."""
    found = read(viewer=viewer, kinds=(APPLICATION,)).by_firm.get(firm, [])
    when = _dates(each.record.pk for each in found)
    made = [course(each, when.get(each.record.pk, {})) for each in found]
    return sorted(made, key=lambda each: (-each.application.year, each.application.code))


def course(application: Application, when: dict[str, str]) -> Course:
    """One application by its stages; when: the day each was reached."""
    known, policies = stages(), ledger.rulebook().policies
    rank = known.rank(application.stage)
    steps = [
        _step(code, label, place, rank, when)
        for place, (code, label) in enumerate(known.order.items())
    ]
    policy = policies.get(application.policy)
    ended = application.stage_name if application.is_ended else ""
    return Course(application, policy.name if policy else application.policy, tuple(steps), ended)


def _step(code: str, label: str, place: int, rank: int | None, when: dict[str, str]) -> Step:
    """A stage passed over without a day of its own was passed all the same."""
    passed = code in when if rank is None else place <= rank
    now = "现在" if place == rank else ""
    if passed:
        return Step(
            label, " · ".join(part for part in (when.get(code, ""), now) if part) or "已过", "done"
        )
    return Step(label, "—", "next" if rank is not None and place == rank + 1 else "")


def dates_of(application: int) -> dict[str, str]:
    """The last day each stage of one application was reached."""
    return _dates([application]).get(application, {})


def _dates(applications: object) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    said = Current.objects.filter(entity__in=list(applications), concept="stage", state="known")  # type: ignore[call-overload]
    for entity, stage, period in said.order_by("period").values_list("entity_id", "text", "period"):
        found.setdefault(entity, {})[stage] = period
    return found


@dataclass(frozen=True)
class One:
    """One application for its page: its row and firm, its course, and every fact's history."""

    row: Row
    firm: Row
    course: Course
    dossier: Dossier


def one(code: str, *, viewer: Viewer) -> One:
    """An application by its code; Http404 where there is none, PermissionDenied out of reach."""
    dossier = ledger.dossier(code, viewer=viewer)
    row = dossier.row
    found = next(
        each for each in read(viewer=viewer, kinds=(APPLICATION,)).applications if each.code == code
    )
    firm = Row.objects.get(code=found.firm)
    return One(row, firm, course(found, dates_of(row.pk)), dossier)
