"""The head leads only where there is something, and only whom it serves."""

from __future__ import annotations

import pytest

from bureau.accounts.rights import RIGHTS
from bureau.accounts.viewer import PUBLIC, Standing, Viewer
from bureau.look import navigation
from bureau.look.navigation import ENTRIES, links


@pytest.fixture(autouse=True)
def every_address_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rooms come and go; here all of them answer."""
    monkeypatch.setattr(navigation, "exists", lambda path: True)


def person(role: str, **where: str) -> Viewer:
    """A signed-in person with one role."""
    return Viewer(1, "某人", (Standing(role, **where),))


def shown(viewer: Viewer, path: str = "/") -> dict[str, bool]:
    """Every link of the head with whether it is the current one."""
    return {link.path: link.current for group in links(viewer, path) for link in group}


def test_nobody_signed_in_sees_no_entry() -> None:
    """The public has no desk."""
    assert shown(PUBLIC) == {}


def test_firm_sees_its_own_pages_only() -> None:
    """A firm's contact is led to /me and nowhere else."""
    paths = shown(person("enterprise", body="enterprise-01"))
    assert "/me/ladder" in paths
    assert all(path.startswith("/me") for path in paths)


def test_entries_follow_the_table_of_rights() -> None:
    """IT runs imports and keeps users, and sees no firm; the auditor reads the log."""
    it = shown(person("it"))
    assert {"/admin/users", "/admin/import"} <= set(it)
    assert "/desk/firms" not in it
    assert "/admin/audit" in shown(person("auditor"))


def test_deepest_entry_above_the_page_is_current() -> None:
    """On a firm's page 企业 is marked, not 工作台."""
    paths = shown(person("director"), "/desk/firms/enterprise-01")
    assert [path for path, current in paths.items() if current] == ["/desk/firms"]


def test_every_entry_names_a_thing_of_the_table() -> None:
    """A slip in a thing's name would hide an entry from everybody."""
    assert all(entry.thing in RIGHTS for entry in ENTRIES if entry.thing)


def test_viewer_tells_his_roles_in_words() -> None:
    """The head says as what one is signed in, and for whom one stands in."""
    standings = (Standing("chief", "高新科"), Standing("liaison", "", "320481106", "", "王某某"))
    assert Viewer(1, "某人", standings).said == "高新科 科室负责人、挂钩联系人（代王某某）"
