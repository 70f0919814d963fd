"""Comments that a comment system keeps by page, and how they come to the posts of other sources.

A reader of such a system gathers comments by page (`gathering`) and yields a post for each page. `addresses` says under
which keys a page asks for its post, and under which a post answers; `matching` finds the post of each page; `joining`
moves the comments there. A page that matches no post stays as it is: a page with comments and no text.
"""

from converters.comment_systems.page_comments.gathering import PageComments
from converters.comment_systems.page_comments.joining import joined

__all__ = ["PageComments", "joined"]
