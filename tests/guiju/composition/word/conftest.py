"""The long report as a Word file, written once."""

from __future__ import annotations

import pytest

from tests.guiju.composition.long_report import report
from tests.guiju.composition.word.reading import File, write


@pytest.fixture(scope="session")
def word(tmp_path_factory: pytest.TempPathFactory) -> File:
    """The report with comments."""
    return write(report(), tmp_path_factory.mktemp("word"), comments=True)
