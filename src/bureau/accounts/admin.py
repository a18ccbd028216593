"""The room's tables at /console/: looked at, not changed; changes are deeds of our pages."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from bureau.accounts.models import AccountEvent, BreakGlass, Deputy, Grant, Invitation, User


class ReadOnly(admin.ModelAdmin):
    """A list and its entries, for reading."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """By our pages."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """By our pages."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nothing is deleted by hand."""
        return False


@admin.register(User)
class UserAdmin(ReadOnly):
    """Accounts."""

    list_display = ["username", "full_name", "is_active", "is_superuser", "last_login"]
    list_filter = ["is_active", "is_superuser"]
    search_fields = ["username", "full_name"]
    fields = [
        *["username", "full_name", "is_active", "is_superuser", "must_change_password"],
        *["last_login", "date_joined", "left_at"],
    ]


@admin.register(Grant)
class GrantAdmin(ReadOnly):
    """Roles."""

    list_display = ["user", "role", "section", "town", "body", "since", "until"]
    list_filter = ["role", "section"]


@admin.register(Deputy)
class DeputyAdmin(ReadOnly):
    """Deputies."""

    list_display = ["absent", "deputy", "since", "until", "ended_at"]


@admin.register(Invitation)
class InvitationAdmin(ReadOnly):
    """Invitations, without what they open with."""

    list_display = ["body", "name", "role", "made_by", "made_at", "expires_at", "used_at"]
    fields = [*list_display, "tries", "withdrawn_at"]


@admin.register(BreakGlass)
class GlassAdmin(ReadOnly):
    """Openings in need."""

    list_display = ["asked_by", "asked_at", "reason", "allowed_by", "until", "closed_at"]


@admin.register(AccountEvent)
class EventAdmin(ReadOnly):
    """Changes of accounts."""

    list_display = ["at", "by", "what", "about", "detail"]
    list_filter = ["what"]
