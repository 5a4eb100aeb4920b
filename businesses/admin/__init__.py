"""The house, its people, guests, texts and keys in the admin."""

from businesses.admin.guests import GuestAdmin
from businesses.admin.house import BusinessAdmin, HouseTextAdmin, TeamHoursAdmin
from businesses.admin.keys import ApiKeyAdmin
from businesses.admin.staff import MembershipAdmin, StaffAdmin

__all__ = [
    "ApiKeyAdmin",
    "BusinessAdmin",
    "GuestAdmin",
    "HouseTextAdmin",
    "MembershipAdmin",
    "StaffAdmin",
    "TeamHoursAdmin",
]
