"""What a judgement rests on in the rulebook, beside its conditions: an entry for each thing read.

Only what this policy reads; a change elsewhere in the rulebook changes no entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from guiju.certificate.canonical import Entry, marked
from guiju.certificate.mentioned import mentioned, metrics_behind
from guiju.certificate.reads import Reads
from guiju.certificate.written import as_text
from guiju.policies.policy import InForce, Policy, Version
from guiju.rulebook import Rulebook
from guiju.vocabulary import Concept

# From here on a definition lists the policies that use a concept, and the list grows with them.
_USED_BY = "用于："
_LOW_TO_HIGH = " < "


def basis_entries(
    book: Rulebook,
    policy: Policy,
    version: Version | None,
    written: Mapping[str, Any],
    reads: Reads,
    rules: Iterable[str],
) -> list[Entry]:
    """The policy, its version, parameters, outputs, advice, metrics, concepts and titles.

    written: the policy's own YAML document. rules: the texts of its conditions' formulas.
    """
    entries = [_policy(policy)]
    texts = [*rules, *(as_text(concept.derive or "") for concept in reads.concepts.values())]
    if version is not None:
        given = _given(written, version)
        entries.append(_version(version, given["reference_year"]))
        entries += _outputs(given["outputs"])
        entries += _advice(given["advise"])
        texts += [as_text(part) for part in given.values()]
        entries += _parameters(book, written, version, mentioned(texts))
    entries += _metrics(book, texts)
    entries += [_concept(concept) for concept in reads.concepts.values()]
    entries += [_entry("title", code, label=label) for code, label in reads.titles.items()]
    return [marked(entry) for entry in entries]


def _entry(kind: str, identity: str, **content: Any) -> Entry:
    return {"kind": kind, "id": identity, **content}


def _policy(policy: Policy) -> Entry:
    return _entry(
        "policy", policy.id, label=policy.name, region=policy.region, case=policy.case_fact
    )


def version_body(written: Mapping[str, Any], version: Version) -> Any:
    """The YAML of a version, found by where it stands."""
    listed = written["versions"]
    return next(body for at, body in enumerate(listed) if listed.at(at) == version.at)


def _given(written: Mapping[str, Any], version: Version) -> dict[str, Any]:
    """What a version says itself, or takes from its policy."""
    body = version_body(written, version)
    return {
        key: body.get(key) or written.get(key) for key in ("reference_year", "outputs", "advise")
    }


def _version(version: Version, reference_year: Any) -> Entry:
    source = version.source
    return _entry(
        "version",
        version.name,
        label=source.title,
        number=source.number,
        issuer=source.issuer,
        issued=None if source.issued is None else source.issued.isoformat(),
        confidence=source.confidence,
        place=version.region,
        in_force=[_span(span) for span in version.in_force],
        reference_year=None if reference_year is None else as_text(reference_year),
    )


def _span(span: InForce) -> dict[str, str | None]:
    until = None if span.until is None else span.until.isoformat()
    return {"from": span.start.isoformat(), "until": until, "case": span.case}


def _outputs(given: Mapping[str, Any] | None) -> Iterator[Entry]:
    for name, text in (given or {}).items():
        yield _entry("output", name, label=name, formula=as_text(text))


def _advice(given: list[Mapping[str, Any]] | None) -> Iterator[Entry]:
    for item in given or []:
        when = None if item.get("when") is None else as_text(item["when"])
        yield _entry("advice", item["id"], label=item["says"], when=when)


def _parameters(
    book: Rulebook, written: Mapping[str, Any], version: Version, names: set[str]
) -> Iterator[Entry]:
    """The parameters the formulas name, with the place's own laid over the policy's."""
    own = {**(written.get("parameters") or {})}
    own |= version_body(written, version).get("parameters") or {}
    layer = book.places.get(version.region)
    local = layer.parameters.get(version.policy, {}) if layer else {}
    for name, value in own.items():
        if name in names:
            place = version.region if name in local else ""
            text = as_text(local.get(name, value))
            yield _entry("parameter", name, label=name, formula=text, place=place)


def _metrics(book: Rulebook, texts: Iterable[str]) -> Iterator[Entry]:
    for found in metrics_behind(texts, book.metrics):
        yield _entry(
            "metric",
            found.name,
            label=found.label,
            unit=found.unit,
            formula=as_text(found.body),
        )


def _concept(concept: Concept) -> Entry:
    of = {name: _type(part) for name, part in concept.fields.items()}
    return _entry(
        "concept",
        concept.name,
        label=concept.label,
        type=_type(concept),
        of=of if concept.item is None else {"item": _type(concept.item)},
        period=concept.period,
        range=None if concept.range is None else as_text(list(concept.range)),
        derive=None if concept.derive is None else as_text(concept.derive),
        definition=concept.means.partition(_USED_BY)[0].strip(),
    )


def _type(concept: Concept) -> str:
    """A concept's type in one text: `money 万元`, `choice none 无 < city 市级`."""
    parts = [concept.type, concept.unit, "signed" if concept.signed else ""]
    if concept.type == "number":
        parts.append(f"decimals {concept.decimals}")
    parts.append(_LOW_TO_HIGH.join(f"{code} {label}" for code, label in concept.choices.items()))
    return " ".join(part for part in parts if part)
