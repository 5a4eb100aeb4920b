"""Availability has one definition: nobody but reservations' own queries and actions asks the engine."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("config", "common", "accounts", "businesses", "messenger", "assistant", "reservations")
DECIDING = {"outlook", "open_slots", "assign", "assign_many", "alternatives", "day_reason"}
"""What the engine answers with; values such as Wish and Day may be used anywhere."""
MAY_ASK = ("reservations/engine/", "reservations/queries/", "reservations/actions/")


def sources():
    return (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


def who_decides(paths):
    """Files outside the circle that import a deciding function of the engine, or a part of it."""
    for path in paths:
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(MAY_ASK):
            continue
        for module, imported in imports_of(path):
            is_engine = module == "reservations.engine" or module.startswith(
                "reservations.engine."
            )
            if is_engine and imported in DECIDING:
                yield name, imported


def test_nobody_else_asks_the_engine_for_tables():
    assert list(who_decides(sources())) == []


def test_the_check_sees_a_second_way(tmp_path, monkeypatch):
    planted = tmp_path / "reservations" / "views" / "quick.py"
    planted.parent.mkdir(parents=True)
    planted.write_text("from reservations.engine import open_slots\n")
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)

    assert list(who_decides([planted])) == [("reservations/views/quick.py", "open_slots")]


def test_rest_and_chat_show_the_same_function():
    users = {
        path.relative_to(ROOT).as_posix()
        for path in sources()
        for module, name in imports_of(path)
        if name == "availability"
        and module in {"reservations.queries", "reservations.queries.availability"}
    }

    assert "reservations/api/availability.py" in users
    assert any(name.startswith("reservations/chat") for name in users)
