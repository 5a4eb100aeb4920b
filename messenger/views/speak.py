"""Sending over HTTP: forms of pages without scripts, and scripts where no socket gets through."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar
from uuid import UUID, uuid5

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.actions import open_diner_login
from accounts.queries import diner_login
from businesses.models import Business
from common.errors import DomainError, Malformed, NotFound
from common.problems import problem_response
from messenger.access import check_same_origin, count_message, count_newcomer, set_diner_cookie
from messenger.actions import Started, continue_conversation, start_conversation, tap_card
from messenger.views.chat import chat_page
from messenger.views.houses import house_or_404

_TEXT_FIELDS = ("name", "phone", "email", "date", "time")
MAX_FIELD_CHARS = 500
T = TypeVar("T")


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A message as the scripts post it."""

    cid: UUID
    body: str


class Tapped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A tap as the scripts post it."""

    cid: UUID
    card: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    action: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    data: dict[str, Any] | None = None


@csrf_exempt  # a page that has stored nothing has no token either: the origin is checked instead
@require_POST
@never_cache
def say(request: HttpRequest, slug: str) -> HttpResponse:
    """Store a message of this diner; the first one of a form also starts the conversation."""
    house = house_or_404(slug)
    if request.content_type == "application/json":
        return _json(request, lambda: _say_json(request, house))
    try:
        check_same_origin(request)
        started, token = _say_form(request, house)
    except DomainError as refusal:
        return _page_with(request, house, refusal)
    response = _to_entry(request, house, started.seq)
    if token:
        set_diner_cookie(request, response, token)
    return response


@csrf_exempt  # as above
@require_POST
@never_cache
def tap(request: HttpRequest, slug: str) -> HttpResponse:
    """Store a tap on a card of this diner's thread."""
    house = house_or_404(slug)
    if request.content_type == "application/json":
        return _json(request, lambda: _tap_json(request, house))
    try:
        check_same_origin(request)
        seq = _tap_form(request, house)
    except DomainError as refusal:
        return _page_with(request, house, refusal)
    return _to_entry(request, house, seq)


def _say_form(request: HttpRequest, house: Business) -> tuple[Started, str | None]:
    form = request.POST
    cid, body = _cid(form), form.get("body", "")
    lang = "en" if form.get("lang", "").startswith("en") else "de"
    login = diner_login(request.COOKIES)
    if login is not None:
        count_message(login.diner)
        started = continue_conversation(
            business=house, diner=login.diner, cid=cid, body=body, lang=lang
        )
        return started, None
    key = form.get("key", "")
    if len(key) != 32 or not set(key) <= set("0123456789abcdef"):  # noqa: PLR2004 -- 32 hex characters
        raise Malformed
    count_newcomer(request, key=key)
    started = start_conversation(
        business=house,
        key=key,
        cid=cid,
        body=body,
        lang=lang,
        address=request.META.get("REMOTE_ADDR", ""),
    )
    return started, open_diner_login(diner=started.diner)


def _tap_form(request: HttpRequest, house: Business) -> int:
    form = request.POST
    login = diner_login(request.COOKIES)
    card = form.get("card", "")
    if login is None or not (card.isascii() and card.isdigit() and len(card) < 16):  # noqa: PLR2004 -- below 2**53
        raise NotFound
    count_message(login.diner)
    choice = form.get("choice", "")[:MAX_FIELD_CHARS]
    action, _space, option = choice.partition(" ")
    stored = tap_card(
        business=house,
        diner=login.diner,
        # One form has several buttons: what was tapped makes the client id.
        cid=uuid5(_cid(form), choice),
        card=int(card),
        action=action,
        data=form_data(action, option, form),
    )
    return stored.seq


def form_data(action: str, option: str, form: QueryDict) -> dict[str, Any] | None:
    """The data of a tap from the fields of its form."""
    if option:
        return {"option": option}
    if action not in {"submit", "fill"}:
        return None
    data: dict[str, Any] = {
        name: text[:MAX_FIELD_CHARS]
        for name in _TEXT_FIELDS
        if (text := form.get(name, "").strip())
    }
    size = form.get("party_size", "")[:4]
    if size.isascii() and size.isdigit():
        data["party_size"] = int(size)
    notes = ". ".join(
        filter(None, [", ".join(form.getlist("wish")), form.get("notes", "").strip()])
    )
    if notes:
        data["notes"] = notes[:MAX_FIELD_CHARS]
    return data


def _say_json(request: HttpRequest, house: Business) -> Mapping[str, Any]:
    said, login = _decoded(request, Said), diner_login(request.COOKIES)
    if login is None:
        raise NotFound
    count_message(login.diner)
    stored = continue_conversation(
        business=house, diner=login.diner, cid=said.cid, body=said.body, lang=login.diner.lang
    )
    return {"seq": stored.seq, "at": stored.at.isoformat()}


def _tap_json(request: HttpRequest, house: Business) -> Mapping[str, Any]:
    tapped, login = _decoded(request, Tapped), diner_login(request.COOKIES)
    if login is None:
        raise NotFound
    count_message(login.diner)
    stored = tap_card(
        business=house,
        diner=login.diner,
        cid=tapped.cid,
        card=tapped.card,
        action=tapped.action,
        data=tapped.data,
    )
    return {"seq": stored.seq, "at": stored.at.isoformat()}


def _decoded(request: HttpRequest, shape: type[T]) -> T:
    try:
        return msgspec.json.decode(request.body, type=shape)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as exc:
        raise Malformed(str(exc)[:200]) from exc


def _json(request: HttpRequest, work: Any) -> HttpResponse:
    try:
        check_same_origin(request)
        return JsonResponse(work(), status=201)
    except DomainError as refusal:
        return problem_response(refusal)


def _cid(form: QueryDict) -> UUID:
    try:
        return UUID(form.get("cid", ""))
    except ValueError as exc:
        raise Malformed from exc


def _to_entry(request: HttpRequest, house: Business, seq: int) -> HttpResponse:
    lang = request.POST.get("lang", "")
    query = f"?lang={lang}" if lang in {"de", "en"} else ""
    url = f"{reverse('messenger:chat', args=[house.slug])}{query}#e{seq}"
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def _page_with(request: HttpRequest, house: Business, refusal: DomainError) -> HttpResponse:
    response = chat_page(
        request,
        house,
        error=str(refusal.detail),
        unsent=request.POST.get("body", ""),
        status=refusal.status,
    )
    if refusal.retry_after is not None:
        response["Retry-After"] = str(refusal.retry_after)
    return response
