"""script/server as a user meets it: one command, clear lines when something is in the way."""

import json
import os
import shutil
import signal
import socket
import subprocess
import urllib.request

import pytest

from tests.services.databases import migrated_sqlite
from tests.services.servers import DATABASE, ROOT, SECRET_KEY, free_port

pytestmark = pytest.mark.slow
PATIENCE_SECONDS = 30  # with a busy machine; the server gives itself 2.5 s


def start(tmp_path, *, is_first=False, command=("script/server", "--no-demo"), **environment):
    """The first start finds an empty folder and migrates; others find what it has left."""
    if not is_first and "VAR_DIR" not in environment:
        (tmp_path / "var").mkdir()
        shutil.copy(migrated_sqlite(), tmp_path / "var" / DATABASE)
    inherited = {
        name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"
    }
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={
            **inherited,
            "DATABASE_URL": "",
            "REDIS_URL": "",
            "VAR_DIR": str(tmp_path / "var"),
            "PORT": str(free_port()),
            "SECRET_KEY": SECRET_KEY,
            **environment,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def refused(tmp_path, **environment):
    process = start(tmp_path, **environment)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 1, output
    return output.strip().splitlines()


def wait_until_ready(process):
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Ctrl-C ends it" in line:
            return "".join(lines)
    raise AssertionError("".join(lines))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_and_ends_when_told_to(tmp_path, number):
    process = start(tmp_path, is_first=number == signal.SIGINT)
    try:
        said = wait_until_ready(process)
        os.killpg(process.pid, number)
        process.wait(PATIENCE_SECONDS)
    finally:
        process.kill()
        process.stdout.close()

    assert "Stammtisch is ready:  http://localhost:" in said
    assert process.returncode == 0


def test_ctrl_c_ends_a_server_that_a_shell_put_in_the_background(tmp_path):
    # Such a shell hands SIGINT down as ignored.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process = start(tmp_path)
    finally:
        signal.signal(signal.SIGINT, before)
    try:
        wait_until_ready(process)
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE_SECONDS)
    finally:
        process.kill()
        process.stdout.close()

    assert process.returncode == 0


def of_another_database(tmp_path):
    """A folder whose demo.json tells of houses that its database, which is new, has never had."""
    (tmp_path / "var").mkdir()
    shutil.copy(migrated_sqlite(), tmp_path / "var" / DATABASE)
    house = {"slug": "zum-rebstock", "name": "Zum Rebstock", "assistant": True}
    user = {"username": "maria", "password": "x", "role": "owner", "business": "zum-rebstock"}
    demo = {"businesses": [house], "users": [user], "api_keys": []}
    (tmp_path / "var" / "demo.json").write_text(json.dumps(demo))
    return str(tmp_path / "var")


def test_a_new_database_gets_the_demo_though_another_one_had_it(tmp_path):
    var, port = of_another_database(tmp_path), free_port()
    process = start(tmp_path, command=("script/server",), VAR_DIR=var, PORT=str(port))
    try:
        said = wait_until_ready(process)
        with urllib.request.urlopen(f"http://localhost:{port}/zum-rebstock/", timeout=30) as page:
            status = page.status
    finally:
        process.kill()
        process.wait()
        process.stdout.close()

    assert "loading demo restaurants" in said
    assert "jonas" in said
    assert status == 200


def test_no_logins_are_told_that_this_database_does_not_know(tmp_path):
    process = start(tmp_path, VAR_DIR=of_another_database(tmp_path))
    try:
        said = wait_until_ready(process)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()

    assert "maria" not in said


def test_limits_scale_is_said_aloud(tmp_path):
    process = start(tmp_path, LIMITS_SCALE="1000")
    try:
        said = wait_until_ready(process)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()

    assert "LIMITS_SCALE=1000: rate limits are multiplied" in said


def test_taken_port_is_one_clear_line(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        lines = refused(tmp_path, PORT=str(port))

    assert len(lines) == 1
    assert f"port {port} is taken; choose another: PORT={port + 1} script/server" in lines[0]


def test_port_that_is_no_port_is_one_clear_line(tmp_path):
    lines = refused(tmp_path, PORT="eight")

    assert lines == ["stammtisch: PORT must be a whole number, not 'eight'"]


def test_unwritable_folder_is_one_clear_line(tmp_path):
    (tmp_path / "file").write_text("in the way")

    lines = refused(tmp_path, VAR_DIR=str(tmp_path / "file" / "var"))

    assert len(lines) == 1
    assert "this folder cannot be written to" in lines[0]


def test_several_processes_need_shared_services(tmp_path):
    lines = refused(tmp_path, WEB_PROCESSES="2")

    assert len(lines) == 1
    assert "WEB_PROCESSES above 1 needs DATABASE_URL (PostgreSQL) and REDIS_URL" in lines[0]


def test_database_that_is_away_is_one_clear_line(tmp_path):
    lines = refused(tmp_path, DATABASE_URL=f"postgres://nobody@127.0.0.1:{free_port()}/nothing")

    assert len(lines) == 1
    assert "the database cannot be used" in lines[0]
