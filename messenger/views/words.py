"""The words of the scripts, in the language of the page. Names are those of static/js."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext


def chat_words() -> dict[str, str]:
    """Every sentence that static/js/chat and static/js/cards may say."""
    return {**_states(), **_log(), **_trouble(), **_cards(), **_holds(), **_forms()}


def _states() -> dict[str, str]:
    return {
        "state_sending": _("sending"),
        "state_waiting": _("waits for the network"),
        "state_sent": _("sent"),
        "state_delivered": _("delivered"),
        "state_read": _("read"),
        "state_failed": _("not sent"),
        "again": _("Try again"),
        "drop": _("Delete"),
        "why_too_big": _("This message is too long."),
        "why_conflict": _("This message was changed on the way."),
        "why_closed": _("This conversation is closed."),
        "why_late": _("Too much time has passed for this tap."),
        "why_bad": _("The house could not take this message."),
        "why_forbidden": _("You cannot write here any more."),
        "why_not_found": _("This conversation is not there any more."),
        "why_version": _("This page is out of date. Please load it again."),
    }


def _log() -> dict[str, str]:
    return {
        "placeholder": _("Write a message"),
        "you": _("You:"),
        "assistant": _("Assistant"),
        "team": _("Team"),
        "the_house": _("The house"),
        "of_the_team": _("from the team"),
        "today": _("Today"),
        "tomorrow": _("Tomorrow"),
        "yesterday": _("Yesterday"),
        "unread": _("New"),
        "newest": _("To the newest"),
        "newest_count": _("{n} new"),
        "deleted": _("This message was deleted."),
        "typing_assistant": _("The assistant is writing"),
        "typing_person": _("{name} is writing"),
        "typing_house": _("The house is writing"),
        "presence_offline": _("Not connected"),
        "presence_person": _("{name} is here"),
    }


def _trouble() -> dict[str, str]:
    return {
        "trouble_offline": _("No connection."),
        "trouble_offline_hint": _("Your messages go out by themselves as soon as it is back."),
        "trouble_slow": _("Slow connection."),
        "trouble_slow_hint": _("Messages take a few seconds longer."),
        "trouble_ended": _("You have been logged out."),
        "trouble_ended_hint": _("Load the page to go on."),
        "trouble_blocked": _("This conversation is closed."),
        "trouble_blocked_hint": _("Please call the house."),
        "trouble_stopped": _("The connection was ended."),
        "trouble_stopped_hint": _("Load the page to go on."),
        "reload": _("Load again"),
    }


def _cards() -> dict[str, str]:
    return {
        "moment": _("One moment …"),
        "change": _("Change"),
        "search": _("Look for a table"),
        "search_again": _("Look again"),
        "offers": _("Free times"),
        "as_asked": _("as asked"),
        "around": _("around {time}"),
        "or_perhaps": _("Or perhaps"),
        "this_is_free": _("This is free"),
        "party_one": ngettext("1 person", "%(n)s people", 1),
        "party_many": _("{n} people"),
        "card_done": _("Done"),
        "card_replaced": _("Replaced by a newer one"),
        "card_changed": _("Changed, see below"),
        "calendar_file": _("Calendar"),
        "oclock": pgettext("after a time; German says Uhr", "hrs"),
        "was": _("before:"),
        "changed": _("Changed"),
        "change_new": _("New"),
        "wish_gone": _("{time} is not free"),
        "fact_expected": _("Expected"),
        "fact_area": pgettext("where a party sits", "Place"),
        "fact_notes": _("Noted"),
        "fact_name": _("Name"),
        "fact_reference": _("Reference"),
        "sure_cancel": _("Cancel for good?"),
        "sure_hint": _("The table then goes to the waitlist."),
        "waitlist": _("Waitlist"),
        "waitlist_joined": _("You are on the waitlist"),
        "waitlist_hint": _("When a table comes free, I offer it in turn, here in the chat."),
        "ahead_one": _("1 party ahead of you"),
        "ahead_many": _("{n} parties ahead of you"),
        **{f"status_{status}": str(word) for status, word in status_words().items()},
    }


def status_words() -> dict[str, str]:
    """How a reservation stands, in one word for diners."""
    return {
        "confirmed": _("Reserved"),
        "requested": _("Requested"),
        "held": _("Held for you"),
        "seated": _("Enjoy your meal"),
        "completed": _("Thank you for coming"),
        "cancelled": _("Cancelled"),
        "expired": _("Time is up"),
        "no_show": _("Not taken up"),
    }


def _holds() -> dict[str, str]:
    return {
        "held": _("Held for you"),
        "held_ending": _("Soon free again"),
        "left": _("{time} left"),
        "hold_left": _("The table is held for {n} more minutes."),
        "hold_over": _("Time is up. The table is no longer held."),
        "hold_over_title": _("Time is up"),
        "hold_over_hint": _("The table is no longer held for you."),
        "hold_again": _("Hold it again"),
    }


def _forms() -> dict[str, str]:
    return {
        "contact_form": _("Details of the reservation"),
        "ask_name": _("What name shall we put?"),
        "ask_phone": _("Mobile"),
        "ask_email": _("E-mail"),
        "contact_hint": _("One of the two, only in case the house needs to reach you."),
        "good_to_know": _("Good to know"),
        "notes": _("Anything else?"),
        "reserve": _("Reserve this table"),
        "privacy_line": _("Only the house gets your name and contact. No advertising."),
        "privacy": _("Privacy"),
        "err_name": _("Please give a name."),
        "err_contact": _("Please give a mobile number or an e-mail address."),
        "err_phone": _("There are digits missing."),
        "err_email": _("This address is not complete."),
        "picker": _("When and how many"),
        "ask_party": _("How many?"),
        "ask_date": _("Which day?"),
        "ask_time": _("What time?"),
    }


def wish_words() -> list[str]:
    """What guests most often bring or need."""
    return [_("High chair"), _("Pram"), _("Dog"), _("Wheelchair"), _("Allergy")]
