"""The imports and exports of an MDX text (its ESM blocks), which no page shows.

Sources: the documentation of MDX 3 (What is MDX), and the behaviour of Docusaurus 3.10 and Next.js 16.
"""

import re
from collections import Counter
from typing import Any, Final, NamedTuple

from converters import lazy_re
from converters.generators import javascript_settings
from converters.generators.directives import FENCE
from converters.generators.javascript_settings import Computed

_START: Final = lazy_re.compile(
    r"import\s+(?:[\w*$][^'\"\n]*\sfrom\s*|\{[^}]*\}\s*from\s*)?['\"]|import\s*\{|export\s+(?:default|const|let|var|function|class|async|type|\{|\*)"
)
_IMPORTED: Final = lazy_re.compile(
    r"^import\s+([A-Za-z_$][\w$]*)\s*(?:,(?:(?!^import\b)[^'\"])*)?\s*from\s*(['\"])(.+?)\2", re.M
)
_CONSTANT: Final = lazy_re.compile(
    r"^export\s+(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*(?::[^=\n]+)?=\s*", re.M
)
_TOKEN: Final = lazy_re.compile(
    r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|//[^\n]*|/\*|[()\[\]{}`]|\n(?=[^\S\n]*(?:\n|\Z))",
    re.S,
)
"""A text, a comment, a bracket, a mark of a text that nothing ends, or the end of a line above an empty one."""
_PAIRS: Final = ("()", "[]", "{}")
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
    fence, at_start, at = "", True, 0
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if fence:
            fence = "" if line.strip(" >").startswith(fence) and not line.strip(f" >{fence[0]}") else fence
        elif found := FENCE.match(line):
            fence = found[1]
        elif at_start and _START.match(line):
            end = _end_of_block(text, at)
            blocks.append(text[at:end])
            at = end + 1
            continue
        kept.append(line)
        at_start = not line.strip()
        at = end + 1
    source = "\n".join(blocks)
    constants, metadata, others = _exports(source)
    imports = {found[1]: found[3] for found in _IMPORTED.finditer(source)}
    return Module("\n".join(kept).lstrip("\n") if blocks else text, imports, constants, metadata, others)


def _exports(source: str) -> tuple[dict[str, Any], dict[str, Any], int]:
    constants: dict[str, Any] = {}
    metadata: dict[str, Any] = {}
    starts = list(_CONSTANT.finditer(source))
    ends = (*(found.start() for found in starts[1:]), len(source))
    for found, end in zip(starts, ends, strict=False):
        value = javascript_settings.value_at(source[found.end() : end], 0)
        if found[1] in METADATA and isinstance(value, dict):
            metadata = javascript_settings.without_computed(value)
        elif not isinstance(value, Computed):
            constants[found[1]] = value
    others = len(re.findall(r"^export\b", source, re.M)) - len(constants) - bool(metadata)
    return constants, metadata, others


def _end_of_block(text: str, start: int) -> int:
    """Where the block ends that starts here: before an empty line outside of all brackets, else at the end of the text."""
    counts, last_comment, at = Counter[str](), text.rfind("*/"), start
    while token := _TOKEN.search(text, at):
        at = token.end()
        if token[0][0] == "\n":
            if all(counts[opening] <= counts[closing] for opening, closing in _PAIRS) and not counts["`"]:
                return token.start()
        elif token[0] == "/*":
            at = text.index("*/", at) + 2 if at <= last_comment else at
        else:
            counts[token[0]] += 1
    return len(text)
