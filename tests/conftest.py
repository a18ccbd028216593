"""What a test needs beyond PyPI, and the closing table: what ran, what was skipped, why."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

# Name: the programs of which one must be found, and the Debian package that brings it.
PROGRAMS = {
    "postgres": (("initdb",), "postgresql"),
    "chromium": (("chromium", "chromium-browser"), "chromium"),
    "office": (("soffice", "libreoffice"), "libreoffice-writer-nogui"),
    "java": (("java",), "default-jre-headless"),
    "poppler": (("pdftotext",), "poppler-utils"),
}
# A need that is a folder of outside data, named by this variable.
DATA = "GUIJU_TRY_DATA"


def required() -> set[str]:
    """Return the needs whose absence is a failure, not a skip: REQUIRE=postgres,office."""
    return {name.strip() for name in os.environ.get("REQUIRE", "").split(",") if name.strip()}


def search_path() -> str:
    """Return PATH and the folders where Debian keeps PostgreSQL's own programs, outside PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return os.pathsep.join([os.environ.get("PATH", ""), *map(str, folders)])


def find(name: str) -> tuple[Path | None, str]:
    """Return where a need is met, or None, with what to do then."""
    if name == "data":
        folder = Path(os.environ.get(DATA, ""))
        found = folder if os.environ.get(DATA) and folder.is_dir() else None
        return found, f"no outside data: set {DATA} to a folder"
    if name not in PROGRAMS:
        known = ", ".join([*PROGRAMS, "data"])
        raise pytest.UsageError(f"unknown need {name!r}; known: {known}")
    programs, package = PROGRAMS[name]
    paths = (shutil.which(program, path=search_path()) for program in programs)
    found = next((Path(path) for path in paths if path), None)
    return found, f"no {name}: apt-get install {package}"


def find_or_skip(name: str) -> Path:
    """Return where a need is met; else skip the test, or fail it when REQUIRE names the need."""
    found, advice = find(name)
    if found:
        return found
    if name in required():
        pytest.fail(f"{advice} (REQUIRE asks for it)", pytrace=False)
    pytest.skip(advice)


@pytest.fixture
def needs() -> Callable[[str], Path]:
    """Offer `needs("chromium")` to a test: the program's path, or the test ends here."""
    return find_or_skip


def pytest_configure() -> None:
    """Refuse a REQUIRE that names nothing known, so that a slip does not pass as a promise."""
    for name in required():
        find(name)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Honour `@pytest.mark.needs("postgres")`."""
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            find_or_skip(name)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print ran / skipped, why; and leave the same rows in the file GUIJU_TALLY names."""
    stats = terminalreporter.stats
    skipped = Counter(skip_reason(report) for report in stats.get("skipped", []))
    passed = len(stats.get("passed", []))
    failed = len(stats.get("failed", [])) + len(stats.get("error", []))
    terminalreporter.section("ran / skipped, why")
    terminalreporter.write_line(f"ran      {passed + failed:>5}")
    for why, count in skipped.most_common():
        terminalreporter.write_line(f"skipped  {count:>5}  {why}")
    if tally := os.environ.get("GUIJU_TALLY"):
        rows = [("passed", passed, ""), ("failed", failed, "")]
        rows += [("skipped", count, why) for why, count in skipped.most_common()]
        with Path(tally).open("a", encoding="utf-8") as file:
            file.writelines(f"{kind}\t{count}\t{why}\n" for kind, count, why in rows)


def skip_reason(report: pytest.TestReport) -> str:
    """Return the words given to skip, without pytest's prefix, on one line."""
    longrepr = report.longrepr
    words = longrepr[2] if isinstance(longrepr, tuple) else str(longrepr)
    return " ".join(words.removeprefix("Skipped: ").split())
