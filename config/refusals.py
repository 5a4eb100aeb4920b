"""What is answered when no view answers: problem documents below /api/, pages elsewhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.views import defaults
from django.views.decorators.csrf import csrf_exempt

from common.errors import DomainError, Forbidden, Internal, Malformed, NotFound
from common.problems import as_domain_error, problem_response

API = "/api/"


@csrf_exempt
def unknown_address(request: HttpRequest) -> HttpResponse:
    """Any address below /api/ that leads nowhere; a forgotten slash at the end is put right."""
    if not request.path_info.endswith("/") and _leads_somewhere(f"{request.path_info}/"):
        query = request.META.get("QUERY_STRING", "")
        target = f"{request.path}/" + (f"?{query}" if query else "")
        # 308 keeps method and body, unlike 301.
        return HttpResponsePermanentRedirect(target, preserve_request=True)
    return problem_response(NotFound())


def _leads_somewhere(path: str) -> bool:
    try:
        return resolve(path).func is not unknown_address
    except Resolver404:
        return False


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or what the exception amounts to."""
    if request.path_info.startswith(API):
        return problem_response(as_domain_error(exception) or Malformed())
    return defaults.bad_request(request, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _answer(request, Forbidden(), defaults.permission_denied, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _answer(request, NotFound(), defaults.page_not_found, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    if request.path_info.startswith(API):
        return problem_response(Internal())
    return defaults.server_error(request)


def _answer(
    request: HttpRequest, refusal: DomainError, page: Any, exception: Exception
) -> HttpResponse:
    if request.path_info.startswith(API):
        return problem_response(refusal)
    response: HttpResponse = page(request, exception)
    return response
