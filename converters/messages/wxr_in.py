"""Messages of reading WordPress exports: what was repaired in one piece of the file, at its first line."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS, ERROR = Severity.INFO, Severity.WARNING, Severity.LOSS, Severity.ERROR

ENCODING = MessageType(
    "encoding",
    WARNING,
    "bytes that are not UTF-8 are read as Windows-1252: {number}",
    advice="Check a word with accents near the line that is named.",
)
UNDECODABLE = MessageType(
    "undecodable",
    LOSS,
    "some bytes are not valid {encoding}; each is replaced by �",
    advice="Search the output for � and correct the words, or save or export again.",
)
ILLEGAL_CHARACTERS = MessageType(
    "illegal-characters",
    WARNING,
    "control characters and others that XML does not allow were removed: {number}",
    advice="Nothing to do. They are invisible, and come from copied text.",
)
BARE_AMPERSAND = MessageType(
    "bare-ampersand",
    WARNING,
    "bare & (it should be &amp;) is read as &: {number}",
    advice="Nothing to do.",
)
UNDEFINED_ENTITY = MessageType(
    "undefined-entity",
    WARNING,
    "entities that XML does not define are read as in HTML: {number} ({which})",
    advice="Nothing to do, if the characters in the output are right.",
)
UNDECLARED_PREFIX = MessageType(
    "undeclared-prefix",
    WARNING,
    "an undeclared namespace prefix was declared for the rest of the file ({which})",
    advice="Nothing to do. A plug-in of the old site wrote its fields without a declaration.",
)
STRAY_MARKUP = MessageType(
    "stray-markup",
    WARNING,
    "markup in the wrong place is read as text: {number} ({which})",
    advice="Check the text near the line that is named.",
)
STRAY_END = MessageType(
    "stray-end",
    WARNING,
    "end tags without a start tag are ignored: {number} ({which})",
    advice="Nothing to do, if the record that is named is complete in the output.",
)
UNCLOSED = MessageType(
    "unclosed",
    WARNING,
    "elements without an end tag end where the next one begins: {number} ({which})",
    advice="Check the record that is named in the output.",
)
BAD_CDATA = MessageType(
    "bad-cdata",
    WARNING,
    "CDATA sections that end in the wrong place are read to the end of their element: {number}",
    advice="Check the end of the text of the record that is named.",
)
CUT_OFF = MessageType(
    "cut-off",
    LOSS,
    "the record breaks off here; it was read as far as it goes",
    advice="Export again, or give the rest of the file as another source.",
)
TRUNCATED = MessageType(
    "truncated",
    LOSS,
    "the file ends here, without its </{root}>: what should follow is missing",
    advice="Export again. If an export of WordPress always stops there, raise the time limit of PHP on the host, or export"
    " in parts (by author or date).",
)
BAD_ATTRIBUTE = MessageType(
    "bad-attribute",
    WARNING,
    "malformed attributes were repaired: {number} ({which})",
    advice="Nothing to do, if the record that is named is right in the output.",
)
DOCTYPE = MessageType(
    "doctype",
    WARNING,
    "a DOCTYPE, which can define entities, is ignored",
    advice="Nothing to do. WordPress writes none; another program added it.",
)
JUNK = MessageType(
    "junk",
    WARNING,
    "text that is not part of the export is ignored ({number:character|characters}): {text!r}",
    advice="Nothing to do. It is often a warning of PHP: the message tells what is wrong on the old site.",
)
STRAY_TEXT = MessageType(
    "stray-text",
    LOSS,
    "text between elements belongs to none of them and is not read: {text!r}",
    advice="Look at the line that is named. If the text belongs to a post, correct the file.",
)
SALVAGED = MessageType(
    "salvaged",
    LOSS,
    "it is damaged beyond repair; only these fields were read: {fields}",
    advice="Compare it with the old site. Export the post again if you can.",
)
UNREADABLE = MessageType(
    "unreadable",
    ERROR,
    "a {name} is damaged beyond repair; nothing of it was read: {text!r}",
    advice="Look at the line that is named. Export again if you can, or copy the post by hand.",
)
MEDIA_COMMENTS = MessageType(
    "media-comments",
    WARNING,
    "comments on a media item are kept in its extra; only the formats archive and wxr carry them: {number}",
    advice="Convert to `archive` or `wxr` as well if you want to keep them.",
)
OTHER_LANGUAGE = MessageType(
    "other-language",
    INFO,
    "{number:post is|posts are} in another language than {language} and not written",
    advice="You asked for one language with -o language=CODE; without it all languages are read.",
)
OTHER_MARKUP = MessageType(
    "other-markup",
    WARNING,
    "{number} of {total} texts look like {name}, which a plug-in of the old site rendered; they are read as WordPress "
    "alone shows them, with its signs as text: -o text={option} reads them as {name}",
    advice="Add `-o text=markdown`, `-o text=textile`, or `-o text=auto` if only some of the texts are, and look at the "
    "result. Nothing to do if the old site showed these signs too.",
)
TEXTS_READ = MessageType(
    "texts-read",
    INFO,
    "{number} of {total} texts look like {name} and are read as such",
    advice="Nothing to do. Comments are read as WordPress shows them.",
)
