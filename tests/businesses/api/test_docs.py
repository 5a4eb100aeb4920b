"""The documentation pages load nothing foreign and obey the strict content policy."""

import re
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from django.test import Client

from businesses.api.docs import openapi
from common.errors import DomainError

ROOT = Path(__file__).resolve().parents[3]
PAGES = ["/api/v1/docs/", "/api/v1/docs/errors/"]


def test_the_schema_is_valid_without_a_warning(tmp_path):
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "x.yaml"))


def test_the_committed_schema_is_the_schema():
    committed = yaml.safe_load((ROOT / "docs/api/openapi.yaml").read_text())

    assert committed == openapi(), "run: python manage.py api_docs"


def test_the_schema_is_served_as_yaml_and_as_json(client: Client):
    as_yaml = client.get("/api/v1/schema/")
    as_json = client.get("/api/v1/schema/", headers={"Accept": "application/json"})

    assert yaml.safe_load(as_yaml.content) == as_json.json()
    assert as_json.json()["openapi"].startswith("3.")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_page_has_no_inline_style_or_script_and_no_foreign_address(client: Client, path, lang):
    response = client.get(path, headers={"Accept-Language": lang})
    html = response.content.decode()

    assert response.status_code == 200
    assert f'<html lang="{lang}">' in html
    assert "<script" not in html
    assert "<style" not in html
    assert not re.search(r'\s(style|on\w+)="', html)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', html)


def test_every_operation_stands_on_the_page(client: Client):
    html = client.get("/api/v1/docs/").content.decode()

    for path, item in openapi()["paths"].items():
        for operation in item.values():
            assert f'id="{operation["operationId"]}"' in html, path


def all_refusals(base: type[DomainError] = DomainError) -> set[type[DomainError]]:
    below = set(base.__subclasses__())
    return below.union(*(all_refusals(each) for each in below))


def test_every_code_is_documented_with_its_status(client: Client):
    text = (ROOT / "docs/api/errors.md").read_text()
    rows = dict(re.findall(r"^\| `(\w+)` \| ([\d, ]+) \|", text, re.MULTILINE))
    html = client.get("/api/v1/docs/errors/").content.decode()

    for refusal in all_refusals():
        assert str(refusal.status) in rows[refusal.code].split(", "), refusal
        assert f'id="{refusal.code}"' in html
