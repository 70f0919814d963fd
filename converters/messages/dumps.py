"""Messages about dumps of databases."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING = Severity.INFO, Severity.WARNING

OTHER_BLOGS = MessageType(
    "other-blogs",
    WARNING,
    "the dump holds {number:more blog|more blogs} than the one that is read ({read}): {others}",
    advice="Name the blog: `-o blog-id=2` in a network, or else `-o table-prefix=wp2_`. Each is a run of its own.",
)
OTHER_TABLES = MessageType(
    "other-tables",
    INFO,
    "{number:table of the dump is|tables of the dump are} not read, such as {which}",
    advice="Programs and plug-ins keep data of their own there; posts, pages and comments are in the tables that are read.",
)
ROWS_LEFT_OUT = MessageType(
    "rows-left-out",
    INFO,
    "{what} are left out: {number}",
    advice="Nothing to do: no visitor saw them.",
)
TWICE_ENCODED = MessageType(
    "twice-encoded",
    WARNING,
    "{number:text was|texts were} encoded twice (`é` stood as `Ã©`); repaired",
    advice="Compare a text with accents with the old blog.",
)
INCOMPLETE_DUMP = MessageType(
    "incomplete-dump",
    WARNING,
    "the dump is not whole: its last statement, or the line by which mysqldump says that it is complete, is missing",
    advice="Export again, if you can. What is there was read; tables that come later in the alphabet may be missing.",
)
