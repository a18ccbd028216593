"""Before there is any report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client


@pytest.mark.django_db
def test_an_empty_list_says_who_begins(client_as: Callable[[str], Client]) -> None:
    """The lead has a form, the auditor a sentence."""
    assert "按提纲开始" in client_as("planning_chief").get("/reports").content.decode()
    assert "由规划科选提纲开始" in client_as("auditor").get("/reports").content.decode()
