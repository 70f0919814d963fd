"""A blog with threads of four levels, and comments that no server may get."""

from typing import Final

from converters import Comment, Commenter, Markup, Post, Site
from converters.model import Record


def html(text: str) -> Markup:
    return Markup(text=text, dialect="html")


RECORDS: Final[list[Record]] = [
    Site(title="Moor", url="https://moor.example", language="en"),
    Post(
        id="7",
        title="A & B",
        slug="a-b",
        url="https://moor.example/2020/a-bé/",
        date="2020-01-05T09:00:00+01:00",
        comments=(
            Comment(id="1", author=Commenter(name="Ada", email="ada@moor.example", url="https://ada.example/", ip="192.0.2.7"), date="2020-01-05T09:00:00+01:00", likes=3, body=html("<p>One <i>two</i></p><pre>a &lt; b\n  c</pre>")),
            Comment(id="2", parent="1", author=Commenter(name="Bo"), date="2020-01-05T10:00:00+01:00", body=html("<p>Two</p>")),
            Comment(id="x3", parent="2", author=Commenter(name="Cy"), date="2020-01-05T11:00:00+01:00", body=html('<p>Three <a href="https://moor.example/x_y">a link</a></p>')),
            Comment(id="x4", parent="x3", author=Commenter(name="Dee"), date="2020-01-05T12:00:00+01:00", body=html("<p>Four ^ up</p>")),
            Comment(id="5", date=None, body=html("<p>Five</p>")),
            Comment(id="6", status="spam", author=Commenter(name="Sam"), body=html("<p>spam</p>")),
            Comment(id="8", type="pingback", author=Commenter(name="Ping"), body=html("<p>ping</p>")),
        ),
    ),
    Post(id="9", status="draft", title="Draft", comments=(Comment(id="90", body=html("<p>of a draft</p>")),)),
]  # fmt: skip


def comments(records: list[Record]) -> dict[str, Comment]:
    """The comments of all posts by the names of who wrote them."""
    return {
        comment.author.name: comment
        for record in records
        if isinstance(record, Post)
        for comment in record.comments
    }
