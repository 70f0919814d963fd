"""The imports and exports of an MDX text (its ESM blocks), which no page shows.

Sources: the documentation of MDX 3 (What is MDX), and the behaviour of Docusaurus 3.10 and Next.js 16.
"""

import re
from typing import Any, Final, NamedTuple

from converters import lazy_re
from converters.generators import javascript_settings
from converters.generators.directives import FENCE
from converters.generators.javascript_settings import Computed

_START: Final = lazy_re.compile(
    r"import\s+(?:[\w*$][^'\"\n]*\sfrom\s*|\{[^}]*\}\s*from\s*)?['\"]|import\s*\{|export\s+(?:default|const|let|var|function|class|async|type|\{|\*)"
)
_IMPORTED: Final = lazy_re.compile(
    r"^import\s+([A-Za-z_$][\w$]*)\s*(?:,[^'\"]*)?\s*from\s*(['\"])(.+?)\2", re.M
)
_CONSTANT: Final = lazy_re.compile(
    r"^export\s+(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*(?::[^=\n]+)?=\s*", re.M
)
_STRINGS: Final = lazy_re.compile(
    r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|//[^\n]*|/\*.*?\*/", re.S
)
METADATA: Final = ("metadata", "meta", "frontmatter", "frontMatter")
"""Names of exported objects that hold what front matter holds."""


class Module(NamedTuple):
    """The text without its ESM blocks; name -> path of what it imports, name -> literal that it exports."""

    text: str
    imports: dict[str, str]
    constants: dict[str, Any]
    metadata: dict[str, Any]
    others: int
    """The number of exports that are programs."""


def split(text: str) -> Module:
    """Take the imports and exports out of a text. Code in fences stays."""
    kept: list[str] = []
    blocks: list[str] = []
    fence, at_start, block = "", True, ""
    for line in text.split("\n"):
        if block:
            if line.strip() or not _balanced(block):
                block += f"\n{line}"
                continue
            blocks.append(block)
            block = ""
        if fence:
            fence = "" if line.strip(" >").startswith(fence) and not line.strip(f" >{fence[0]}") else fence
        elif found := FENCE.match(line):
            fence = found[1]
        elif at_start and _START.match(line):
            block = line
            continue
        kept.append(line)
        at_start = not line.strip()
    if block:
        blocks.append(block)
    source = "\n".join(blocks)
    constants, metadata, others = _exports(source)
    imports = {found[1]: found[3] for found in _IMPORTED.finditer(source)}
    return Module("\n".join(kept).lstrip("\n") if blocks else text, imports, constants, metadata, others)


def _exports(source: str) -> tuple[dict[str, Any], dict[str, Any], int]:
    constants: dict[str, Any] = {}
    metadata: dict[str, Any] = {}
    for found in _CONSTANT.finditer(source):
        value = javascript_settings.value_at(source, found.end())
        if found[1] in METADATA and isinstance(value, dict):
            metadata = javascript_settings.without_computed(value)
        elif not isinstance(value, Computed):
            constants[found[1]] = value
    others = len(re.findall(r"^export\b", source, re.M)) - len(constants) - bool(metadata)
    return constants, metadata, others


def _balanced(block: str) -> bool:
    """Whether every bracket of a program is closed."""
    code = _STRINGS.sub("", block)
    return (
        all(code.count(start) <= code.count(end) for start, end in ("()", "[]", "{}"))
        and code.count("`") % 2 == 0
    )
