"""The one door: few names, all of them real, and cheap to open."""

from __future__ import annotations

import subprocess
import sys

import pytest

import guiju


def test_every_name_offered_exists() -> None:
    """What `__all__` promises can be had."""
    for name in guiju.__all__:
        assert getattr(guiju, name) is not None


def test_the_door_is_narrow() -> None:
    """At most forty names, or nobody learns them."""
    assert len(guiju.__all__) <= 40


def test_an_unknown_name_is_an_attribute_error() -> None:
    """As for any module."""
    with pytest.raises(AttributeError, match="no attribute 'verdicts'"):
        _ = guiju.verdicts


def test_importing_loads_no_heavy_library() -> None:
    """A page that judges one firm need not load a data frame library."""
    code = (
        "import guiju, sys; print([m for m in ('polars', 'pyarrow', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_judging_one_firm_loads_no_heavy_library() -> None:
    """Nor does the exact reading."""
    code = (
        "import guiju, sys; guiju.judge, guiju.load_rulebook, guiju.entity_from_mapping;"
        "print([m for m in ('polars', 'pyarrow', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
