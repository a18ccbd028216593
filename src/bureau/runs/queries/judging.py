"""One firm judged live, with the exact reading; and judged as if some facts were otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current
from bureau.runs.queries.briefs import briefs
from bureau.runs.queries.conditions import Cites
from bureau.runs.queries.ladders import ladder_view
from bureau.runs.queries.questions import asks
from bureau.runs.queries.reasoning import reasoned
from bureau.runs.queries.seeing import Seeing
from bureau.runs.queries.shapes import Cite, Judged
from bureau.runs.queries.views import Views

MOST_CITES = 3
"""Papers named of one fact: those of its latest years."""


@dataclass(frozen=True)
class Tried:
    """A firm as it is and as it would be. moved: ids of the policies with another verdict then."""

    before: Judged
    after: Judged

    @property
    def moved(self) -> tuple[str, ...]:
        """Ids of the policies with another verdict then."""
        was = {each.id: each.verdict for each in self.before.policies}
        return tuple(p.id for p in self.after.policies if p.verdict != was.get(p.id))


def judged(
    code: str,
    *,
    viewer: Viewer,
    as_of: date | None = None,
    as_known: date | None = None,
    policies: Sequence[str] | None = None,
    file: ledger.File | None = None,
) -> Judged:
    """One firm under the chosen policies (all when None), as the viewer may see it.

    file: the firm's file where the page has read it for the same days; spares its queries. Raises
    Http404 for an unknown firm, PermissionDenied where its verdicts are not his to see.
    """
    row, day = _asked(code, viewer, file), as_of or guiju.calendar.today()
    facts = file.facts if file else ledger.facts_of(code, as_of=day, as_known=as_known)
    cites = cites_of(row.entity_id) if as_known is None else {}
    seeing = Seeing(ledger.rulebook(), row, viewer)
    return judged_facts(facts, row.name, day, policies=policies, seeing=seeing, cites=cites)


def tried(
    code: str,
    changes: Mapping[str, Any],
    *,
    viewer: Viewer,
    as_of: date | None = None,
    policies: Sequence[str] | None = None,
) -> Tried:
    """The firm before and after some facts are other ones; nothing is written.

    changes: {concept: value, or {year: value}}, written as in a form, in the concept's unit; a
    blank makes the fact unknown. `titles` maps titles to last valid days. BadInput for what cannot
    be read.
    """
    row, day = _asked(code, viewer), as_of or guiju.calendar.today()
    facts = ledger.facts_of(code, as_of=day)
    how = {"seeing": Seeing(ledger.rulebook(), row, viewer), "cites": cites_of(row.entity_id)}
    return tried_facts(facts, changes, row.name, day, policies=policies, **how)


def tried_facts(
    facts: guiju.Facts, changes: Mapping[str, Any], name: str, as_of: date, **how: Any
) -> Tried:
    """The same for facts from anywhere; how: policies, asked, seeing, cites as `judged_facts`."""
    other = changed(facts, changes, ledger.rulebook(), as_of)
    before, after = (judged_facts(each, name, as_of, **how) for each in (facts, other))
    return Tried(before, after)


def judged_facts(
    facts: guiju.Facts,
    name: str,
    as_of: date,
    *,
    policies: Sequence[str] | None = None,
    asked: Sequence[str] | None = None,
    seeing: Seeing | None = None,
    cites: Cites | None = None,
) -> Judged:
    """Facts from anywhere, such as a visitor's answers, judged and put into words.

    policies: those told in full, all when None; the next rungs' always are, in the ladders. asked:
    those the questions are about, the same when None; empty for all.
    """
    book = ledger.rulebook()
    sight = seeing or Seeing(book)
    asked = policies if asked is None else asked
    thought = reasoned(book, facts, as_of)
    judgements, steps = thought.judgements, thought.steps
    views = Views(thought, sight, cites or {})
    chosen = [views[each] for each in (judgements if policies is None else policies)]
    return Judged(
        code=facts.entity,
        name=name,
        as_of=as_of,
        rulebook=book.hash,
        policies=tuple(chosen),
        ladders=tuple(ladder_view(step, facts, as_of, views) for step in steps),
        questions=asks(thought, views, asked or None),
        briefs=briefs(book, judgements),
        hidden=any(each.hidden for view in views.values() for each in view.conditions),
    )


def changed(
    facts: guiju.Facts, changes: Mapping[str, Any], book: guiju.Rulebook, as_of: date
) -> guiju.Facts:
    """Facts with some of them other ones, read as a form writes them."""
    told = guiju.entity_from_mapping(
        {"id": facts.entity, "facts": dict(changes)}, book.vocabulary, as_of=as_of
    )
    values, years, lists = dict(facts.values), dict(facts.years), dict(facts.lists)
    for name, given in changes.items():
        if isinstance(given, Mapping) and name in book.kind.concepts and name != "titles":
            asked = {int(year) for year in given}
            kept = {y: v for y, v in years.get(name, {}).items() if y not in asked}
            years[name] = {**kept, **told.years.get(name, {})}
        else:
            for group in (values, years, lists):
                group.pop(name, None)
    values, lists = {**values, **told.values}, {**lists, **told.lists}
    loose = {name: known for name, known in told.years.items() if name not in years}
    titles = facts.titles if told.titles is None else {**(facts.titles or {}), **told.titles}
    return replace(facts, values=values, years={**years, **loose}, lists=lists, titles=titles)


def cites_of(entity_id: int) -> dict[str, list[Cite]]:
    """What each fact of an entity rests on, the latest years first."""
    labels = ledger.rulebook().kind.concepts
    standing = Current.objects.filter(entity_id=entity_id, slot="")
    found: dict[str, list[Cite]] = {}
    for each in standing.select_related("fact__source").order_by("concept", "-period"):
        papers = found.setdefault(each.concept, [])
        if each.concept in labels and len(papers) < MOST_CITES:
            fact, label = each.fact, labels[each.concept].label
            papers.append(Cite.of(label, each, fact.source, fact.grade, fact.pk))
    return found


def _asked(code: str, viewer: Viewer, file: ledger.File | None = None) -> Any:
    row = file.dossier.row if file else ledger.row(code, viewer=viewer)
    bodies = {code, *row.bodies.split()}
    if not viewer.may("r", "verdict", town=row.town, section=row.section, bodies=bodies):
        raise PermissionDenied("您无权查看这家企业的判定结论。")
    return row
