"""What the reverse proxy says counts; what the client writes into the same headers does not."""

import pytest

from config.serving.proxy import FromProxy, told_by_proxy


def scope(kind="http", **headers):
    return {
        "type": kind,
        "scheme": {"http": "http", "websocket": "ws"}[kind],
        "client": ["127.0.0.1", 4000],
        "headers": [
            (name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()
        ],
    }


def test_address_appended_by_the_proxy_counts_and_not_what_the_client_made_up():
    told = told_by_proxy(scope(x_forwarded_for="6.6.6.6, 203.0.113.9"))

    assert told["client"] == ["203.0.113.9", 0]


@pytest.mark.parametrize(("kind", "scheme"), [("http", "https"), ("websocket", "wss")])
def test_connection_over_https_is_known_as_one(kind, scheme):
    assert told_by_proxy(scope(kind, x_forwarded_proto="https"))["scheme"] == scheme


def test_scheme_made_up_by_the_client_does_not_count():
    assert told_by_proxy(scope(x_forwarded_proto="https, http"))["scheme"] == "http"


def test_without_the_headers_nothing_changes():
    plain = scope()

    assert told_by_proxy(plain) == plain


async def test_application_sees_the_client_that_the_proxy_saw():
    seen = {}

    async def application(scope, receive, send):
        seen.update(scope)

    await FromProxy(application)(scope(x_forwarded_for="203.0.113.9"), None, None)

    assert seen["client"] == ["203.0.113.9", 0]
