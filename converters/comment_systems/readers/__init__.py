"""What the readers of comment systems share: one form of reader, and how rows and their values become comments.

`reader` is the base class; `json_objects` and `tables` yield the rows of an export in JSON, a database or its dump;
`values` reads what a row holds, whatever stands there; `texts` makes the body of a comment.
"""

from converters.comment_systems.readers.reader import CommentsReader

__all__ = ["CommentsReader"]
