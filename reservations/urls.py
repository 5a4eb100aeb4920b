"""Addresses for diners below a house's own."""

from django.urls import path

from reservations.views.calendar import diner_ics

app_name = "reservations"
urlpatterns = [
    path("<slug:slug>/ics/<uuid:reservation_id>/", diner_ics, name="diner-ics"),
]
