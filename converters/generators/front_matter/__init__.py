"""The front matter of Markdown files, in all its styles.

`dump` writes it so that the generators read the same values; `split_raw` separates it from the body, byte
for byte, `load` gives its values, and `parse` does both.
"""

from converters.generators.front_matter.dump import dump
from converters.generators.front_matter.parse import FrontMatter, FrontMatterError, load, parse
from converters.generators.front_matter.rescue import rescue
from converters.generators.front_matter.split import RawDocument, split_raw
from converters.generators.front_matter.styles import FENCED, Style
from converters.generators.front_matter.unfamiliar import Unfamiliar, find_unfamiliar

__all__ = [
    "FENCED",
    "FrontMatter",
    "FrontMatterError",
    "RawDocument",
    "Style",
    "Unfamiliar",
    "dump",
    "find_unfamiliar",
    "load",
    "parse",
    "rescue",
    "split_raw",
]
