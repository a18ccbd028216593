"""The cast itself: each role is what its name says, and the two firms stand in their towns."""

from __future__ import annotations

from collections.abc import Callable

from bureau.accounts.viewer import PUBLIC, Viewer
from bureau.ledger.models import Entity, Row
from tests.bureau import cast


def test_each_of_the_ten_roles_is_played(viewer_as: Callable[[str], Viewer]) -> None:
    """Nine people hold their role, and the public is nobody."""
    assert [sorted(viewer_as(role).roles) for role in cast.TEN_ROLES] == [
        [role] for role in cast.TEN_ROLES
    ]
    assert viewer_as("public") is PUBLIC


def test_each_firm_stands_in_its_town(firms: dict[str, Entity]) -> None:
    """The rows carry the towns' division codes and the firms' own codes as bodies."""
    rows = {row.code: row for row in Row.objects.filter(kind="enterprise")}
    assert {code: row.town for code, row in rows.items()} == {
        cast.FIRM: cast.TOWN,
        cast.OTHER_FIRM: cast.OTHER_TOWN,
    }
    assert cast.FIRM in rows[cast.FIRM].bodies.split()


def test_the_centre_belongs_to_its_host(platforms: dict[str, Entity]) -> None:
    """The platform manager's body is the host, and the centre's row says so."""
    row = Row.objects.get(code=cast.PLATFORM)
    assert cast.HOST in row.bodies.split()
