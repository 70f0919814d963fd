"""What a source that no reader recognises looks like, so that the error can say what to do about it."""

import re

from converters.sources import Source

EXPORT = "in WordPress, log in and use Tools → Export → All content"

LOOKS: tuple[tuple[str, str], ...] = (
    (r"\s*\Z", "it is empty; export it again"),
    (r'\s*\{\s*"(?:db|meta)"\s*:', "it looks like a Ghost export, which cannot be read yet"),
    (r"(?:(?s:.{0,2000}?))<disqus\b", "it looks like a Disqus export, which cannot be read yet"),
    (
        r"(?:(?s:.{0,4000}?))schemas\.google\.com/blogger/",
        "it looks like a Blogger backup, which cannot be read yet",
    ),
    (
        r"(?:(?s:.{0,2000}?))<(?:rss|feed|rdf:RDF)\b",
        f"it is a feed, which has only the latest posts; {EXPORT}",
    ),
    (r"(?:AUTHOR|TITLE): ", "it looks like a Movable Type export, which cannot be read yet"),
    (
        r"(?:---|\+\+\+)\s*\n",
        "it looks like a Markdown file, but its header cannot be read; mend it, or use --from markdown",
    ),
)
"""What the start of a text looks like -> what that is, in words. The first that fits counts."""


def looks(source: Source) -> str:
    """What a source seems to be and what to do; empty where there is no telling."""
    text = source.head().removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    for pattern, words in LOOKS:
        if re.match(pattern, text, re.IGNORECASE):
            return words
    return ""
