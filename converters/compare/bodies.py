"""Whether two texts say the same: to the letter in one dialect, as trees of HTML in two.

Line ends do not count. Each side is shown as its own site shows it, with its media and blocks.
"""

from converters.diagnostics import Diagnostics
from converters.model import Markup, Post
from converters.site_index import SiteIndex

Texts = tuple[str, str]
"""What differs: both texts, in one dialect as they are stored, in two as what a reader gets."""


class Bodies:
    """Compares the texts of two blogs. What understands markup is loaded when two dialects meet."""

    def __init__(self, a: SiteIndex, b: SiteIndex) -> None:
        self._a, self._b = a, b

    def of_posts(self, a: Markup | None, post_a: Post, b: Markup | None, post_b: Post) -> Texts | None:
        """The bodies, or excerpts, of a post on both sides; `None` where they say the same."""
        if a is None or b is None or a.dialect == b.dialect:
            return _to_the_letter(a, b)
        from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES
        from converters.markup.normalize import body_html, meaning

        one = meaning(body_html(a, post_a, self._a, Diagnostics(), TEMPLATE_SYNTAXES))
        other = meaning(body_html(b, post_b, self._b, Diagnostics(), TEMPLATE_SYNTAXES))
        return None if one == other else (one, other)

    def of_comments(self, a: Markup | None, b: Markup | None, post_a: Post, post_b: Post) -> Texts | None:
        """The same of the bodies of a comment."""
        if a is None or b is None or a.dialect == b.dialect:
            return _to_the_letter(a, b)
        from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES
        from converters.markup.normalize import comment_html, meaning

        one = meaning(comment_html(a, post_a, self._a, Diagnostics(), TEMPLATE_SYNTAXES))
        other = meaning(comment_html(b, post_b, self._b, Diagnostics(), TEMPLATE_SYNTAXES))
        return None if one == other else (one, other)


def _to_the_letter(a: Markup | None, b: Markup | None) -> Texts | None:
    one, other = (_folded(markup.text) if markup else "" for markup in (a, b))
    return None if one == other else (one, other)


def _folded(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
