"""Which metrics stand behind some formulas, told from the names in their texts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guiju.certificate.written import as_text
from guiju.formulas.metrics import Definition, MetricBook

_NAME = re.compile(r"[a-z][A-Za-z0-9_]*")


def mentioned(texts: Iterable[str]) -> set[str]:
    """Every word in the texts that could be a name."""
    return {name for text in texts for name in _NAME.findall(text)}


def metrics_behind(texts: Iterable[str], metrics: MetricBook) -> list[Definition]:
    """The metrics named in the texts, and those their formulas name in turn, by name."""
    found: dict[str, Definition] = {}
    waiting = sorted(mentioned(texts))
    while waiting:
        definition = metrics.definitions.get(waiting.pop())
        if definition is not None and definition.name not in found:
            found[definition.name] = definition
            waiting += sorted(mentioned([as_text(definition.body)]))
    return [found[name] for name in sorted(found)]
