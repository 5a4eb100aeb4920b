"""docs/protocol.md and docs/asyncapi.yaml say what the code does; strangers write clients from them."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from messenger.management.commands.protocol_docs import asyncapi_yaml
from messenger.protocol import (
    FRAME_BYTES,
    MAX_BODY_CHARS,
    MAX_UNCONFIRMED_TOUCHES,
    WINDOW_ENTRIES,
    CloseCode,
    Code,
    parse,
)
from messenger.protocol.asyncapi import document

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = document()
PROSE = (ROOT / "docs/protocol.md").read_text(encoding="utf-8")
SCHEMAS = DOCUMENT["components"]["schemas"]


def frames_in_prose() -> list[tuple[str, dict[str, Any]]]:
    """The frames that stand in docs/protocol.md, each with its direction."""
    found = []
    for block in re.findall(r"```\n(.*?)```", PROSE, re.DOTALL):
        found += [
            (line[:2].strip(), json.loads(line[2:]))
            for line in block.splitlines()
            if line.startswith(("→ ", "← "))
        ]
    return found


FRAMES = frames_in_prose()


def schema_of(frame: dict[str, Any], direction: str) -> dict[str, Any]:
    action = {"→": "receive", "←": "send"}[direction]
    names = [ref["$ref"].rsplit("/")[-1] for ref in DOCUMENT["operations"][action]["messages"]]
    name = next(n for n in names if DOCUMENT["components"]["messages"][n]["name"] == frame["t"])
    return {"$ref": f"#/components/schemas/{name}", "components": {"schemas": SCHEMAS}}


def test_the_committed_file_is_the_generated_one():
    committed = (ROOT / "docs/asyncapi.yaml").read_text(encoding="utf-8")

    assert committed == asyncapi_yaml(), "run: python manage.py protocol_docs"


def test_it_is_a_valid_asyncapi_document():
    rules = json.loads((ROOT / "tests/data/asyncapi/3.0.0.json").read_text())

    errors = list(jsonschema.Draft7Validator(rules).iter_errors(DOCUMENT))

    assert [error.message for error in errors] == []


def test_the_rules_of_asyncapi_find_a_broken_document():
    rules = json.loads((ROOT / "tests/data/asyncapi/3.0.0.json").read_text())
    broken = {**DOCUMENT, "operations": {"send": {"action": "shout"}}}

    assert not jsonschema.Draft7Validator(rules).is_valid(broken)


def test_every_reference_leads_somewhere():
    for reference in re.findall(r"#/[^'\s]+", yaml.safe_dump(DOCUMENT)):
        place: Any = DOCUMENT
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
        assert place


@pytest.mark.parametrize(
    ("direction", "frame"), FRAMES, ids=[f"{i} {f['t']}" for i, (_, f) in enumerate(FRAMES)]
)
def test_a_frame_in_the_prose_is_valid(direction, frame):
    jsonschema.validate(frame, schema_of(frame, direction))
    if direction == "→":
        parse(json.dumps(frame))


def test_every_kind_of_frame_has_an_example_in_the_prose():
    shown = {(direction, frame["t"]) for direction, frame in FRAMES}

    messages = DOCUMENT["components"]["messages"]
    for direction, action in (("→", "receive"), ("←", "send")):
        for ref in DOCUMENT["operations"][action]["messages"]:
            assert (direction, messages[ref["$ref"].rsplit("/")[-1]]["name"]) in shown


def test_every_member_of_every_frame_is_explained():
    halves = PROSE.split("\n## What the server sends")
    for half, action in zip(halves, ("receive", "send"), strict=True):
        for ref in DOCUMENT["operations"][action]["messages"]:
            name = ref["$ref"].rsplit("/")[-1]
            kind = DOCUMENT["components"]["messages"][name]["name"]
            section = re.search(rf"\n### `{kind}`\n(.*?)(?=\n##|$)", half, re.DOTALL)
            assert section, kind
            missing = {m for m in SCHEMAS[name]["properties"] if f"`{m}`" not in section[1]}
            assert missing <= {"t"}, kind


def test_every_code_stands_in_the_prose_with_its_meaning():
    for code in Code:
        assert f"| `{code}` | {DOCUMENT['x-error-codes'][code]} |" in PROSE, code
    for close in CloseCode:
        assert f"| {int(close)} | {DOCUMENT['x-close-codes'][str(int(close))]} |" in PROSE, close


def test_the_limits_in_the_prose_are_the_limits():
    for number in (FRAME_BYTES, MAX_BODY_CHARS, MAX_UNCONFIRMED_TOUCHES):
        assert f"{number:,}" in PROSE
    assert f"at most {WINDOW_ENTRIES} entries" in PROSE
