"""A blog in records, written with `--fetch`; and what became of it."""

from pathlib import Path

import converters
from converters import Fetch, Markup, Post, Result, Site
from tests.pictures import png

HOME = "http://quay.example"
UPLOADS = "/wp-content/uploads/2020/01/"
A, B = png(4, 4), png(5, 5)
FETCH = Fetch(private=True)


def post(number: int, body: str, **fields: object) -> Post:
    dialect = fields.pop("dialect", "html")
    return Post(
        id=str(number), title=f"P{number}", slug=f"p{number}", url=f"{HOME}/p{number}/", date=f"2020-01-{number:02}T08:00:00",
        body=Markup(text=body, dialect=dialect), **fields,
    )  # fmt: skip


def img(url: str) -> str:
    return f'<p><img src="{url}"></p>'


def write(records: list, target: Path, to: str = "hugo", fetch: Fetch = FETCH, **named: object) -> Result:
    return converters.write([Site(url=HOME), *records], target, to=to, fetch=fetch, **named)


def files(folder: Path) -> dict[str, bytes]:
    """The media files of a target."""
    wanted = (".png", ".jpg", ".gif", ".mp3", ".pdf", ".svg", ".img")
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix in wanted
    }


def text(folder: Path, number: int = 1) -> str:
    return (folder / "content" / "posts" / f"p{number}.md").read_text(encoding="utf-8")


def kinds(result: Result) -> list[str]:
    return [finding.kind for finding in result.findings]


def messages(result: Result, kind: str) -> list[str]:
    return [finding.message for finding in result.findings if finding.kind == kind]
