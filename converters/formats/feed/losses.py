"""What a feed of blogport's does not give back when it is read again."""

from typing import Any, Final

from converters.fields import Loss


def _always(record: Any) -> bool:
    return True


def _gone(written: Any, read: Any) -> bool:
    return not read


def _is_one(written: Any, read: Any) -> bool:
    """Whether something stands in the place, or nothing does, since the text shows it."""
    return read is None or isinstance(read, str)


def _same_lines(written: Any, read: Any) -> bool:
    """Whether two lists of enclosures are the same but for line ends behind them, or for what only plug-ins read."""
    values = [value if isinstance(value, list) else [value] for value in (written, read)]
    return [str(value).split("\n")[:3] for value in values[0]] == [
        str(value).rstrip("\n").split("\n")[:3] for value in values[1]
    ]


LOSSES: Final[tuple[Loss, ...]] = (
    Loss(
        "site.url",
        "the address of the home page ends with a slash",
        _always,
        lambda written, read: str(written).rstrip("/") == str(read).rstrip("/"),
    ),
    Loss("site.language", "languages have hyphens", _always, lambda written, read: str(written).replace("_", "-") == read),
    Loss("post.url", "an address without a host cannot be written", lambda post: "://" not in post.url, _gone),
    Loss("author.login", "logins are made of names, since a feed has none", _always, _is_one),
    Loss("media.parent", "a feature image belongs to the post that shows it", _always, _is_one),
    Loss("post.featured", "the id of a feature image is made of that of its post", _always, _is_one),
    Loss("post.modified", "a modified date that is the date of publication is left out", _always, _gone),
    Loss("post.terms.post_format", "the formats of posts are no terms for readers", _always, _gone),
    Loss("post.extra.enclosure", "of the file of an episode its URL, size and type are stated", _always, _same_lines),
    Loss("post.extra.guid", "the id of an entry is kept where it is not the permalink", _always, _is_one),
    Loss("post.id", "only numbers are kept as ids", _always, _is_one),
    Loss("comment.author.url", "only links to the web are written", _always, _gone),
)  # fmt: skip
"""The table, a row a field."""
