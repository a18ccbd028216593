"""Addresses of the room."""

from django.urls import path

from bureau.channels import views

urlpatterns = [
    path("messages", views.inbox, name="inbox"),
    path("messages/<int:pk>/read", views.read, name="read_message"),
    path("messages/<int:pk>/withdraw", views.withdraw, name="withdraw_message"),
]
