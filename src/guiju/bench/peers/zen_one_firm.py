"""ZEN Engine judging one firm: `FILE`, JSON with the facts and the expressions by key."""

from __future__ import annotations

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import zen

TIMES = 2_000


def graph(expressions: dict[str, str]) -> dict[str, Any]:
    """A decision of one step that computes every expression."""
    listed = [{"id": key, "key": key, "value": text} for key, text in expressions.items()]
    place = {"x": 0, "y": 0}
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": place},
        {
            "id": "step",
            "type": "expressionNode",
            "name": "step",
            "position": place,
            "content": {"expressions": listed},
        },
        {"id": "out", "type": "outputNode", "name": "out", "position": place},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "step", "type": "edge"},
        {"id": "2", "sourceId": "step", "targetId": "out", "type": "edge"},
    ]
    return {"nodes": nodes, "edges": edges}


def main() -> None:
    """Say what it answers, then measure once for each line read."""
    given = json.loads(Path(sys.argv[1]).read_text())
    facts = given["facts"]
    decision = zen.ZenEngine().create_decision(json.dumps(graph(given["expressions"])))
    answer = decision.evaluate(facts)["result"]
    versions = {"zen-engine": version("zen-engine")}
    print(json.dumps({"versions": versions, "answer": answer}), flush=True)
    for _ in sys.stdin:
        taken = []
        for _ in range(TIMES):
            started = time.perf_counter()
            decision.evaluate(facts)
            taken.append(time.perf_counter() - started)
        print(json.dumps({"seconds": median(taken)}), flush=True)


if __name__ == "__main__":
    main()
