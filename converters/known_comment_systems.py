"""The comment systems that blogport knows: a row each, with all that modules outside its folder know of it.

What reads and writes a system lies in its folder in `formats/`; how a site shows it is a form in
`publishing/theme/comments.js`, and how a saved page shows it a profile in `formats/html/reader/profiles/`. This module
imports nothing of ours: the help of the command lists its names.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Export(NamedTuple):
    """How a file begins that a reader of comments reads; see `platform_exports.Platform`, of which these are fields."""

    name: str
    """With its article, as in "it is a Twikoo export"."""
    head: str
    starts: str = ""


class CommentSystem(NamedTuple):
    """What is known of a comment system everywhere."""

    name: str
    """That of its reader or writer, which is also the word of `--comments`."""
    title: str
    exports: tuple[Export, ...] = ()
    """The files that only its reader reads; without, its reader is asked about all sources."""
    elements: tuple[str, ...] = ()
    """CSS selectors of the elements that its script fills with comments: a page that has one may have lost them."""
    data_names: tuple[str, ...] = ()
    """Names of data files and folders beside posts that may hold its comments, besides its own."""
    file: str = ""
    """What is written beside a site with `--comments`: a file, or a folder with its slash. Empty: it is not written."""
    writer: str = ""
    """The name of its writer, where a writer of blogs has the name of the system."""
    hosts: tuple[str, ...] = ()
    """Hosts that its script loads from, besides its server, as sources of a Content Security Policy."""


SYSTEMS: Final = (
    CommentSystem(
        "isso",
        "Isso",
        exports=(
            Export(
                name="an isso database",
                starts="S",
                head=r'SQLite format 3\0(?=.*CREATE TABLE "?threads)(?=.*CREATE TABLE "?comments)',
            ),
        ),
        elements=("#isso-thread",),
        file="isso.db",
    ),
    CommentSystem(
        "disqus",
        "Disqus",
        exports=(
            Export(
                name="a Disqus export",
                starts="<`",
                head=r"`?(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<disqus\b",
            ),
            Export(
                name="a file for the import of Disqus",
                starts="<",
                head=r"(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<rss\b(?=[^>]*xmlns:dsq=)(?!.{0,20000}?wxr_version)",
            ),
        ),
        elements=("#disqus_thread",),
        file="disqus.xml",
        hosts=("https://*.disqus.com", "https://*.disquscdn.com"),
    ),
    CommentSystem(
        "intensedebate",
        "IntenseDebate",
        exports=(
            Export(
                name="an IntenseDebate export",
                starts="<",
                head=r"(?:<\?xml[^>]*>\s*)?(?:<[\w.-]+>\s*)?<blogpost>\s*<(?:url|title|guid|comments)\b",
            ),
        ),
        elements=("#IDCommentsHeader",),
    ),
    CommentSystem(
        "remark42",
        "Remark42",
        exports=(
            Export(
                name="a remark42 backup",
                starts="{",
                head=r'\{\s*"version"\s*:\s*\d+\s*,\s*"users"\s*:\s*(?:\[|null)',
            ),
        ),
        elements=("#remark42",),
        file="remark42.json",
    ),
    CommentSystem(
        "artalk",
        "Artalk",
        exports=(
            Export(
                name="an Artalk export (Artrans)",
                starts="[",
                head=r'\[\s*\{(?=.{0,20000}?"page_key"\s*:)(?=.{0,20000}?"(?:site_name|nick)"\s*:)(?=.{0,20000}?"content"\s*:)',
            ),
        ),
        file="artalk.json",
    ),
    CommentSystem(
        "waline",
        "Waline",
        exports=(
            Export(
                name="a Waline export",
                head=r'(?:\{\s*"type"\s*:\s*"waline"|\{(?!\s*"record"\s*:)(?=.{0,2000}?"data"\s*:\s*\{\s*"Comment"\s*:\s*\[)'
                r"|SQLite format 3\0.*wl_Comment|(?=--|#|/\*|SET |DROP |CREATE |BEGIN|START |INSERT )"
                r".*?(?:CREATE TABLE|INSERT INTO|COPY)[^(]{0,80}?\b(?i:wl_comment)\b)",
            ),
        ),
        elements=("#waline",),
        file="waline.json",
        hosts=("https://unpkg.com",),
    ),
    CommentSystem(
        "commento",
        "Commento",
        exports=(
            Export(
                name="a Commento export",
                starts="{",
                head=r'\{\s*"version"\s*:\s*(?:\d+\s*,\s*"(?:comments|commenters)"\s*:\s*\[\s*\{\s*"comment\w*Hex"'
                r'|3\s*,\s*"(?:pages|comments|commenters)"\s*:)',
            ),
        ),
        elements=("#commento",),
        file="commento.json",
    ),
    CommentSystem(
        "talkyard",
        "Talkyard",
        exports=(
            Export(
                name="a Talkyard site",
                starts="{",
                head=r'\{(?!\s*"record"\s*:)(?=.{0,60000}?"(?:guests|groups|members)"\s*:\s*\[)'
                r'(?=.{0,60000}?"(?:embeddingPageUrl|pagePaths|approvedSource|(?:primaryE|e)mailAddress)"\s*:)',
            ),
        ),
        file="talkyard.typatch.json",
    ),
    CommentSystem("staticman", "Staticman", file="staticman/"),
    CommentSystem(
        "giscus",
        "giscus",
        exports=(
            Export(
                name="a dump of GitHub discussions (giscus)",
                starts="[{",
                head=r'(?:\[\s*)?\{(?:\s*"data"\s*:\s*\{(?=.{0,4000}?"discussions?"\s*:\s*\{)'
                r'|\s*"data"\s*:\s*\{\s*"search"\s*:(?=.{0,20000}?/discussions/\d)'
                r'|(?=\s*"discussion"\s*:)(?=.{0,20000}?"(?:comments|totalCommentCount|reactionCount)"\s*:))',
            ),
        ),
        elements=(".giscus", "iframe.giscus-frame"),
        file="giscus.jsonl",
        hosts=("https://giscus.app",),
    ),
    CommentSystem("ghost", "Ghost", file="ghost/", writer="ghost-comments"),
    CommentSystem(
        "valine",
        "Valine",
        exports=(
            Export(
                name="a dump of Valine's comments",
                starts="#[{",
                head=r'(?:#filetype:[^\n]*\n\s*)?(?:\{\s*"results"\s*:\s*)?(?:\[\s*)?\{(?!\s*"record"\s*:)(?=.{0,20000}?"objectId"\s*:)'
                r'(?=.{0,20000}?"nick"\s*:)(?=.{0,20000}?"comment"\s*:)(?=.{0,20000}?"(?:mail|ua|insertedAt)"\s*:)',
            ),
        ),
        elements=("#valine",),
    ),
    CommentSystem(
        "twikoo",
        "Twikoo",
        exports=(
            Export(
                name="a Twikoo export",
                starts="[{",
                head=r'(?:\[\s*)?\{(?!\s*"record"\s*:)(?=.{0,20000}?"_id"\s*:)(?=.{0,20000}?"nick"\s*:)(?=.{0,20000}?"comment"\s*:)'
                r'(?=.{0,20000}?"(?:created|isSpam|mail)"\s*:)',
            ),
        ),
        elements=("#twikoo",),
    ),
    CommentSystem(
        "utterances",
        "utterances",
        exports=(
            Export(
                name="a dump of GitHub issues (utterances)",
                starts="[{",
                head=r'(?:\[\s*){0,2}\{(?!\s*"record"\s*:)(?=.{0,20000}?"(?:html_url|url|issue_url)"\s*:\s*"https://(?:api\.github\.com/repos|github\.com)/[^"]+/issues/\d)'
                r'(?=.{0,60000}?"(?:number|issue_url|author_association|authorAssociation)"\s*:)',
            ),
        ),
        elements=(".utterances", "iframe.utterances-frame"),
    ),
    CommentSystem(
        "cusdis",
        "Cusdis",
        exports=(
            Export(
                name="a Cusdis database",
                head=r"(?:SQLite format 3\0|(?=--|#|/\*|SET |DROP |CREATE |BEGIN|START |PRAGMA ))(?=.*\bby_nickname\b)(?=.*\bpages\b)",
            ),
        ),
        elements=("#cusdis_thread",),
    ),
    CommentSystem(
        "webmention",
        "webmentions",
        exports=(
            Export(
                name="a dump of webmentions",
                starts="[{",
                head=r'[\[{](?!\s*"record"\s*:)(?=.{0,20000}?"type"\s*:\s*"(?:feed|entry|card)")(?=.{0,60000}?"wm-(?:id|target|source)"\s*:)|'
                r'\{\s*"links"\s*:\s*\[\s*\{(?=.{0,20000}?"target"\s*:)(?=.{0,20000}?"(?:activity|verified_date)"\s*:)',
            ),
        ),
        data_names=("webmentions",),
    ),
    CommentSystem(
        "discourse",
        "Discourse",
        exports=(
            Export(
                name="a Discourse topic",
                starts="[{",
                head=r'(?:\[\s*)?\{(?!\s*"record"\s*:)(?=.{0,60000}?"post_stream"\s*:\s*\{)',
            ),
        ),
    ),
)
"""In the order of the help of `--comments`; of two rows whose exports begin alike, the first counts."""
WRITTEN: Final[Mapping[str, str]] = {system.name: system.file for system in SYSTEMS if system.file}
"""The words of `--comments`: each comment system that is written, and the name of its file or folder beside a site."""
_WRITERS: Final = {system.name: system.writer for system in SYSTEMS if system.writer}


def writer_name(system: str) -> str:
    """The name of the writer of a system: what `--to` takes for its comments alone."""
    return _WRITERS.get(system, system)
