"""Nobody is called "du", not even by the packages whose pages and forms staff meet."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import allauth
import pytest
from django.core.validators import URLValidator, validate_email
from django.utils import translation
from django.utils.translation import gettext, templatize

from tests.architecture.po import catalogue
from tests.architecture.test_translations import texts_of

ROOT = Path(__file__).resolve().parents[2]
ALLAUTH = Path(allauth.__file__).parent
MET = (
    "account/forms.py",
    "account/adapter.py",
    "mfa/**/*.py",
    "templates/account/logout.html",
    "templates/account/password_change.html",
    "templates/account/password_set.html",
    "templates/account/password_reset*.html",
    "templates/account/reauthenticate.html",
    "templates/account/email/base_message.txt",
    "templates/account/email/password_reset_key_*.txt",
    "templates/account/messages/logged_*.txt",
    "templates/account/messages/password_*.txt",
    "templates/mfa/**/*.html",
)
"""What the desk leads to: logging in and out, the password, the second factor."""
NOT_MET = re.compile(
    r"primary email|email addresses|same email|Username can not|pending verification|still .*change your email",
    re.IGNORECASE,
)
"""Staff have no addresses to confirm here, and houses choose the names."""
FAMILIAR = re.compile(
    r"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(e[nmrs]?)?|[Gg]ib|[Ww]ähle?|kannst|musst|hast|bist|möchtest|willst)\b"
)
CALL = re.compile(r"\bn?p?gettext\((?:[^()]|\([^()]*\))*?\)")


def of_allauth() -> Iterator[str]:
    for path in sorted(path for pattern in MET for path in ALLAUTH.glob(pattern)):
        code = path.read_text(encoding="utf-8")
        if path.suffix == ".py":
            yield from texts_of(ast.parse(code))
            continue
        for call in CALL.findall(templatize(code, origin=str(path))):
            yield from texts_of(ast.parse(call.strip()))


def test_the_account_pages_say_sie():
    texts = {text for text in of_allauth() if not NOT_MET.search(text)}

    with translation.override("de"):
        familiar = {text: said for text in texts if FAMILIAR.search(said := gettext(text))}

    assert len(texts) > 50
    assert familiar == {}


@pytest.mark.parametrize("message", [validate_email.message, URLValidator.message], ids=str)
def test_forms_say_sie(message):
    with translation.override("de"):
        assert not FAMILIAR.search(str(message))


def test_the_catalogues_say_sie():
    familiar = [
        text
        for path in sorted((ROOT / "locale").glob("*/de/LC_MESSAGES/django.po"))
        for text in catalogue(path).values()
        if FAMILIAR.search(text)
    ]

    assert familiar == []
