"""The original of a post beside what was written of it (`-o keep-source=true`), as a file that people can read.

First JSON: the record as it came, without its text; the header as it was written, and hashes of what
was written of the text and of the comments. Then an empty line and the text, byte for byte. So a post
that nobody touched comes back as it was, and in one that somebody did it can be told what he changed.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from converters.model import Markup, Post

FOLDER: Final = ".blogport/source/"
"""Where the originals lie in a tree; no generator looks into a folder with a dot."""

ENDING: Final = ".txt"


class SourceSnapshot(NamedTuple):
    """An original: the post, and the header and the hashes of what was written of it."""

    post: Post
    header: str
    body: str
    comments: tuple[str, ...]


def snapshot_path(path: str) -> str:
    """Where the original of the post that lies at `path` is."""
    stem, dot, _ = path.rpartition(".")
    return f"{FOLDER}{stem if dot else path}{ENDING}"


def digest(text: str) -> str:
    """What a text is known by; empty lines at its ends are the file's."""
    return hashlib.blake2b(text.strip("\r\n").encode(errors="replace"), digest_size=16).hexdigest()


def encode(post: Post, header: str = "", body: str = "", comments: Sequence[str] = ()) -> bytes:
    """The file of an original; `header`, `body` and the bodies of `comments` are what was written of it."""
    text = post.body.text if post.body else ""
    blank = replace(post, body=Markup(text="", dialect=post.body.dialect)) if post.body else post
    said = {
        "post": msgspec.to_builtins(blank),
        "written": {"header": header, "body": digest(body), "comments": [digest(one) for one in comments]},
    }
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n\n{text}".encode(errors="replace")


def decode(data: bytes) -> SourceSnapshot:
    """The original in a file. Raises `ValueError` where it is none."""
    text = data.decode()
    try:
        said, end = json.JSONDecoder().raw_decode(text)
        post = msgspec.convert(said["post"], Post)
        written: dict[str, Any] = said["written"]
        body = text[end:].removeprefix("\n\n")
        if post.body:
            post = replace(post, body=Markup(text=body, dialect=post.body.dialect))
        comments = tuple(str(one) for one in written.get("comments", ()))
        return SourceSnapshot(post, str(written["header"]), str(written["body"]), comments)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from error
