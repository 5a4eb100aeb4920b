"""Pages of one house, below /admin/h/<slug>/."""

from django.contrib import admin
from django.urls import URLPattern, path

from reservations.admin.day import guests, page, steps
from reservations.admin.house_page import guest_list, house_page

wrap = admin.site.admin_view
urlpatterns: list[URLPattern] = [
    path("", wrap(house_page), name="house"),
    path("guests/", wrap(guest_list), name="guests"),
    path("day/", wrap(page.today), name="day"),
    path("day/jump/", wrap(page.jump), name="day_jump"),
    path("day/guests/", wrap(guests.find), name="day_guests"),
    path("day/<str:date>/", wrap(page.show), name="day_on"),
    path("day/<str:date>/do/", wrap(steps.do), name="day_do"),
    path("day/<str:date>/pulse/", wrap(page.pulse), name="day_pulse"),
]
