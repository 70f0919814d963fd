"""Findings of reading WordPress exports: what was mended in one piece of the file, at its first line."""

from converters.diagnostics import MessageType, Severity

WARNING, LOSS, ERROR = Severity.WARNING, Severity.LOSS, Severity.ERROR

ENCODING = MessageType("encoding", WARNING, "bytes that are not UTF-8 read as Windows-1252: {number}")
UNDECODABLE = MessageType("undecodable", LOSS, "some bytes are not {encoding}; � stands for them")
ILLEGAL_CHARACTERS = MessageType(
    "illegal-characters",
    WARNING,
    "control characters and others that XML does not allow taken out: {number}",
)
BARE_AMPERSAND = MessageType("bare-ampersand", WARNING, "bare & (it should be &amp;) read as &: {number}")
UNDEFINED_ENTITY = MessageType(
    "undefined-entity", WARNING, "entities that XML does not know read as in HTML: {number} ({which})"
)
UNDECLARED_PREFIX = MessageType(
    "undeclared-prefix",
    WARNING,
    "a prefix that nothing declares was declared for the rest of the file ({which})",
)
STRAY_MARKUP = MessageType(
    "stray-markup", WARNING, "markup that does not belong here read as text: {number} ({which})"
)
STRAY_END = MessageType("stray-end", WARNING, "end tags that close nothing passed over: {number} ({which})")
UNCLOSED = MessageType(
    "unclosed", WARNING, "elements that nothing closes end where the next begins: {number} ({which})"
)
BAD_CDATA = MessageType(
    "bad-cdata",
    WARNING,
    "CDATA sections that end in the wrong place read to the end of their element: {number}",
)
CUT_OFF = MessageType("cut-off", LOSS, "it breaks off here; it was read as far as it goes")
TRUNCATED = MessageType(
    "truncated", LOSS, "the file ends here, without its </rss>: what should follow is missing"
)
BAD_ATTRIBUTE = MessageType(
    "bad-attribute", WARNING, "attributes that are not well formed mended: {number} ({which})"
)
DOCTYPE = MessageType("doctype", WARNING, "a DOCTYPE, which can define entities, was passed over")
JUNK = MessageType(
    "junk", WARNING, "what is not part of the export passed over ({number:character|characters}): {text!r}"
)
STRAY_TEXT = MessageType(
    "stray-text", LOSS, "text between elements belongs to none of them and is left out: {text!r}"
)
SALVAGED = MessageType(
    "salvaged", LOSS, "it is broken beyond mending; only these fields could be read: {fields}"
)
UNREADABLE = MessageType(
    "unreadable", ERROR, "a {name} is broken beyond mending; nothing of it could be read: {text!r}"
)
MEDIA_COMMENTS = MessageType(
    "media-comments",
    WARNING,
    "comments on a media item are kept in its extra; only the formats archive and wxr carry them: {number}",
)
