"""Addresses of the room."""

from django.urls import path

from bureau.indicators.urls_names import urlpatterns as names
from bureau.indicators.views import boards, differences, splits, targets, values

ONE = "indicators/<slug:code>"
urlpatterns = [
    path("indicators", boards.board, name="indicators"),
    *names,
    path("indicators/targets", targets.targets, name="indicator-targets"),
    path(ONE, boards.indicator, name="indicator"),
    path(f"{ONE}/value", values.add, name="indicator-value"),
    path(f"{ONE}/propose", values.propose, name="indicator-propose"),
    path(f"{ONE}/split", splits.split, name="indicator-split"),
    path(f"{ONE}/difference", differences.difference, name="indicator-difference"),
    path(
        f"{ONE}/difference/<int:pk>/withdraw",
        differences.withdraw,
        name="indicator-difference-withdraw",
    ),
]
