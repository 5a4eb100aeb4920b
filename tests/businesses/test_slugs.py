"""A house's short name is its address: small letters, and nothing that the installation itself answers under."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import get_resolver

from businesses.models import TAKEN_ADDRESSES, Business


@pytest.mark.parametrize("slug", sorted(TAKEN_ADDRESSES))
def test_an_address_of_the_installation_cannot_be_a_house(slug):
    with pytest.raises(ValidationError) as refused:
        Business(slug=slug, name="x", city="y").clean_fields()

    assert [each.code for each in refused.value.error_dict["slug"]] == ["taken"]


def test_every_fixed_first_part_of_an_address_is_taken():
    found = {
        str(each.pattern).removeprefix("^").split("/")[0]
        for each in get_resolver().url_patterns
        if str(each.pattern) and not str(each.pattern).startswith("<")
    }

    assert {part for part in found if part} <= TAKEN_ADDRESSES


@pytest.mark.django_db
def test_no_operator_no_imprint_of_the_installation(client: Client, settings):
    assert client.get("/imprint/").status_code == 404

    settings.OPERATOR = "Wirte eG|Gasse 1|79098 Freiburg"

    html = client.get("/imprint/").content.decode()
    assert "Wirte eG" in html
    assert "79098 Freiburg" in html
