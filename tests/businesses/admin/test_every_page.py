"""Every page of the admin is scoped: a new one that forgets it fails here."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from accounts.models import User
from businesses.admin import StaffAdmin
from businesses.enums import Role
from businesses.tenant_admin import TenantAdmin
from businesses.tenant_admin.base import Scoped
from businesses.tenant_admin.filters import ScopedRelatedFilter
from tests.factories import make_house, make_member, make_user

ADMINS_ONLY = {User, DBTaskResult}
PAGES = sorted(admin.site._registry.items(), key=lambda item: item[0].__name__)
HOUSE_PAGES = [(model, page) for model, page in PAGES if model not in ADMINS_ONLY]
names = [model.__name__ for model, _ in HOUSE_PAGES]


@pytest.mark.parametrize(("model", "page"), HOUSE_PAGES, ids=names)
def test_every_page_inherits_the_scope(model: type, page: admin.ModelAdmin) -> None:
    assert isinstance(page, TenantAdmin)
    for inline in page.inlines:
        assert issubclass(inline, Scoped), inline


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "page"), HOUSE_PAGES, ids=names)
def test_no_page_lists_a_row_of_another_house(model: type, page: admin.ModelAdmin, rf) -> None:
    make_house()
    request = rf.get("/")
    request.user = make_member(make_house(tables=()), Role.OWNER).user
    own = set(request.user.memberships.values_list("business_id", flat=True))

    for row in page.get_queryset(request):
        assert page.house_of(row) in own


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "page"), HOUSE_PAGES, ids=names)
def test_every_filter_along_a_relation_is_the_scoped_kind(
    model: type, page: admin.ModelAdmin, rf
) -> None:
    request = rf.get("/")
    request.user = make_member(make_house(), Role.OWNER).user

    for entry in page.get_list_filter(request):
        name, kind = entry if isinstance(entry, tuple) else (entry, None)
        if isinstance(name, str) and model._meta.get_field(name).is_relation:
            assert kind is ScopedRelatedFilter


@pytest.mark.django_db
@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize(("model", "page"), PAGES, ids=[model.__name__ for model, _ in PAGES])
def test_every_list_and_form_is_shown_in_both_languages(
    model: type, page: admin.ModelAdmin, lang: str
) -> None:
    make_house()
    client = Client(headers={"accept-language": lang})
    client.force_login(make_user(is_superuser=True))
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"

    answers = [client.get(reverse(f"{name}_{view}")) for view in ("changelist", "add")]

    assert {answer.status_code for answer in answers} <= {200, 302, 403}
    assert answers[0].status_code == 200
    assert f'lang="{lang}"' in answers[0].content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role.values)
def test_accounts_as_such_are_for_administrators(role: str) -> None:
    client = Client()
    client.force_login(make_member(make_house(), Role(role)).user)

    assert isinstance(admin.site._registry[User], StaffAdmin)
    for name in ("accounts_user", "django_tasks_database_dbtaskresult"):
        assert client.get(reverse(f"admin:{name}_changelist")).status_code == 403
