"""Findings of WordPress content: shortcodes, blocks, media."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

UNKNOWN_SHORTCODE = MessageType(
    "unknown-shortcode",
    WARNING,
    "[{name}] is no shortcode that is known here; it is left as text ({count:time|times})",
)
GENERATOR_SHORTCODE = MessageType(
    "generator-shortcode",
    WARNING,
    "only the site's own templates know what the tag {name!r} stands for; it is left as text ({count:time|times}): "
    "put there by hand what it stands for",
)
DYNAMIC_SHORTCODE = MessageType(
    "dynamic-shortcode",
    LOSS,
    "[{name}] is filled by the site when it is shown; nothing stands for it ({count:time|times})",
)
FAILED_SHORTCODE = MessageType(
    "failed-shortcode",
    WARNING,
    "the plug-in for [{name}] failed ({why}); it is left as text ({count:time|times})",
)
PAGE_BUILDER = MessageType(
    "page-builder",
    INFO,
    "the page builder tag [{name}] is dropped, what it holds is kept ({count:time|times})",
)
DYNAMIC_BLOCK = MessageType(
    "dynamic-block",
    LOSS,
    "the block {name} is filled by the site when it is shown; nothing stands for it ({count:time|times})",
)
UNKNOWN_BLOCK = MessageType(
    "unknown-block",
    LOSS,
    "the block {name} is not known here and has no saved HTML; nothing stands for it ({count:time|times})",
)
FAILED_BLOCK = MessageType(
    "failed-block",
    WARNING,
    "the plug-in for the block {name} failed ({why}); its saved HTML is kept ({count:time|times})",
)
MISSING_MEDIA = MessageType(
    "missing-media", LOSS, "a {what} shows the media item {id}, which is not in the source"
)
EMPTY_GALLERY = MessageType(
    "empty-gallery", LOSS, "a {what} shows what was uploaded to the post {id}, but the source has none"
)
MISSING_BLOCK = MessageType(
    "missing-reusable-block", LOSS, "it shows the reusable block {id}, which is not in the source"
)
BLOCK_CIRCLE = MessageType("block-circle", WARNING, "the reusable block {id} shows itself; it is shown once")
BAD_FOOTNOTES = MessageType(
    "bad-footnotes", LOSS, "its footnotes cannot be read ({why}); their text is kept in extra"
)
