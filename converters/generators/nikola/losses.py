"""What Nikola's header, lines of `.. key: value`, does not give back."""

from typing import Any, Final

from converters import lazy_re
from converters.fields import Loss
from converters.model import Post

_NAME: Final = lazy_re.compile(r"[A-Za-z0-9_-]+")


def _same_text(written: Any, read: Any) -> bool:
    """Whether a number, or a yes or no, came back as its text."""
    if isinstance(written, bool):
        return bool(read == str(written).lower())
    if isinstance(written, list) and len(written) == 1:
        return _same_text(written[0], read)
    return bool(written == read or str(written) == read)


def _scalars(post: Post) -> bool:
    return any(
        isinstance(value[0] if isinstance(value, list) and len(value) == 1 else value, bool | int | float)
        for value in post.extra.values()
    )


LOSSES: Final[tuple[Loss, ...]] = (
    Loss(
        "post.extra",
        "names of custom fields are letters, digits, - and _",
        lambda post: not all(_NAME.fullmatch(name) for name in post.extra),
    ),
    Loss("post.extra", "a number, or a yes or no, in a custom field is a text", _scalars, _same_text),
)
"""The losses of Nikola alone."""
