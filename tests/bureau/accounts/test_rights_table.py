"""The one table of rights against the same table written a second time, by who may what."""

from __future__ import annotations

import pytest

from bureau.accounts.rights import CONFIRM, EXPORT, READ, RIGHTS, ROLES, THINGS, WRITE
from bureau.accounts.viewer import PUBLIC, SYSTEM, Standing, Viewer

TOWN, BODY = "320481106", "enterprise-a"
ELSEWHERE = {"section": "", "town": "320481001", "bodies": {"enterprise-b"}}
OWN = {"section": "高新科", "town": TOWN, "bodies": {BODY}}


def one(role: str, section: str = "高新科") -> Viewer:
    """Somebody of one role, for a section, a town and a body where the role is for one."""
    return Viewer(1, "某人", (Standing(role, section, TOWN, BODY),))


def table(deed: str, thing: str) -> dict[str, str]:
    """Role to `all`, `own` or nothing, as asked of the viewer."""
    found = {}
    for role in ROLES:
        viewer = one(role)
        if viewer.may(deed, thing, **ELSEWHERE):
            found[role] = "all"
        elif viewer.may(deed, thing, **OWN):
            found[role] = "own"
    return found


# By hand: (deed, thing) to the roles that may it everywhere, and those that may it in their own.
BY_HAND = {
    (READ, "firm"): (
        "director chief liaison taskforce platform public auditor",
        "town enterprise",
    ),
    (WRITE, "firm"): ("chief liaison", "town enterprise"),
    (CONFIRM, "firm"): ("", "chief"),
    (EXPORT, "firm"): ("director chief", ""),
    (READ, "title"): (
        "director chief liaison taskforce platform public auditor",
        "town enterprise",
    ),
    (WRITE, "title"): ("chief liaison", "town"),
    (CONFIRM, "title"): ("", "chief"),
    (EXPORT, "title"): ("director chief", ""),
    (READ, "year_facts"): ("director chief auditor", "liaison enterprise"),
    (WRITE, "year_facts"): ("chief", "liaison town enterprise"),
    (CONFIRM, "year_facts"): ("", "chief"),
    (EXPORT, "year_facts"): ("", "chief"),
    (READ, "contacts"): ("director chief", "liaison town enterprise"),
    (WRITE, "contacts"): ("chief", "liaison town enterprise"),
    (EXPORT, "contacts"): ("", "chief"),
    (READ, "verdict"): ("director chief taskforce auditor", "liaison town enterprise"),
    (CONFIRM, "verdict"): ("", "chief"),
    (READ, "internal"): ("director taskforce auditor", "chief liaison town"),
    (READ, "application"): ("director taskforce auditor", "chief liaison town enterprise"),
    (WRITE, "application"): ("", "chief liaison"),
    (CONFIRM, "application"): ("", "chief"),
    (READ, "ticket"): (
        "director chief taskforce auditor",
        "liaison town enterprise platform",
    ),
    (WRITE, "ticket"): ("chief", "liaison town enterprise platform"),
    (READ, "record"): (
        "director chief liaison taskforce auditor",
        "town enterprise platform",
    ),
    (WRITE, "record"): ("", "chief liaison platform"),
    (CONFIRM, "record"): ("", "chief"),
    (READ, "record_money"): ("director chief auditor", "enterprise platform"),
    (WRITE, "record_money"): ("", "chief enterprise"),
    (READ, "person"): ("director auditor", "enterprise platform"),
    (WRITE, "person"): ("", "platform"),
    (READ, "secret"): ("director", ""),
    (WRITE, "secret"): ("", ""),
    (READ, "policy"): (
        "director chief liaison taskforce town enterprise platform public auditor",
        "",
    ),
    (WRITE, "policy"): ("chief", ""),
    (CONFIRM, "policy"): ("director chief", ""),
    (READ, "indicator"): ("director chief liaison taskforce auditor", "town"),
    (WRITE, "indicator"): ("chief taskforce", "town"),
    (CONFIRM, "indicator"): ("director", "chief"),
    (READ, "report"): ("director chief liaison taskforce auditor", ""),
    (WRITE, "report"): ("", "chief"),
    (CONFIRM, "report"): ("director", ""),
    (WRITE, "import"): ("", "chief town platform"),
    (READ, "import"): ("it auditor", ""),
    (READ, "users"): ("director it auditor", ""),
    (WRITE, "users"): ("it", "enterprise platform"),
    (WRITE, "deputies"): ("it", "chief"),
    (READ, "trail"): ("director it auditor", "chief enterprise platform"),
    (READ, "audit"): ("director auditor", "chief enterprise platform"),
}


@pytest.mark.parametrize(("cell", "roles"), BY_HAND.items())
def test_the_table_says_what_is_written_by_hand(
    cell: tuple[str, str], roles: tuple[str, str]
) -> None:
    """Each deed with each thing: who everywhere, who in his own section, town or body."""
    everywhere, own = (set(each.split()) for each in roles)
    found = table(*cell)
    assert {role for role, how in found.items() if how == "all"} == everywhere
    assert {role for role, how in found.items() if how == "own"} == own


@pytest.mark.parametrize("deed", [WRITE, CONFIRM, EXPORT])
def test_an_auditor_does_nothing(deed: str) -> None:
    """He reads, and neither writes nor confirms nor exports."""
    assert not [thing for thing in THINGS if one("auditor").reach(deed, thing)]


def test_it_reads_no_content() -> None:
    """Neither firms nor figures nor contacts nor verdicts; only how the system runs."""
    read = {thing for thing in THINGS if one("it").reach(READ, thing)}
    assert read == {"import", "users", "deputies", "trail", "runs", "jobs"}


def test_it_and_a_director_change_no_fact() -> None:
    """What they may write is accounts and jobs, and nothing at all."""
    assert {t for t in THINGS if one("it").reach(WRITE, t)} == {"users", "deputies", "jobs"}
    assert not [thing for thing in THINGS if one("director").reach(WRITE, thing)]


def test_the_public_reads_firms_and_policies() -> None:
    """Their open fields; nothing else, and does nothing."""
    read = {thing for thing in THINGS if PUBLIC.reach(READ, thing)}
    assert read == {"firm", "title", "policy"}
    assert not [t for t in THINGS for deed in (WRITE, CONFIRM, EXPORT) if PUBLIC.reach(deed, t)]


@pytest.mark.parametrize("role", ["chief", "liaison"])
def test_persons_are_for_the_section_of_talent_alone(role: str) -> None:
    """A chief or liaison of 人才科 reads every person, whatever section a record stands in."""
    for thing, deeds in (("person", READ + WRITE), ("secret", READ + WRITE)):
        for deed in deeds:
            theirs = one(role, "人才科").may(deed, thing, section="平台科")
            assert theirs == (role == "chief" or thing == "person")
            assert not one(role, "平台科").may(deed, thing, section="平台科")


def test_a_town_officer_fills_in_figures_he_does_not_read() -> None:
    """His return goes up; what stands in the ledger is not shown to him."""
    town = one("town")
    assert town.may(WRITE, "year_facts", town=TOWN)
    assert not town.reach(READ, "year_facts")


def test_what_is_opened_in_need_is_read_only_and_not_secret() -> None:
    """Break-glass opens reading of everything but what is secret to most of the bureau."""
    glass = Viewer(1, "信息管理员", (Standing("it"),), break_glass=True)
    assert glass.may(READ, "year_facts", **ELSEWHERE)
    assert not glass.may(READ, "secret", **ELSEWHERE)
    assert not glass.may(WRITE, "year_facts", **ELSEWHERE)


def test_a_role_without_its_town_or_body_reaches_nothing_of_it() -> None:
    """A blank town is no town, so that records without a town are not everybody's."""
    nowhere = Viewer(1, "某人", (Standing("town"), Standing("enterprise"), Standing("chief")))
    for thing in THINGS:
        for deed in (READ, WRITE, CONFIRM, EXPORT):
            reach = nowhere.reach(deed, thing)
            assert reach.towns == reach.bodies == reach.sections == frozenset()


def test_every_role_has_a_column_in_every_row() -> None:
    """The table has no holes, and the service itself is held by none of it."""
    assert all(list(row) == list(ROLES) for row in RIGHTS.values())
    assert all(SYSTEM.may(WRITE, thing) for thing in THINGS)
