"""Messages of reading web pages: about one page, or several pages of one post."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

NO_POST = MessageType(
    "no-post",
    INFO,
    "{number:page is not a post and was|pages are not posts and were} not read: {what}",
    advice="Nothing to do, unless a post is among them. Then convert that page by itself, and report it as a "
    "bug with the page.",
)
TEXT_OF_SCRIPTS = MessageType(
    "text-of-scripts",
    LOSS,
    "{number:page shows|pages show} no text without a script, which makes it of the data in the page: {example}",
    advice="Open the page in a browser, and save it from there, as it is shown. Or export the posts from the platform.",
)
NOTICE_IN_PLACE = MessageType(
    "notice-in-place",
    LOSS,
    "{number:page has|pages have} a notice in place of a text (cookies, age, a login, JavaScript, a blog that is gone): {example}",
    advice="Open the page in a browser, answer what it asks, and save it from there, as it is shown. If the blog is gone, look for copies "
    "in the Wayback Machine.",
)
POST_OF_LIST = MessageType(
    "post-of-list",
    WARNING,
    "no page of this post is in the source; its text is from a list of posts, which shows no comments",
    advice="If the post had its own page, save it too: it has the comments, and the text if the list cuts it.",
)
POSTS_NOT_GIVEN = MessageType(
    "posts-not-given",
    LOSS,
    "{number:post has no page in the source, and lists show|posts have no page in the source, and lists show} only how "
    "they begin: {example}",
    advice="Save the pages of these posts too, and give all pages in one command. Nothing to do where the source is a part of a site on purpose.",
)
VISUAL_HEBREW = MessageType(
    "visual-hebrew",
    WARNING,
    "its Hebrew is stored in visual order, each line from its end to its start, as pages before 2000 had it; it was carried "
    "so, and reads reversed",
    advice="Turn the lines of these texts around: programs such as `fribidi` do it. Or look for a later copy of the page.",
)
LONGER_IN_DATA = MessageType(
    "longer-in-data",
    WARNING,
    "the data for search engines on the page (`articleBody`) has {stated:character|characters}, and the text that the page shows {shown}; "
    "what is shown was read",
    advice="Open the page in a browser: a button may show the rest; save the page then. Behind a paywall, only members see it.",
)
COMMENT_COUNT = MessageType(
    "comment-count",
    WARNING,
    "the page announces {declared:comment|comments}, but {found:was|were} found; look for its other "
    "pages of comments, or for comments that a script loads",
    advice="Save the other pages of comments too. If a script loads the comments, scroll to the end in a "
    "browser before you save the page.",
)
COMMENTS_UNREAD = MessageType(
    "comments-unread",
    WARNING,
    "this page seems to have comments that cannot be read (at {where}); if you see them in a browser, save the page "
    "from there as it is shown, or export the comments from the service that keeps them",
    advice="Open the page in a browser, scroll until all comments are there, and save it as it is shown. Or export the comments from their service.",
)
UNCLOSED_ELEMENT = MessageType(
    "unclosed-element",
    WARNING,
    "nothing ends `{start}` on this page; what follows it is not shown by a browser, and was not read",
    advice='Save the page again. If the file is all there is, end it in a text editor: `-->` for `<!--`, `</style>` for `<style>`, the quotation mark for `class="`.',
)
TEXT_AROUND = MessageType(
    "text-around",
    WARNING,
    "the page has a text beside that of the post, at {place}, which was not read",
    advice="Open the page in a browser. If the text is of the post, add it to what was written; if the page is damaged, save it again.",
)
GUESSED_PARENT = MessageType(
    "guessed-parent",
    WARNING,
    "{number:comment stands|comments stand} at the level of the comment that is answered; the parent "
    "was guessed from the name at the start of the text",
    advice="Check these threads in the output. The theme shows no deeper levels, so the page does not have the"
    " parent.",
)
GUESSED_TYPE = MessageType(
    "guessed-type",
    WARNING,
    "{number:comment|comments} taken for pingbacks: an excerpt between dots, with a link",
    advice="Check them in the output; change `type` in an archive if a person wrote one of them.",
)
UNSURE_DATE = MessageType(
    "unsure-date",
    WARNING,
    "the dates of {number:comment|comments} can be read in two ways; the day was assumed to come first",
    advice="Compare one date with the page. If the month comes first there, convert to an archive and correct "
    "the dates.",
)
UNDATED_COMMENTS = MessageType(
    "undated-comments",
    WARNING,
    "{number:comment shows|comments show} no date with a day; what they show is kept in extra",
    advice='Themes often show "3 days ago" only. Look for a feed of the comments, or a page saved by another '
    "tool, and give it as a source too.",
)
COUNTED_DATES = MessageType(
    "counted-dates",
    WARNING,
    'the page shows {number:date|dates} such as "3 years ago"; counted from the time when the page was saved, as exact '
    "as the text is",
    advice="`date_precision` in `extra` says how exact each is. A feed has the exact dates: give it next to the pages.",
)
UNCOUNTED_DATE = MessageType(
    "uncounted-date",
    WARNING,
    "the page shows the date of the post as {text!r}, and nothing says when the page was saved; the post has no date",
    advice="Save the page with a tool that notes the time (SingleFile, MHTML, WARC), or give a feed with the post next to it.",
)
UNNAMED_COMMENTS = MessageType(
    "unnamed-comments",
    WARNING,
    "{number:comment shows|comments show} no name",
    advice="Look at the page: where it shows names, report it as a bug with the page. Else a feed of the comments may have "
    "them; give it as a source too.",
)
EMPTY_COMMENTS = MessageType(
    "empty-comments",
    WARNING,
    "{number:comment has|comments have} no text",
    advice="Look at the page: it may show only that a comment was removed. Where it shows a text, report it as a bug with "
    "the page.",
)
NO_TEXT_ON_PAGE = MessageType(
    "no-text-on-page",
    WARNING,
    "the page has a title, and no text of the post was found",
    advice="Open the page in a browser: where a script loads the text, save the page when it is there. Where the page shows one "
    "without a script, report it as a bug with the page.",
)
GUESSED_FIELD = MessageType(
    "guessed-field",
    WARNING,
    "{number:page does not mark its|pages, of which this is the first, do not mark their} {field}; it was guessed",
    advice="Check it in the output. A page profile for the theme reads it without a guess: see `blogport docs "
    "profile`.",
)
PROTECTED_PAGE = MessageType(
    "protected-page",
    LOSS,
    "the page asks for a password; its text is not in it",
    advice="Open the page in a browser, enter the password, and save it again.",
)
MISSING_PART = MessageType(
    "missing-part",
    LOSS,
    "the post has several pages, of which only these were given: {parts}",
    advice="Save the missing pages and give all of them in one command.",
)
PAGE_CUT_OFF = MessageType(
    "page-cut-off",
    LOSS,
    "the page breaks off before its end; save it again if you can",
    advice="Save or download the page again. What was there is read.",
)
OLD_CAPTURE = MessageType(
    "old-capture",
    INFO,
    "{number:capture|captures} of pages with a later capture are not read; the newest complete one is",
    advice="Nothing to do. To read an old capture, give it alone.",
)
BROKEN_FEED = MessageType(
    "broken-feed",
    WARNING,
    "the feed is not well-formed ({why}); the pages are read without it",
    advice="Download the feed again. It only adds what pages do not show, such as exact dates.",
)
COMMENTS_OF_FEED = MessageType(
    "comments-of-feed",
    INFO,
    "{number:comment is|comments are} on none of the given pages; they come from a feed next to them",
    advice="Nothing to do. The comments are attached to their post.",
)
FEED_DIFFERS = MessageType(
    "feed-differs",
    WARNING,
    "a feed gives {other!r} as its {field}; the value of the page is used",
    advice="Check which is right. The page was often saved later than the feed.",
)
BROKEN_RECORD = MessageType(
    "broken-record",
    LOSS,
    "the file breaks off or is damaged ({why}); the records before that are read",
    advice="Download or copy the WARC file again.",
)
PUT_TOGETHER = MessageType(
    "put-together",
    INFO,
    "{number:page shows|pages show} this post; they were merged",
    advice="Nothing to do: the parts of the text and the pages of comments are one post again.",
)
NOTES_LEFT_OUT = MessageType(
    "notes-left-out",
    INFO,
    "{number:note|notes} in the source of the text (`<!-- … -->`), which no browser shows: left out",
    advice="Nothing to do: authors write there what visitors are not to see.",
)
