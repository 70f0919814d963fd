"""Headers of Markdown files, in every way that they are written.

`join` writes what the generators' own readers give back unchanged; `part` finds where a header
ends, byte for byte, and `split` reads one, also what others wrote.
"""

from converters.generators.front_matter.dump import join
from converters.generators.front_matter.parse import Header, HeaderError, fields, split
from converters.generators.front_matter.split import Parted, part
from converters.generators.front_matter.styles import FENCED, Style

__all__ = ["FENCED", "Header", "HeaderError", "Parted", "Style", "fields", "join", "part", "split"]
