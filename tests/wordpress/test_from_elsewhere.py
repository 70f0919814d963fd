"""Sites that never were in a WordPress, imported into one: two trees of Markdown, saved pages and a scraped text.

What must arrive is read here out of the sources once more, headers and comments with PyYAML. What a
body must look like is what comrak alone makes of it; only for texts with template tags, formulas,
lists of attributes or definitions, which are no CommonMark, it is our own reading of Markdown
(`tests/markup/test_markdown_to_html.py` judges that).
"""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import comrak
import pytest
import yaml

from converters.markup import markdown
from tests.blocks.editor import judge, library
from tests.conftest import missing
from tests.markup.flavors import ALL_TAGS
from tests.markup.same_in_wordpress import means
from tests.wordpress.conftest import Imported, Importing, Rewrite
from tests.wordpress.database import Row, around
from tests.wordpress.site import HOME

_HEADER = re.compile(r"---\n(.*?)\n---\n(.*)", re.S)
_NOT_COMMONMARK = re.compile(r"\{[%{:<]|\$\$|\\[(\[]|^: ", re.M)
_BACK = re.compile(
    r'<a [^>]*class="footnote-backref".*?</a>|<a [^>]*aria-label="Jump to footnote.*?</a>', re.S
)
_ALERT = re.compile(r"(?<=<blockquote>\n)<p>\[!([A-Z]+)\]\s*")
_RELATIVE = re.compile(r'(href|src)="((?![a-z]+:)[^"/#{\\][^"\\]*)"')
_UPLOADED = re.compile(rf"{HOME}/wp-content/uploads/\d{{4}}/\d\d/")
_MARK = re.compile(r'(<sup[^>]*><a [^>]*?href=")#[^"]*')

FOLDERS = [
    "about",
    "commands",
    "content-management",
    "render-hooks",
    "shortcodes",
    "templates",
    "functions/strings",
]
"""Of the Hugo docs, all of this (and the pages of the sections above), of nearly a thousand pages."""


def parts(path: Path) -> tuple[dict[str, Any], str]:
    """The header and the body of a file."""
    found = _HEADER.match(path.read_text(encoding="utf-8"))
    assert found, path
    return yaml.safe_load(found[1]), found[2]


_FILMS = {
    r"https://www\.youtube\.com/watch\?v=([\w-]+)(?=\s*</div>)": "https://www.youtube.com/embed/",
    r"https://vimeo\.com/(\d+)(?=\s*</div>)": "https://player.vimeo.com/video/",
}
"""Embeds of films, as WordPress shows them where it cannot ask the provider how to -> how the frame begins."""


def source_html(body: str) -> str:
    if _NOT_COMMONMARK.search(body):
        return markdown.read(body, markdown.ANY, ALL_TAGS).text
    extensions, output = comrak.ExtensionOptions(), comrak.RenderOptions()
    extensions.table = extensions.strikethrough = extensions.tasklist = True
    extensions.footnotes = extensions.autolink = output.unsafe_ = True
    return comrak.render_markdown(body, extensions, comrak.ParseOptions(), output)


def footnotes_alike(html: str) -> str:
    """HTML in which footnotes have no names of their own, nor ways back."""
    return _MARK.sub(r"\1#", _BACK.sub("", html))


def _joined(here: str, found: re.Match[str]) -> str:
    return f'{found[1]}="{urljoin(here, found[2])}"'


def alike(found: Any, stated: Any) -> bool:
    """Whether trees are equal; an address or a text that only a template tag says may have become any."""
    if isinstance(stated, list):
        return isinstance(found, list) and len(found) == len(stated) and all(map(alike, found, stated))
    told = (stated.startswith("href=%7B") and found.startswith("href=")) or "{{ page.date" in stated
    return bool(found == stated or told)


class Arrived:
    """What is in a site's database, as it stands there, by the ids that it had at its source."""

    def __init__(self, site: Imported) -> None:
        tables = site.database.tables
        self.logins = site.database.logins
        self.rows: dict[int, Row] = {row["ID"]: row for row in tables["posts"]}
        self.posts = {name: self.rows[number] for name, number in _noted(tables["postmeta"], "post_id")}
        self.comments = {row["comment_ID"]: row for row in tables["comments"]}
        self.comment_ids = dict(_noted(tables["commentmeta"], "comment_id"))
        names = {row["term_id"]: row for row in tables["terms"]}
        terms = {
            row["term_taxonomy_id"]: (row["taxonomy"], names[row["term_id"]]["name"])
            for row in tables["term_taxonomy"]
        }
        self.terms: dict[int, set[tuple[str, str]]] = {}
        for row in tables["term_relationships"]:
            self.terms.setdefault(row["object_id"], set()).add(terms[row["term_taxonomy_id"]])
        self.thumbnails = {
            row["post_id"]: self.rows[int(row["meta_value"])]
            for row in tables["postmeta"]
            if row["meta_key"] == "_thumbnail_id"
        }

    def address(self, page: Row) -> str:
        """The path of a page: the slugs of those above, and its own."""
        slugs = [page["post_name"]]
        while page["post_parent"]:
            page = self.rows[page["post_parent"]]
            slugs.insert(0, page["post_name"])
        return "/".join(slugs)


def _noted(table: list[Row], owner: str) -> Iterator[tuple[str, int]]:
    return ((row["meta_value"], row[owner]) for row in table if row["meta_key"] == "_blogport_id")


@pytest.fixture(scope="session")
def paper(corpus: Path) -> Path:
    return corpus / "markdown" / "made-mistakes-comments"


@pytest.fixture(scope="session")
def docs(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the Hugo docs, under their settings."""
    whole, part = corpus / "markdown" / "hugo-docs", tmp_path_factory.mktemp("part") / "hugo-docs"
    for folder in FOLDERS:
        shutil.copytree(whole / "content" / "en" / folder, part / "content" / "en" / folder)
    shutil.copy(whole / "hugo.toml", part)
    for above in ("", "functions"):
        shutil.copy(whole / "content" / "en" / above / "_index.md", part / "content" / "en" / above)
    return part


def test_a_blog_of_jekyll_arrives(paper: Path, imported: Importing, rewrite: Rewrite) -> None:
    site = imported(rewrite(paper))
    assert site.said == []
    arrived = Arrived(site)
    files = sorted((paper / "src" / "_posts").rglob("*.md"))
    assert len(files) == 119
    pictures = set()
    for file in files:
        header, _ = parts(file)
        row = arrived.posts[file.relative_to(paper).with_suffix("").as_posix()]
        day, slug = file.stem[:10], file.stem[11:]
        when = header.get("date") or datetime.fromisoformat(day)
        stated = {
            "post_type": "post", "post_status": "publish", "post_name": slug,
            "post_date": f"{when:%Y-%m-%d %H:%M:%S}",
        }  # fmt: skip
        assert {name: row[name] for name in stated} == stated
        assert unescape(row["post_title"]) == header["title"]
        assert means(f"<p>{row['post_excerpt']}</p>") == means(source_html(header.get("excerpt") or ""))
        assert arrived.logins[row["post_author"]] == "michael-rose"
        terms = {("category", name) for name in header["categories"]} | {
            ("post_tag", name) for name in header["tags"]
        }
        assert arrived.terms[row["ID"]] == terms, file
        if (image := header.get("image")) and image.get("path", image.get("feature")):
            pictures.add(image.get("path", image.get("feature")))
            file_name = Path(image.get("path", image.get("feature"))).stem
            assert arrived.thumbnails[row["ID"]]["post_title"] == file_name
    kinds = Counter((row["post_type"], row["post_status"]) for row in arrived.rows.values())
    # The drafts hold comments whose post is not in the tree.
    assert kinds == {("post", "publish"): 119, ("post", "draft"): 3, ("attachment", "inherit"): len(pictures)}
    assert not [row["guid"] for row in arrived.rows.values() if "/0000/" in row["guid"]]


def test_its_comments_arrive_with_their_threads(paper: Path, imported: Importing, rewrite: Rewrite) -> None:
    arrived = Arrived(imported(rewrite(paper)))
    posts = {row["post_name"]: row["ID"] for row in arrived.rows.values() if row["post_type"] == "post"}
    stated = []
    for folder in (paper / "src" / "_data" / "comments").iterdir():
        said = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.yml"))]
        top = [one for one in said if not one.get("replying_to")]
        for one in said:
            above = top[int(one["replying_to"]) - 1] if one.get("replying_to") else None
            parent = (above["name"].strip(), _utc(above["date"])) if above else None
            stated.append((posts[folder.name], one["name"].strip(), _utc(one["date"]), parent))
    found = []
    for row in arrived.comments.values():
        above = arrived.comments.get(row["comment_parent"])
        parent = (above["comment_author"], above["comment_date_gmt"]) if above else None
        found.append((row["comment_post_ID"], row["comment_author"], row["comment_date_gmt"], parent))
    assert len(found) == 720
    assert Counter(found) == Counter(stated)
    assert sum(one[3] is not None for one in found) > 350


def _utc(when: datetime | str) -> str:
    moment = datetime.fromisoformat(when) if isinstance(when, str) else when
    return f"{moment.astimezone(UTC) if moment.tzinfo else moment:%Y-%m-%d %H:%M:%S}"


def test_pages_of_a_hugo_site_keep_their_addresses(docs: Path, imported: Importing, rewrite: Rewrite) -> None:
    site = imported(rewrite(docs))
    assert site.said == []
    arrived, content = Arrived(site), docs / "content" / "en"
    files = sorted(content.rglob("*.md"))
    assert len(files) == len(arrived.posts) > 120
    for file in files:
        header, _ = parts(file)
        row = arrived.posts[file.relative_to(docs).with_suffix("").as_posix()]
        assert (row["post_type"], row["post_title"]) == ("page", header["title"])
        path = re.sub(r"(^|/)_?index$", "", file.relative_to(content).with_suffix("").as_posix())
        if path and row["post_status"] == "publish":
            stated = header.get("url", path).strip("/").lower()
            # WordPress takes a number at the end for that of a part of the page above, `rss` for a feed.
            assert arrived.address(row) == (f"{stated}-2" if Path(stated).name in ("404", "rss") else stated)


@pytest.mark.parametrize(
    ("tree", "home"), [("paper", "https://mademistakes.com"), ("docs", "https://gohugo.io")]
)
def test_bodies_look_as_their_source(
    tree: str, home: str, imported: Importing, rewrite: Rewrite, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(tree)
    site = imported(rewrite(folder))
    arrived = Arrived(site)
    ran = site.again().run({"do": "render"}, {"do": "render_comments"})
    assert ran.said == []
    alone, different = 0, []
    for name, row in arrived.posts.items():
        if row["post_type"] == "attachment" or not (file := folder / f"{name}.md").is_file():
            continue
        _, body = parts(file)
        alone += not _NOT_COMMONMARK.search(body)
        here = re.sub("^content/en|/_?index$", "", name).lower() + "/"
        looks, expected = ran.done[0][str(row["ID"])], source_html(body)
        for film, frame in _FILMS.items():
            looks = re.sub(film, rf'<iframe src="{frame}\1"></iframe>', looks)
        looks = _UPLOADED.sub("/assets/images/", looks).replace(f'="{home}/', '="/')
        expected = _ALERT.sub(lambda begin: f"<p><strong>{begin[1].title()}</strong></p><p>", expected)
        expected = _RELATIVE.sub(partial(_joined, here), expected)
        found, stated = (
            means(footnotes_alike(html.replace(f'="{home}/', '="/'))) for html in (looks, expected)
        )
        if not alike(found, stated):
            different.append((name, around(str(found), str(stated))))
    assert different == [], different
    assert alone > 10


@pytest.mark.long(share=4, reason="the editor parses and validates 230 posts")
@pytest.mark.parametrize("part", range(4))
def test_the_block_editor_opens_them(
    paper: Path, docs: Path, imported: Importing, rewrite: Rewrite, part: int
) -> None:
    if (editor := library()) is None:
        missing("the block editor (Node, and @wordpress/block-library in BLOGPORT_BLOCK_LIBRARY)")
    texts = [
        (name, row["post_content"])
        for tree in (paper, docs)
        for name, row in Arrived(imported(rewrite(tree))).posts.items()
        if row["post_content"]
    ]
    assert len(texts) > 230
    invalid, seen = judge(editor, texts[part::4])
    assert invalid == []
    assert sum(seen.values()) > 600


def test_a_scraped_text_arrives(corpus: Path, imported: Importing, rewrite: Rewrite) -> None:
    site = imported(rewrite(corpus.parent / "seed.txt"))
    assert site.said == []
    arrived = Arrived(site)
    [post] = arrived.rows.values()
    assert (post["post_title"], post["comment_count"]) == ("The Illusion of the New Soviet Man", 8)
    starts = {row["comment_ID"]: row["comment_content"][:20] for row in arrived.comments.values()}
    assert [
        (starts[number], starts.get(row["comment_parent"])) for number, row in arrived.comments.items()
    ] == [
        ("Kyle – great post on", None),
        ("Thank you! That was ", None),
        ("What a thoughtful di", None),
        ("Thank you for your c", None),
        ("Very informative pos", None),
        ("That’s a great point", "Very informative pos"),
        ("Kyle, I liked your p", None),
        ("Thank you for your c", "Kyle, I liked your p"),
    ]
    assert {row["comment_date"] for row in arrived.comments.values()} == {"1970-01-01 00:00:00"}


def test_saved_pages_arrive(corpus: Path, imported: Importing, rewrite: Rewrite) -> None:
    """As many pages and comments as the folder has, by their names in it."""
    folder = corpus / "html" / "tut" / "twentyseventeen-497"
    site = imported(rewrite(folder))
    assert site.said == []
    arrived = Arrived(site)
    slugs = {row["post_name"] for row in arrived.rows.values() if row["post_type"] == "post"}
    assert slugs == {file.stem for file in folder.glob("*.html")}
    marks = sum(
        len(set(re.findall(r'<li id="comment-(\d+)"', file.read_text(encoding="utf-8"))))
        for file in folder.glob("*.html")
    )
    assert len(arrived.comments) == marks == 25
