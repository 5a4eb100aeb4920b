"""What may stand in the tree, and what may not."""

import gettext
import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.po import catalogue

ROOT = Path(__file__).resolve().parents[2]
TRACKED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=True,
).stdout.splitlines()
TEXTS = [name for name in TRACKED if (ROOT / name).is_file() and "/vendor/" not in name]
CATALOGUES = sorted(ROOT.glob("locale/*/*/LC_MESSAGES/django.po"))
LOCKS = sorted(ROOT.glob("requirements/*.txt"))


def lines_with(pattern, *, ending=("",)):
    found = []
    for name in TEXTS:
        if name.endswith(ending):
            text = (ROOT / name).read_text(encoding="utf-8", errors="ignore")
            found += [f"{name}: {hit[0]}" for hit in re.finditer(pattern, text)]
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_names_versions_and_hashes_and_no_host(lock):
    text = lock.read_text()

    assert "--hash=sha256:" in text
    assert "://" not in text
    assert "--index" not in text
    assert "--extra-index" not in text


def test_no_package_registry_is_named():
    hosts = r"(pypi\.org|pythonhosted\.org|registry\.npmjs\.org|registry\.yarnpkg\.com|/simple/)"

    assert lines_with(
        rf"{hosts}", ending=(".py", ".toml", ".txt", ".md", ".json", ".js", ".cfg")
    ) == [
        f"tests/architecture/test_tree.py: {hit}"
        for hit in re.findall(hosts, Path(__file__).read_text())
    ]


def test_no_path_of_one_machine_stands_in_the_tree():
    machines = r"(?<![a-zA-Z0-9.}])/(?:home|root|Users|work)/[a-z]\S*"

    assert (
        lines_with(machines, ending=(".py", ".md", ".toml", ".js", ".html", "server", "test"))
        == []
    )


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda path: "-".join(path.parts[-4:-2]))
def test_compiled_catalogue_is_up_to_date(po):
    with po.with_suffix(".mo").open("rb") as compiled:
        translations = gettext.GNUTranslations(compiled)

    stored = {key: text for key, text in translations._catalog.items() if key != ""}
    written = {key: text for key, text in catalogue(po).items() if key != ""}

    assert stored == written


def test_every_script_is_executable_and_sets_itself_up():
    scripts = [ROOT / name for name in TRACKED if name.startswith("script/") and "." not in name]

    assert {path.name for path in scripts} >= {
        "bootstrap",
        "server",
        "test",
        "lint",
        "bench",
        "soak",
    }
    for path in scripts:
        assert path.stat().st_mode & 0o111, path
        # vendor is the maintainers': it needs npm, and nobody else runs it.
        assert path.name in {"bootstrap", "vendor"} or "script/bootstrap" in path.read_text(), path


def test_no_row_is_locked_against_being_pointed_at():
    """A foreign key's check waits for FOR UPDATE: whoever holds a day's lock and points at a table would deadlock."""
    locks = lines_with(r"select_for_update\((?!.*no_key=True)[^)]*\)", ending=(".py",))

    assert [hit for hit in locks if not hit.startswith("tests/")] == []
