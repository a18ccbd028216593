"""A peer that is not there, or does not start, is told and never counted as beaten."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from guiju.bench.peer_process import VARIABLE
from guiju.bench.running import measured

OF_PEERS = ("one_firm", "five_conditions", "long_to_wide")


@pytest.mark.parametrize("name", OF_PEERS)
def test_without_its_environment_nothing_is_measured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """No interpreter for peers: no ratio, and what to do."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "python"))
    (result,) = measured([name], entities=50)
    assert result.measured.ratio is None
    assert result.holds is None
    assert "make bench" in result.measured.why


@pytest.mark.parametrize("name", OF_PEERS)
def test_a_peer_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Our own interpreter has no peers: the import that failed is told."""
    monkeypatch.setenv(VARIABLE, sys.executable)
    (result,) = measured([name], entities=50)
    assert result.measured.ratio is None
    assert "No module named" in result.measured.why
