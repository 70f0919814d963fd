"""What a blog in Blogger's form does not give back when it is read again. What is stored in another way is in `writer.stored`."""

from typing import Any, Final

from converters.fields import Loss


def _always(record: Any) -> bool:
    return True


LOSSES: Final[tuple[Loss, ...]] = (
    Loss("post.extra.description", "the description of a post has an element of its own", _always, lambda written, read: not written),
    Loss("site.language", "languages have hyphens", _always, lambda written, read: str(written).replace("_", "-") == read),
    Loss("site.title", "a blog without a title gets one from its folder", _always, lambda written, read: not written),
    Loss("site.extra.generator", "Blogger is named as the program that made it", _always, lambda written, read: read == "Blogger"),
    Loss("post.extra.title_html", "a title that would be taken for HTML is escaped", _always, lambda written, read: not written),
    Loss(
        "site.url",
        "the address of the home page ends with a slash",
        _always,
        lambda written, read: str(written).rstrip("/") == str(read).rstrip("/"),
    ),
)  # fmt: skip
"""The table, a row a field."""
