"""A judgement as the record of a certificate: head, decision, conditions, facts, basis, seal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib import metadata
from typing import Any

from guiju.certificate.basis import basis_entries, version_body
from guiju.certificate.canonical import SEAL, Entry, digest_of_all, marked, seal_of
from guiju.certificate.conditions import RULE_KEYS, condition_entries
from guiju.certificate.facts_used import fact_entries
from guiju.certificate.numbers import without_floats
from guiju.certificate.reads import reads_of
from guiju.certificate.written import pairs, tree_body
from guiju.documents import Mapping as Document
from guiju.documents import read
from guiju.errors import BadInput, Place, Problem
from guiju.evaluation.judging import Judgement
from guiju.explanation import judgement_record, paragraph
from guiju.explanation.view import view_of
from guiju.facts.entity import Facts
from guiju.policies.policy import Policy
from guiju.rulebook import Rulebook, rulebook_hash

WHAT, FORMAT, LAYOUT = "guiju certificate", 1, 1
"""What the record says it is; its shape; the look of its page. A change of one is a new number."""
_DECISION = "verdict reason score outputs routes failing missing review".split()


def record_of(
    book: Rulebook, judgement: Judgement, facts: Facts, as_of: date, issued: date | None
) -> Entry:
    """The record of one judgement, sealed; the same input gives the same record."""
    policy, version = judgement.policy, judgement.version
    written = as_author_wrote(book, policy)
    told = judgement_record(facts.entity, as_of, {policy.id: judgement})["policies"][policy.id]
    reads, view = reads_of(book, judgement), view_of(judgement)
    conditions: list[Entry] = []
    if version is not None and version.tree is not None and view is not None:
        body = tree_body(version_body(written, version), written)
        paired = list(pairs(version.tree, body))
        conditions = list(condition_entries(paired, view, told["conditions"]))
    rules = [text for entry in conditions for text in entry["rule"].values()]
    texts = [text for text in rules if isinstance(text, str)]
    basis = basis_entries(book, policy, version, written, reads, texts)
    record = {
        "what": WHAT,
        "format": FORMAT,
        "layout": LAYOUT,
        "head": marked(
            {
                "entity": facts.entity,
                "name": facts.values.get(book.kind.named_by),
                "as_of": as_of.isoformat(),
                "issued": None if issued is None else issued.isoformat(),
                "policy": policy.id,
                "policy_name": policy.name,
                "version": version.name if version else None,
                "program": program(),
                "rulebook": book.hash,
                "read": read_digest(conditions, basis),
            }
        ),
        "decision": marked(_decision(judgement, told)),
        "conditions": conditions,
        "facts": fact_entries(reads, facts, judgement.situation),
        "basis": basis,
    }
    return {**record, SEAL: seal_of(record)}


def _decision(judgement: Judgement, told: Mapping[str, Any]) -> Entry:
    answer = without_floats({key: told[key] for key in _DECISION})
    advice = [item["id"] for item in told["advice"]]
    return {**answer, "advice": advice, "paragraph": paragraph(judgement)}


def read_digest(conditions: list[Entry], basis: list[Entry]) -> str:
    """One digest of everything in the rulebook that this judgement read."""
    rules = [{key: entry[key] for key in ("id", *RULE_KEYS)} for entry in conditions]
    return digest_of_all([*rules, *basis])


def as_author_wrote(book: Rulebook, policy: Policy) -> Document:
    """The policy's YAML document; BadInput where the rulebook changed since it was loaded."""
    if rulebook_hash(book.root) != book.hash:
        problem = Problem("规则库读入之后有了改动", Place(str(book.root)), do="重新读入规则库")
        raise BadInput(problem)
    path = book.files[policy.id]
    return read(path, str(path.relative_to(book.root)))


def program() -> str:
    """Who writes: the name and release of this program."""
    return f"guiju {metadata.version('guiju')}"
