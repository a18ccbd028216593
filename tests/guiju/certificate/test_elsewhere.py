"""Certificates of generated firms are accepted on another folder, and by every case of the law."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from guiju.certificate import certify, read_certificate, verify
from guiju.evaluation.checking import facts_of
from guiju.facts import Facts, entity_from_mapping
from guiju.rulebook import Rulebook, load_rulebook
from tests.guiju.certificate.conftest import DAY
from tests.guiju.certificate.firms import documents
from tests.rulebook.invented import DAYS, firms
from tests.rulebook.mutants import copy_of_rulebook

COUNT, POLICIES = 100, ("stsme", "hte", "js_ipo_pool")


def test_a_hundred_firms_verify_on_another_folder(
    book: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written here, read there by relative paths with a copy of the rulebook: all the same."""
    here, there = tmp_path / "here", tmp_path / "there"
    there.mkdir()
    for document in documents(COUNT):
        facts = entity_from_mapping(document, book.vocabulary, as_of=DAY)
        for policy in POLICIES:
            name = f"{facts.entity}-{policy}.html"
            certify(book, facts, policy, DAY).write(here / name)
    copy_of_rulebook(there)
    (here).rename(there / "papers")
    monkeypatch.chdir(there)
    copy = load_rulebook(Path("rulebook"))
    papers = sorted(Path("papers").glob("*.html"))
    assert len(papers) == COUNT * len(POLICIES)
    found = {path.name: verify(path, copy) for path in papers}
    assert {name: each.differences for name, each in found.items() if not each.same} == {}
    assert {each.notes for each in found.values()} == {()}
    verdicts = {each.certificate.verdict for each in found.values()}
    assert verdicts >= {"eligible", "ineligible", "unknown"}


@pytest.mark.deep
def test_every_case_of_the_law_verifies(book: Rulebook, tmp_path: Path) -> None:
    """Whatever the cases put before a policy: its certificate holds what was judged, whole."""
    for policy in book.policies:
        for case in book.cases(policy):
            path = tmp_path / "case.json"
            certify(book, facts_of(book, case), policy, case.as_of).write(path)
            checked = verify(read_certificate(path), book, facts_of(book, case))
            assert checked.same, (policy, case.says, checked.differences)


def test_firms_over_the_whole_vocabulary_verify(book: Rulebook) -> None:
    """Every type of fact, blank or given, on days around the law's borders; titles without a day."""
    for day in DAYS[:4]:
        for facts in firms(book, day, 6, seed=11):
            for policy in book.policies:
                certificate = certify(book, facts, policy, day)
                assert verify(certificate, book, facts).differences == (), (facts.entity, policy)


def test_equal_input_gives_equal_bytes(book: Rulebook, firm: Facts) -> None:
    """No clock is read; only a day of issue that is given stands in it."""
    one, two = (certify(book, firm, "hte", DAY) for _ in range(2))
    assert (one.html(), one.json()) == (two.html(), two.json())
    issued = certify(book, firm, "hte", DAY, issued=date(2025, 1, 6))
    assert issued.number != one.number
    assert "2025年1月6日" in issued.html()
