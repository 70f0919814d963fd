"""Every message there is, in one table: name in reports, severity, sentence.

A sentence says what was found and, where something can be done, what to do next.
Words in {braces} are filled in by whoever reports. A plug-in makes `Kind`s of its own.
"""

from converters.diagnostics import Kind, Severity

INFO, WARNING, LOSS, ERROR = Severity.INFO, Severity.WARNING, Severity.LOSS, Severity.ERROR

# Records
BAD_DATE = Kind("bad-date", LOSS, "{field} is not a date: {text!r}; the post keeps none, its text is kept in extra")
BAD_OFFSET = Kind(
    "bad-offset",
    WARNING,
    "local time {local} and UTC {utc} differ by what no time zone does; the UTC date stands, the local one is in extra",
)
DUPLICATE_ID = Kind("duplicate-id", WARNING, "another {what} already has the id {id}; this one is now {new}")
ORPHAN = Kind("orphan-comment", WARNING, "its parent comment {parent} is not there; it is kept at the top level")
CIRCLE = Kind("comment-circle", WARNING, "it answers itself by way of {parent}; it is kept at the top level")
PARENT_HIDDEN = Kind(
    "parent-hidden",
    INFO,
    "it answers comment {parent}, which is not public; it stands under the nearest one above that is",
)
BAD_RECORD = Kind("bad-record", ERROR, "this line is not a record of an archive ({why}); it is left out")
UNKNOWN_FIELD = Kind("unknown-field", WARNING, "a {what} has no field {field}; its value is kept in extra")
SAME_AGAIN = Kind("same-again", INFO, "it is in the sources more than once, unchanged; it is written once")
OTHER_WITH_ID = Kind("other-with-id", WARNING, "another {what} has its id {id}; its id is now {new}")
BROKEN_PLUGIN = Kind("broken-plugin", WARNING, "the plug-in {name} of {owner} cannot be loaded: {why}")
NO_PLACE = Kind("no-place", LOSS, "{format} has no place for {number} {what}; use --to archive to keep them")
UNACCOUNTED = Kind(
    "unaccounted",
    ERROR,
    "{read} of {what} were read, but {written} written and {left_out} left out: please report this as a bug",
)
