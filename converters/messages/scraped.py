"""Messages of reading pages, scraped to text or saved as HTML."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

NO_COMMENT_SECTION = MessageType(
    "no-comment-section",
    INFO,
    "it has nothing that looks like comments",
    advice="If the page has comments, save it again with them: open all its pages of comments first.",
)
TEXT_BELOW = MessageType(
    "text-below",
    LOSS,
    "{number:paragraph|paragraphs} below the post are not read: they may be comments, such as {example!r}",
    advice="Look at the text. If they are comments, save the page as HTML from the browser, and convert that: it marks who wrote what.",
)
TITLE_GUESSED = MessageType(
    "title-guessed",
    INFO,
    "no line is marked as the title; {title!r} is taken",
    advice="Check the title in the output.",
)
BOILERPLATE = MessageType(
    "boilerplate",
    INFO,
    "{number:line|lines} around the post are boilerplate of the page and not read, such as {example!r}",
    advice="Check that no line of the post is among them.",
)
AMBIGUOUS_DATES = MessageType(
    "ambiguous-dates",
    WARNING,
    "{number:date|dates} such as 3/4/2020 can be read in two ways; the day was assumed to come first",
    advice="Compare one date with the page. If the month comes first there, convert to an archive and correct "
    "the dates.",
)
THREADS_LOST = MessageType(
    "threads-lost",
    LOSS,
    "the text does not show which of {number:comment|comments} answers which; all stand at the top level",
    advice="Use a copy that keeps indentation, such as `w3m -dump`, or the saved page itself (`--from html`).",
)
COMMENTS_BY_NUMBER = MessageType(
    "comments-by-number",
    WARNING,
    "no names and dates head them: only numbers, marks, links or blank lines show where {number:comment begins|comments begin}",
    advice="Check the first and the last comment in the output.",
)
COMMENTS_JOINED = MessageType(
    "comments-joined",
    WARNING,
    "{number:comment has|comments have} a link to reply or a name with a date within the text, such as {example!r}: another "
    "comment may begin there",
    advice="Look at these comments in the output. If two are joined, convert the saved page itself (`--from html`).",
)
COMMENTS_MISSED = MessageType(
    "comments-missed",
    WARNING,
    "{number:date or link to reply stands|dates or links to reply stand} among the comments, of which {found} were read: some "
    "may be joined or missing",
    advice="Compare the comments with the page. If some are missing, convert the saved page itself (`--from html`).",
)
NAMELESS_COMMENTS = MessageType(
    "nameless-comments",
    WARNING,
    "the author of {number:comment|comments} is not in the text",
    advice="Use the saved page itself (`--from html`) if you have it.",
)
DATELESS_COMMENTS = MessageType(
    "dateless-comments",
    WARNING,
    "the date of {number:comment|comments} is not in the text",
    advice="Use the saved page itself (`--from html`) if you have it.",
)
SEVERAL_SITES = MessageType(
    "several-sites",
    WARNING,
    "the pages are of {number} sites: {sites}; they became one",
    advice="Read one of them with `-o site=https://its.example`, or write a target for each with `-o site=each`. If they are one site that moved, there is nothing to do.",
)
NO_HOST = MessageType(
    "no-host",
    WARNING,
    "the host of {number:page|pages} is not known; addresses and links have only a path",
    advice="State the address of the old site: `-o site=https://old.example`.",
)
