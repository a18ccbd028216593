"""The demonstration's site: what `make demo` furnishes before it serves."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from examples.county import furnish, site
from examples.county.firms import firms
from examples.county.tables import write

import guiju
from bureau.accounts.models import User
from bureau.accounts.queries import viewer_of
from bureau.ledger.models import Row
from bureau.reports.models import Edition
from bureau.runs.models import Run
from tests.bureau.cast import TEN_ROLES

COUNT = 60


@pytest.mark.deep
@pytest.mark.django_db(transaction=True)
def test_furnished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any, capsys: Any
) -> None:
    """The year, the firms, two runs of which the later is current, an account for each role, the report."""
    settings.DATA, settings.RUNS = tmp_path, tmp_path / "runs"
    monkeypatch.setenv("GUIJU_TODAY", "2024-12-31")
    towns = guiju.load_rulebook().places["320481"].towns
    write(firms(COUNT, [(str(t["code"]), str(t["name"])) for t in towns], 7), tmp_path / "facts")
    monkeypatch.setattr(furnish, "FIRMS", tmp_path / "facts")
    furnish.main()
    assert Row.objects.filter(kind="enterprise", code__startswith="SL").count() == COUNT
    runs = {run.as_of: run.is_current for run in Run.objects.all()}
    assert runs == {furnish.BEFORE: False, furnish.NOW: True}
    printed = capsys.readouterr().out
    roles = []
    for username, _, role, _, _ in furnish.PEOPLE:
        line = next(line for line in printed.splitlines() if f"　{username} " in line)
        password = line.split(username)[1].split()[0]
        user = User.objects.get(username=username)
        assert user.check_password(password)
        viewer = viewer_of(user)
        assert viewer.roles == {role}
        assert role not in ("enterprise", "platform") or viewer.bodies
        roles.append(role)
    assert sorted(set(roles)) == sorted(TEN_ROLES)
    edition = Edition.objects.get()
    assert (edition.period, edition.state) == ("2024", "drafting")
    assert "funding-01" in str(edition.document), "the records behind its numbers"


def test_a_port_somebody_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said before the work begins, with another to take; without serving it is no matter."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr(site, "PORT", taken.getsockname()[1])
        monkeypatch.setattr(site, "SERVES", True)
        with pytest.raises(SystemExit, match="已被占用"):
            site.demand_port()
        monkeypatch.setattr(site, "SERVES", False)
        site.demand_port()
