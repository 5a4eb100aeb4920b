"""What changes a house and what belongs to it."""

from businesses.actions.guests import (
    Person,
    guest_of_diner,
    merge_guests,
    note_about_guest,
    recognise_guest,
    recognise_guests,
    same_contact,
    separate_guest,
)
from businesses.actions.house import open_house
from businesses.actions.keys import (
    NewApiKey,
    create_api_key,
    key_use_is_due,
    note_key_use,
    revoke_api_key,
)
from businesses.actions.team import (
    LastOwner,
    NewAccount,
    add_member,
    change_role,
    end_membership,
)

__all__ = [
    "LastOwner",
    "NewAccount",
    "NewApiKey",
    "Person",
    "add_member",
    "change_role",
    "create_api_key",
    "end_membership",
    "guest_of_diner",
    "key_use_is_due",
    "merge_guests",
    "note_about_guest",
    "note_key_use",
    "open_house",
    "recognise_guest",
    "recognise_guests",
    "revoke_api_key",
    "same_contact",
    "separate_guest",
]
