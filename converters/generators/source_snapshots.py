"""Snapshots: each post as the source had it, beside the file that was written of it (`-o keep-source=true`).

A snapshot is readable text. First JSON: the record without its body; the front matter as it was written, and
hashes of the body and the comments as they were written. Then an empty line and the body, byte for byte. So a
post that was not edited is read back as it was, and in an edited one the changes are known.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from converters.model import Markup, Post

FOLDER: Final = ".blogport/source/"
"""Where a site has its snapshots; no generator reads a folder whose name begins with a dot."""

ENDING: Final = ".txt"


class SourceSnapshot(NamedTuple):
    """A snapshot: the post, and the front matter and the hashes of what was written of it."""

    post: Post
    header: str
    body: str
    comments: tuple[str, ...]


def snapshot_path(path: str) -> str:
    """The path of the snapshot of the post at `path`."""
    stem, dot, _ = path.rpartition(".")
    return f"{FOLDER}{stem if dot else path}{ENDING}"


def digest(text: str) -> str:
    """The hash of a text, without the empty lines at its ends, which belong to the file."""
    return hashlib.blake2b(text.strip("\r\n").encode(errors="replace"), digest_size=16).hexdigest()


def encode(post: Post, header: str = "", body: str = "", comments: Sequence[str] = ()) -> bytes:
    """The file of a snapshot; `header` (front matter), `body` and the bodies of `comments` are what was written."""
    text = post.body.text if post.body else ""
    blank = replace(post, body=Markup(text="", dialect=post.body.dialect)) if post.body else post
    described = {
        "post": msgspec.to_builtins(blank),
        "written": {
            "header": header,
            "body": digest(body),
            "comments": [digest(comment) for comment in comments],
        },
    }
    return f"{json.dumps(described, ensure_ascii=False, indent=1)}\n\n{text}".encode(errors="replace")


def decode(data: bytes) -> SourceSnapshot:
    """The snapshot in a file. Raises `ValueError` for an invalid one."""
    text = data.decode()
    try:
        described, end = json.JSONDecoder().raw_decode(text)
        post = msgspec.convert(described["post"], Post)
        written: dict[str, Any] = described["written"]
        body = text[end:].removeprefix("\n\n")
        if post.body:
            post = replace(post, body=Markup(text=body, dialect=post.body.dialect))
        comments = tuple(str(text) for text in written.get("comments", ()))
        return SourceSnapshot(post, str(written["header"]), str(written["body"]), comments)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from error
