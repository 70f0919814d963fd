"""Messages of writing feeds, also those in Blogger's form."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

FEED_WITHOUT_ADDRESS = MessageType(
    "feed-without-address",
    WARNING,
    "the URL of the site is not known: the feed has no links to its posts where these state none, and its own address is relative",
    advice="State it: `-o site=https://blog.example` for a source that takes it; in an archive, add `url` to the site record.",
)
NO_DATE_IN_FEED = MessageType(
    "no-date-in-feed",
    INFO,
    "{number:post has|posts have} no date; a feed needs one for each, so it has 1970-01-01",
    advice="Nothing to do for pages. blogport reads this date as no date; other programs sort these posts last. Give a "
    "post a date in the source to place it.",
)

BLOGGER_IMPORT = MessageType(
    "blogger-import",
    WARNING,
    "nobody documents which form of export Blogger imports today; this is the one in which Google Takeout gives a blog",
    advice="Import it into a new blog first, and look at the posts and comments there.",
)
NEW_ADDRESSES_IN_BLOGGER = MessageType(
    "new-addresses-in-blogger",
    WARNING,
    "{number:post gets|posts get} another address, since those of Blogger are /YEAR/MONTH/NAME.html, and /p/NAME.html for pages; the "
    "old one is in the link of the entry",
    advice="Redirect the old addresses: Blogger takes custom redirects in Settings, Errors and redirects, one by one.",
)
LABELS_JOINED = MessageType(
    "labels-joined",
    INFO,
    "{number:term has|terms have} the name of a term of another taxonomy; Blogger has labels alone, so both are one label",
    advice="Nothing to do. If the two mean different things, rename one before the conversion.",
)
LABELS_WITHOUT_POSTS = MessageType(
    "labels-without-posts",
    LOSS,
    "{number:term is|terms are} of no post, and Blogger has the labels of posts alone: {names}",
    advice="Nothing to do: Blogger makes a label as soon as a post has it.",
)
POSTS_IN_BLOGGER = MessageType(
    "posts-in-blogger",
    LOSS,
    "Blogger has posts and pages alone: {number:record|records} of the type {type} will be among the posts",
    advice="Nothing to do. Label these in the source to tell them from the other posts.",
)
