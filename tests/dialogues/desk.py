"""A member of the house at the inbox, over HTTP like a browser."""

import uuid
from typing import Any

import httpx2


class Desk:
    """One member of staff, logged in."""

    def __init__(self, demo: dict[str, Any], slug: str) -> None:
        self.slug, base = slug, demo["base_url"].rstrip("/")
        user = next(user for user in demo["users"] if user["business"] == slug)
        self.http = httpx2.Client(
            base_url=f"{base}/admin", headers={"Origin": base}, timeout=30, follow_redirects=True
        )
        door = str(self.http.get("/login/").url)
        self._post(door, login=user["username"], password=user["password"])

    def answer(self, conversation: str, body: str) -> None:
        """Write to the diner; the assistant falls silent."""
        self._do(conversation, do="say", body=body)

    def give_back(self, conversation: str) -> None:
        """Let the assistant answer again."""
        self._do(conversation, do="give")

    def offer(self, conversation: str, **wanted: str) -> None:
        """Send a card with times by hand."""
        self._do(conversation, do="offer", path="table/", **wanted)

    def close(self) -> None:
        self.http.close()

    def _do(self, conversation: str, path: str = "do/", **given: str) -> None:
        given |= {"c": conversation, "cid": str(uuid.uuid4())}
        self._post(f"/h/{self.slug}/inbox/{path}", **given)

    def _post(self, path: str, **given: str) -> None:
        token = self.http.cookies.get("csrftoken") or ""
        answer = self.http.post(path, data={"csrfmiddlewaretoken": token, **given})
        assert answer.status_code == 200, answer.text
        assert "/login/" not in str(answer.url), "not logged in"
