"""`/admin/codes`: kinds, concepts, choices, stages, levels and towns, as the rulebook has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bureau.ledger.reading import county, rulebook, towns, vocabulary
from bureau.ledger.views.entering import viewer_of

MOST = 200


@dataclass(frozen=True)
class Code:
    """One line found: what it is, its code and words, where it belongs."""

    what: str
    code: str
    label: str
    where: str
    means: str = ""


@login_required
def codes(request: HttpRequest) -> HttpResponse:
    """Every code list, read only; ?kind= one kind whole, ?q= a search over all of them."""
    if not viewer_of(request).is_staff:
        raise PermissionDenied("代码表对工作人员开放。")
    q = request.GET.get("q", "").strip()
    chosen = vocabulary().kinds.get(request.GET.get("kind", ""))
    found = [code for code in _all() if _fits(code, q)] if q else []
    context = {
        "kinds": vocabulary().kinds.values(),
        "chosen": chosen,
        "pointing": vocabulary().pointing_to(chosen.name) if chosen is not None else [],
        "q": q,
        "found": found[:MOST],
        "more": len(found) > MOST,
        "towns": towns(),
        "county": county(),
        "levels": county().labels,
        "version": rulebook().hash[:12],
    }
    return render(request, "ledger/codes.html", context)


def _fits(code: Code, q: str) -> bool:
    word = q.lower()
    return any(word in text.lower() for text in (code.code, code.label, code.means))


def _all() -> Iterator[Code]:
    yield from (Code("镇区（街道）", code, name, county().name) for code, name in towns().items())
    for kind in vocabulary().kinds.values():
        yield Code("种类", kind.name, kind.label, kind.owner)
        for code, label in (kind.stages.labels if kind.stages else {}).items():
            yield Code("阶段", code, str(label), kind.label)
        for concept in kind.concepts.values():
            yield Code(
                "概念", concept.name, concept.label, kind.label, concept.means or concept.ask
            )
            yield from _choices(concept, kind)


def _choices(concept: Any, kind: Any) -> Iterator[Code]:
    if concept.name != "stage":
        where = f"{kind.label} · {concept.label}"
        yield from (Code("选项", c, str(label), where) for c, label in concept.choices.items())
