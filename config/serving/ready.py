"""What script/server says once the door is open."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import OutputWrapper

from config import env

DEMO_FILE = "demo.json"


def addresses(port: int) -> dict[str, str]:
    """The addresses of this server as its own machine sees them (passkeys need a name, not a number)."""
    base = f"http://localhost:{port}"
    return {
        "base_url": base,
        "ws_url": f"ws://localhost:{port}/ws/v1/",
        "api_url": f"{base}/api/v1/",
        "admin_url": f"{base}/admin/",
    }


def demo_path() -> Path:
    """Where demo.json lies."""
    return env.VAR_DIR / DEMO_FILE


def write_demo(contents: dict[str, Any]) -> None:
    """Replace demo.json as a whole; only its owner may read the keys."""
    path = demo_path()
    draft = path.with_suffix(".new")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(contents, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    draft.replace(path)


def read_demo() -> dict[str, Any]:
    """demo.json, or nothing when this installation has no demo data."""
    try:
        contents: dict[str, Any] = json.loads(demo_path().read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return contents


def announce(out: OutputWrapper, port: int, demo: Mapping[str, Any]) -> None:
    """Print the address, and the logins and keys of the demo where there is one."""
    lines = ["", f"  Stammtisch is ready:  http://localhost:{port}", ""]
    for house in demo.get("businesses", []):
        note = "" if house["assistant"] else "  (people only, no assistant)"
        lines.append(f"  {house['name']:<24} http://localhost:{port}/{house['slug']}/{note}")
    if demo.get("users"):
        lines += ["", f"  Staff: http://localhost:{port}/admin/"]
    lines += [
        f"    {user['username']:<12} {user['password']:<26} {user['role']}, {user['business']}"
        for user in demo.get("users", [])
    ]
    if demo.get("api_keys"):
        lines += ["", f"  REST: http://localhost:{port}/api/v1/docs/"]
    lines += [
        f"    {key['business']:<18} {key['key']}  {'all scopes' if len(key['scopes']) > 1 else 'reads only'}"
        for key in demo.get("api_keys", [])
        if len(key["scopes"]) == FULL_SCOPES
    ]
    if demo:
        lines += ["", f"  All of this also stands in {demo_path()}"]
    if env.LIMITS_SCALE != 1:
        lines += ["", f"  LIMITS_SCALE={env.LIMITS_SCALE:g}: rate limits are multiplied"]
    lines += ["", "  Ctrl-C ends it.", ""]
    out.write("\n".join(lines))
    out.flush()


FULL_SCOPES = 4
