"""Findings of any record, whatever its format."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS, ERROR = Severity.INFO, Severity.WARNING, Severity.LOSS, Severity.ERROR

BAD_DATE = MessageType("bad-date", LOSS, "{field} is not a date: {text!r}; the text is kept in extra")
BAD_OFFSET = MessageType(
    "bad-offset",
    WARNING,
    "local time {local} and UTC {utc} differ by what no time zone does; the UTC date stands, the local one is in extra",
)
BAD_VALUE = MessageType(
    "bad-value",
    WARNING,
    "{who} has {value!r} for its {field}, which does not fit; it is kept in extra under that name",
)
AS_TEXT = MessageType(
    "as-text", WARNING, "{who} has a value in {field} that no archive holds; it is kept as text: {value!r}"
)
HALF_CHARACTER = MessageType(
    "half-character",
    WARNING,
    "{who} has half a character in {field} ({value!r}); it is replaced by the sign �",
)
INVALID_RECORD = MessageType("invalid-record", ERROR, "{who} handed over {value}: {why}; it is left out")
FAULT = MessageType(
    "fault",
    ERROR,
    "a fault in blogport at this {what} ({error}): it is left out, the others are done; please report it at {where}, if you can with the part of the source that it comes from",
)
UNREADABLE_ITEM = MessageType(
    "unreadable-item", ERROR, "this {what} cannot be read ({why}); it is left out, the others are read"
)
NOT_CARRIED = MessageType(
    "not-carried",
    LOSS,
    "{format} does not carry the field {field} of a {what}: {number:has a value|have a value} there, such as {example}; "
    "--to archive keeps it",
)
UNDECLARED = MessageType(
    "undeclared",
    WARNING,
    "the writer {format} does not declare which fields it carries, so what it drops is not reported; "
    "its author finds in converters.plugins.Writer how to declare them",
)
BRACED_ATTRIBUTE = MessageType(
    "braced-attribute",
    LOSS,
    "tags in its text have attributes that are code of a template ({names}); these are taken away, the text stays",
)
DUPLICATE_ID = MessageType(
    "duplicate-id", WARNING, "another {what} already has the id {id}; this one is now {new}"
)
ORPHAN = MessageType(
    "orphan-comment", WARNING, "its parent comment {parent} is not there; it is kept at the top level"
)
CIRCLE = MessageType(
    "comment-circle", WARNING, "it answers itself by way of {parent}; it is kept at the top level"
)
PARENT_HIDDEN = MessageType(
    "parent-hidden",
    INFO,
    "it answers comment {parent}, which is not public; it stands under the nearest one above that is",
)
COMMENTS_ON_MEDIA = MessageType(
    "comments-on-media",
    LOSS,
    "it has {number:comment|comments} of its own, and no page to show them; --to archive keeps them",
)
PERSONAL = MessageType(
    "personal",
    INFO,
    "{number:comment comes|comments come} without e-mail and IP address; --include personal adds them",
)
PERSONAL_FIELD = MessageType(
    "personal-field",
    INFO,
    "the field {name} ({number:time|times}) may be personal and is not published; --include personal adds it",
)
COMMENT_META = MessageType(
    "comment-meta",
    INFO,
    "what is noted as {name} at {number:comment|comments} is not published; --include personal adds it",
)
TERM_OF_POSTS = MessageType(
    "term-of-posts",
    INFO,
    "{number:term is|terms are} in no list of the source; they are listed as its posts name them",
)
COMMENT_CLEANED = MessageType(
    "comment-cleaned",
    LOSS,
    "a public page cannot have all that its author wrote: {what} taken away, the text stays",
)
PACKED_DAMAGE = MessageType(
    "packed-damage", LOSS, "the packed file breaks off ({why}): what came before is here; get the file again"
)
UNREADABLE_FILE = MessageType("unreadable-file", ERROR, "it cannot be read: {why}")
LINK_NOT_FOLLOWED = MessageType("link-not-followed", INFO, "{why}")
UNSUPPORTED_EXPORT = MessageType("unsupported-export", LOSS, "it is left out: {why}")
OWN_OUTPUT = MessageType(
    "own-output",
    WARNING,
    "blogport wrote this folder, so it is not read with what lies beside it; to read it, name it as a source",
)
REMOVED = MessageType(
    "removed",
    WARNING,
    "{number:file of an earlier run is not in this one and was|files of an earlier run are not in this one and were} removed, such as {example}; "
    "the parts of one export belong in one command",
)
BAD_RECORD = MessageType(
    "bad-record", ERROR, "this line is not a record of an archive ({why}); it is left out"
)
UNKNOWN_FIELD = MessageType(
    "unknown-field", WARNING, "a {what} has no field {field} for such a value; it is kept in extra"
)
SAME_AGAIN = MessageType(
    "same-again", INFO, "it is in the sources more than once, unchanged; it is written once"
)
OTHER_AGAIN = MessageType(
    "other-again", LOSS, "another {what} of that name came before it; that one stands, this one is left out"
)
OTHER_SITE = MessageType(
    "other-site", WARNING, "this source is of {url}, the first one of {first}; they are written as one site"
)
PATH_TAKEN = MessageType("path-taken", INFO, "another post has {wish}; this one is {path}")
OTHER_WITH_ID = MessageType("other-with-id", WARNING, "another {what} has its id; its id is now {new}")
NO_PLACE = MessageType(
    "no-place", LOSS, "{format} has no place for {what}: {number} left out; --to archive keeps them"
)
KEPT_AS_CUSTOM_HTML = MessageType(
    "kept-as-custom-html",
    INFO,
    "the block editor has no block for {what}: {number:Custom HTML block stands|Custom HTML blocks stand} for it",
)
OTHER_PARAGRAPHS = MessageType(
    "other-paragraphs",
    WARNING,
    "WordPress's automatic paragraphs will space {what} a little differently; the words are all there",
)
KEPT_AS_HTML = MessageType(
    "kept-as-html",
    INFO,
    "Markdown cannot say all that a <{what}> has here; it stays HTML ({number:time|times})",
)
STRAY_COMMENT = MessageType(
    "stray-comment",
    ERROR,
    "a comment stands outside of any post; it is kept with what is unknown of the site",
)
NO_STATUS = MessageType(
    "no-status",
    WARNING,
    "it does not say, or no longer, whether everyone may see it; it is taken for a draft",
)
UNACCOUNTED = MessageType(
    "unaccounted",
    ERROR,
    "{read} of {what} were read, but {written} written and {left_out} left out: please report this as a bug",
)
