"""Who stands where on the way through the applications of a policy in a year."""

from __future__ import annotations

from bureau.accounts.viewer import Viewer
from bureau.applications.records import applications


def pipeline(policy: str, *, viewer: Viewer, year: int) -> list[tuple[str, str]]:
    """(firm's code, stage) of every application for a policy in a year, by the firm's code.

    stage: a code of the vocabulary (possible … approved, not_approved, withdrawn). A firm that
    applied in two batches is there twice; whose applications are out of reach is left out.
    """
    found = applications(viewer=viewer, policy=policy, year=year)
    return sorted((each.firm, each.stage) for each in found)
