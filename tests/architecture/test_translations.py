"""Every text for people stands in German in one of the catalogues."""

import ast
import re
from pathlib import Path

import pytest
from django.utils.translation import templatize

from tests.architecture.po import Key, catalogue

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("config", "common", "accounts", "businesses", "messenger", "assistant", "reservations")
ONE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
MANY = {"ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy"}
OF_DJANGO = {"German", "English"}
"""Texts whose German comes with Django itself."""
CALL = re.compile(r"\b(gettext|ngettext|pgettext|npgettext)\((?:u?(\"\"\"|'''|\"|'))")


def known() -> set[str]:
    """All msgids that have a German text; plural ones by their singular."""
    found: set[str] = set()
    for path in sorted((ROOT / "locale").glob("*/de/LC_MESSAGES/django.po")):
        found |= {key if isinstance(key, str) else key[0] for key in catalogue(path)}
    return found


def literal(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def texts_of(tree):
    """What a Python file marks for translation."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        first = literal(node.args[0])
        if first is None:
            continue
        if name in ONE | MANY:
            yield first
        elif name in IN_CONTEXT and len(node.args) > 1 and literal(node.args[1]):
            yield f"{first}\x04{literal(node.args[1])}"


def python_texts():
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for text in texts_of(ast.parse(path.read_text(encoding="utf-8"))):
                yield path.relative_to(ROOT).as_posix(), text


def template_texts():
    for path in sorted((ROOT / "templates").rglob("*.*")):
        code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        calls = re.findall(r"\bn?p?gettext\((?:[^()]|\([^()]*\))*?\)", code)
        for call in calls:
            try:
                tree = ast.parse(call.strip())
            except SyntaxError:
                continue
            for text in texts_of(tree):
                yield path.relative_to(ROOT).as_posix(), text


@pytest.mark.parametrize("source", [python_texts, template_texts], ids=["code", "templates"])
def test_every_text_is_known_in_german(source):
    have = known() | OF_DJANGO

    missing = sorted({(text, where) for where, text in source() if text not in have})

    assert missing == []


def test_a_text_of_two_catalogues_has_one_german():
    """Django lays the catalogues over each other: of two translations one would never be seen."""
    found: dict[Key, dict[str, str]] = {}
    for path in sorted((ROOT / "locale").glob("*/de/LC_MESSAGES/django.po")):
        for key, text in catalogue(path).items():
            if key:
                found.setdefault(key, {})[path.parents[2].name] = text

    two_ways = {key: texts for key, texts in found.items() if len(set(texts.values())) > 1}

    assert two_ways == {}
