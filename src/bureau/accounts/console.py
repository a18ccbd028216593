"""Django's admin at /console/: for superusers with a second factor, for accounts and jobs only."""

from __future__ import annotations

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

ROOMS = frozenset({"accounts", "jobs"})


class Console(AdminSite):
    """What only IT looks at, and only when a page of ours does not show it."""

    site_header = site_title = "后台"
    index_title = "账号与后台任务"
    site_url = "/desk"
    enable_nav_sidebar = False

    def register(self, models: Any, *args: Any, **kwargs: Any) -> None:
        """Tables of other rooms and of libraries are not shown, whoever offers them."""
        each = models if isinstance(models, list | tuple) else [models]
        ours = [model for model in each if model._meta.app_label in ROOMS]
        if ours:
            super().register(ours, *args, **kwargs)

    def has_permission(self, request: HttpRequest) -> bool:
        """A superuser, with a second factor wherever staff must have one."""
        user = request.user
        return bool(
            user.is_active
            and user.is_superuser
            and (not settings.MFA_FOR_STAFF or is_mfa_enabled(user))
        )

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one page to sign in; whoever is signed in and sent here is refused."""
        if request.user.is_authenticated:
            raise PermissionDenied("后台只对带两步验证的系统管理员开放。")
        return HttpResponseRedirect(f"{reverse('account_login')}?next={request.path}")
