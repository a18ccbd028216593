"""`guiju check`: sound, or told what is not, with an exit code to script by."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.guiju.cli.conftest import Guiju
from tests.rulebook.mutants import ROOT


def test_the_rulebook_is_sound(guiju: Guiju) -> None:
    """Ours is, and says how many cases it passed."""
    done = guiju("check", "--json")
    record = json.loads(done.stdout)
    assert (done.returncode, record["sound"]) == (0, True)
    assert record["cases"]["hte"]["cases"] >= 40


def test_a_flipped_word_is_found(guiju: Guiju, tmp_path: Path) -> None:
    """at_least turned into more_than: the case on the border fails, exit code 1."""
    book = Path(shutil.copytree(ROOT, tmp_path / "rulebook"))
    policy = book / "policies" / "hte" / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("at_least: 10%", "more_than: 10%"), encoding="utf-8")
    done = guiju("check", "--rulebook", book)
    assert done.returncode == 1
    assert "policies/hte/cases.yaml" in done.stderr


def test_a_missing_clause_is_refused(guiju: Guiju, tmp_path: Path) -> None:
    """No clause, no rulebook: exit code 3."""
    book = Path(shutil.copytree(ROOT, tmp_path / "rulebook"))
    policy = book / "policies" / "hte" / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("    clause: 第十一条（四）\n", ""), encoding="utf-8")
    done = guiju("check", "--rulebook", book)
    assert done.returncode == 3
    assert "没有写明依据条款" in done.stderr
