"""Certificates: what `guiju verify` accepts, and who may have them."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts.viewer import Standing, Viewer
from bureau.ledger import actions as ledger_actions
from bureau.ledger import queries as ledger
from bureau.runs import actions, queries
from tests.bureau.runs.conftest import person

pytestmark = pytest.mark.django_db
DAY = date(2024, 12, 31)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> None:
    """A folder of their own."""
    settings.CERTIFICATES = tmp_path


@pytest.mark.parametrize("suffix", [".html", ".json"])
def test_a_certificate_verifies(firm: Any, chief: Viewer, suffix: str) -> None:
    """Page and data are accepted as they stand; a figure changed by hand is not."""
    made = actions.certify(by=chief, code=firm.code, policy="hte", as_of=DAY)
    path = made.file(suffix)
    assert guiju.verify(path, ledger.rulebook()).same
    text = path.read_text(encoding="utf-8")
    assert text.count("8060")
    forged = path.with_name(f"forged{suffix}")
    forged.write_text(text.replace("8060", "9060"), encoding="utf-8")
    assert not guiju.verify(forged, ledger.rulebook()).same


def test_it_names_the_papers_of_its_facts(firm: Any, chief: Viewer) -> None:
    """The source of the latest value stands beside the fact."""
    source = ledger_actions.add_source(by=chief, kind="审计", title="2023年审计报告")
    ledger_actions.record(
        by=chief, entity=firm, concept="sales_revenue", period="2023", value="8061", source=source
    )
    made = actions.certify(by=chief, code=firm.code, policy="hte", as_of=DAY)
    assert "2023年审计报告" in made.file(".html").read_text(encoding="utf-8")


def test_who_may_not_see_the_figures_may_not_have_it(firm: Any, chief: Viewer) -> None:
    """The task force sees verdicts, IT and other firms nothing; none makes one or fetches one."""
    made = actions.certify(by=chief, code=firm.code, policy="hte", as_of=DAY)
    for standing in (Standing("taskforce"), Standing("it"), Standing("enterprise", body="other")):
        other = person(standing)
        with pytest.raises(PermissionDenied):
            actions.certify(by=other, code=firm.code, policy="hte", as_of=DAY)
        with pytest.raises(PermissionDenied):
            queries.certificate(made.pk, viewer=other)


def test_a_firm_has_its_own(firm: Any) -> None:
    """Its contact makes one, and finds it again."""
    own = person(Standing("enterprise", body=firm.code))
    made = actions.certify(by=own, code=firm.code, policy="hte", as_of=DAY)
    assert queries.certificates(firm.code, viewer=own) == [made]


def test_an_unknown_policy_is_refused(firm: Any, chief: Viewer) -> None:
    """Nothing is kept then."""
    with pytest.raises(guiju.BadInput, match="没有政策"):
        actions.certify(by=chief, code=firm.code, policy="nothing", as_of=DAY)
    assert queries.certificates(firm.code, viewer=chief) == []


def test_a_full_disk_leaves_neither_file_nor_row(
    firm: Any, chief: Viewer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The page was written and the data was not: both go, and the message says what to do."""
    real = Path.replace

    def full(path: Path, target: Path) -> Path:
        if target.suffix == ".json":
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(guiju.BadInput, match="磁盘已满"):
        actions.certify(by=chief, code=firm.code, policy="hte", as_of=DAY)
    assert list(tmp_path.iterdir()) == []
    assert queries.certificates(firm.code, viewer=chief) == []
