"""The inbox of one house, below /admin/h/<slug>/."""

from django.contrib import admin
from django.urls import URLPattern, path

from messenger.admin.inbox import page, steps

wrap = admin.site.admin_view
urlpatterns: list[URLPattern] = [
    path("inbox/", wrap(page.show), name="inbox"),
    path("inbox/do/", wrap(steps.do), name="inbox_do"),
]
