"""Findings of pages scraped to text or saved as HTML, whatever form they are in."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

NO_COMMENT_SECTION = MessageType("no-comment-section", INFO, "nothing in it looks like comments")
TITLE_GUESSED = MessageType(
    "title-guessed", INFO, "nothing says which line is the title; it is taken to be {title!r}"
)
FURNITURE = MessageType(
    "furniture",
    INFO,
    "{number:line|lines} around the post belong to the page and are left out, such as {example!r}",
)
AMBIGUOUS_DATES = MessageType(
    "ambiguous-dates",
    WARNING,
    "{number:date|dates} such as 3/4/2020 can be read in two ways; the day was taken to come first",
)
THREADS_LOST = MessageType(
    "threads-lost",
    LOSS,
    "nothing shows which of {number:comment|comments} answers which; they all stand at the top level",
)
COMMENTS_BY_NUMBER = MessageType(
    "comments-by-number",
    WARNING,
    "only their numbers say where {number:comment begins|comments begin}; who answers whom is by their indentation",
)
NAMELESS_COMMENTS = MessageType(
    "nameless-comments", WARNING, "it does not say who wrote {number:comment|comments}"
)
DATELESS_COMMENTS = MessageType(
    "dateless-comments", WARNING, "it does not say when {number:comment was|comments were} written"
)
