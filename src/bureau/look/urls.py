"""Addresses of the room."""

from django.urls import URLPattern, path

from bureau.look.sizes import choose_size

urlpatterns: list[URLPattern] = [
    path("look/text-size", choose_size, name="text-size"),
]
