"""Sends the requests of requests.jsonl to the Admin API of Ghost, in their order.

    GHOST_ADMIN_KEY=ID:SECRET python3 send.py https://your-blog.example

What Ghost answered is kept in sent-HOST.jsonl, so that a run that was stopped goes on where it was. It needs Python 3.9 and nothing else.
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
NO_ANSWER = 599
"""What stands for the status of an answer that did not come, or is not Ghost's."""
REQUESTS = HERE / "requests.jsonl"


def token(key: str) -> str:
    """The token for a request: a JSON Web Token (HS256) that holds for five minutes, as Ghost's Admin API wants it."""
    name, _, secret = key.partition(":")
    now = int(time.time())
    parts = {"alg": "HS256", "typ": "JWT", "kid": name}, {"iat": now, "exp": now + 300, "aud": "/admin/"}
    signed = b".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts)
    digest = hmac.new(bytes.fromhex(secret), signed, hashlib.sha256).digest()
    return (signed + b"." + base64.urlsafe_b64encode(digest).rstrip(b"=")).decode()


def ask(blog: str, key: str, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    """The status of an answer, and its first row or, of a refusal, its reason; waits where Ghost asks to wait."""
    data = None if body is None else json.dumps(body).encode()
    while True:
        headers = {
            "Authorization": f"Ghost {token(key)}",
            "Content-Type": "application/json",
            "Accept-Version": "v5.0",
            "User-Agent": "blogport",
        }
        request = urllib.request.Request(f"{blog}/ghost/api/admin/{path}", data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                rows = next(iter(json.load(answer).values()))
                return (answer.status, rows[0]) if rows else (404, "there is none")
        except urllib.error.HTTPError as error:
            text = error.read().decode("utf-8", "replace")
            if error.code == 429:
                waiting = error.headers.get("Retry-After", "")
                time.sleep(int(waiting) if waiting.isdecimal() else 30)
                continue
            try:
                reason = json.loads(text)["errors"][0]
                return error.code, f"{reason['message']} {reason.get('context') or ''}".strip()
            except (ValueError, KeyError, IndexError, TypeError):
                return error.code, error.reason
        except (OSError, ValueError) as error:
            return NO_ANSWER, f"{blog} does not answer as Ghost does ({error})"


def filled(value: Any, ids: dict[str, str]) -> Any:
    """A body with ids in place of names. Raises `KeyError` for a name that has none."""
    if isinstance(value, dict):
        return (
            ids[value["id_of"]]
            if value.keys() == {"id_of"}
            else {k: filled(v, ids) for k, v in value.items()}
        )
    return [filled(item, ids) for item in value] if isinstance(value, list) else value


def main(blog: str, key: str) -> int:
    """Send what was not sent yet; returns how many requests Ghost refused. Stops where all others would be refused too."""
    host = urllib.parse.urlsplit(blog).netloc.replace(":", "-")
    kept = HERE / f"sent-{host}.jsonl"
    ids: dict[str, str] = {}
    if kept.exists():
        ids = dict(json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines())
    refused = sent = 0
    with REQUESTS.open(encoding="utf-8") as requests, kept.open("a", encoding="utf-8") as done:
        for line in requests:
            request = json.loads(line)
            name = request["name"]
            if name in ids:
                continue
            answer: Any
            try:
                body = filled(request.get("body"), ids)
            except KeyError as error:
                status, answer = 0, f"Ghost has no {error.args[0]}"
            else:
                status, answer = ask(blog, key, request["method"], request["path"], body)
                if status in (404, 422) and "otherwise" in request:
                    second = ask(blog, key, "GET", request["otherwise"])
                    status, answer = second if second[0] == 200 else (status, answer)
            if status in (200, 201):
                ids[name] = answer["id"]
                done.write(json.dumps([name, answer["id"]]) + "\n")
                done.flush()
                sent += 1
                continue
            print(f"{name}: {status or 'not sent'}: {answer}", file=sys.stderr)
            refused += 1
            if status in (301, 302, 307, 308, 401, 405) or status >= 500:
                print("Stopped. Call it again when the cause is gone: it goes on from here.", file=sys.stderr)
                break
    print(f"{sent} requests sent, {refused} refused")
    return refused


if __name__ == "__main__":
    if len(sys.argv) != 2 or ":" not in os.environ.get("GHOST_ADMIN_KEY", ""):
        sys.exit(__doc__)
    sys.exit(1 if main(sys.argv[1].rstrip("/"), os.environ["GHOST_ADMIN_KEY"].strip()) else 0)
