"""What the rules of the database refuse stands at the field that is meant."""

import pytest
from django.forms.models import model_to_dict
from django.test import Client

from businesses.enums import Role
from businesses.models import Business
from reservations.models import Area, Policy
from tests.factories import make_house, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Business:
    return make_house()


@pytest.fixture
def client(house: Business) -> Client:
    client = Client(headers={"accept-language": "de"})
    client.force_login(make_member(house, Role.OWNER).user)
    return client


def errors(client: Client, url: str, form: dict[str, object]) -> dict[str, list[str]]:
    answer = client.post(url, {key: value for key, value in form.items() if value is not None})
    assert answer.status_code == 200
    return dict(answer.context["adminform"].form.errors)


def test_a_hold_that_lasts_no_time_is_refused_at_its_field(client, house):
    policy = Policy.objects.get(business=house)
    form = model_to_dict(policy) | {"hold_minutes": 0}

    said = errors(client, f"/admin/reservations/policy/{policy.pk}/change/", form)

    assert said == {"hold_minutes": ["Zwischen 1 und 60 Minuten."]}


def test_a_range_upside_down_is_refused_at_its_end(client, house):
    area = Area.objects.get(business=house)
    form = {"business": house.pk, "area": area.pk, "name": "T9", "min_party": 4, "max_party": 2}

    said = errors(client, "/admin/reservations/table/add/", {**form, "priority": 0, "position": 0})

    assert said == {"max_party": ["Die größte Runde darf nicht kleiner sein als die kleinste."]}


def test_what_many_fields_have_to_do_with_stands_above_them(client, house):
    said = errors(client, "/admin/reservations/closure/add/", {"business": house.pk})

    assert list(said) == ["__all__"]
