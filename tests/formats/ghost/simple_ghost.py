"""What Ghost's Admin API does with members and comments, by the rules of Ghost 6.65, as a server within a test.

`test_real_ghost` asks the real one the same.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

KEY = "6f0a1b2c3d4e5f6071829304:0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9"


class SimpleGhost:
    """The tables, and the answers. `breaks_at`: the number of the request that it does not answer."""

    def __init__(self, posts: Sequence[str], *, commenting: bool = True) -> None:
        self.posts = {slug: f"p{number}" for number, slug in enumerate(posts)}
        self.members: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.commenting = commenting
        self.asked = 0
        self.breaks_at = 0

    def answer(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        """Status and answer of a request with a key that holds."""
        self.asked += 1
        if self.asked == self.breaks_at:
            return 503, "out of order"
        parts = urlsplit(path)
        match method, *parts.path.strip("/").split("/"):
            case "GET", "posts", "slug", slug if slug in self.posts and not slug.startswith("page"):
                return 200, {"posts": [{"id": self.posts[slug]}]}
            case "GET", "pages", "slug", slug if slug in self.posts and slug.startswith("page"):
                return 200, {"pages": [{"id": self.posts[slug]}]}
            case "GET", "members":
                wanted = parse_qs(parts.query)["filter"][0].removeprefix("email:").strip("'")
                return 200, {"members": [row for row in self.members if row["email"] == wanted], "meta": {}}
            case "POST", "members":
                return self._member(*body["members"])
            case "POST", "comments":
                return self._comment(*body["comments"])
        return 404, refusal("Resource not found")

    def _member(self, row: dict[str, Any]) -> tuple[int, Any]:
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-z]+", row["email"]):
            return 422, refusal("Validation error")
        if any(row["email"] == each["email"] for each in self.members):
            return 422, refusal("Member already exists.")
        self.members.append({"id": f"m{len(self.members)}", **row})
        return 201, {"members": [self.members[-1]]}

    def _comment(self, row: dict[str, Any]) -> tuple[int, Any]:
        if not self.commenting:
            return 405, refusal("Comments are not enabled for this site.")
        if not any(row["member_id"] == member["id"] for member in self.members):
            return 404, refusal("Unable to find member")
        found = {comment["id"]: comment for comment in self.comments}
        if parent := row.get("parent_id"):
            if found[parent]["parent_id"]:
                return 400, refusal("Can not reply to a reply")
            to = found.get(row.get("in_reply_to_id", ""))
            answered = to["id"] if to and to["parent_id"] == parent else None
            place = {"post_id": found[parent]["post_id"], "parent_id": parent, "in_reply_to_id": answered}
        else:
            place = {"post_id": row["post_id"], "parent_id": None, "in_reply_to_id": None}
        if not re.sub("<[^>]*>", "", row["html"]).strip():
            return 422, refusal("The body of a comment cannot be empty")
        html = re.sub(r"</?(?!(?:p|br|a|blockquote)\b)[^>]*>", "", row["html"])
        made = {
            "id": f"c{len(self.comments)}",
            "status": "published",
            "html": html,
            "member_id": row["member_id"],
        }
        self.comments.append({**made, "created_at": row["created_at"], **place})
        return 201, {"comments": [self.comments[-1]]}

    def export(self) -> str:
        """The tables as Ghost exports them."""
        posts = [
            {"id": id_, "slug": slug, "title": slug, "status": "published", "visibility": "public"}
            for slug, id_ in self.posts.items()
        ]
        data = {"posts": posts, "members": self.members, "comments": self.comments, "settings": []}
        return json.dumps({"db": [{"meta": {"version": "6.65.0"}, "data": data}]})


def refusal(message: str) -> dict[str, Any]:
    return {"errors": [{"message": message, "context": None}]}


def holds(authorization: str) -> bool:
    """Whether a token is signed by the key."""
    name, secret = KEY.split(":")
    head, claims, digest = authorization.removeprefix("Ghost ").split(".")
    wanted = hmac.new(bytes.fromhex(secret), f"{head}.{claims}".encode(), hashlib.sha256).digest()
    row = json.loads(base64.urlsafe_b64decode(claims + "=="))
    return (
        json.loads(base64.urlsafe_b64decode(head + "=="))["kid"] == name
        and row["aud"] == "/admin/"
        and 0 < row["exp"] - row["iat"] <= 300
        and base64.urlsafe_b64decode(digest + "==") == wanted
    )


@contextmanager
def serving(ghost: SimpleGhost) -> Iterator[str]:
    """The address at which it answers."""

    class Handler(BaseHTTPRequestHandler):
        start: ClassVar[str] = "/ghost/api/admin/"

        def do_GET(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(size)) if size else None
            status, answer = 401, refusal("Invalid token")
            if holds(self.headers["Authorization"]) and self.path.startswith(self.start):
                status, answer = ghost.answer(self.command, self.path.removeprefix(self.start), body)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        do_POST = do_GET

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
