"""The addresses of the face for firms and the public."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from bureau.portal.applications import applications
from bureau.portal.bodies import choose
from bureau.portal.file import page as file
from bureau.portal.front.page import front
from bureau.portal.home.page import home
from bureau.portal.ladder import page as ladder
from bureau.portal.platform import page as platform
from bureau.portal.questions.page import questions

urlpatterns: list[URLPattern | URLResolver] = [
    path("", front, name="front"),
    path("me", home, name="me"),
    path("me/body", choose, name="me_choose"),
    path("me/file", file.file, name="me_file"),
    path("me/file/<slug:concept>", file.correct, name="me_fact"),
    path("me/file/<int:fact>/take-back", file.take_back, name="me_take_back"),
    path("me/ladder", ladder.ladder, name="me_ladder"),
    path("me/ladder/<slug:policy>", ladder.policy, name="me_policy"),
    path("me/ladder/<slug:policy>/try", ladder.attempt, name="me_try"),
    path("me/ladder/<slug:policy>/certificate", ladder.certificate, name="me_certificate"),
    path("me/questions", questions, name="me_questions"),
    path("me/applications", applications, name="me_applications"),
    path("me/platform", platform.platform, name="me_platform"),
    path("me/platform/<slug:code>/milestones", platform.milestones, name="me_milestones"),
    path("me/platform/<str:month>", platform.month, name="me_month"),
]
