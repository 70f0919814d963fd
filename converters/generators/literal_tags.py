"""Texts of a site whose template language does not run in them: what looks like its tags is written as text.

A Markdown body does not record which generator it was written for, so that its readers take `{% x %}` for a tag.
"""

from typing import Final

from converters import lazy_re

_OPENING: Final = lazy_re.compile(r"\{(?=[{%]|#[-\s]|#[^{}\n]*#\})")
_BRACE: Final = '{{ "{" }}'


def literal(text: str) -> str:
    """The brace that begins a tag becomes an output tag of Liquid that puts out a brace (see `jekyll.template_tags`)."""
    return _OPENING.sub(_BRACE, text)
