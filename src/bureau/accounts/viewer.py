"""Who is looking: the roles he holds today, his own and those he stands in for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bureau.accounts.rights import (
    ALL,
    BODY,
    HIMSELF,
    ONLY_FOR,
    READ,
    RIGHTS,
    ROLES,
    SECTION,
    STAFF,
    TOWN,
)

VALUE, BAND, MASK, LOCK = "value", "band", "mask", "lock"
"""How a fact is shown: as it is, as a range, with letters hidden, or only that it is there."""


@dataclass(frozen=True)
class Standing:
    """One role held: for a section, a town or a body, where the role is for one."""

    role: str
    section: str = ""
    town: str = ""
    body: str = ""
    for_whom: str = ""

    @property
    def said(self) -> str:
        """The role in words: 高新科 科室负责人（代张三）."""
        where = f"{self.section} " if self.section else ""
        stands_in = f"（代{self.for_whom}）" if self.for_whom else ""
        return f"{where}{ROLES[self.role]}{stands_in}"


@dataclass(frozen=True)
class Reach:
    """How far a deed goes: everywhere, in these sections, towns and bodies, or his own doings."""

    everywhere: bool = False
    sections: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    himself: bool = False

    def __bool__(self) -> bool:
        within = self.sections or self.towns or self.bodies
        return self.everywhere or self.himself or bool(within)

    def covers(
        self, *, section: str = "", town: str = "", bodies: frozenset[str] | set[str] = frozenset()
    ) -> bool:
        """Whether something of that section, town or those bodies is within reach.

        town: its division code, or those of several towns parted by blanks.
        """
        return (
            self.everywhere
            or section in self.sections
            or not self.towns.isdisjoint(town.split())
            or bool(self.bodies & bodies)
        )


@dataclass(frozen=True)
class Viewer:
    """What queries and actions are told of the one who asks; never a request.

    only: where a program asks with a token, the deeds on things left to it; None for all.
    """

    user_id: int | None = None
    name: str = "公众"
    standings: tuple[Standing, ...] = field(default_factory=lambda: (Standing("public"),))
    break_glass: bool = False
    is_system: bool = False
    only: frozenset[tuple[str, str]] | None = None

    @property
    def roles(self) -> frozenset[str]:
        """Every role held now."""
        return frozenset(standing.role for standing in self.standings)

    @property
    def is_staff(self) -> bool:
        """Whether he works for the bureau or a town."""
        return bool(self.roles & STAFF)

    @property
    def said(self) -> str:
        """Every role held now, in words."""
        return "、".join(dict.fromkeys(standing.said for standing in self.standings))

    @property
    def bodies(self) -> frozenset[str]:
        """The firms, institutions and platforms he speaks for."""
        return frozenset(standing.body for standing in self.standings) - {""}

    def of(self, role: str) -> list[Standing]:
        """The standings of one role."""
        return [standing for standing in self.standings if standing.role == role]

    def without(self, roles: frozenset[str]) -> Viewer:
        """The same person as if he did not hold these roles."""
        kept = tuple(standing for standing in self.standings if standing.role not in roles)
        return replace(self, standings=kept, break_glass=False)

    def narrowed(self, only: frozenset[tuple[str, str]]) -> Viewer:
        """The same person with these deeds on things alone; an opening in need is not passed on."""
        return replace(self, only=only, break_glass=False)

    def reach(self, deed: str, thing: str) -> Reach:
        """How far a deed (r w a x) on a thing goes for all roles held, taken together."""
        if self.only is not None and (deed, thing) not in self.only:
            return Reach()
        everywhere, himself, sections, towns, bodies = False, False, set(), set(), set()
        for standing in self.standings:
            for right in RIGHTS[thing].get(standing.role, ()):
                if right.deed != deed:
                    continue
                everywhere |= right.reach in (ALL, ONLY_FOR + standing.section)
                himself |= right.reach == HIMSELF
                sections |= {standing.section} if right.reach == SECTION else set()
                towns |= {standing.town} if right.reach == TOWN else set()
                bodies |= {standing.body} if right.reach == BODY else set()
        # Opened in need: everything is read but what is secret to most of the bureau as well.
        in_need = self.break_glass and deed == READ and thing != "secret"
        everywhere |= self.is_system or in_need
        blank = {""}
        return Reach(
            everywhere,
            frozenset(sections - blank),
            frozenset(towns - blank),
            frozenset(bodies - blank),
            himself,
        )

    def may(
        self,
        deed: str,
        thing: str,
        *,
        section: str = "",
        town: str = "",
        bodies: frozenset[str] | set[str] = frozenset(),
    ) -> bool:
        """Whether he may do a deed with one thing that stands there."""
        return self.reach(deed, thing).covers(section=section, town=town, bodies=bodies)


PUBLIC = Viewer()
SYSTEM = Viewer(None, "系统", (), is_system=True)
"""The service itself, at work behind the pages: no role, no limit."""
