"""Messages about dumps of databases."""

from converters.diagnostics import MessageType, Severity

INFO, WARNING, LOSS = Severity.INFO, Severity.WARNING, Severity.LOSS

OTHER_BLOGS = MessageType(
    "other-blogs",
    WARNING,
    "the dump holds {number:more blog|more blogs} than the one that is read ({read}): {others}",
    advice="Name the blog: `-o blog-id=2` in a network, or else `-o table-prefix=wp2_`. Each is a separate run.",
)
OTHER_TABLES = MessageType(
    "other-tables",
    INFO,
    "{number:table|tables} of the database not read, such as {which}",
    advice="Programs and plug-ins keep their own data there; posts, pages and comments are in the tables that are read.",
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
DAMAGED_DATABASE = MessageType(
    "damaged-database",
    LOSS,
    "the database is damaged ({why}); the rows before the damage were read",
    advice="Copy the file again while no program uses it, or repair it (`sqlite3 FILE .recover`), and convert that.",
)
MISSING_COLUMNS = MessageType(
    "missing-columns",
    LOSS,
    "the table {table} has no column {which}; posts that do not say whether they are public, or have a password, are not public",
    advice="If the dump has the column under another name, give it back its own, in `CREATE TABLE` and `INSERT`. Else export again.",
)
UNREAD_GUARD = MessageType(
    "unread-guard",
    WARNING,
    "a row of {table} cannot be read, and each row there may hide a post: none of these posts is public",
    advice="Repair the row, or export the database again. If no post was hidden, `--include private` writes them all, as drafts.",
)
MISSING_GUARD = MessageType(
    "missing-guard",
    WARNING,
    "the dump has no table {table}, which says who sees a post: posts that only some visitors saw count as public",
    advice="Export the whole database. If everyone could see each post, there is nothing to do.",
)
MISSING_TABLES = MessageType(
    "missing-tables",
    WARNING,
    "the database does not have what WordPress keeps in {which}",
    advice="What these tables hold is missing: authors, terms, custom fields or comments. Export the whole database, if you can.",
)
UNREAD_STATEMENTS = MessageType(
    "unread-statements",
    LOSS,
    "{number:statement of the dump has|statements of the dump have} rows that cannot be read, since the name of the table or "
    "another word is missing: {which}",
    advice="Export again. If you can edit the dump, write `INSERT INTO` and the name of the table as the statements before have it.",
)
NOT_CREATED = MessageType(
    "not-created",
    WARNING,
    "the dump has rows of {number:table|tables} that it does not create, though it creates others; not read: {which}",
    advice="If a name is damaged, write it in the dump as `CREATE TABLE` has it; else nothing to do.",
)
SAME_ID = MessageType(
    "same-id",
    LOSS,
    "the table {table} has another row with the id {key}; the first is used, this one is not written",
    advice="Export again. If two dumps were joined, convert each by itself; if you can edit the dump, give one of the two rows a new id.",
)
