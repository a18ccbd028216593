"""Short invented texts read aloud: what they state, and what is wrong with them."""

from __future__ import annotations

from guiju.tie_out import Slip, Statement, load_wording, slips, statements, text_of
from guiju.tie_out.wording import Wording
from tests.rulebook.mutants import ROOT

WORDING: Wording = load_wording(ROOT / "wording")


def stated(text: str, *terms: str) -> list[Statement]:
    """Every statement of a text."""
    return list(statements(text_of(text), terms))


def one(text: str) -> Statement:
    """The only statement of a text."""
    (found,) = stated(text)
    return found


def classed(text: str, class_: str) -> list[str]:
    """The phrases of one class, as printed."""
    return [found.text for found in stated(text) if found.class_ == class_]


def proofread(text: str, **more: object) -> list[Slip]:
    """Every slip of a text, with the shipped list of words."""
    read = text_of(text)
    found = slips(read, statements(read, WORDING.terms), WORDING, **more)  # type: ignore[arg-type]
    return list(found)


def slipped(text: str, name: str, **more: object) -> list[str]:
    """What is printed where slips of one name are."""
    return [slip.text for slip in proofread(text, **more) if slip.slip == name]


def told(text: str, name: str, **more: object) -> Slip:
    """The only slip of that name."""
    (found,) = (slip for slip in proofread(text, **more) if slip.slip == name)
    return found
