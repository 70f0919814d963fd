"""Lists of mappings as data files, written one by one: YAML, or JSON with a line for each, by the extension."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, Final

from converters.io import yaml
from converters.io.output import FolderOutput
from converters.model import Post
from converters.publishing import comment_threads

_JSON: Final = json.JSONEncoder(ensure_ascii=False)
"""`json.dumps` would make one for each item."""


class ListFile:
    """A context manager that writes a list of mappings to a stream."""

    def __init__(self, stream: BinaryIO, path: str) -> None:
        self._stream = stream
        self._json = path.endswith(".json")
        self._empty = True

    def __enter__(self) -> "ListFile":
        return self

    def add(self, item: Mapping[str, Any]) -> None:
        """Write one item."""
        self.add_text(item_text(item, json_=self._json))

    def add_text(self, text: str) -> None:
        """Write the text of one item (see `item_text`)."""
        if self._json:
            text = ("[\n" if self._empty else ",\n") + text
        self._empty = False
        self._stream.write(text.encode(errors="replace"))

    def __exit__(self, *_: object) -> None:
        if self._json or self._empty:
            self._stream.write(b"\n]\n" if not self._empty else b"[]\n")
        self._stream.close()


def item_text(item: Mapping[str, Any], *, json_: bool) -> str:
    """An item as a list in JSON, or in YAML, has it."""
    return _JSON.encode(item) if json_ else yaml.dump_item(item)


def write_list(out: FolderOutput, path: str, items: Iterable[Mapping[str, Any]]) -> None:
    """Write a whole list as a data file, as `ListFile` does."""
    json_ = path.endswith(".json")
    texts = [item_text(item, json_=json_) for item in items]
    text = "[\n" + ",\n".join(texts) + "\n]\n" if json_ else "".join(texts)
    out.write(path, (text if texts else "[]\n").encode(errors="replace"))


def mapping(value: Mapping[str, Any], path: str) -> str:
    """A single mapping as the text of a data file."""
    if path.endswith(".json"):
        return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return yaml.dump(value) or "{}\n"


def write_thread(out: FolderOutput, path: str, post: Post) -> None:
    """Write the comments of a post as one data file, in the order of a page (see `publishing.comment_threads`)."""
    shown = list(comment_threads.threaded(post.comments))
    ordered = all(comment.order == number for number, comment in enumerate(shown, 1))
    write_list(out, path, [comment_threads.data(comment, ordered=ordered) for comment in shown])
