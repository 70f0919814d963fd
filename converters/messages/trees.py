"""Findings of reading trees of Markdown."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

BAD_HEADER = MessageType(
    "bad-header",
    LOSS,
    "its header cannot be read ({why}); the header is kept as a text in extra, and the post too",
)
WRONG_VALUE = MessageType("wrong-value", WARNING, "{field} is not {wanted}: {text!r}; it is kept in extra")
BAD_SETTINGS = MessageType(
    "bad-settings", WARNING, "these settings of the site cannot be read ({why}); they are passed over"
)
BAD_DATA = MessageType(
    "bad-data", LOSS, "this data file, or an item of it, cannot be read ({why}); mend it and run again"
)
BAD_ZONE = MessageType(
    "bad-zone", WARNING, "the settings say {zone!r}, which is no time zone; dates without an offset stay so"
)
BAD_COMMENTS = MessageType(
    "bad-comments", LOSS, "{number:comment|comments} here have no text and no author; they are left out"
)
NOT_UTF8 = MessageType("not-utf-8", WARNING, "it is not UTF-8; it was read as Windows-1252")
NOT_TAKEN = MessageType(
    "not-taken",
    INFO,
    "{number:file|files} of the kind {what} not taken, such as {example}: no texts, data or media of the site",
)
OUTSIDE_SITE = MessageType(
    "outside-site",
    WARNING,
    "{number:text, {example}, lies outside of the site in {folder} and is|texts, such as {example}, lie outside of the "
    "site in {folder} and are} not read; name what is to be read beside it as a source of its own",
)
COMMENTS_WITHOUT_POST = MessageType(
    "comments-without-post",
    WARNING,
    "the post of {number:comment|comments} is not there; a draft without a text holds them",
)
NO_PERMALINK = MessageType(
    "no-permalink",
    WARNING,
    "its address is made by a program ({why}); it has the one that it would have by default",
)
LINE_BREAKS = MessageType(
    "line-breaks",
    WARNING,
    "{number:text has|texts have} line ends that this site shows as line breaks, and others as spaces; two spaces "
    "before such a line end keep the break",
)
UNDATED_PERMALINK = MessageType(
    "undated-permalink",
    WARNING,
    "its permalink has its date in it, and its front matter has none; it gets a new permalink",
)
NOT_BACK = MessageType(
    "not-back",
    INFO,
    "when this folder is read back: {what} ({number:post|posts}); -o keep-source=true keeps the originals beside it",
)
MDX = MessageType(
    "mdx",
    WARNING,
    "{number:text is|texts are} MDX, which has programs in it: kept as Markdown, as it stands",
)
RESTRUCTURED_TEXT = MessageType(
    "restructured-text",
    INFO,
    "{number:text is|texts are} reStructuredText, kept as plain text, as it stands",
)
