"""Template syntax in a text, spelled so that the generator shows it instead of running it.

Both generators read their templates before Markdown is read, so what is said here holds in
code, in addresses and in raw HTML as it does in a paragraph: Markdown sees the text as it was.
"""

import re
from collections.abc import Callable
from typing import Final

from converters.markup.markdown.flavors import MarkdownFlavor

_SHORTCODE: Final = re.compile(r"\{\{([<%])")
_CLOSINGS: Final = {"<": ">}}", "%": "%}}"}
_MORE: Final = "<!--more-->"
_LIQUID: Final = re.compile(r"\{(?=[{%])")
_BRACE: Final = '{{ "{" }}'


def protect(text: str, flavor: MarkdownFlavor) -> str:
    """The Markdown with what its generator's template language would run made literal.

    Nothing is touched where there is no such syntax.
    """
    return _GUARDS[flavor.templates](text)


def _none(text: str) -> str:
    return text


def _hugo(text: str) -> str:
    """`{{< x >}}` becomes `{{</* x */>}}`, which Hugo shows as `{{< x >}}`.

    Hugo's lexer (`parser/pageparser/pagelexer_shortcode.go`, `lexShortcodeComment`) takes all up
    to the first `*/>}}` for text, and drops the two marks of the comment. The text between them
    ends at the first `>}}`, so it cannot hold that end; whatever else it holds is not looked at.

    What never closes is an error to Hugo: there the comment goes on to the end of the text, or
    of its summary, and the closing that Hugo shows is in a comment of HTML.
    """
    parts = []
    end = 0
    more = text.find(_MORE)  # no other ends a summary
    while found := _SHORTCODE.search(text, end):
        parts.append(f"{text[end : found.end()]}/*")
        end, closing = found.end(), _CLOSINGS[found[1]]
        stop = more if more >= end else len(text)
        at = text.find(closing, end, stop)
        if at >= 0:
            parts.append(f"{text[end:at]}*/{closing}")
            end = at + len(closing)
        elif stop == more:
            parts.append(f"{text[end:stop]}<!-- */{closing} -->")
            end = stop
        else:
            # A block of its own, since the last one may be code.
            rest = text[end:].rstrip("\n")
            parts.append(f"{rest}\n\n<!-- */{closing} -->{text[end + len(rest) :]}")
            end = len(text)
    return "".join(parts) + text[end:]


def _liquid(text: str) -> str:
    """A brace that begins something becomes an output tag that puts out a brace.

    Liquid's tokenizer (`Liquid::TemplateParser`; since 5.5 `Liquid::Tokenizer`) ends an output
    tag at its first `}` and begins another at `{%` within it: so the tag holds only one brace,
    and no other is left before `{` or `%`. `raw` would end at whatever reads as `endraw`, and
    Jekyll looks for blocks in a text before it cuts an excerpt from it.
    """
    return _LIQUID.sub(_BRACE, text)


_GUARDS: Final[dict[str, Callable[[str], str]]] = {"": _none, "hugo": _hugo, "liquid": _liquid}
