"""Finds a Chromium for the browser tests. `python -m tests.services.chromium` installs one where it may."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "no Chromium found: install it (sudo apt-get install -y chromium), or name it: CHROMIUM=/path/to/chromium"


def find() -> str | None:
    """$CHROMIUM, else the system's, else the one that Playwright has downloaded; None when there is none."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else [shutil.which(name) for name in NAMES]
    candidates += [str(path) for path in _playwrights_own()]
    return next((path for path in candidates if path and Path(path).exists()), None)


def _playwrights_own() -> list[Path]:
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache/ms-playwright"))
    return sorted(cache.glob("chromium-*/chrome-linux*/chrome"), reverse=True)


def arguments() -> list[str]:
    """What Chromium needs on its command line here; as root it refuses its sandbox."""
    return ["--no-sandbox"] if os.getuid() == 0 else []


def main() -> int:
    """Install Chromium with apt when it is missing and we are root; else say what to do."""
    if find() is None and os.getuid() == 0 and shutil.which("apt-get"):
        print("stammtisch: installing chromium (once, about a minute) ...", file=sys.stderr)  # noqa: T201
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            subprocess.run(["apt-get", *command], env=environment, stdout=sys.stderr, check=False)
    found = find()
    print(found or f"stammtisch: {MISSING}", file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
