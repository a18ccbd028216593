"""Addresses of the room."""

from django.urls import path

from bureau.indicators.urls_names import urlpatterns as names
from bureau.indicators.views import boards

urlpatterns = [
    path("indicators", boards.board, name="indicators"),
    *names,
]
