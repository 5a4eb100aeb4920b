"""Addresses for diners. They come last: every other address is taken before a house may have it."""

from django.urls import path

from messenger.api import first_message
from messenger.views import chat, doors, houses, legal, speak

app_name = "messenger"
urlpatterns = [
    path("", houses.start_page, name="start_page"),
    path("privacy/", legal.site_privacy, name="site_privacy"),
    path("imprint/", legal.site_imprint, name="site_imprint"),
    path("<slug:slug>/", chat.chat, name="chat"),
    path("<slug:slug>/start/", first_message.start, name="start"),
    path("<slug:slug>/me/", first_message.me, name="me"),
    path("<slug:slug>/history/", chat.history, name="history"),
    path("<slug:slug>/say/", speak.say, name="say"),
    path("<slug:slug>/tap/", speak.tap, name="tap"),
    path("<slug:slug>/imprint/", legal.imprint, name="imprint"),
    path("<slug:slug>/privacy/", legal.privacy, name="privacy"),
    path("<slug:slug>/qr/", doors.qr_page, name="qr_page"),
    path("<slug:slug>/qr.svg", doors.qr, name="qr"),
    path("<slug:slug>/worker.js", doors.worker, name="worker"),
    path("<slug:slug>/manifest.webmanifest", doors.manifest, name="manifest"),
]
