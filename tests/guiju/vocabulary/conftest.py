"""A vocabulary written into a folder and loaded, or the problems it was refused with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from guiju.errors import BadInput
from guiju.vocabulary import Vocabulary, load_vocabulary

Load = Callable[..., Vocabulary]
Refusals = Callable[..., list[str]]

FIRM = "kind: enterprise\nlabel: 企业\nconcepts:\n  name: {label: 名称, type: text}\n"


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """load(text, …): these files beside an enterprise of one field."""

    def call(*texts: str) -> Vocabulary:
        for number, text in enumerate([FIRM, *texts]):
            (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
        return load_vocabulary(tmp_path, tmp_path)

    return call


@pytest.fixture
def refused(load: Load) -> Refusals:
    """refused(text, …): every message the files are refused with."""

    def call(*texts: str) -> list[str]:
        with pytest.raises(BadInput) as caught:
            load(*texts)
        return [problem.text() for problem in caught.value.problems]

    return call
