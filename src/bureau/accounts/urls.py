"""Addresses of the room."""

from __future__ import annotations

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from bureau.accounts.views import audit, bodies, deeds, tokens, users

ONE = "admin/users/<int:pk>"
urlpatterns: list[URLPattern | URLResolver] = [
    path("account/tokens", tokens.tokens, name="tokens"),
    path("account/tokens/<int:pk>/end", tokens.end, name="end-token"),
    path("account/", include("bureau.accounts.signing")),
    path("console/", admin.site.urls),
    path("claim", bodies.claim, name="claim"),
    path("me/readers", bodies.readers, name="readers"),
    path("me/contacts", bodies.contacts, name="contacts"),
    path("me/contacts/<int:pk>/end", bodies.end_contact, name="end-contact"),
    path("admin/users", users.users, name="users"),
    path("admin/users/new", users.new_user, name="new-user"),
    path("admin/invitations", bodies.invitations, name="invitations"),
    path("admin/invitations/<int:pk>/withdraw", bodies.withdraw, name="withdraw-invitation"),
    path(ONE, users.user, name="user"),
    path(f"{ONE}/grant", users.new_grant, name="new-grant"),
    path(f"{ONE}/deputy", users.new_deputy, name="new-deputy"),
    path(f"{ONE}/hand-over", users.hand_over, name="hand-over"),
    path(f"{ONE}/lock", deeds.lock, name="lock-user"),
    path(f"{ONE}/unlock", deeds.unlock, name="unlock-user"),
    path(f"{ONE}/password", deeds.new_password, name="reset-password"),
    path(f"{ONE}/second-factor", deeds.second_factor, name="reset-second-factor"),
    path(f"{ONE}/sessions", deeds.sessions, name="end-sessions"),
    path(f"{ONE}/leave", deeds.leave, name="anonymise-user"),
    path("admin/grants/<int:pk>/revoke", deeds.revoke, name="revoke-grant"),
    path("admin/deputies/<int:pk>/end", deeds.end_deputy, name="end-deputy"),
    path("admin/audit", audit.readings, name="audit"),
    path("admin/audit/exports", audit.readings, {"exports": True}, name="audit-exports"),
    path("admin/audit/events", audit.events, name="audit-events"),
    path("admin/audit/glass", audit.glass, name="glass"),
    path("admin/audit/glass/<int:pk>/allow", audit.allow_glass, name="allow-glass"),
    path("admin/audit/glass/<int:pk>/close", audit.close_glass, name="close-glass"),
]
