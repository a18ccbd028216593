"""One Chinese sentence a condition: what was found, what is asked, what lacks, on what ground."""

from __future__ import annotations

from guiju.evaluation.findings import Finding
from guiju.evaluation.judging import Judgement
from guiju.explanation.groups import group_statement
from guiju.explanation.leaves import leaf_statement
from guiju.explanation.sources import citation
from guiju.explanation.view import view_of
from guiju.policies.conditions import Leaf


def sentence(finding: Finding, judgement: Judgement) -> str:
    """A finding in words, ending with the clause it rests on."""
    view = view_of(judgement)
    assert view is not None  # a finding exists only where a version was applied
    leaf = isinstance(finding.condition, Leaf)
    stated = leaf_statement(finding, view) if leaf else group_statement(finding, view)
    return f"{stated}。{citation(finding.condition, view.version.source)}"
