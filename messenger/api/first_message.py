"""POST /<slug>/start/ and GET /<slug>/me/: before the first message there is no cookie, and nothing is stored."""

from typing import Annotated
from uuid import UUID

import msgspec
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from accounts.actions import open_diner_login
from accounts.models import Diner
from accounts.queries import diner_login
from businesses.access import open_business
from businesses.models import Business
from common import db
from common.errors import DomainError, Malformed, TooBig, Unavailable
from common.problems import problem_response
from messenger.access import check_same_origin, count_message, count_newcomer, set_diner_cookie
from messenger.actions import Started, continue_conversation, start_conversation
from messenger.live.wire import at_house
from messenger.queries import service_head

MAX_BYTES = 65_536


class Start(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of a first message."""

    key: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
    cid: UUID
    body: str
    lang: Annotated[str, msgspec.Meta(max_length=35)] = "de"


_decode = msgspec.json.Decoder(Start).decode


@csrf_exempt  # there is no cookie to carry a token yet: the origin is checked instead
@require_POST
@never_cache
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Store the first message and hand out the diner's cookie; repeated with the same key it is the same answer."""
    try:
        check_same_origin(request)
        asked = _parsed(request)
        business = open_business(slug)
        started, token = _started(request, business, asked)
    except DomainError as refusal:
        return problem_response(refusal)
    except db.CONNECTION_LOST:
        return problem_response(Unavailable(retry_after=1))
    response = JsonResponse(
        {
            "conversation": str(started.conversation_id),
            "seq": started.seq,
            "at": at_house(started.at, business.zone).isoformat(),
        },
        status=201 if started.is_new else 200,
    )
    if token:
        set_diner_cookie(request, response, token)
    return response


@require_GET
@never_cache
def me(request: HttpRequest, slug: str) -> HttpResponse:
    """The diner's conversation with this house, if there is one."""
    try:
        business = open_business(slug)
        login = diner_login(request.COOKIES)
        found = service_head(business, login.diner_id) if login else None
    except DomainError as refusal:
        return problem_response(refusal)
    except DatabaseError:
        return problem_response(Unavailable(retry_after=1))
    conversation, head = found or (None, 0)
    return JsonResponse(
        {"conversation": str(conversation) if conversation else None, "head": head}
    )


def _parsed(request: HttpRequest) -> Start:
    if request.content_type != "application/json":
        raise Malformed("The body must be application/json.")
    if len(request.body) > MAX_BYTES:
        raise TooBig
    try:
        return _decode(request.body)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as exc:
        raise Malformed(str(exc)[:200]) from exc


def _started(request: HttpRequest, business: Business, asked: Start) -> tuple[Started, str | None]:
    lang = "en" if asked.lang.lower().startswith("en") else "de"
    known = _known_diner(request)
    if known is not None:
        count_message(known)
        started = continue_conversation(
            business=business, diner=known, cid=asked.cid, body=asked.body, lang=lang
        )
        return started, None
    count_newcomer(request, key=asked.key)
    started = start_conversation(
        business=business,
        key=asked.key,
        cid=asked.cid,
        body=asked.body,
        lang=lang,
        address=request.META.get("REMOTE_ADDR", ""),
    )
    return started, open_diner_login(diner=started.diner)


def _known_diner(request: HttpRequest) -> Diner | None:
    login = diner_login(request.COOKIES)
    return login.diner if login else None
