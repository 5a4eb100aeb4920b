"""script/bootstrap on machines where something is missing: one clear line, nothing half done."""

import shutil
import subprocess

import pytest

from tests.services.servers import ROOT


@pytest.fixture
def checkout(tmp_path):
    """A checkout without .venv."""
    tree = tmp_path / "checkout"
    (tree / "script").mkdir(parents=True)
    shutil.copy(ROOT / "script/bootstrap", tree / "script")
    shutil.copytree(ROOT / "requirements", tree / "requirements")
    return tree


def python_that(tmp_path, answer):
    """A `python3` that behaves as the shell code `answer` says; "$*" is its arguments."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        (folder / name).write_text(f"#!/bin/sh\n{answer}\n")
        (folder / name).chmod(0o755)
    for tool in ("dirname", "cat", "rm", "touch"):
        (folder / tool).symlink_to(shutil.which(tool))
    (folder / "id").write_text("#!/bin/sh\necho 1000\n")
    (folder / "id").chmod(0o755)
    return str(folder)


def bootstrap(checkout, path, **environment):
    return subprocess.run(
        ["/bin/sh", "script/bootstrap"],
        cwd=checkout,
        env={"PATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_python_too_old_is_one_clear_line(checkout, tmp_path):
    done = bootstrap(checkout, python_that(tmp_path, "exit 1"))

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Python 3.11 or newer is needed; install it, or name it: PYTHON=" in done.stderr
    assert not (checkout / ".venv").exists()


def test_named_python_too_old_is_one_clear_line(checkout, tmp_path):
    path = python_that(tmp_path, "exit 1")

    done = bootstrap(checkout, path, PYTHON="python3")

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "python3 is older than Python 3.11" in done.stderr


def test_missing_venv_module_is_one_clear_line(checkout, tmp_path):
    path = python_that(tmp_path, 'case "$*" in *ensurepip*) exit 1;; esac; exit 0')

    done = bootstrap(checkout, path)

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "stammtisch: Python's venv module is missing: sudo apt-get install -y python3-venv"
    ]


def test_folder_that_cannot_be_written_is_one_clear_line(checkout, tmp_path):
    path = python_that(tmp_path, "exit 0")
    (tmp_path / "bin/touch").unlink()
    (tmp_path / "bin/touch").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "bin/touch").chmod(0o755)

    done = bootstrap(checkout, path)

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "this folder cannot be written to" in done.stderr


def test_second_run_does_nothing_when_the_lock_is_the_same():
    before = (ROOT / ".venv").stat().st_mtime

    done = subprocess.run(
        ["script/bootstrap", "dev"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert (done.stdout, done.stderr) == ("", "")
    assert (ROOT / ".venv").stat().st_mtime == before
