"""One conversation: what is still worth asking of a firm, in which order, what was passed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from bureau.ledger import queries as ledger
from bureau.portal.entry.kinds import firms_may_say
from bureau.portal.file.reading import OwnFile
from bureau.portal.ladder.ways import scope_of
from bureau.runs import queries as runs

KEPT = "interview"
NEXT, ALL = "next", "all"
SCOPES = {NEXT: "梯次的下一步", ALL: "全部政策"}


@dataclass
class Course:
    """How far somebody has come: what he answered, in order, what he passed over, about what."""

    answered: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    scope: str = NEXT


@dataclass(frozen=True)
class Interview:
    """The questions of one firm now."""

    file: OwnFile
    course: Course
    judged: runs.Judged
    scope: tuple[str, ...]

    @cached_property
    def open(self) -> list[runs.Ask]:
        """Every question the firm can answer, the most useful first."""
        return [ask for ask in self.judged.questions if is_for_firms(ask)]

    @property
    def ahead(self) -> list[runs.Ask]:
        """The same without those passed over."""
        return [ask for ask in self.open if ask.concept not in self.course.skipped]

    @property
    def passed(self) -> list[runs.Ask]:
        """Those passed over which still matter."""
        return [ask for ask in self.open if ask.concept in self.course.skipped]

    @property
    def of_others(self) -> list[runs.Ask]:
        """What somebody else has to say."""
        return [ask for ask in self.judged.questions if not is_for_firms(ask)]

    def find(self, concept: str) -> runs.Ask | None:
        """The question about a concept, where one is still open."""
        return next((ask for ask in self.open if ask.concept == concept), None)

    @property
    def standing(self) -> list[runs.Brief]:
        """The policies the questions are about, as they stand; those settled last."""
        chosen = [b for b in self.judged.briefs if not self.scope or b.id in self.scope]
        shown = [b for b in chosen if b.verdict in ("eligible", "ineligible", "unknown")]
        return sorted(shown, key=lambda brief: brief.verdict != "unknown")


def interview(request: HttpRequest, file: OwnFile) -> Interview:
    """The conversation as it stands with this firm."""
    course = course_of(request, file.own.code)
    scope = tuple(scope_of(file)) if course.scope == NEXT else ()
    return Interview(file, course, file.judged(asked=scope), scope)


def is_for_firms(ask: runs.Ask) -> bool:
    """Whether the firm can know the answer and say it in a form."""
    concept = ledger.kind_of("enterprise").find(ask.concept)
    return concept is not None and firms_may_say(concept)


def course_of(request: HttpRequest, code: str) -> Course:
    """How far this session has come with a firm."""
    kept: Mapping[str, Any] = request.session.get(KEPT, {}).get(code, {})
    return Course(**{name: kept[name] for name in Course.__dataclass_fields__ if name in kept})


def keep(request: HttpRequest, code: str, course: Course) -> None:
    """Remember it for the rest of the session; answers themselves are in the ledger."""
    courses = dict(request.session.get(KEPT, {}))
    courses[code] = {
        "answered": course.answered[-60:],
        "skipped": course.skipped[-200:],
        "scope": course.scope,
    }
    request.session[KEPT] = courses
