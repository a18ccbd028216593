"""What a check finds: one thing that is no longer as the certificate says, named for a reader."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.certificate.canonical import Entry

FILE, RULE, ANSWER, FACT = "file", "rule", "answer", "fact"
"""Altered since it was written; rulebook changed; re-judged otherwise; known otherwise today."""


@dataclass(frozen=True)
class Difference:
    """One difference.

    about: file, rule, answer or fact. kind and id: which part, such as condition rd_intensity.
    says: the whole in Chinese. before and after: what the certificate has, and what there is now.
    """

    about: str
    kind: str
    id: str
    says: str
    before: str | None = None
    after: str | None = None

    def as_dict(self) -> dict[str, str | None]:
        """The same for `--json`."""
        return dict(vars(self))


def condition_name(entry: Entry) -> str:
    """第十一条（四）“科技人员占当年职工总数的比例”."""
    return f"{entry['clause']}“{entry['asks']}”"


def changed(before: str | None, after: str | None) -> str:
    """“由“甲”改为“乙””, and what was added or struck out."""
    if not before:
        return f"现为“{after}”，原来没有"
    return f"由“{before}”改为“{after}”" if after else f"原为“{before}”，现已没有"
