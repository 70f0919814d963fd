"""Headers of Markdown files, in every way that they are written.

`join` writes what the generators' own readers give back unchanged; `part` finds where a header
ends, byte for byte, and `split` reads one, also what others wrote.
"""

from converters.generators.front_matter.dump import dump
from converters.generators.front_matter.parse import FrontMatter, FrontMatterError, load, parse
from converters.generators.front_matter.split import RawDocument, split_raw
from converters.generators.front_matter.styles import FENCED, Style

__all__ = [
    "FENCED",
    "FrontMatter",
    "FrontMatterError",
    "RawDocument",
    "Style",
    "dump",
    "load",
    "parse",
    "split_raw",
]
