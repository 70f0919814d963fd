"""The ways in which headers are written, by name."""

from typing import Final, Literal

Style = Literal["yaml", "toml", "json", "pelican", "nikola", "rst", "html"]
"""`pelican` is `Key: value` lines, `nikola` is `.. key: value` lines, `rst` a field list under the title,
`html` the head of a page."""

FENCED: Final[tuple[Style, ...]] = ("yaml", "toml", "json")
"""Those that begin with a mark of their own, so that no text is taken for one."""
