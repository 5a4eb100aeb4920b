"""Pages for diners: what they show, and that looking stores nothing."""

import json
import re

import pytest
from django.test import Client

from businesses.enums import HouseColour, Sign, Topic
from businesses.models import HouseText
from tests.factories import make_business

pytestmark = pytest.mark.django_db

PATHS = ["", "imprint/", "privacy/", "qr/", "qr.svg", "manifest.webmanifest"]


@pytest.mark.parametrize("path", PATHS)
def test_looking_sets_no_cookie(client: Client, path):
    business = make_business(colour=HouseColour.FORELLE)

    answer = client.get(f"/{business.slug}/{path}")

    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("path", ["/", "/privacy/"])
def test_pages_of_the_installation_set_no_cookie(client: Client, path):
    answer = client.get(path)

    assert answer.status_code == 200
    assert not answer.cookies


def test_the_start_page_shows_listed_houses_only(client: Client):
    shown, hidden = make_business(), make_business(is_listed=False)
    closed = make_business(is_active=False)

    html = client.get("/").content.decode()

    assert shown.name in html
    assert hidden.name not in html
    assert closed.name not in html


def test_houses_are_found_without_scripts_by_name_cuisine_or_place(client: Client):
    make_business(name="Küche Salbei", tagline={"de": "Vegetarisch"}, city="Konstanz")
    make_business(name="Nar", tagline={"de": "Meze, Grill"}, city="Wien")

    for asked in ("kuche", "VEGETARISCH", "konstanz salbei"):
        answer = client.get("/", {"q": asked, "lang": "de"}).content.decode()
        shown = re.findall(
            r'<li class="house"[^>]*?( hidden)?>.*?<h2><a[^>]*>([^<]+)', answer, re.DOTALL
        )
        assert [name for is_hidden, name in shown if not is_hidden] == ["Küche Salbei"]
    assert (
        "Ein Haus dieses Namens gibt es hier nicht."
        in client.get("/", {"q": "xyz", "lang": "de"}).content.decode()
    )


@pytest.mark.parametrize(("lang", "said"), [("de", "Nachricht"), ("en", "Message")])
def test_the_language_is_the_one_asked_for_else_the_browsers(client: Client, lang, said):
    business = make_business()

    asked = client.get(f"/{business.slug}/", {"lang": lang})
    told = client.get(f"/{business.slug}/", headers={"Accept-Language": lang})

    for answer in (asked, told):
        assert f'<html lang="{lang}"' in answer.content.decode()
        assert said in answer.content.decode()
        assert answer["Content-Language"] == lang


def test_the_chat_page_carries_the_colour_and_sign_of_the_house(client: Client):
    for sign in Sign.values:
        business = make_business(colour=HouseColour.SALBEI, sign=sign)

        html = client.get(f"/{business.slug}/").content.decode()

        assert 'data-house="salbei"' in html
        assert 'class="emblem"' in html


def test_no_page_has_inline_styles_scripts_or_handlers(client: Client):
    business = make_business()

    for path in [
        "/",
        *(f"/{business.slug}/{each}" for each in ("", "imprint/", "privacy/", "qr/")),
    ]:
        html = client.get(path).content.decode()
        assert not re.search(r"\sstyle=|\son\w+=|<style", html)
        assert not re.search(r'<script(?![^>]*(?:src=|type="application/json"))', html)
        assert not re.search(r'(?:src|href)="(?:https?:)?//(?!www\.openstreetmap\.org)', html)


def test_missing_and_closed_houses_look_alike(client: Client):
    closed = make_business(is_active=False)

    for path in ("", "history/", "imprint/", "qr.svg"):
        answers = [client.get(f"/{slug}/{path}") for slug in (closed.slug, "gibt-es-nicht")]
        assert [each.status_code for each in answers] == [404, 404]


@pytest.mark.parametrize("path", ["/gibt-es-nicht/", "/a/b/c/"])
def test_an_unknown_address_gets_a_page_that_leads_on(client: Client, path):
    answer = client.get(path, headers={"Accept-Language": "de"})

    assert answer.status_code == 404
    assert "Unter dieser Adresse ist nichts." in answer.content.decode()
    assert 'href="/"' in answer.content.decode()


def test_the_menu_stands_beside_the_chat_with_its_prices(client: Client):
    business = make_business()
    body = {"de": "Feldsalat mit Speck 11,50 €\nZander, 26,00 €\nTagessuppe"}
    HouseText.objects.create(business=business, topic=Topic.MENU, body=body)

    html = client.get(f"/{business.slug}/", {"lang": "de"}).content.decode()

    assert re.search(r"<span>Feldsalat mit Speck</span>.*?11,50 €", html)
    assert re.search(r"<span>Zander</span>.*?26,00 €", html)
    assert "<span>Tagessuppe</span></li>" in html


def test_imprint_and_privacy_are_those_of_the_house(client: Client):
    business = make_business(street="Lindengasse 7", postcode="79098", phone="+49 761 1234")
    HouseText.objects.create(
        business=business, topic=Topic.IMPRINT, body={"de": "USt-IdNr. DE123"}
    )

    imprint = client.get(f"/{business.slug}/imprint/", {"lang": "de"}).content.decode()
    privacy = client.get(f"/{business.slug}/privacy/", {"lang": "de"}).content.decode()

    for said in (business.name, "Lindengasse 7", "+49 761 1234", "USt-IdNr. DE123"):
        assert said in imprint
    assert "Art. 6 Abs. 1 lit. b DSGVO" in privacy


def test_the_qr_code_is_an_image_that_needs_no_other_server(client: Client):
    business = make_business()

    answer = client.get(f"/{business.slug}/qr.svg")

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")
    assert b"style=" not in answer.content


def test_the_manifest_opens_the_chat(client: Client):
    business = make_business()

    answer = client.get(f"/{business.slug}/manifest.webmanifest")

    assert answer["Content-Type"] == "application/manifest+json"
    assert json.loads(answer.content)["start_url"] == f"/{business.slug}/"


def test_the_words_of_the_scripts_come_with_the_page(client: Client):
    business = make_business()

    html = client.get(f"/{business.slug}/", {"lang": "de"}).content.decode()

    words = json.loads(
        re.search(r'<script id="words" type="application/json">(.*?)</script>', html)[1]
    )
    assert words["state_sent"] == "gesendet"
    assert words["party_many"] == "{n} Personen"
