"""Template syntax in a text, spelled so that the generator shows it instead of running it."""

import re
from collections.abc import Callable
from typing import Final

from converters.content.markdown.spelling import Spelling

_HUGO: Final = re.compile(r"\{\{(<|%)(?!/\*)(.*?)(>|%)\}\}", re.S)
_HUGO_OPEN: Final = re.compile(r"\{\{(?=[<%](?!/\*))")
_LIQUID: Final = re.compile(r"\{[{%]")
_ENDRAW: Final = re.compile(r"\{%-?\s*endraw\s*-?%\}")


def protect(text: str, spelling: Spelling) -> str:
    """The Markdown with what its generator's template language would run made literal.

    Nothing is touched where there is no such syntax.
    """
    return _GUARDS[spelling.templates](text)


def _none(text: str) -> str:
    return text


def _hugo(text: str) -> str:
    """`{{< x >}}` becomes `{{</* x */>}}`, which Hugo shows as `{{< x >}}`."""

    def literal(found: re.Match[str]) -> str:
        if found[1] != {"<": "<", "%": "%"}[found[1]] or found[3] != {"<": ">", "%": "%"}[found[1]]:
            return found[0]
        return f"{{{{{found[1]}/*{found[2]}*/{found[3]}}}}}"

    done = _HUGO.sub(literal, text)
    # One that never closes is an error to Hugo, wherever it stands: a reference parts the braces.
    return _HUGO_OPEN.sub("{&#123;", done)


def _liquid(text: str) -> str:
    """All between `{% raw %}` and `{% endraw %}`, an `endraw` in the text in a string of its own."""
    if not _LIQUID.search(text):
        return text
    inner = _ENDRAW.sub(
        lambda found: "{% endraw %}{{ " + repr(found[0]).replace("{%", "{' | append: '%") + " }}{% raw %}",
        text,
    )
    return "{% raw %}" + inner.rstrip("\n") + "{% endraw %}\n"


_GUARDS: Final[dict[str, Callable[[str], str]]] = {"": _none, "hugo": _hugo, "liquid": _liquid}
