"""Compares bodies: in one dialect as text, in two dialects as HTML in normal form.

Line ends do not count. Each side is rendered as its own site does, with its media and blocks.
"""

from converters.diagnostics import Diagnostics
from converters.model import Markup, Post
from converters.site.index import SiteIndex

Texts = tuple[str, str]
"""Both texts: as stored where they have one dialect, else in normal form."""


class Bodies:
    """Compares the bodies of two blogs. The markup modules are imported only where two dialects meet."""

    def __init__(self, a: SiteIndex, b: SiteIndex) -> None:
        self._a, self._b = a, b

    def compared(
        self, a: Markup | None, post_a: Post, b: Markup | None, post_b: Post, *, is_comment: bool = False
    ) -> Texts | None:
        """The bodies, or excerpts, of a post or of one of its comments on both sides; `None` where they are equal."""
        if a is None or b is None or a.dialect == b.dialect:
            return _compare_text(a, b)
        from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES
        from converters.markup.normalize import body_html, comment_html, meaning

        html = comment_html if is_comment else body_html
        text_a = meaning(html(a, post_a, self._a, Diagnostics(), TEMPLATE_SYNTAXES))
        text_b = meaning(html(b, post_b, self._b, Diagnostics(), TEMPLATE_SYNTAXES))
        return None if text_a == text_b else (text_a, text_b)


def _compare_text(a: Markup | None, b: Markup | None) -> Texts | None:
    text_a, text_b = (_with_newlines(markup.text) if markup else "" for markup in (a, b))
    return None if text_a == text_b else (text_a, text_b)


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
