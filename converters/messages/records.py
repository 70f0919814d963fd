"""Findings of any record, whatever its format."""

from converters.diagnostics import Kind, Severity

INFO, WARNING, LOSS, ERROR = Severity.INFO, Severity.WARNING, Severity.LOSS, Severity.ERROR

BAD_DATE = Kind("bad-date", LOSS, "{field} is not a date: {text!r}; the text is kept in extra")
BAD_OFFSET = Kind(
    "bad-offset",
    WARNING,
    "local time {local} and UTC {utc} differ by what no time zone does; the UTC date stands, the local one is in extra",
)
DUPLICATE_ID = Kind("duplicate-id", WARNING, "another {what} already has the id {id}; this one is now {new}")
ORPHAN = Kind(
    "orphan-comment", WARNING, "its parent comment {parent} is not there; it is kept at the top level"
)
CIRCLE = Kind("comment-circle", WARNING, "it answers itself by way of {parent}; it is kept at the top level")
PARENT_HIDDEN = Kind(
    "parent-hidden",
    INFO,
    "it answers comment {parent}, which is not public; it stands under the nearest one above that is",
)
COMMENTS_ON_MEDIA = Kind(
    "comments-on-media",
    LOSS,
    "it has {number:comment|comments} of its own, and no page to show them; --to archive keeps them",
)
PERSONAL = Kind(
    "personal",
    INFO,
    "{number:comment comes|comments come} without e-mail and IP address; --include personal adds them",
)
PERSONAL_FIELD = Kind(
    "personal-field",
    INFO,
    "the field {name} ({number:time|times}) may be personal and is not published; --include personal adds it",
)
COMMENT_META = Kind(
    "comment-meta",
    INFO,
    "what is noted as {name} at {number:comment|comments} is not published; --include personal adds it",
)
TERM_OF_POSTS = Kind(
    "term-of-posts",
    INFO,
    "{number:term is|terms are} in no list of the source; they are listed as its posts name them",
)
COMMENT_CLEANED = Kind(
    "comment-cleaned",
    LOSS,
    "a public page cannot have all that its author wrote: {what} taken away, the text stays",
)
PACKED_DAMAGE = Kind(
    "packed-damage", LOSS, "the packed file breaks off ({why}): what came before is here; get the file again"
)
OWN_OUTPUT = Kind(
    "own-output",
    WARNING,
    "blogport wrote this folder, so it is not read with what lies beside it; to read it, name it as a source",
)
REMOVED = Kind(
    "removed",
    WARNING,
    "{number:file of an earlier run is not in this one and was|files of an earlier run are not in this one and were} removed, such as {example}; "
    "the parts of one export belong in one command",
)
BAD_RECORD = Kind("bad-record", ERROR, "this line is not a record of an archive ({why}); it is left out")
UNKNOWN_FIELD = Kind(
    "unknown-field", WARNING, "a {what} has no field {field} for such a value; it is kept in extra"
)
SAME_AGAIN = Kind("same-again", INFO, "it is in the sources more than once, unchanged; it is written once")
OTHER_AGAIN = Kind(
    "other-again", LOSS, "another {what} of that name came before it; that one stands, this one is left out"
)
OTHER_SITE = Kind(
    "other-site", WARNING, "this source is of {url}, the first one of {first}; they are written as one site"
)
PATH_TAKEN = Kind("path-taken", INFO, "another post has {wish}; this one is {path}")
OTHER_WITH_ID = Kind("other-with-id", WARNING, "another {what} has its id; its id is now {new}")
NO_PLACE = Kind(
    "no-place", LOSS, "{format} has no place for {what}: {number} left out; --to archive keeps them"
)
KEPT_AS_CUSTOM_HTML = Kind(
    "kept-as-custom-html",
    INFO,
    "the block editor has no block for {what}: {number:Custom HTML block stands|Custom HTML blocks stand} for it",
)
OTHER_PARAGRAPHS = Kind(
    "other-paragraphs",
    WARNING,
    "WordPress's automatic paragraphs will space {what} a little differently; the words are all there",
)
KEPT_AS_HTML = Kind(
    "kept-as-html",
    INFO,
    "Markdown cannot say all that a <{what}> has here; it stays HTML ({number:time|times})",
)
STRAY_COMMENT = Kind(
    "stray-comment",
    ERROR,
    "a comment stands outside of any post; it is kept with what is unknown of the site",
)
NO_STATUS = Kind(
    "no-status",
    WARNING,
    "it does not say, or no longer, whether everyone may see it; it is taken for a draft",
)
UNACCOUNTED = Kind(
    "unaccounted",
    ERROR,
    "{read} of {what} were read, but {written} written and {left_out} left out: please report this as a bug",
)
