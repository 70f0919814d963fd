"""The tags of KirbyText as Markdown: `(link: url text: words)`, `(image: file.jpg)`."""

import re
from typing import Final

from converters import lazy_re

_TAG: Final = lazy_re.compile(
    r"(?<![\]\w])\((link|image|file|email|tel|video|gist|twitter)[ \t]*:[ \t]*([^()]{1,2000})\)",
    re.IGNORECASE,
)
_ATTRIBUTE: Final = lazy_re.compile(
    r"(?:^|\s)(text|alt|caption|title|link|class|rel|target|width|height|popup|lang|download|file)\s*:\s"
)
_CODE: Final = lazy_re.compile(r"(?P<code>^(?:```|~~~).*?^(?:```|~~~)|`[^`\n]+`)", re.DOTALL | re.MULTILINE)


def to_markdown(text: str) -> str:
    """The text with its tags as Markdown; code stays."""
    if "(" not in text:
        return text
    parts = _CODE.split(text)
    return "".join(part if at % 2 else _TAG.sub(_tag, part) for at, part in enumerate(parts))


def _tag(found: re.Match[str]) -> str:
    pieces = _ATTRIBUTE.split(found[2])
    target = pieces[0].strip()
    given = dict(zip(pieces[1::2], (piece.strip() for piece in pieces[2::2]), strict=False))
    words = given.get("text") or target
    match found[1].lower():
        case "link" | "file":
            return f"[{words}](<{target}>)" if " " in target else f"[{words}]({target})"
        case "email":
            return f"[{words}](mailto:{target})"
        case "tel":
            return f"[{words}](tel:{''.join(target.split())})"
        case "image":
            image = f"![{given.get('alt') or given.get('caption') or ''}](<{target}>)"
            image = image if " " in target else image.replace(f"<{target}>", target)
            return f"[{image}]({given['link']})" if given.get("link") else image
        case _:
            return f"[{words}]({target})" if "://" in target else found[0]
