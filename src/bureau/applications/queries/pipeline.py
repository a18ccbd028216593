"""Who stands where on the way through the applications of a policy in a year."""

from __future__ import annotations

from bureau.accounts.viewer import Viewer
from bureau.applications.records import APPLICATION, read


def pipeline(policy: str, *, viewer: Viewer, year: int) -> list[tuple[str, str]]:
    """(firm's code, stage) of every application for a policy in a year, by the firm's code.

    stage: a code of the vocabulary (possible … approved, not_approved, withdrawn). A firm that
    applied in two batches is there twice; what is out of reach is left out.
    """
    every = read(viewer=viewer, kinds=(APPLICATION,)).applications
    mine = (each for each in every if (each.policy, each.year) == (policy, year))
    return sorted((each.firm, each.stage) for each in mine)
