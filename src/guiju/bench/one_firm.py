"""One firm by five ratios: the exact reading, values and all, against ZEN Engine's evaluate."""

from __future__ import annotations

import json
from typing import Any

from guiju.bench.generated import AS_OF, firms
from guiju.bench.generated.policies import FIVE
from guiju.bench.peer_process import PeerProcess
from guiju.bench.results import Disagreement, Goal, Measured
from guiju.bench.setting import Setting
from guiju.bench.timing import alternated, typical, written
from guiju.evaluation.judging import ELIGIBLE, judge_policy
from guiju.facts import facts_of_row
from guiju.policies.conditions import MET

GOAL = Goal("one_firm", "一户 5 条，连数值", "ZEN Engine", 0.2)
ROUNDS, TIMES = 5, 2_000
VERDICT = "$.c0 and $.c1 and ($.c2 or $.c3) and $.c4"


def measure(setting: Setting) -> Measured:
    """The medians of many calls each, of one firm that has no blanks."""
    policy = setting.five.policies["five"]
    row = _row_without_blanks()
    facts = facts_of_row(row, setting.five.vocabulary, AS_OF)

    def judged() -> object:
        judgement = judge_policy(policy, facts, AS_OF)
        return judgement, judgement.findings

    path = setting.folder / "one_firm.json"
    path.write_text(json.dumps({"facts": _named(row), "expressions": _expressions()}))
    with PeerProcess("zen_one_firm", path) as peer:
        found = judge_policy(policy, facts, AS_OF)
        ours_says = {finding.condition.id: finding.outcome == MET for finding in found.findings}
        ours_says["verdict"] = found.verdict == ELIGIBLE
        if ours_says != peer.ready["answer"]:
            raise Disagreement(f"与 ZEN Engine 结果不同：{ours_says}、{peer.ready['answer']}")
        ours, theirs = alternated(lambda: typical(judged, TIMES), peer.seconds, ROUNDS)
    return Measured(ours / theirs, written(ours), written(theirs), versions=peer.versions)


def _row_without_blanks() -> dict[str, Any]:
    columns = {f"{name}@{AS_OF.year - 1}": None for pair in FIVE for name in pair}
    complete = firms(1_000).select("entity", *columns).drop_nulls()
    return complete.row(0, named=True)


def _named(row: dict[str, Any]) -> dict[str, int]:
    """The firm's facts as the peer calls them: a0 over b0, and so on."""
    year = AS_OF.year - 1
    tops = {f"a{n}": row[f"{top}@{year}"] for n, (top, _) in enumerate(FIVE)}
    return tops | {f"b{n}": row[f"{bottom}@{year}"] for n, (_, bottom) in enumerate(FIVE)}


def _expressions() -> dict[str, str]:
    return {f"c{n}": f"a{n} / b{n} >= 0.05" for n in range(len(FIVE))} | {"verdict": VERDICT}
