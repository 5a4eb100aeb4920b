"""Each import contract is seen to break on a planted violation; a contract that cannot fail proves nothing."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
PLANTED = {
    "Apps only look down": ("messenger/enums.py", "import reservations.enums"),
    "Inside an app, code only looks inward": (
        "reservations/enums.py",
        "import reservations.models",
    ),
    "The engines are plain Python": ("assistant/language/model.py", "import django.conf"),
    "Only reservations touches its models": ("config/urls.py", "import reservations.models"),
    "Only the messenger touches its models": ("config/urls.py", "import messenger.models"),
    "Only the assistant touches its models": ("config/urls.py", "import assistant.models"),
    "Consumers ask actions and queries": ("messenger/consumers.py", "import messenger.models"),
}


def test_every_contract_has_a_planted_violation():
    assert set(PLANTED) == {contract["name"] for contract in SETTINGS["contracts"]}


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    copy = tmp_path_factory.mktemp("tree")
    for package in SETTINGS["root_packages"]:
        shutil.copytree(
            ROOT / package, copy / package, ignore=shutil.ignore_patterns("*.pyc", "__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


@pytest.mark.parametrize("name", PLANTED)
def test_planted_violation_breaks_its_contract(tree, name):
    path, line = PLANTED[name]
    sound = (tree / path).read_text()
    (tree / path).write_text(f"{sound}\n{line}\n")

    linted = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
    )
    (tree / path).write_text(sound)

    assert linted.returncode == 1
    assert f"{name} BROKEN" in linted.stdout
