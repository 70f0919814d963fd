"""Messages about WordPress content: shortcodes, blocks, media."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

UNKNOWN_SHORTCODE = MessageType(
    "unknown-shortcode",
    WARNING,
    "[{name}] is an unknown shortcode; it stays as text ({count:time|times})",
    advice="A plug-in of the old site fills it. Replace it by hand with what it showed, or write a plug-in for"
    " it: `blogport docs extending`.",
)
PERSONAL_ATTRIBUTE = MessageType(
    "personal-attribute",
    WARNING,
    "the attribute {attribute!r} of the unknown shortcode [{name}] looks like a key or an address; it is left out"
    " ({count:time|times})",
    advice="Set it by hand on the new site if a plug-in there needs it. An archive keeps it.",
)
GENERATOR_SHORTCODE = MessageType(
    "generator-shortcode",
    WARNING,
    "the site generator or its theme fills the tag {name!r}; it stays as text ({count:time|times}): "
    "replace it by hand",
    advice="Replace the tag by hand with what it showed on the old site.",
)
DYNAMIC_SHORTCODE = MessageType(
    "dynamic-shortcode",
    LOSS,
    "the site fills [{name}] when it is shown; nothing replaces it ({count:time|times})",
    advice="Add the list, form or map by other means on the new site, if you still want it.",
)
FAILED_SHORTCODE = MessageType(
    "failed-shortcode",
    WARNING,
    "the plug-in for [{name}] failed ({why}); it stays as text ({count:time|times})",
    advice="Report it to the author of the plug-in, or uninstall it.",
)
PAGE_BUILDER = MessageType(
    "page-builder",
    INFO,
    "the post is made with {builder}: the layout of {count:element|elements} is dropped; what they show becomes plain content,"
    " except what other findings name",
    advice="Compare the post with the old site.",
)
UNKNOWN_ELEMENT = MessageType(
    "unknown-element",
    WARNING,
    "[{name}] is an unknown element among those of a page builder; what reads as text in it is shown ({count:time|times})",
    advice="A theme or plug-in of the old site made it. Compare the post with the old site.",
)
UNSHOWN_SETTING = MessageType(
    "unshown-setting",
    INFO,
    "the element {name} has a setting that does not look like text, and is not shown: {setting} is {value!r} ({count:time|times})",
    advice="Add it by hand if the old site showed it.",
)
HIDDEN_ELEMENT = MessageType(
    "hidden-element",
    INFO,
    "the element {name} is hidden on the old site, or shown under a condition; it is left out ({count:time|times})",
    advice="Show it on the old site and export again, if it should be public.",
)
DYNAMIC_ELEMENT = MessageType(
    "dynamic-element",
    LOSS,
    "the site fills the element {name} when it is shown; nothing replaces it ({count:time|times})",
    advice="Add the list, form or menu by other means on the new site, if you still want it.",
)
OTHER_BODY = MessageType(
    "other-body",
    WARNING,
    "the page builder's page is shown, as the site does; the body below it has texts that the page does not have: {text}",
    advice="Compare the post with the old site, and add by hand what is missing.",
)
BAD_BUILDER_DATA = MessageType(
    "bad-builder-data",
    LOSS,
    "its page builder's data cannot be read ({why}); the post has only what {builder} wrote into its body",
    advice="Open the post in the page builder, save it again, and export again.",
)
DYNAMIC_BLOCK = MessageType(
    "dynamic-block",
    LOSS,
    "the site fills the block {name} when it is shown; nothing replaces it ({count:time|times})",
    advice="Add the list, form or query by other means on the new site, if you still want it.",
)
UNKNOWN_BLOCK = MessageType(
    "unknown-block",
    LOSS,
    "the block {name} is unknown and has no saved HTML; nothing replaces it ({count:time|times})",
    advice="A plug-in of the old site renders it. Copy what it showed by hand, or write a plug-in for it: "
    "`blogport docs extending`.",
)
BLOCK_FROM_ATTRIBUTES = MessageType(
    "block-from-attributes",
    WARNING,
    "the block {name} has no saved HTML; what its attributes say is shown as plain content ({count:time|times})",
    advice="Compare the post with the old site: the plug-in may have shown it in another order.",
)
FAILED_BLOCK = MessageType(
    "failed-block",
    WARNING,
    "the plug-in for the block {name} failed ({why}); its saved HTML is kept ({count:time|times})",
    advice="Report it to the author of the plug-in, or uninstall it.",
)
FORMULAS = MessageType(
    "formulas",
    INFO,
    "{number:text has|texts have} formulas in TeX; a script of the old site drew them, and the new one has none",
    advice="Add KaTeX or MathJax to the theme of the new site; the formulas are in the text as the script wants them.",
)
MISSING_MEDIA = MessageType(
    "missing-media",
    LOSS,
    "a {what} shows the media item {id}, which is not in the source",
    advice="Export the media too (in WordPress: All content), or choose the images again.",
)
EMPTY_GALLERY = MessageType(
    "empty-gallery",
    LOSS,
    "a {what} shows the uploads of post {id}, but the source has none",
    advice="Export the media too (in WordPress: All content).",
)
MISSING_BLOCK = MessageType(
    "missing-reusable-block",
    LOSS,
    "it shows the reusable block {id}, which is not in the source",
    advice="Export all content: an export of posts alone has no reusable blocks.",
)
BLOCK_CIRCLE = MessageType(
    "block-circle",
    WARNING,
    "the reusable block {id} contains itself; it is shown once",
    advice="Correct the block in WordPress (Patterns), or accept it as it is.",
)
TOO_MANY_BLOCKS = MessageType(
    "too-many-blocks",
    LOSS,
    "the reusable block {id} is not shown everywhere: this text has too many reusable blocks, or nests them too deep",
    advice="Replace the block in WordPress by its content (Patterns, Detach), and export again.",
)
BAD_FOOTNOTES = MessageType(
    "bad-footnotes",
    LOSS,
    "its footnotes cannot be read ({why}); their text is kept in extra",
    advice="Open the post in WordPress, save its footnotes again, and export again.",
)
