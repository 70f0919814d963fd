"""Exports of other platforms of 10 MB and 1 GB: ours to an archive, next to what only parses the same file."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TextIO
from xml.sax.saxutils import escape

from tests.benchmarks.options import Options
from tests.benchmarks.processes import blogport, in_turn, python
from tests.benchmarks.results import Table

SIZES: Final = (10, 1000)
"""Megabytes."""
_BODY: Final = (
    '<p>Words of the tide and of the harbour, as they come and go, with <em>some</em> markup and a <a href="https://far.example/a/">link'
    "</a>.</p>\n"
) * 40
_DAY: Final = "2020-01-06T10:00:00Z"
_ATOM: Final = "<entry><id>tag:blogger.com,1999:blog-7.post-{0}</id><blogger:type>{1}</blogger:type><blogger:status>LIVE</blogger:status>{2}</entry>\n"


def _sql(file: TextIO, size: int) -> int:
    """A dump of WordPress's database, fifty rows a statement, and a comment for each post."""
    text = _BODY.replace('"', '\\"').replace("\n", "\\n")
    file.write(
        "CREATE TABLE `wp_options` (`option_name` text, `option_value` text);\nINSERT INTO `wp_options` VALUES ('home','https://x.example');\n"
    )
    columns = "ID post_author post_date post_date_gmt post_content post_title post_status post_name post_parent post_type"
    file.write(f"CREATE TABLE `wp_posts` ({', '.join(f'`{name}` text' for name in columns.split())});\n")
    number = 0
    while file.tell() < size:
        rows = []
        for _ in range(50):
            number += 1
            day = "'2020-01-06 10:00:00'"
            rows.append(
                f"({number},1,{day},{day},'<p>{number}</p>{text}','Title of post number {number}','publish','title-of-post-{number}',0,'post')"
            )
        file.write(f"INSERT INTO `wp_posts` VALUES {','.join(rows)};\n")
    file.write(
        "CREATE TABLE `wp_comments` (`comment_ID` text, `comment_post_ID` text, `comment_content` text, `comment_approved` text);\n"
    )
    for start in range(1, number + 1, 50):
        rows = [f"({k},{k},'Answer {k}','1')" for k in range(start, start + 50)]
        file.write(f"INSERT INTO `wp_comments` VALUES {','.join(rows)};\n")
    return number


def _ghost(file: TextIO, size: int) -> int:
    file.write('{"db":[{"meta":{"exported_on":1,"version":"6.0.0"},"data":{"posts":[')
    number = 0
    while file.tell() < size:
        number += 1
        row = {
            "id": f"{number:024x}",
            "title": f"Title of post number {number}",
            "slug": f"title-of-post-{number}",
            "html": f"<p>{number}</p>{_BODY}",
        }
        row |= {"type": "post", "status": "published", "visibility": "public", "published_at": _DAY}
        file.write(("," if number > 1 else "") + json.dumps(row))
    file.write('],"tags":[],"users":[]}}]}')
    return number


def _blogger(file: TextIO, size: int) -> int:
    file.write(
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'><id>tag:blogger.com,1999:blog-7</id>\n"
    )
    body, number = escape(_BODY), 0
    while file.tell() < size:
        number += 1
        about = f"<published>{_DAY}</published><author><name>A</name></author>"
        name = f"<blogger:filename>/2020/01/title-of-post-{number}.html</blogger:filename>"
        file.write(
            _ATOM.format(
                number,
                "POST",
                f"<title>Title of post number {number}</title><content type='html'>{body}</content>{about}{name}",
            )
        )
        parent = f"<blogger:parent>tag:blogger.com,1999:blog-7.post-{number}</blogger:parent>"
        file.write(
            _ATOM.format(
                f"9{number:09}", "COMMENT", f"<title/><content type='html'>Answer</content>{about}{parent}"
            )
        )
    file.write("</feed>\n")
    return number


_EXPORTS: Final[dict[str, tuple[str, str, Callable[[TextIO, int], int], str]]] = {
    "a dump of WordPress's database": ("a.sql", "read by lines", _sql, "import sys\nfor line in open(sys.argv[1], 'rb'): pass"),
    "Ghost": ("a.ghost.json", "json.load", _ghost, "import json, sys; json.load(open(sys.argv[1], 'rb'))"),
    "Blogger Takeout": (
        "feed.atom",
        "lxml iterparse",
        _blogger,
        "import sys\nfrom lxml import etree\n"
        "for _, entry in etree.iterparse(sys.argv[1], tag='{http://www.w3.org/2005/Atom}entry', huge_tree=True):\n"
        "    entry.clear()\n"
        "    while entry.getprevious() is not None: del entry.getparent()[0]",
    ),
}  # fmt: skip
"""Export -> its file, what parses it, what makes it, and the program that parses it."""


def tables(options: Options) -> Iterator[Table]:
    """One table: each export in both sizes."""
    table = Table(
        "platforms",
        "Exports of other platforms",
        "Generated exports to an archive, each after a program that does nothing but parse it (a dump is only read by lines). A post has 6 KB.",
    )
    for name, (file, parser, make, program) in _EXPORTS.items():
        for size in SIZES:
            with options.folder() as folder:
                export = Path(folder) / file
                with export.open("w", encoding="utf-8") as stream:
                    posts = make(stream, size * 1_000_000)
                target = Path(folder) / "a.jsonl"
                ours = blogport("convert", export, target, "--to", "archive", "--quiet", target=target)
                taken = in_turn(
                    {parser: python("-c", program, export), "blogport": ours}, 1, 4 * options.limit
                )
            table.add(f"{name}, {size:,} MB: {parser}", taken[parser], units=posts)
            table.add(f"{name}, {size:,} MB: blogport", taken["blogport"], units=posts, floor=taken[parser])
    yield table
