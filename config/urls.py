"""Where every address leads."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path

from businesses.api.docs import docs_view, errors_view, schema_view
from config.health import healthz, readyz
from config.refusals import unknown_address

api_v1: list[URLPattern | URLResolver] = [
    path("", include("reservations.api.urls")),
    path("", include("messenger.api.urls")),
    path("schema/", schema_view, name="api-schema"),
    path("docs/", docs_view, name="api-docs"),
    path("docs/errors/", errors_view, name="api-docs-errors"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("api/v1/", include(api_v1)),
    re_path(r"^api/.*$", unknown_address, name="api-unknown"),
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("", include("reservations.urls")),
    path("", include("messenger.urls")),
]

handler400 = "config.refusals.bad_request"
handler403 = "config.refusals.forbidden"
handler404 = "config.refusals.not_found"
handler500 = "config.refusals.server_error"
