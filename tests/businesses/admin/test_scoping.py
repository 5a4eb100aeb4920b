"""Nothing of another house is shown, offered, filtered by, found, changed or deleted in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from businesses.enums import Role
from businesses.models import Business, Guest
from reservations.models import Area, Table, TableCombination
from tests.factories import make_area, make_guest, make_house, make_member, make_table

pytestmark = pytest.mark.django_db


def signed_in(business: Business, role: Role = Role.MANAGER) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_member(business, role).user)
    return client


@pytest.fixture
def own() -> Business:
    return make_house()


@pytest.fixture
def foreign() -> Business:
    house = make_house()
    make_area(house, "geheimzimmer", names={"de": "Geheimzimmer", "en": "Secret room"})
    make_guest(house, "Fremde Person", phone="+4930111")
    return house


def table_of(house: Business) -> Table:
    return Table.objects.filter(business=house).first()


def test_lists_show_own_rows_only(own: Business, foreign: Business) -> None:
    client = signed_in(own)

    page = client.get(reverse("admin:reservations_area_changelist")).content.decode()

    assert "Stube" in page
    assert "Geheimzimmer" not in page


def test_detail_history_and_deletion_of_foreign_rows_are_like_missing_ones(
    own: Business, foreign: Business
) -> None:
    client = signed_in(own, Role.OWNER)

    for view in ("change", "history", "delete"):
        there = client.get(
            reverse(f"admin:reservations_table_{view}", args=[table_of(foreign).pk])
        )
        missing = client.get(reverse(f"admin:reservations_table_{view}", args=[987654]))

        assert (there.status_code, missing.status_code) == (404, 404)


def test_posting_to_a_foreign_row_changes_nothing(own: Business, foreign: Business) -> None:
    client = signed_in(own, Role.OWNER)
    table = table_of(foreign)

    answer = client.post(
        reverse("admin:reservations_table_change", args=[table.pk]), {"name": "Gestohlen"}
    )

    assert answer.status_code == 404
    assert Table.objects.get(pk=table.pk).name == table.name


def test_choices_of_a_foreign_key_are_own_rows_only(own: Business, foreign: Business) -> None:
    client = signed_in(own)

    page = client.get(reverse("admin:reservations_table_add")).content.decode()

    assert "Stube" in page
    assert "Geheimzimmer" not in page
    assert foreign.name not in page


def test_a_foreign_key_smuggled_into_the_form_is_refused(own: Business, foreign: Business) -> None:
    client = signed_in(own)
    there = Area.objects.get(business=foreign, slug="geheimzimmer")

    answer = client.post(reverse("admin:reservations_table_add"), table_form(own, area=there.pk))

    assert answer.status_code == 200
    assert not Table.objects.filter(name="Neu").exists()


def test_a_row_cannot_be_made_in_another_house(own: Business, foreign: Business) -> None:
    client = signed_in(own)
    there = Area.objects.get(business=foreign, slug="geheimzimmer")

    answer = client.post(
        reverse("admin:reservations_table_add"), table_form(foreign, area=there.pk)
    )

    assert answer.status_code == 200
    assert not Table.objects.filter(name="Neu").exists()


def test_a_pair_across_two_own_houses_is_refused(own: Business, foreign: Business) -> None:
    member = make_member(own, Role.OWNER)
    make_member(foreign, Role.OWNER, member.user)
    client = Client()
    client.force_login(member.user)
    there = Area.objects.get(business=foreign, slug="geheimzimmer")

    answer = client.post(reverse("admin:reservations_table_add"), table_form(own, area=there.pk))

    assert answer.status_code == 200
    assert not Table.objects.filter(name="Neu").exists()


def test_many_to_many_choices_are_own_rows_only(own: Business, foreign: Business) -> None:
    make_table(foreign, make_area(foreign, "keller"), "Kellertisch")
    client = signed_in(own)

    page = client.get(reverse("admin:reservations_tablecombination_add")).content.decode()

    assert "T1" in page
    assert "Kellertisch" not in page


def test_foreign_tables_cannot_be_joined(own: Business, foreign: Business) -> None:
    client = signed_in(own)
    tables = [table_of(own).pk, table_of(foreign).pk]

    answer = client.post(
        reverse("admin:reservations_tablecombination_add"),
        {"business": own.pk, "tables": tables, "min_party": 4, "max_party": 8},
    )

    assert answer.status_code == 200
    assert not TableCombination.objects.exists()


def test_list_filters_offer_own_rows_only(own: Business, foreign: Business) -> None:
    make_area(own, "garten", names={"de": "Garten", "en": "Garden"})
    make_table(own, Area.objects.get(business=own, slug="garten"), "G1")
    client = signed_in(own)

    page = client.get(reverse("admin:reservations_table_changelist")).content.decode()

    assert "Garten" in page
    assert "Geheimzimmer" not in page


def test_filtering_by_a_foreign_row_finds_nothing(own: Business, foreign: Business) -> None:
    client = signed_in(own)

    answer = client.get(
        reverse("admin:reservations_table_changelist"), {"business__id__exact": foreign.pk}
    )

    assert answer.status_code == 200
    assert answer.context["cl"].result_count == 0


def test_autocomplete_finds_own_rows_only(own: Business, foreign: Business) -> None:
    make_guest(own, "Ida Eigen")
    client = signed_in(own)

    answer = client.get(
        reverse("admin:autocomplete"),
        {
            "app_label": "reservations",
            "model_name": "reservation",
            "field_name": "guest",
            "term": "",
        },
    )

    assert [each["text"] for each in answer.json()["results"]] == ["Ida Eigen"]


def test_selected_foreign_rows_are_not_deleted(own: Business, foreign: Business) -> None:
    client = signed_in(own, Role.OWNER)
    guest = Guest.objects.get(business=foreign)

    client.post(
        reverse("admin:businesses_guest_changelist"),
        {"action": "delete_selected", "_selected_action": [guest.pk], "post": "yes"},
    )

    assert Guest.objects.filter(pk=guest.pk).exists()


def test_a_host_there_does_not_delete_with_the_rights_of_here(
    own: Business, foreign: Business
) -> None:
    member = make_member(own, Role.OWNER)
    make_member(foreign, Role.HOST, member.user)
    client = Client()
    client.force_login(member.user)
    guest = Guest.objects.get(business=foreign)

    client.post(
        reverse("admin:businesses_guest_changelist"),
        {"action": "delete_selected", "_selected_action": [guest.pk], "post": "yes"},
    )

    assert Guest.objects.filter(pk=guest.pk).exists()


def test_pop_ups_hand_over_primary_keys_only(own: Business) -> None:
    client = signed_in(own, Role.OWNER)

    answer = client.get(
        reverse("admin:businesses_business_changelist"), {"_popup": "1", "_to_field": "slug"}
    )

    assert answer.status_code == 400


def test_no_view_tells_whether_any_row_exists(own: Business) -> None:
    client = signed_in(own)

    assert client.get("/admin/r/1/1/").status_code == 404


def test_the_index_names_own_houses_only(own: Business, foreign: Business) -> None:
    client = signed_in(own)

    page = client.get(reverse("admin:index")).content.decode()

    assert own.name in page
    assert foreign.name not in page


@pytest.mark.parametrize("name", ["house", "guests", "day"])
def test_pages_of_a_foreign_house_are_like_those_of_none(
    name: str, own: Business, foreign: Business
) -> None:
    client = signed_in(own)

    there = client.get(reverse(f"admin:{name}", args=[foreign.slug]))
    missing = client.get(reverse(f"admin:{name}", args=["gibt-es-nicht"]))

    assert (there.status_code, missing.status_code) == (404, 404)


def test_the_index_is_closed_to_accounts_without_a_role() -> None:
    from tests.factories import make_user

    client = Client()
    client.force_login(make_user())

    answer = client.get(reverse("admin:index"), follow=True)

    assert answer.status_code == 403


def table_form(house: Business, **given: Any) -> dict[str, Any]:
    return {
        "business": house.pk,
        "name": "Neu",
        "min_party": 1,
        "max_party": 4,
        "priority": 0,
        "position": 0,
        **given,
    }
