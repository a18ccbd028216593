"""Addresses of the room."""

from django.urls import path

from bureau.reports.views import editions, files, sections

urlpatterns = [
    path("reports", editions.editions, name="editions"),
    path("reports/<int:pk>", editions.edition, name="edition"),
    path("reports/<int:pk>/diff", editions.differences, name="edition_differences"),
    path("reports/<int:pk>/report.<str:suffix>", files.download, name="edition_file"),
    path("reports/<int:pk>/do/<str:deed>", editions.do, name="edition_deed"),
    path("reports/<int:pk>/sections/<int:place>", sections.section, name="section"),
    path("reports/<int:pk>/sections/<int:place>/hand-in", sections.hand_in, name="hand_in"),
    path("reports/<int:pk>/sections/<int:place>/urge", sections.urge, name="urge_section"),
    path("reports/<int:pk>/sections/<int:place>/owner", sections.assign, name="assign_section"),
    path("reports/<int:pk>/<str:tab>", editions.edition, name="edition_tab"),
]
