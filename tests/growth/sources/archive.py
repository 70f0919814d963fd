"""Archives that have much of one thing."""

import json
from typing import Any, Final

from tests.growth.sources.base import Files, Source


def archive_line(**fields: Any) -> str:
    return json.dumps({"record": "post", "id": "1", "type": "post", "status": "publish", **fields}) + "\n"


def _archive(line: str) -> Files:
    return {"blog.jsonl": '{"record":"site","title":"Many","url":"https://many.example"}\n' + line}


ARCHIVE: Final[dict[str, Source]] = {
    "posts": lambda n: _archive("".join(archive_line(id=str(k)) for k in range(n))),
    "posts of one id": lambda n: _archive("".join(archive_line(id="1", title=str(k)) for k in range(n))),
    "comments in a chain": lambda n: _archive(
        archive_line(comments=[{"id": str(k), "parent": str(k - 1)} for k in range(1, n)])
    ),
    "comments of one id": lambda n: _archive(archive_line(comments=[{"id": "1"}] * n)),
    "fields": lambda n: _archive(archive_line(extra={f"field {k}": [k] for k in range(n)})),
    "unknown fields": lambda n: _archive(archive_line(**{f"field{k}": k for k in range(n)})),
    "deep fields": lambda n: _archive(archive_line(extra={"a": 0}).replace("0}", "[" * n + "]" * n + "}")),
    "deep fields, unclosed": lambda n: _archive(archive_line(extra={"a": 0}).replace("0}", "[" * n + "}")),
    "wrong lines": lambda n: _archive(archive_line() + "{\n" * n),
    "blank lines": lambda n: _archive(archive_line() + "\n" * n),
    "wrong dates": lambda n: _archive("".join(archive_line(id=str(k), date="9" * 40) for k in range(n))),
}


def archive_body(text: str) -> Files:
    body = {"text": text, "dialect": "html"}
    return _archive(archive_line(title="Many", body=body, comments=[{"id": "2", "body": body}]))
