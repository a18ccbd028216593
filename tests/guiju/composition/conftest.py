"""The long report as a page, made once."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from guiju.composition.html import to_html
from tests.guiju.composition.long_report import report
from tests.guiju.composition.pages import parsed


@pytest.fixture(scope="session")
def page() -> str:
    """The long report as a page."""
    return to_html(report())


@pytest.fixture(scope="session")
def root(page: str) -> ET.Element:
    """The long report as a tree."""
    return parsed(page)
