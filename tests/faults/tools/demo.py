"""What the tools know of a running product: its demo.json, and how to ask its HTTP (standard library only).

    demo.py --demo var/demo.json        which house and which key the tools would take

demo.json: {base_url, ws_url, api_url, businesses: [{slug, name, timezone, assistant}],
api_keys: [{business, key, scopes}]}.  The house taken is the one whose `assistant` is false.
With `via` every connection goes to that host:port instead (a proxy), with the Host header unchanged.
"""

import argparse
import http.client
import json
import urllib.parse


def add_options(parser):
    parser.add_argument("--demo", required=True, help="the product's var/demo.json")
    parser.add_argument(
        "--business", help="slug of the house (default: the one without an assistant)"
    )
    parser.add_argument("--via", help="host:port of a proxy in front of the product")


class Demo:
    def __init__(self, path, business=None, via=None):
        with open(path, encoding="utf-8") as text:
            self.data = json.load(text)
        houses = [
            each["slug"]
            for each in self.data["businesses"]
            if (each["slug"] == business if business else each.get("assistant") is False)
        ]
        if not houses:
            raise SystemExit(f"{path}: no business {business or 'with assistant false'}")
        self.slug = houses[0]
        self.base = self.data["base_url"].rstrip("/")
        self.api = self.full(self.data["api_url"], "/api/v1/")
        self.ws = self.full(self.data["ws_url"], "/ws/v1/")
        parts = urllib.parse.urlsplit(self.base)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        host, _, port = (via or "").rpartition(":")
        self.via = (host, int(port)) if via else None

    @staticmethod
    def full(url, path):
        """The address with its path, whether or not demo.json names the path too."""
        parts = urllib.parse.urlsplit(url)
        return urllib.parse.urlunsplit(
            (parts.scheme, parts.netloc, parts.path.rstrip("/") + "/", "", "")
            if parts.path.rstrip("/")
            else (parts.scheme, parts.netloc, path, "", "")
        )

    def key(self, *scopes):
        for each in self.data["api_keys"]:
            if each["business"] == self.slug and set(scopes) <= set(each["scopes"]):
                return each["key"]
        raise SystemExit(f"no key of {self.slug} with the scopes {', '.join(scopes)}")

    def call(self, method, url, body=None, headers=None, timeout=5):
        """-> (status, decoded body or None, headers); OSError, HTTPException or ValueError: nobody can know."""
        parts = urllib.parse.urlsplit(url)
        secure = parts.scheme == "https"
        host, port = self.via or (parts.hostname, parts.port or (443 if secure else 80))
        link = (http.client.HTTPSConnection if secure else http.client.HTTPConnection)(
            host, port, timeout=timeout
        )
        try:
            target = parts.path + ("?" + parts.query if parts.query else "")
            link.request(
                method,
                target,
                None if body is None else json.dumps(body).encode(),
                {
                    "Host": parts.netloc,
                    "Accept": "application/json",
                    "Content-Type": "application/json",
                    **(headers or {}),
                },
            )
            answer = link.getresponse()
            text = answer.read()
            return answer.status, json.loads(text) if text else None, answer.headers
        finally:
            link.close()

    def ask(self, method, path, key, body=None, headers=None, timeout=5):
        """The REST API with a key; `path` below /api/v1/, or a whole address (`next`)."""
        return self.call(
            method,
            urllib.parse.urljoin(self.api, path),
            body,
            {"Authorization": f"Bearer {key}", **(headers or {})},
            timeout,
        )

    def pages(self, path, key):
        """Every row of a list, page after page."""
        while path:
            status, body, _ = self.ask("GET", path, key, timeout=30)
            if status != 200:
                raise OSError(f"GET {path}: {status}")
            yield from body if isinstance(body, list) else body["results"]
            path = None if isinstance(body, list) else body.get("next")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_options(options)
    chosen = options.parse_args()
    demo = Demo(chosen.demo, chosen.business, chosen.via)
    print(
        json.dumps(
            {
                "business": demo.slug,
                "base": demo.base,
                "api": demo.api,
                "ws": demo.ws,
                "key": demo.key(
                    "conversations:read",
                    "conversations:write",
                    "reservations:read",
                    "reservations:write",
                )[:6]
                + "...",
            }
        )
    )
