"""Which run a board shows, against which earlier one, on which ladder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.ledger import queries as ledger
from bureau.runs import queries as runs
from bureau.runs.models import Run


@dataclass(frozen=True)
class Chosen:
    """run: None before the first. others: finished runs one may choose; going: one at work."""

    run: Run | None
    before: Run | None
    ladder: Any
    others: tuple[Run, ...]
    going: Run | None

    @property
    def usual(self) -> bool:
        """Whether it is the run lists follow, so that numbers may lead to the register."""
        return self.run is not None and self.run.is_current and self.is_first

    @property
    def is_first(self) -> bool:
        """Whether it is the ladder lists follow."""
        return bool(self.ladder.id == next(iter(ledger.rulebook().ladders)))

    def query(self, **more: str) -> str:
        """The address of a part of this board."""
        asked = {"run": str(self.run.pk) if self.run else "", "ladder": self.ladder.id}
        asked["before"] = str(self.before.pk) if self.before else ""
        given = {name: value for name, value in {**asked, **more}.items() if value}
        return "&".join(f"{name}={value}" for name, value in given.items())


def chosen(request: HttpRequest) -> Chosen:
    """What the address asks; who may not see runs gets the current one."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not viewer.may(READ, "runs"):
        return _shown_to_all(request)
    listed = runs.runs(viewer=viewer)
    done = {str(run.pk): run for run in listed if run.is_done}
    run = _asked(request, "run", done) or _current(done)
    before = _asked(request, "before", done)
    if before is None and run is not None and request.GET.get("before") != "none":
        before = runs.a_year_before(run)
    going = next((each for each in listed if not each.is_done and each.job is not None), None)
    return Chosen(run, before, _ladder(request), tuple(done.values()), going)


def _shown_to_all(request: HttpRequest) -> Chosen:
    """The current run against a year before; a run an older page names gives way to it."""
    now = runs.current()
    before = None
    if now is not None and request.GET.get("before") != "none":
        before = runs.a_year_before(now)
    return Chosen(now, before, _ladder(request), (), None)


def _current(done: dict[str, Run]) -> Run | None:
    return next((run for run in done.values() if run.is_current), None) or runs.current()


def _asked(request: HttpRequest, name: str, done: dict[str, Run]) -> Run | None:
    asked = request.GET.get(name, "")
    if not asked.isdigit():
        return None
    if asked not in done:
        raise Http404("没有这一次判定，或它还没有完成。")
    return done[asked]


def _ladder(request: HttpRequest) -> Any:
    ladders = ledger.rulebook().ladders
    asked = request.GET.get("ladder", "")
    if asked and asked not in ladders:
        raise Http404(f"没有梯次“{asked[:20]}”。")
    return ladders[asked] if asked else next(iter(ladders.values()))
