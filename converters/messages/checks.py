"""What `check` finds besides."""

from converters.diagnostics import MessageType, Severity

WARNING = Severity.WARNING

UNKNOWN_AUTHOR = MessageType(
    "unknown-author", WARNING, "its author {login} is not among the authors of the source"
)
UNKNOWN_PARENT = MessageType("unknown-parent", WARNING, "its parent {parent} is not in the source")
UNLISTED_TERM = MessageType(
    "unlisted-term",
    WARNING,
    "its {taxonomy} {slug} is in no list of the source (said once for all its posts)",
)
SAME_ADDRESS = MessageType(
    "same-address", WARNING, "{other} has the same address, {url}; only one can be there"
)
SAME_SLUG = MessageType(
    "same-slug", WARNING, "{other} has the same slug, {slug}, and their addresses do not tell them apart"
)
CHANGED_BEFORE = MessageType(
    "changed-before", WARNING, "it was last changed on {modified}, before its date, {date}"
)
COMMENT_BEFORE = MessageType("comment-before", WARNING, "it is of {date}, its post only of {post_date}")
WITHOUT_FIELD = MessageType("without-field", WARNING, "it is published without a {field}")
EMPTY_POST = MessageType("empty-post", WARNING, "it is published, but there is nothing in it")
EMPTY_COMMENT = MessageType("empty-comment", WARNING, "it has no text")
DEAD_LINK = MessageType(
    "dead-link", WARNING, "it links to {url}, where the source has nothing ({count:time|times})"
)
IMAGE_WITHOUT_ADDRESS = MessageType(
    "image-without-address", WARNING, "images in it that have no address: {count}"
)
UNLISTED_IMAGE = MessageType(
    "unlisted-image", WARNING, "it shows {url}, which is no media item of the source ({count:time|times})"
)
MEDIA_WITHOUT_FILE = MessageType(
    "media-without-file", WARNING, "neither an address nor a path says where its file is"
)
