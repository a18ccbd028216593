"""The made-up rulebook as a folder on disk, loaded by the same door as the real one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from guiju.bench.generated.concepts import vocabulary
from guiju.bench.generated.metrics import formulas
from guiju.bench.generated.policies import five_ratios, policies
from guiju.rulebook import Rulebook, load_rulebook


def forty_policies(folder: Path, count: int = 40) -> Rulebook:
    """The policies of eight conditions each, written into `folder` and read back."""
    return _written(folder, policies(count))


def five_conditions(folder: Path) -> Rulebook:
    """The one policy of five ratios, written into `folder` and read back."""
    return _written(folder, [five_ratios()])


def _written(folder: Path, made: Iterable[dict[str, Any]]) -> Rulebook:
    metrics = {name: {"label": name, "formula": text} for name, text in formulas().items()}
    _write(folder / "vocabulary" / "enterprise.yaml", vocabulary())
    _write(folder / "metrics" / "metrics.yaml", {"metrics": metrics})
    for policy in made:
        home = folder / "policies" / policy["id"]
        _write(home / "policy.yaml", policy)
        _write(home / "cases.yaml", _CASES)
    return load_rulebook(folder)


# A policy without cases does not load; what these policies mean is checked against a peer instead.
_CASES = {
    "base": {"as_of": date(2024, 12, 31)},
    "cases": [{"says": "什么都不知道，待定", "verdict": "unknown"}],
}


def _write(path: Path, document: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")
