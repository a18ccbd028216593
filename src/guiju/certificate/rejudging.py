"""The facts of a certificate judged once more, and what came out beside what it says."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.certificate.checking_answer import changed_answer, changed_words
from guiju.certificate.checking_basis import changed_basis
from guiju.certificate.checking_conditions import changed_conditions
from guiju.certificate.checking_facts import changed_facts, incomplete_facts, unreadable_facts
from guiju.certificate.differences import Difference
from guiju.certificate.facts_again import facts_again
from guiju.certificate.facts_used import fact_entries
from guiju.certificate.page_head import VERDICTS
from guiju.certificate.reads import reads_of
from guiju.certificate.record import program, record_of
from guiju.certificate.renamed import in_present_names
from guiju.evaluation.judging import Judgement, judge_policy
from guiju.facts.entity import Facts
from guiju.policies.policy import Policy
from guiju.rulebook import Rulebook


class Again:
    """The facts of a certificate judged once more and recorded anew, beside the old record."""

    def __init__(self, book: Rulebook, policy: Policy, record: Any) -> None:
        head = record["head"]
        self.book, self.policy, self.old = book, policy, in_present_names(record, book.kind)
        self.as_of = date.fromisoformat(head["as_of"])
        issued = None if head["issued"] is None else date.fromisoformat(head["issued"])
        entity, entries = head["entity"], record["facts"]
        facts, self.unreadable = facts_again(entity, self.as_of, entries, book.kind)
        self.judgement = judge_policy(policy, facts, self.as_of)
        self.new = record_of(book, self.judgement, facts, self.as_of, issued)

    def differences(self, altered: list[Difference]) -> list[Difference]:
        """Rules, answer, and where both are the same the completeness of facts and words.

        altered: what was found in the file already, and is not told twice.
        """
        found = unreadable_facts(self.unreadable) + self._rules()
        same_rules = not found
        found += changed_answer(self.old, self.new)
        if same_rules:
            named = {each.id for each in altered if each.kind == "fact"}
            incomplete = incomplete_facts(self.old["facts"], self.new["facts"])
            found += [each for each in incomplete if each.id not in named]
        if not found and self.old["head"]["program"] == program():
            found += changed_words(self.old, self.new)
        return found

    def _rules(self) -> list[Difference]:
        found = list(changed_basis(self.old["basis"], self.new["basis"]))
        return found + list(changed_conditions(self.old["conditions"], self.new["conditions"]))

    def known_otherwise(self, facts: Facts) -> list[Difference]:
        """The facts of today, as the policy would read them, against those certified."""
        judgement = judge_policy(self.policy, facts, self.as_of)
        entries = fact_entries(reads_of(self.book, judgement), facts, judgement.situation)
        fresh = {entry["id"]: entry for entry in self.new["facts"]}
        certified = [fresh.get(entry["id"], entry) for entry in self.old["facts"]]
        return changed_facts(certified, entries, self._reference(judgement))

    def verdict_of(self, facts: Facts) -> list[str]:
        """What today's facts would come to, where that is something else."""
        verdict = judge_policy(self.policy, facts, self.as_of).verdict
        if verdict == self.judgement.verdict:
            return []
        return [f"按现在的事实，结论为“{VERDICTS[verdict][1]}”"]

    def _reference(self, judgement: Judgement) -> int:
        situation = judgement.situation or self.judgement.situation
        return situation.reference if situation else self.as_of.year - 1
