"""One entity, judged exactly: metrics → findings → verdict, with every reason at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guiju.errors import BadInput, Problem
from guiju.evaluation import tracing
from guiju.evaluation.deciding import condition_holds, decider
from guiju.evaluation.findings import Finding, findings
from guiju.evaluation.mentions import missing_in, union
from guiju.facts.entity import Facts
from guiju.formulas.exact import NotComputable, Situation, Span, Value, value_of
from guiju.policies.conditions import MET, UNKNOWN, UNMET, WAIVED, Condition
from guiju.policies.policy import Advisory, Policy, Version
from guiju.rulebook import Rulebook

ELIGIBLE, INELIGIBLE, OPEN, NOT_APPLICABLE = "eligible", "ineligible", "unknown", "not_applicable"
VERDICTS = {MET: ELIGIBLE, WAIVED: ELIGIBLE, UNMET: INELIGIBLE, UNKNOWN: OPEN}
PLACE = "region_code"


@dataclass(frozen=True)
class Judgement:
    """What one policy says of one entity on one day.

    verdict: eligible, ineligible, unknown, not_applicable, or None where a policy only gives
    outputs. outcomes: one a node of `version.nodes`.
    """

    policy: Policy
    version: Version | None
    verdict: str | None
    reason: str | None = None
    situation: Situation | None = None
    outcomes: tuple[int, ...] = ()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """A finding for each condition with an id, in the order written."""
        if self.version is None or self.situation is None or not self.outcomes:
            return ()
        return findings(self.version, self.outcomes, self.situation)

    def finding(self, identity: str) -> Finding:
        """The finding of one condition."""
        return next(row for row in self.findings if row.condition.id == identity)

    @cached_property
    def _by_node(self) -> tracing.Outcomes:
        nodes = self.version.nodes if self.version else ()
        return {id(node): outcome for node, outcome in zip(nodes, self.outcomes, strict=True)}

    @cached_property
    def failing(self) -> tuple[str, ...]:
        """The facts an ineligible entity fails on."""
        if self.verdict != INELIGIBLE:
            return ()
        tree, situation = self._whole()
        return tuple(tracing.failing(tree, self._by_node, situation))

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The blank facts that would settle an open verdict, or an open output."""
        if self.version is None or self.situation is None:
            return ()
        if self.version.tree is None:
            outputs = self.version.outputs.values()
            found = (missing_in(node, self.situation) for node in outputs)
            return tuple(union(found))
        if self.verdict != OPEN:
            return ()
        return tuple(tracing.missing(self.version.tree, self._by_node, self.situation))

    @cached_property
    def review(self) -> tuple[str, ...]:
        """What a person must look at, when the verdict is open."""
        if self.verdict != OPEN:
            return ()
        tree, situation = self._whole()
        return tuple(tracing.review(tree, self._by_node, situation))

    @cached_property
    def routes(self) -> tuple[str, ...]:
        """The ids of the alternative ways that are met."""
        if self.version is None or self.version.tree is None:
            return ()
        return tuple(tracing.routes(self.version.tree, self._by_node))

    @cached_property
    def outputs(self) -> dict[str, Value]:
        """The numbers the version gives, as intervals."""
        if self.version is None or self.situation is None:
            return {}
        return {n: value_of(node)(self.situation) for n, node in self.version.outputs.items()}

    @property
    def score(self) -> Span | None:
        """The score interval, where the policy has one."""
        value = self.outputs.get("score")
        return None if value is None or isinstance(value, NotComputable) else value

    @cached_property
    def advice(self) -> tuple[Advisory, ...]:
        """The advisories that apply; they never touch the verdict."""
        if self.version is None or self.situation is None:
            return ()
        return tuple(item for item in self.version.advise if _applies(item, self.situation))

    def _whole(self) -> tuple[Condition, Situation]:
        assert self.version is not None
        assert self.situation is not None
        assert self.version.tree is not None
        return self.version.tree, self.situation


def _applies(advisory: Advisory, situation: Situation) -> bool:
    if advisory.when is None:
        return True
    return condition_holds(advisory.when, situation)


def judge(
    rulebook: Rulebook,
    facts: Facts,
    as_of: date,
    policies: Sequence[str] | None = None,
) -> dict[str, Judgement]:
    """Judge one entity under the chosen policies (all when None), by policy id.

    Policies with the same reference year share what they compute.
    """
    situations: dict[int, Situation] = {}
    return {
        policy.id: judge_policy(policy, facts, as_of, situations)
        for policy in rulebook.chosen(list(policies) if policies else None)
    }


def judge_policy(
    policy: Policy,
    facts: Facts,
    as_of: date,
    situations: dict[int, Situation] | None = None,
) -> Judgement:
    """Judge one entity under one policy."""
    place = facts.values.get(PLACE)
    if not policy.applies_in(place if isinstance(place, int) else None):
        unsaid = "没有填注册地，" if place is None else ""
        reason = f"{unsaid}本政策只适用于区划 {policy.region} 内的企业"
        return Judgement(policy, None, NOT_APPLICABLE, reason)
    renewal = policy.case_fact is not None and facts.values.get(policy.case_fact) == 1
    version = policy.version_on(as_of, renewal, place if isinstance(place, int) else None)
    if version is None:
        return Judgement(policy, None, NOT_APPLICABLE, _not_in_force(as_of, renewal))
    return judge_version(policy, version, facts, as_of, situations)


def judge_version(
    policy: Policy,
    version: Version,
    facts: Facts,
    as_of: date,
    situations: dict[int, Situation] | None = None,
) -> Judgement:
    """Judge one entity under one version of a policy, in force on that day or not."""
    situation = _situation(version, facts, as_of, situations if situations is not None else {})
    decide = decider(version)
    if decide is None:
        return Judgement(policy, version, None, None, situation)
    outcomes = [UNKNOWN] * len(version.nodes)
    verdict = VERDICTS[decide(situation, outcomes)]
    return Judgement(policy, version, verdict, None, situation, tuple(outcomes))


def _not_in_force(as_of: date, renewal: bool) -> str:
    case = "复核" if renewal else "新申报"
    return f"{as_of} 没有适用于{case}的版本施行"


def _situation(
    version: Version, facts: Facts, as_of: date, shared: dict[int, Situation]
) -> Situation:
    year = reference_year(version, facts, as_of)
    if year not in shared:
        shared[year] = Situation(facts, as_of, year)
    return shared[year]


def reference_year(version: Version, facts: Facts, as_of: date) -> int:
    """The year a version calls “last year”: year(as_of) − 1 unless it says otherwise."""
    if version.reference_year is None:
        return as_of.year - 1
    value = value_of(version.reference_year)(Situation(facts, as_of, as_of.year - 1))
    if isinstance(value, NotComputable) or not value.known:
        problem = Problem(
            f"“{version.policy}”的基准年度算不出来", version.at, do="补上它要用的年度事实"
        )
        raise BadInput(problem)
    return int(value.lo)  # type: ignore[arg-type]
