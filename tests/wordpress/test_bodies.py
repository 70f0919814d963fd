"""Bodies that WordPress did not store: imported from our export, it shows what their source is as HTML."""

import re
from pathlib import Path

import pytest

import converters
from converters.model import Comment, Commenter, Markup, Post, Site
from tests.markup.same_in_wordpress import means, things, words
from tests.markup.test_blocks_writing import OURS
from tests.markup.wordpress_corpus import source
from tests.wordpress.conftest import Importing

FRAME = re.compile(
    r'<iframe[^>]*src="(?:https?:)?//(?:www\.|player\.|open\.)?(youtube|vimeo|spotify)\.com/[^>]*></iframe>'
)
ADDRESS = re.compile(
    r"(?<=\n)https://(?:www\.|open\.)?(youtube|vimeo|spotify)\.com/[^\s<]*(?=\n)|<p>https://(?:www\.|open\.)?(youtube|vimeo|spotify)\.com/[^\s<]*</p>"
)


def framed(html: str) -> str:
    """HTML in which a provider's frame, and the address that WordPress would ask it about over the net, are one."""
    html = ADDRESS.sub(lambda found: f"<p>[{found[1] or found[2]}]</p>", html)
    return FRAME.sub(lambda found: f"<p>[{found[1]}]</p>", html)


def bodies(corpus: Path) -> list[str]:
    return [str(case.values[0]) for case in OURS] + [html for _, html in source(corpus, "made-mistakes")]


def archive(texts: list[str]) -> list[converters.Record]:
    """A blog of these texts; each is the text of a comment, too."""
    found: list[converters.Record] = [
        Site(title="Elsewhere", language="en"),  # without an address its links stay as they are
        converters.Author(id="1", login="ann", name="Ann"),
    ]
    for number, html in enumerate(texts, 1):
        body = Markup(text=html, dialect="html")
        day = f"2020-01-01T{number // 60:02}:{number % 60:02}:00+00:00"
        comment = Comment(id=str(number), author=Commenter(name="Ann"), date=day, body=body)
        found.append(
            Post(
                id=str(number), title=f"Body {number}", date=day, author="ann", body=body, comments=(comment,)
            )
        )
    return found


@pytest.mark.parametrize("classic", [False, True], ids=["blocks", "classic"])
def test_bodies_look_as_their_source(
    classic: bool, corpus: Path, imported: Importing, tmp_path: Path
) -> None:
    texts = bodies(corpus)
    export = tmp_path / "export.xml"
    done = converters.write(archive(texts), export, to="wxr", options={"classic": "true"} if classic else {})
    spaced = {finding.record + finding.id for finding in done.findings if finding.kind == "other-paragraphs"}
    assert len(spaced) < 10
    site = imported(export)
    assert site.said == []
    ran = site.again().run({"do": "render"}, {"do": "render_comments"})
    assert ran.said == []
    comments = [html for _, (_, html) in sorted(ran.done[1].items(), key=lambda one: int(one[0]))]
    assert len(comments) == len(texts)
    compared, different = 0, []
    for number, (html, comment) in enumerate(zip(texts, comments, strict=True), 1):
        [post] = site.database.ids(post_title=f"Body {number}")
        shown = framed(ran.done[0][str(post)])
        if words(shown) != words(framed(html)) or words(comment) != words(html):
            different.append((html, shown, comment))
        elif f"post{number}" not in spaced and things(shown) != things(framed(html)):
            different.append((html, shown))
        elif f"comment{number}" not in spaced and means(comment) != means(html):
            different.append((html, comment))
        elif f"post{number}" not in spaced and "footnote" not in html:
            compared += 1
            if means(shown) != means(framed(html)):
                different.append((html, shown))
    assert different == []
    assert compared > 120
