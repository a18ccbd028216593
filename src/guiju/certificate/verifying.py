"""A certificate checked again offline: is the file whole, are the rules the same, is the answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guiju.certificate.certifying import Certificate
from guiju.certificate.checking_file import altered
from guiju.certificate.differences import ANSWER, FACT, FILE, RULE, Difference
from guiju.certificate.reading import read_certificate
from guiju.certificate.record import LAYOUT, program
from guiju.certificate.rejudging import Again
from guiju.facts.entity import Facts
from guiju.rulebook import Rulebook


@dataclass(frozen=True)
class Verification:
    """What came of a check.

    differences: everything that is not as the certificate says; empty when all is the same.
    notes: what the reader should know beside. rejudged: the verdict today's rulebook gives.
    policy_gone: whether today's rulebook has no such policy. with_facts: whether facts of today
    were compared.
    """

    certificate: Certificate
    differences: tuple[Difference, ...]
    notes: tuple[str, ...] = ()
    rejudged: str | None = None
    policy_gone: bool = False
    with_facts: bool = False

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.differences

    def about(self, *subjects: str) -> list[Difference]:
        """The differences of the file, the rules, the answer or the facts."""
        return [each for each in self.differences if each.about in subjects]


def verify(
    certificate: Certificate | Path | str, book: Rulebook, facts: Facts | None = None
) -> Verification:
    """Check a certificate, or the file of one, against its seal, a rulebook and facts of today.

    Nothing is taken from the certificate on trust but the facts in it: they are judged again by
    `book`, and what comes out is compared with what the certificate says. Raises BadInput for a
    file that is no certificate.
    """
    if not isinstance(certificate, Certificate):
        certificate = read_certificate(Path(certificate))
    record, differences = certificate.record, altered(certificate)
    policy = book.policies.get(record["head"]["policy"])
    if policy is None:
        says = f"规则库里已没有政策“{record['head']['policy_name']}”"
        gone = Difference(RULE, "policy", record["head"]["policy"], says)
        return Verification(certificate, (*differences, gone), policy_gone=True)
    again = Again(book, policy, record)
    differences += again.differences(differences)
    notes = _notes(record, book, differences)
    if facts is not None:
        differences += again.known_otherwise(facts)
        notes += again.verdict_of(facts)
    return Verification(
        certificate,
        tuple(differences),
        tuple(notes),
        again.judgement.verdict,
        with_facts=facts is not None,
    )


def _notes(record: Any, book: Rulebook, differences: list[Difference]) -> list[str]:
    notes = []
    about = {each.about for each in differences}
    if record["head"]["rulebook"] != book.hash and RULE not in about:
        notes.append("规则库与出具时不是同一份，但本政策所读的部分没有变")
    if record.get("layout") != LAYOUT:
        notes.append("页面的版式不是本程序写的，没有逐字核对页面")
    if record["head"]["program"] != program() and not about & {RULE, ANSWER, FACT, FILE}:
        notes.append(f"判定书由 {record['head']['program']} 写成，说明文字没有逐字核对")
    return notes
