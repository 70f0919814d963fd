"""Messages about exports of other platforms than WordPress."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

NO_POST_OF_COMMENTS = MessageType(
    "no-post-of-comments",
    WARNING,
    "{number:comment is|comments are} on a post that the export does not have; they are kept with an empty post "
    "in the trash",
    advice="Nothing to do, if the post was deleted. Otherwise export again.",
)
REPAIRED_ENTRY = MessageType(
    "repaired-entry",
    WARNING,
    "the entry is not valid XML ({why}); it was read as far as it can be",
    advice="Compare the post with the old blog.",
)
FEWER_COMMENTS = MessageType(
    "fewer-comments",
    WARNING,
    "the export says that the post has {declared:comment|comments}, but {found:was|were} found",
    advice="Compare the post with the old blog. Comments that were deleted may still be counted.",
)
PRIVATE_BLOG = MessageType(
    "private-blog",
    WARNING,
    "only chosen readers could see this blog, so all its posts are private",
    advice="To publish them all the same, run again with --include private: they become drafts.",
)
NO_ZONE = MessageType(
    "no-zone",
    WARNING,
    "the export names no time zone that is known ({zone!r}); dates stay in UTC",
    advice="Compare the dates of some posts with the old blog.",
)
NO_BLOG_ADDRESS = MessageType(
    "no-blog-address",
    WARNING,
    "the export does not say at which address the blog was; permalinks have no host",
    advice="Give the address of the home page: `-o site=https://name.example/`.",
)
AMBIGUOUS_IMAGES = MessageType(
    "ambiguous-images",
    WARNING,
    "{number:image|images} could be one of several files of the same name; they stay at their old addresses",
    advice="Download them with `--fetch`, or leave only one file of each name in the albums.",
)
IMAGES_NOT_IN_EXPORT = MessageType(
    "images-not-in-export",
    INFO,
    "{number:image is|images are} not among the files of the export, or have no name to find it by; they stay at "
    "their old addresses",
    advice="Run the same command with `--fetch`, which downloads them, before the blog is deleted.",
)
UNKNOWN_CARDS = MessageType(
    "unknown-cards",
    LOSS,
    "the text has cards that blogport does not know ({which}); only texts in them are kept",
    advice="Compare the post with the old site, and report the name of the card.",
)
HIDDEN_CARDS = MessageType(
    "hidden-cards",
    LOSS,
    "{number:card of the text was|cards of the text were} for members or for mails, not for visitors: left out",
    advice="If the new site may show them, show them to everybody on the old site, and export again.",
)
UNREADABLE_ROW = MessageType(
    "unreadable-row",
    LOSS,
    "the {what} number {number} cannot be read: {why}",
    advice="Export again. If the file always ends there, the export was cut off on its way.",
)
ZONE_NOT_STATED = MessageType(
    "zone-not-stated",
    INFO,
    "the export does not say which time zone the blog is in; {zone} is taken",
    advice="If the blog is elsewhere, say where: `-o zone=Europe/Berlin`.",
)
MAYBE_RESPONSE = MessageType(
    "maybe-response",
    WARNING,
    "the text has no title, heading or image, as answers to other people's posts have none; it is kept, and private",
    advice="To publish such texts as posts, run again with `-o responses=true`.",
)
NO_ROW_OF_POST = MessageType(
    "no-row-of-post",
    WARNING,
    "the table of posts does not name this text; it is kept as a private post without a title",
    advice="Export again. If the post was deleted, there is nothing to do.",
)
TEXT_NOT_IN_EXPORT = MessageType(
    "text-not-in-export",
    LOSS,
    "the export has a title of the post, and no text",
    advice="Export again: the newest posts may be missing. Of a thread only the comments were on the site.",
)
BOXES_NOT_IN_EXPORT = MessageType(
    "boxes-not-in-export",
    LOSS,
    "the text shows {number:thing|things} that the export does not have ({which})",
    advice="Films and sounds are played from the old site: download them before it goes. Polls cannot be kept.",
)
STATE_NOT_IN_EXPORT = MessageType(
    "state-not-in-export",
    WARNING,
    "an export of Tumblr does not say which posts are drafts or private: all that have a date are read as published",
    advice="Look through the posts before you publish them, or run again with `-o state=private` and publish them one by one.",
)
REPAIRED_IMAGES = MessageType(
    "repaired-images",
    WARNING,
    "{number:image was|images were} missing, or showed another file than the post's own; the own files are shown, in their order",
    advice="Compare the post with the old blog.",
)
WRONG_IMAGES = MessageType(
    "wrong-images",
    WARNING,
    "{number:image shows|images show} a file that is not in the export, or is another post's",
    advice="Compare the post with the old blog: exports of Tumblr name wrong files.",
)
