"""HTML as WordPress stores it: block markup, or classic content; the way there for bodies from elsewhere.

`body` reads the blocks of a body. A module for each kind of block (`text`, `lists`, `tables`, `code`, `images`,
`media`) writes its markup as the block editor saves it; `rules` is the table of these modules. `footnotes` writes
the footnotes, and `verify` renders the result as WordPress would. A block
whose rendering differs from its source in more than `normalize` allows stays unchanged, as Custom HTML.
"""

from converters.markup.wordpress.serialize.classic import to_classic, to_comment
from converters.markup.wordpress.serialize.verify import Result, to_blocks

__all__ = ["Result", "to_blocks", "to_classic", "to_comment"]
