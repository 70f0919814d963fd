"""Messages of `blogport check`."""

from converters.diagnostics import MessageType, Severity

WARNING = Severity.WARNING

UNKNOWN_AUTHOR = MessageType(
    "unknown-author",
    WARNING,
    "its author {login} is not among the authors of the source",
    advice="Export the authors too, or give the post another author. Site generators show the login where the "
    "name is unknown.",
)
UNKNOWN_PARENT = MessageType(
    "unknown-parent",
    WARNING,
    "its parent {parent} is not in the source",
    advice="Export the parent too, or remove the parent in the source. Without a parent the record stands at "
    "the top level.",
)
UNLISTED_TERM = MessageType(
    "unlisted-term",
    WARNING,
    "its {taxonomy} {slug} is in no list of the source (reported once for all posts that have it)",
    advice="Nothing is lost: the term is written with the name that the posts give it. Export the terms too if"
    " you want its description and parent.",
)
SAME_ADDRESS = MessageType(
    "same-address",
    WARNING,
    "{other} has the same URL, {url}; only one of them can be there",
    advice="Change the slug or the URL of one of the two in the source.",
)
SAME_SLUG = MessageType(
    "same-slug",
    WARNING,
    "{other} has the same slug, {slug}, and their URLs do not tell them apart",
    advice="Change the slug of one of the two in the source.",
)
CHANGED_BEFORE = MessageType(
    "changed-before",
    WARNING,
    "its last change, {modified}, is earlier than its date, {date}",
    advice="Often this is a post that was written first and scheduled later, and nothing is wrong. Correct the"
    " date in the source if it is.",
)
COMMENT_BEFORE = MessageType(
    "comment-before",
    WARNING,
    "its date is {date}, but the post is of {post_date}",
    advice="Often the post was published again with a new date. Correct the date of the post in the source if "
    "you want the first one back.",
)
WITHOUT_FIELD = MessageType(
    "without-field",
    WARNING,
    "it is published without a {field}",
    advice="Add it in the source.",
)
EMPTY_POST = MessageType(
    "empty-post",
    WARNING,
    "it is published, but it has no text",
    advice="Look at it in the source: make it a draft, delete it, or restore its text.",
)
EMPTY_COMMENT = MessageType(
    "empty-comment",
    WARNING,
    "it has no text",
    advice="Look at it in the source. Delete it if it was always empty.",
)
DEAD_LINK = MessageType(
    "dead-link",
    WARNING,
    "it links to {url}, which is not in the source ({count:time|times})",
    advice="Correct or remove the link, or add the source that has the target of the link.",
)
IMAGE_WITHOUT_ADDRESS = MessageType(
    "image-without-address",
    WARNING,
    "it has images without a URL: {count}",
    advice="Open the post in the source and choose the images again, or remove them.",
)
UNLISTED_IMAGE = MessageType(
    "unlisted-image",
    WARNING,
    "it shows {url}, which is no media item of the source ({count:time|times})",
    advice="Export the media too (in WordPress: All content), or upload the image to the site.",
)
MEDIA_WITHOUT_FILE = MessageType(
    "media-without-file",
    WARNING,
    "it has neither a URL nor a path for its file",
    advice="Delete the media item in the source, or upload its file again.",
)
