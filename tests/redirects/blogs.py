"""Blogs made by hand whose old addresses are hard to write: a name in every script and with every sign."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

import converters
from converters.model import Author, Markup, Media, Post, Record, Site, Term, TermRef

HARD: Final = (
    'we "said" so',
    "cost $100 ${HOME} {$HOME}",
    "{http.request.host} {path}",
    "semi;colon }",
    "it's `done`",
    "100%",
    "%24 %41",
    "back\\slash \\1 \\x41",
    "(one|two)+ [x] ^start$ a.b*",
    "~tilde ~* !bang",
    "hash # mark ? q=1",
    "a&b=c+d, <e>",
    "東京の朝",
    "Ünïcödé",
    "default",
    "CamelCase",
    ":splat :p1 *",
)
"""Names that are more than a name in the settings of some server, if they are written as they are."""
UNASKABLE: Final = ("new\nline", "null\0byte", "carriage\rreturn")
"""Names that no server is asked for: no rule is written."""
SECRET: Final = ("hidden-draft", "hidden-private", "hidden-term", "hidden-author", "hidden-file")


def blog(folder: str = "") -> Iterator[Record]:
    """A WordPress blog below a folder of its host, with dated permalinks."""
    home = f"https://old.example{folder}"
    yield Site(title="Hard names", url=f"{home}/", language="en")
    yield Author(id="3", login="ada", name="Ada")
    yield Author(id="4", login="hidden-author", name="Hidden")
    yield Term(id="7", taxonomy="category", slug="news", name="News")
    yield Term(id="8", taxonomy="category", slug="local", name="Local", parent="news")
    yield Term(id="9", taxonomy="category", slug="hidden-term", name="Hidden")
    yield Term(id="10", taxonomy="x;y {z}", slug="odd", name="Odd")
    yield Media(id="500", url=f"{home}/wp-content/uploads/hidden-file.png", parent="901", extra={"link": f"{home}/hidden-private/hidden-file/"})  # fmt: skip
    yield Media(id="501", url=f"{home}/wp-content/uploads/lamp.png", parent="100", extra={"link": f"{home}/2012/05/06/kept/lamp/"})  # fmt: skip
    news = TermRef(taxonomy="category", slug="local", name="Local")
    text = Markup(text=f'<p>Text</p> <p><a href="{home}/themen/news/">News</a></p>', dialect="wordpress")
    yield Post(id="100", type="post", status="publish", title="Kept", slug="kept", url=f"{home}/2012/05/06/kept/", date="2012-05-06T08:00:00+00:00",
               author="ada", terms=(news,), body=text, extra={"_wp_old_slug": ["first-name", "東の名"]})  # fmt: skip
    for number, name in enumerate((*HARD, *UNASKABLE), 200):
        yield Post(id=str(number), type="post", status="publish", title=f"Post {number}", slug=f"post-{number}", url=f"{home}/2012/05/06/{quote(name)}/",
                   date="2012-05-06T08:00:00+00:00", author="ada", terms=(news, TermRef(taxonomy="x;y {z}", slug="odd", name="Odd")), body=text)  # fmt: skip
    hidden = TermRef(taxonomy="category", slug="hidden-term", name="Hidden")
    for number, status in ((900, "draft"), (901, "private")):
        yield Post(id=str(number), type="post", status=status, title="Hidden", slug=f"hidden-{status}", url=f"{home}/2011/03/04/hidden-{status}/",
                   date="2011-03-04T08:00:00+00:00", author="hidden-author", terms=(hidden,), body=text, extra={"_wp_old_slug": [f"hidden-{status}-before"]})  # fmt: skip


def pages(target: Path, *formats: str, folder: str = "") -> Path:
    """The blog as HTML pages with redirects; gives the folder of the settings."""
    converters.write(blog(folder), target, to="html", redirects=formats)
    return target / ".blogport" / "server"
