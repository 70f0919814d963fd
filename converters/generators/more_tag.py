"""The mark that ends the excerpt of a post, in the spelling that all others know: `<!--more-->`."""

import re
from functools import lru_cache

MORE = "<!--more-->"
"""The spelling itself, as a pattern."""
SPACED = r"<!-- ?more ?-->"
"""Hexo's and Zola's spelling of it, as a pattern."""


def with_more_tag(text: str, mark: str = SPACED, tag: str = MORE) -> str:
    """A text in which the first `mark` (a pattern) outside of code is `tag`."""
    if not re.search(mark, text, re.I):
        return text
    for match in _pattern(mark).finditer(text):
        if match["more"]:
            return f"{text[: match.start()]}{tag}{text[match.end() :]}"
    return text


@lru_cache(8)
def _pattern(mark: str) -> re.Pattern[str]:
    # Loaded here, since the tables of all generators are loaded at every start.
    from converters.markup.markdown.template_tags import CODE_WITHOUT_COMMENTS

    return re.compile(f"{CODE_WITHOUT_COMMENTS}|(?P<more>{mark})", re.S | re.M | re.I)
