"""HTML as WordPress stores it: block markup, or classic content; the way there for bodies from elsewhere.

`flow` reads the blocks of a body, one small file a kind of block (`text`, `lists`, `tables`,
`code`, `images`, `media`) writes its markup as the block editor itself saves it (`forms` is the
table of them), `footnotes` takes out the footnotes, and `verify` renders what was written as WordPress would. What does not come
back as it was (but for what `same` says is the same) is kept as it is, as Custom HTML.
"""

from converters.markup.wordpress.serialize.classic import to_classic, to_comment
from converters.markup.wordpress.serialize.verify import Result, to_blocks

__all__ = ["Result", "to_blocks", "to_classic", "to_comment"]
