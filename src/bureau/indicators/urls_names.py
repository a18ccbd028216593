"""Addresses of the pages from a shortfall to tasks."""

from django.urls import path

from bureau.indicators.views import naming, planning, tasking

ONE = "indicators/<slug:code>"
urlpatterns = [
    path(f"{ONE}/names", naming.names, name="indicator-names"),
    path(f"{ONE}/names.xlsx", naming.download, name="indicator-names-sheet"),
    path(f"{ONE}/plan", planning.plan, name="indicator-plan"),
    path(f"{ONE}/plan/<int:pk>", planning.one, name="indicator-plan-one"),
    path(f"{ONE}/tasks", tasking.listing, name="indicator-tasks"),
    path(f"{ONE}/tasks/undo", tasking.undo, name="indicator-tasks-undo"),
    path(f"{ONE}/tasks/<str:task>/done", tasking.finish, name="indicator-task-done"),
]
