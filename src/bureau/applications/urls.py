"""Addresses of the room."""

from django.urls import path

from bureau.applications.views import applications, risks, windows

urlpatterns = [
    path("desk/windows", windows.calendar, name="windows"),
    path("desk/windows/<str:identity>/remind", windows.remind, name="window-remind"),
    path("desk/windows/<str:identity>/undo", windows.undo, name="window-undo"),
    path("desk/windows/<str:identity>/list.xlsx", windows.sheet, name="window-sheet"),
    path("desk/windows/<str:identity>", windows.one, name="window"),
    path("desk/at-risk", risks.at_risk, name="at-risk"),
    path("desk/applications", applications.begin, name="application-begin"),
    path("desk/applications/<str:code>", applications.application, name="application"),
]
