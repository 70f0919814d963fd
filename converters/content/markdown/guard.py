"""Template syntax in a text, spelled so that the generator shows it instead of running it."""

import re
from collections.abc import Callable
from typing import Final

from converters.content.markdown.spelling import Spelling

_SHORTCODE: Final = re.compile(r"\{\{(<)(.*?)(>)\}\}|\{\{(%)(.*?)(%)\}\}", re.S)
_OPENING: Final = re.compile(r"\{\{(?=[<%])")
_LIQUID: Final = re.compile(r"\{[{%]")
_ENDRAW: Final = re.compile(r"\{(?=%-?\s*endraw\s*-?%\})")


def protect(text: str, spelling: Spelling) -> str:
    """The Markdown with what its generator's template language would run made literal.

    Nothing is touched where there is no such syntax.
    """
    return _GUARDS[spelling.templates](text)


def _none(text: str) -> str:
    return text


def _hugo(text: str) -> str:
    """`{{< x >}}` becomes `{{</* x */>}}`, which Hugo shows as `{{< x >}}`."""
    parts = []
    end = 0
    for found in _SHORTCODE.finditer(text):
        opening, inner, closing = found.group(1, 2, 3) if found[1] else found.group(4, 5, 6)
        # One that never closes is an error to Hugo: a reference parts its braces.
        parts.append(_OPENING.sub("{&#123;", text[end : found.start()]))
        parts.append(f"{{{{{opening}/*{inner}*/{closing}}}}}")
        end = found.end()
    parts.append(_OPENING.sub("{&#123;", text[end:]))
    return "".join(parts)


def _liquid(text: str) -> str:
    """All between `{% raw %}` and `{% endraw %}`; an `endraw` of the text loses its brace to an output tag."""
    if not _LIQUID.search(text):
        return text
    body = text.rstrip("\n")
    inner = _ENDRAW.sub('{% endraw %}{{ "{" }}{% raw %}', body)
    return f"{{% raw %}}{inner}{{% endraw %}}{text[len(body) :]}"


_GUARDS: Final[dict[str, Callable[[str], str]]] = {"": _none, "hugo": _hugo, "liquid": _liquid}
