"""Addresses below /api/v1/ that this app answers."""

from django.urls import path

from reservations.api.availability import AvailabilityView
from reservations.api.houses import HousesView, OneHouseView
from reservations.api.ics import CalendarView
from reservations.api.reservations import (
    CancelView,
    ConfirmView,
    OneReservationView,
    ReservationsView,
)

ONE = "reservations/<uuid:reservation_id>/"

urlpatterns = [
    path("businesses/", HousesView.as_view(), name="api-businesses"),
    path("businesses/<slug:slug>/", OneHouseView.as_view(), name="api-business"),
    path(
        "businesses/<slug:slug>/availability/", AvailabilityView.as_view(), name="api-availability"
    ),
    path("reservations/", ReservationsView.as_view(), name="api-reservations"),
    path(ONE, OneReservationView.as_view(), name="api-reservation"),
    path(f"{ONE}confirm/", ConfirmView.as_view(), name="api-reservation-confirm"),
    path(f"{ONE}cancel/", CancelView.as_view(), name="api-reservation-cancel"),
    path(f"{ONE}ics/", CalendarView.as_view(), name="api-reservation-ics"),
]
