"""The server that browser and fault tests drive is the real one."""

import contextlib
import json
import sqlite3
import urllib.request
import uuid

import pytest

from tests.services.servers import DATABASE

pytestmark = pytest.mark.slow


def fetch(url, **headers):
    request = urllib.request.Request(url, headers=headers)
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.status, json.load(answer)


def test_embedded_server_serves_the_demo(live_server_process):
    status, page = fetch(f"{live_server_process.base_url}/api/v1/businesses/")

    assert status == 200
    assert "zum-rebstock" in {house["slug"] for house in page["results"]}


def test_killed_server_comes_back_on_the_same_data(live_server_process):
    before = live_server_process.demo

    live_server_process.kill()
    live_server_process.start()

    assert live_server_process.demo == before
    assert live_server_process.answers()


def test_three_processes_share_one_port_on_postgresql(start_server):
    running = start_server(postgres=True, WEB_PROCESSES="3")

    answers = {
        fetch(f"{running.base_url}/api/v1/businesses/", Connection="close")[0] for _ in range(20)
    }

    assert answers == {200}
    assert "3 web processes, 1 worker process" in running.log
    assert running.stop() == 0


def post(url, body, **headers):
    request = urllib.request.Request(
        url,
        json.dumps(body).encode(),
        {"Content-Type": "application/json", **headers},
        method="POST",
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def test_a_false_promise_in_the_database_of_a_server_is_found(live_server_process):
    base, house = live_server_process.base_url, "probestube"
    first = {"key": uuid.uuid4().hex, "cid": str(uuid.uuid4()), "body": "Hallo", "lang": "de"}
    begun = post(f"{base}/{house}/start/", first, Origin=base)
    before = live_server_process.false_promises()

    lie = {"cid": str(uuid.uuid4()), "body": "Ihr Tisch ist reserviert.", "as": "assistant"}
    key = {"Authorization": f"Bearer {live_server_process.key(house)}"}
    post(f"{base}/api/v1/conversations/{begun['conversation']}/messages/", lie, **key)

    [found] = live_server_process.false_promises()
    with contextlib.closing(sqlite3.connect(live_server_process.var_dir / DATABASE)) as database:
        database.execute("DELETE FROM messenger_entry WHERE body = ?", (lie["body"],))
        database.commit()
    assert before == []
    assert lie["body"] in found
