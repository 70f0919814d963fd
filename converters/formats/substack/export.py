"""The files of an export that are read, by their names.

An export also has the addresses of all subscribers (`email_list.NAME.csv`), and who opened which mail when and where
(`ID.opens.csv`, `ID.delivers.csv`, `ID.clicks.csv`). None of these is opened; of the first the name tells the publication.
"""

from dataclasses import dataclass, field
from unicodedata import normalize

from converters import lazy_re
from converters.io.charset import head_in_utf8
from converters.io.csv_limits import table_in
from converters.io.sources import Source
from converters.readers.findings import PAGE_ENDINGS

_TABLE = "posts.csv"
_ID = "post_id"
_POST = lazy_re.compile(r"(\d+)(?:\.[^/]*)?\.html")
RENAMED = lazy_re.compile(rf"(?<![\w.-])(\d+(?:\.[\w-]*)?)(?:{PAGE_ENDINGS}|\.comments\.json)")
"""What the name of a post has, or of its comments, that somebody renamed."""
_COMMENTS = lazy_re.compile(r"(\d+)(?:\.[^/]*)?\.comments\.json")
_COMMENTS_IN_FOLDER = lazy_re.compile(r"(\d+)(?:\.[^/]*)?\.json")
_LIST = lazy_re.compile(r"email_list\.([^/]+)\.csv")
_ADDRESS = lazy_re.compile(rb"https://([a-z0-9-]+)\.substack\.com/(?:i/|subscribe)")
_NOT_A_NAME = (b"open", b"on", b"www", b"support", b"your")
_LOOKED_AT = 20
"""Files that are searched for the address of the publication."""


@dataclass
class Files:
    """The files of one publication: its table, and texts and comments by the number of their post."""

    name: str = ""
    """The publication in its address; empty where no name tells it."""
    table: Source | None = None
    posts: dict[str, Source] = field(default_factory=dict)
    comments: dict[str, Source] = field(default_factory=dict)


def find(source: Source) -> Files:
    """The files of an export. Of several tables the topmost counts; the text of a single post has none."""
    found = Files()
    if not source.is_folder:
        if not _POST.fullmatch(source.name.rpartition("/")[2]):
            found.table = source
        return found
    for file in sorted(source.files(), key=lambda file: (file.place.count("/"), file.place)):
        folder, _, name = normalize("NFC", file.place).rpartition("/")
        in_comments = folder.rpartition("/")[2].lower() == "comments"
        if name.lower() == _TABLE and found.table is None and _is_table(file):
            found.table = file
        elif post := _POST.fullmatch(name):
            found.posts.setdefault(post[1], file)
        elif stated := _LIST.fullmatch(name):
            found.name = found.name or stated[1]
        elif post := _COMMENTS.fullmatch(name) or (
            (in_comments and _COMMENTS_IN_FOLDER.fullmatch(name)) or None
        ):
            found.comments.setdefault(post[1], file)
    found.name = found.name or _name_in_texts(found)
    return found


def number(post_id: str) -> str:
    """The number in an id: `166316212.slug`."""
    return post_id.partition(".")[0].strip()


def _is_table(file: Source) -> bool:
    """Whether the line that names its columns names the ids of posts; a program of spreadsheets may have written it again."""
    lines = table_in(head_in_utf8(file.head()).decode("utf-8", "replace").splitlines()).lines
    return _ID in next(lines, "")


def _name_in_texts(files: Files) -> str:
    """The publication that links within its own texts name most."""
    seen: dict[bytes, int] = {}
    for file in list(files.posts.values())[-_LOOKED_AT:]:
        for name in _ADDRESS.findall(file.head()):
            if name not in _NOT_A_NAME:
                seen[name] = seen.get(name, 0) + 1
    return max(seen, key=lambda name: seen[name]).decode() if seen else ""
