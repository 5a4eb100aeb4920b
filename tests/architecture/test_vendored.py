"""What is not ours is known by name, version, licence and hash; script/vendor writes both."""

import hashlib
import json
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent.parent / "static" / "vendor"
ROWS = json.loads((VENDOR / "vendor.json").read_text())


def test_every_vendored_file_is_the_one_that_was_recorded():
    recorded = {name: digest for row in ROWS for name, digest in row["sha256"].items()}

    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.iterdir()
        if path.name != "vendor.json"
    }

    assert found == recorded


def test_every_vendored_package_brings_its_licence():
    for row in ROWS:
        assert any(name.endswith(".LICENSE") for name in row["sha256"]), row["name"]
        assert row["version"] in (VENDOR / f"{row['name']}.js").read_text()[:200]
