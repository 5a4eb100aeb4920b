"""What the chat brings to the inbox of one house, below /admin/h/<slug>/."""

from django.contrib import admin
from django.urls import URLPattern, path

from reservations.chat import desk

urlpatterns: list[URLPattern] = [
    path("inbox/table/", admin.site.admin_view(desk.do), name="inbox_table"),
]
