"""The chat page of a house. Before the first message it sets no cookie and stores nothing."""

import datetime as dt
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.queries import diner_login
from businesses.models import Business, TeamHours
from common import clock
from messenger.enums import Voice
from messenger.extensions import Appointment, house_facts
from messenger.queries import ThreadPage, thread_page
from messenger.views.clockface import soon
from messenger.views.houses import LANGUAGES, house_or_404, with_lang
from messenger.views.presence import presence_line, team_line, team_now
from messenger.views.shown import log_rows
from messenger.views.side import Side, side_of
from messenger.views.words import chat_words, wish_words

MAX_SEQ = 2**53
LOOKS_AGAIN_FOR = dt.timedelta(minutes=1)
MAX_SEQ_DIGITS = 20
NOON_GREETING_FROM, EVENING_GREETING_FROM = 11, 18
_JS = Path(settings.BASE_DIR) / "static" / "js"


def _modules(*folders: str) -> list[str]:
    return [
        f"js/{folder}/{path.name}"
        for folder in folders
        for path in sorted((_JS / folder).glob("*.js"))
        if not path.name.endswith(".test.js") and path.name != "find.js"
    ]


# Without these hints a phone would discover the modules one round trip after the other.
PRELOADED = ("vendor/lit.js", *_modules("lib", "chat"), "js/cards/answers.js", "js/cards/facts.js")
# Cards are needed from the first answer on; a first visit does without.
PRELOADED_CARDS = tuple(name for name in _modules("cards") if name not in PRELOADED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A first sentence that may be tapped."""

    text: str
    glyph: str


@require_safe
@never_cache
def chat(request: HttpRequest, slug: str) -> HttpResponse:
    """The thread of this diner with this house, or what stands there before the first message."""
    house = house_or_404(slug)
    return chat_page(request, house)


@require_safe
@never_cache
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Entries of the diner's own thread as JSON: the newest, or those before or after a sequence."""
    house = house_or_404(slug)
    found = _thread(request, house, before=_seq(request, "before"), after=_seq(request, "after"))
    if found is None:
        raise Http404
    return JsonResponse(found.as_json() | _who_answers(house, found, clock.now()))


def chat_page(
    request: HttpRequest,
    house: Business,
    *,
    error: str = "",
    unsent: str = "",
    status: int = 200,
) -> HttpResponse:
    """The whole page; `error` and `unsent` come back from a form that could not be taken."""
    now, lang = clock.now(), get_language() or "de"
    before = _seq(request, "before")
    thread = _thread(request, house, before=before)
    facts = house_facts()
    local_now = now.astimezone(house.zone)
    who = _who_answers(house, thread, now)
    coming = (
        facts.next_appointment(house, UUID(thread.conversation), now) if facts and thread else None
    )
    url = with_lang(request, reverse("messenger:chat", args=[house.slug]))
    side = side_of(house, now)
    context = {
        "house": house,
        "lang": lang,
        "languages": LANGUAGES,
        "tagline": house.tagline_in(lang),
        "place_line": " · ".join(filter(None, [house.street, house.city])),
        "today_line": _today(side),
        "presence": who["presence"],
        "side": side,
        "greeting": _greeting(local_now),
        "suggestions": _suggestions(house, has_menu=bool(side.menu)),
        "start_url": with_lang(request, reverse("messenger:start_page")),
        "chat_url": url,
        "start_key": secrets.token_hex(16),
        "cid": str(uuid4()),
        "thread": thread.as_json() if thread else None,
        "rows": log_rows(thread.entries, thread.people, thread.me, zone=house.zone, now=now)
        if thread
        else [],
        "older_url": _older_url(url, thread),
        "next": _next_line(coming, now, house),
        "look_again_url": _look_again_url(url, thread, now),
        "error": error,
        "unsent": unsent,
        "words": chat_words(),
        "preloads": [static(name) for name in (*PRELOADED, *(PRELOADED_CARDS if thread else ()))],
        "page": _page_data(request, house, now, lang) | who | {"next": _next_data(coming)},
    }
    return render(request, "chat/page.html", context, status=status)


def _thread(
    request: HttpRequest, house: Business, *, before: int | None = None, after: int | None = None
) -> ThreadPage | None:
    login = diner_login(request.COOKIES)
    if login is None:
        return None
    return thread_page(house, login.diner_id, before=before, after=after)


def _seq(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return (
        min(int(text), MAX_SEQ)
        if text.isascii() and text.isdigit() and len(text) < MAX_SEQ_DIGITS
        else None
    )


def _older_url(url: str, thread: ThreadPage | None) -> str:
    if thread is None or not thread.more:
        return ""
    joint = "&" if "?" in url else "?"
    return f"{url}{joint}before={thread.entries[0]['seq']}"


def _look_again_url(url: str, thread: ThreadPage | None, now: dt.datetime) -> str:
    """Where a page without scripts looks for the answer; empty when none is awaited."""
    if thread is None or not thread.entries or thread.entries[-1]["from"]["kind"] != "diner":
        return ""
    if now - dt.datetime.fromisoformat(str(thread.entries[-1]["at"])) > LOOKS_AGAIN_FOR:
        return ""
    # Another query each time: going to the same address with a fragment would only scroll.
    joint = "&" if "?" in url else "?"
    return f"{url}{joint}look={int(now.timestamp())}#e{thread.head}"


def _next_line(coming: Appointment | None, now: dt.datetime, house: Business) -> Any:
    if coming is None:
        return None
    party = ngettext("1 person", "%(n)s people", coming.party_size) % {"n": coming.party_size}
    return {
        "when": soon(coming.starts_at, now, house.zone),
        "rest": " · ".join(filter(None, [party, coming.area_name])),
    }


def _next_data(coming: Appointment | None) -> Any:
    if coming is None:
        return None
    return {
        "id": coming.id,
        "starts_at": coming.starts_at.isoformat(),
        "party_size": coming.party_size,
        "area_name": coming.area_name,
    }


def _who_answers(house: Business, thread: ThreadPage | None, now: dt.datetime) -> dict[str, str]:
    """The line under the house's name, and until when people are there if they are."""
    local_now = now.astimezone(house.zone)
    team = team_now(TeamHours.objects.filter(business=house), local_now)
    voice = thread.voice if thread else Voice.ASSISTANT
    return {
        "presence": presence_line(house, team, local_now, voice=voice),
        "team": team_line(team, local_now) if team.is_there else "",
    }


def _page_data(
    request: HttpRequest, house: Business, now: dt.datetime, lang: str
) -> dict[str, Any]:
    def url(name: str) -> str:
        return reverse(f"messenger:{name}", args=[house.slug])

    names = ("start", "history", "say", "tap", "privacy", "worker")
    return {
        "slug": house.slug,
        "place": {"zone": house.timezone, "lang": "en" if lang.startswith("en") else "de"},
        "now": now.isoformat(),
        "known": {"name": "", "phone": "", "email": ""},
        "wishes": wish_words(),
        "urls": {
            **{name: url(name) for name in names},
            "chat": with_lang(request, url("chat")),
            "icons": static("icons.svg"),
            "socket": "/ws/v1/",
        },
    }


def _today(side: Side) -> str:
    """As in: today 11:45–16:00, 17:30–23:30."""
    hours = next((each.hours for each in side.hours if each.is_today), "")
    return _("today %(hours)s") % {"hours": hours} if hours else ""


def _greeting(local_now: dt.datetime) -> str:
    if local_now.hour < NOON_GREETING_FROM:
        return _("Good morning!")
    return _("Good day!") if local_now.hour < EVENING_GREETING_FROM else _("Good evening!")


def _suggestions(house: Business, *, has_menu: bool) -> list[Suggestion]:
    if not house.assistant_enabled:
        return []
    found = [
        Suggestion(text=_("This evening, 2 people"), glyph="table"),
        Suggestion(text=_("Another day"), glyph="cal"),
    ]
    if has_menu:
        found.append(Suggestion(text=_("What is on the menu?"), glyph="menu"))
    return [*found, Suggestion(text=_("Write with a person"), glyph="hand")]
