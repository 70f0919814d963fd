"""Messages of writing books, and feeds, also those in Blogger's form."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

BOOK_IMAGE_MISSING = MessageType(
    "book-image-missing",
    LOSS,
    "{number:image is|images are} not in the book, since the source has no copy: a link stands in the place of each",
    advice="Run again with --fetch, as long as the old site is there, or give a copy of its files as a source too (of a "
    "WordPress site: wp-content/uploads).",
)
BOOK_IMAGE_TYPE = MessageType(
    "book-image-type",
    LOSS,
    "{number:image is|images are} not in the book: reading systems show only JPEG, PNG, GIF, WebP and SVG that can be read; a link "
    "stands in the place of each",
    advice="Convert the images that matter to JPEG or PNG in the source, under the same names, and run again.",
)
BOOK_ELEMENT = MessageType(
    "book-element",
    LOSS,
    "{number:`{what}` is|`{what}` are} not in the book, which runs nothing and plays only files that it holds: a link leads to "
    "what was shown from elsewhere",
    advice="Sound and films that lie in files (MP3, AAC, Opus; any film) are inside with `--fetch`, or with a copy of the "
    "files as a source. `--to html` and `--to warc` keep all that plays and runs.",
)
BOOK_LINK = MessageType(
    "book-link",
    LOSS,
    "{number:link leads|links lead} to an address that no reading system can follow; the words stay",
    advice="Correct the links in the source if they matter.",
)

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
