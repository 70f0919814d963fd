"""Findings of web pages: what one page, or several of one post, say."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

NO_POST = MessageType(
    "no-post", INFO, "{number:page is no post and was|pages are no posts and were} not read: {what}"
)
COMMENT_COUNT = MessageType(
    "comment-count",
    WARNING,
    "the page says that it has {declared:comment|comments}, but {found:was|were} found; "
    "look for its other pages of comments, or for comments that a script loads",
)
COMMENTS_UNREAD = MessageType(
    "comments-unread",
    WARNING,
    "this page seems to have comments that cannot be read (at {where}); if you see them in a browser, save the page "
    "from there as it is shown, or export the comments from the service that keeps them",
)
GUESSED_PARENT = MessageType(
    "guessed-parent",
    WARNING,
    "{number:comment stands|comments stand} beside the one that they answer; which one was guessed from the name they begin with",
)
GUESSED_TYPE = MessageType(
    "guessed-type",
    WARNING,
    "{number:comment is|comments are} taken for pingbacks: they are an excerpt between dots, with a link",
)
UNSURE_DATE = MessageType(
    "unsure-date",
    WARNING,
    "the dates of {number:comment|comments} can be read in two ways; the day was taken to come first",
)
UNDATED_COMMENTS = MessageType(
    "undated-comments",
    WARNING,
    "{number:comment shows|comments show} no date that says the day; what they show is kept in extra",
)
GUESSED_FIELD = MessageType(
    "guessed-field", WARNING, "nothing on the page says which is its {field}; it was guessed"
)
PROTECTED_PAGE = MessageType("protected-page", LOSS, "the page asks for a password; its text is not in it")
MISSING_PART = MessageType(
    "missing-part", LOSS, "the post is spread over several pages, of which only these are here: {parts}"
)
PAGE_CUT_OFF = MessageType(
    "page-cut-off", LOSS, "the page breaks off before its end; save it again if you can"
)
OLD_CAPTURE = MessageType(
    "old-capture",
    INFO,
    "{number:capture|captures} of pages that a later one shows too are not read; the newest that is complete is",
)
BROKEN_FEED = MessageType(
    "broken-feed", WARNING, "the feed is not well formed ({why}); pages are read without it"
)
COMMENTS_OF_FEED = MessageType(
    "comments-of-feed",
    INFO,
    "{number:comment is|comments are} on no page that is here; they come from a feed beside it",
)
FEED_DIFFERS = MessageType(
    "feed-differs", WARNING, "a feed beside it says that its {field} is {other!r}; the page stands"
)
BROKEN_RECORD = MessageType(
    "broken-record", LOSS, "it breaks off or is damaged ({why}); what came before is read"
)
PUT_TOGETHER = MessageType(
    "put-together", INFO, "{number:page shows|pages show} this post; they were put together"
)
