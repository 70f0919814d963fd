"""Findings of web pages: what one page, or several of one post, say."""

from converters.diagnostics import Kind, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

NO_POST = Kind(
    "no-post", INFO, "{number:page is no post and was|pages are no posts and were} not read: {what}"
)
COMMENT_COUNT = Kind(
    "comment-count",
    WARNING,
    "the page says that it has {declared:comment|comments}, but {found:was|were} found; "
    "look for its other pages of comments, or for comments that a script loads",
)
GUESSED_PARENT = Kind(
    "guessed-parent",
    WARNING,
    "{number:comment stands|comments stand} beside the one that they answer; which one was guessed from the name they begin with",
)
GUESSED_TYPE = Kind(
    "guessed-type",
    WARNING,
    "{number:comment is|comments are} taken for pingbacks: they are an excerpt between dots, with a link",
)
UNSURE_DATE = Kind(
    "unsure-date",
    WARNING,
    "the dates of {number:comment|comments} can be read in two ways; the day was taken to come first",
)
UNDATED_COMMENTS = Kind(
    "undated-comments",
    WARNING,
    "{number:comment shows|comments show} no date that says the day; what they show is kept in extra",
)
GUESSED_FIELD = Kind(
    "guessed-field", WARNING, "nothing on the page says which is its {field}; it was guessed"
)
PROTECTED_PAGE = Kind("protected-page", LOSS, "the page asks for a password; its text is not in it")
MISSING_PART = Kind(
    "missing-part", LOSS, "the post is spread over several pages, of which only these are here: {parts}"
)
PAGE_CUT_OFF = Kind("page-cut-off", LOSS, "the page breaks off before its end; save it again if you can")
OLD_CAPTURE = Kind(
    "old-capture",
    INFO,
    "{number:capture|captures} of pages that a later one shows too are not read; the newest that is complete is",
)
BROKEN_FEED = Kind("broken-feed", WARNING, "the feed is not well formed ({why}); pages are read without it")
COMMENTS_OF_FEED = Kind(
    "comments-of-feed",
    INFO,
    "{number:comment is|comments are} on no page that is here; they come from a feed beside it",
)
FEED_DIFFERS = Kind(
    "feed-differs", WARNING, "a feed beside it says that its {field} is {other!r}; the page stands"
)
BROKEN_RECORD = Kind("broken-record", LOSS, "it breaks off or is damaged ({why}); what came before is read")
PUT_TOGETHER = Kind("put-together", INFO, "{number:page shows|pages show} this post; they were put together")
