"""Users, their roles and deputies, as far as whoever asks may see them."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

import guiju
from bureau.accounts.models import Deputy, Grant, Invitation, User
from bureau.accounts.queries.viewers import holding, standing_in
from bureau.accounts.rights import READ, WRITE
from bureau.accounts.viewer import Viewer


def users(*, viewer: Viewer, on: date | None = None) -> QuerySet[User]:
    """Users within reach: all; a chief's section; a contact's fellows; always oneself."""
    found = User.objects.prefetch_related(
        Prefetch("grants", Grant.objects.filter(holding(on)), to_attr="held"),
        Prefetch(
            "stands_in",
            Deputy.objects.filter(standing_in(on)).select_related("absent"),
            to_attr="standing_in",
        ),
    ).order_by("-is_active", "full_name", "pk")
    if viewer.reach(READ, "users").everywhere:
        return found
    sections = viewer.reach(READ, "deputies").sections
    bodies = viewer.reach(WRITE, "users").bodies
    theirs = Grant.objects.filter(holding(on)).filter(
        Q(section__in=sections - {""}) | Q(body__in=bodies - {""})
    )
    return found.filter(Q(pk__in=theirs.values("user")) | Q(pk=viewer.user_id or 0))


def deputies(*, viewer: Viewer) -> QuerySet[Deputy]:
    """Deputies of the users within reach, those running and to come first."""
    found = Deputy.objects.select_related("absent", "deputy", "named_by")
    within = users(viewer=viewer).values("pk")
    return found.filter(Q(absent__in=within) | Q(deputy__in=within)).order_by("-until")


def running(*, viewer: Viewer) -> QuerySet[Deputy]:
    """The deputies who stand in today or will."""
    today = guiju.calendar.today()
    return deputies(viewer=viewer).filter(ended_at=None, until__gte=today)


def who_may(deed: str, thing: str, *, on: date | None = None) -> QuerySet[Grant]:
    """The grants that let somebody do a deed with a thing, anywhere; whose and for what."""
    from bureau.accounts.rights import RIGHTS

    roles = [
        role
        for role, rights in RIGHTS[thing].items()
        if any(right.deed == deed for right in rights)
    ]
    found = Grant.objects.filter(holding(on), role__in=roles, user__is_active=True)
    return found.select_related("user").order_by("role", "section", "town")


def people_with(*roles: str) -> QuerySet[User]:
    """Everybody who holds one of these roles today himself."""
    held = Grant.objects.filter(holding(), role__in=roles)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("pk")


def invitations(*, viewer: Viewer) -> QuerySet[Invitation]:
    """Invitations made: all for IT, those for his own body for a contact."""
    found = Invitation.objects.select_related("made_by", "used_by")
    reach = viewer.reach(WRITE, "users")
    return found if reach.everywhere else found.filter(body__in=reach.bodies)
