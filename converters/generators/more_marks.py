"""The mark in a text that ends its excerpt, in the spelling that all writers know."""

import re

MORE = "<!--more-->"


def with_more(text: str, mark: str) -> str:
    """A text whose first mark outside of code is `<!--more-->`. `mark` is a pattern without groups."""
    if not re.search(mark, text, re.I):
        return text
    # Loaded here, since the tables of all generators are loaded at every start.
    from converters.markup.markdown.template_tags import CODE_WITHOUT_COMMENTS

    for found in re.finditer(rf"{CODE_WITHOUT_COMMENTS}|(?P<more>{mark})", text, re.S | re.M | re.I):
        if found["more"]:
            return f"{text[: found.start()]}{MORE}{text[found.end() :]}"
    return text
