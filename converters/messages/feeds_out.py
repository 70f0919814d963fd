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
    "{number:post has|posts have} no date; a feed wants one of each, so that 1970-01-01 stands there",
    advice="Nothing to do for pages. blogport reads such a date as none; other programs sort these posts behind all others. Give a "
    "post a date in the source to place it.",
)
