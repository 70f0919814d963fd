"""Headers of Markdown files, in every way that they are written.

`join` writes what the generators' own readers give back unchanged; `part` finds where a header
ends, byte for byte, and `split` reads one, also what others wrote.
"""

from converters.formats.front_matter.parting import Parted, part
from converters.formats.front_matter.reading import Header, HeaderError, fields, split
from converters.formats.front_matter.styles import FENCED, Style
from converters.formats.front_matter.writing import join

__all__ = ["FENCED", "Header", "HeaderError", "Parted", "Style", "fields", "join", "part", "split"]
