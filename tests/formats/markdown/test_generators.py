"""What each generator's writer writes, from one small site."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import messages
from converters.diagnostics import Diagnostics
from converters.formats.markdown.writer import PlainMarkdownWriter
from converters.generators.front_matter import parse
from converters.generators.hugo.writer import HugoWriter
from converters.generators.jekyll.writer import JekyllWriter
from converters.generators.pelican.writer import PelicanWriter
from converters.generators.site.writer import SsgWriter
from converters.io import yaml
from converters.model import Author, Comment, Commenter, Markup, Media, Post, Record, Site, Term, TermRef
from converters.site.post_summaries import summarize
from tests.growth.measure import steep_in_steps

SITE = "https://blog.example"


def markdown(text: str) -> Markup:
    return Markup(text=text, dialect="markdown")


POST = Post(
    id="12",
    title="A leak",
    slug="a-leak",
    url=f"{SITE}/2023/03/04/a-leak/",
    date="2023-03-04T09:15:00+01:00",
    modified="2023-03-05T18:40:00+01:00",
    author="maren",
    body=markdown("It *began*.\n"),
    excerpt="Short",
    sticky=True,
    featured="40",
    comments_open=False,
    likes=0,
    terms=(
        TermRef(taxonomy="category", slug="journeys", name="Journeys"),
        TermRef(taxonomy="category", slug="japan", name="Japan"),
        TermRef(taxonomy="post_tag", slug="boats", name="Boats, small"),
        TermRef(taxonomy="genre", slug="log", name="Log"),
        TermRef(taxonomy="post_format", slug="post-format-image", name="Image"),
    ),
    comments=(
        Comment(id="101", author=Commenter(name="Piet"), body=Markup(text="<p>Tar?</p>", dialect="html")),
        Comment(id="102", body=Markup(text="<p>No.</p>", dialect="html")),
        Comment(id="103", parent="101", body=Markup(text="<p>Yes.</p>", dialect="html"), likes=3, type="pingback"),
    ),
    extra={
        "mood": ["damp", "hopeful"],
        "colour": ["blue"],
        "_wp_old_slug": ["", "leak"],
        "_secret": ["x"],
        "_oembed_1": ["x"],
        "_oembed_time_1": ["1"],
        "_yoast_wpseo_metadesc": ["Of boats"],
        "guid": "x",
    },
)  # fmt: skip
RECORDS: list[Record] = [
    Site(title="Harbour", url=SITE, language="en-GB", description="Boats"),
    Author(id="1", login="maren", name="Maren Holm"),
    Term(id="2", taxonomy="category", slug="journeys", name="Journeys", description="Tickets"),
    Term(id="3", taxonomy="category", slug="japan", name="Japan", parent="journeys"),
    Media(id="40", url=f"{SITE}/tern.jpg"),
    POST,
    Post(id="30", type="page", title="About", slug="about", url=f"{SITE}/about/", order=1),
    Post(id="31", type="page", title="Boat", slug="boat", parent="30", url=f"{SITE}/about/boat/"),
    Post(id="32", type="recipe", title="Bread", slug="bread", date="2023-03-04T09:15:00+01:00"),
    Post(id="33", title="Undated", slug="undated"),
    Post(id="34", title="Idea", status="draft", date="2023-11-19T22:05:00"),
]


def header(folder: Path, path: str) -> dict[str, Any]:
    return parse((folder / path).read_text("utf-8")).fields


@pytest.mark.parametrize(
    ("writer", "paths"),
    [
        (
            HugoWriter(),
            [
                "content/posts/a-leak.md",
                "content/pages/about/boat.md",
                "content/recipe/bread.md",
                "content/posts/undated.md",
                "content/posts/idea.md",
                "data/comments/posts--a-leak.json",
                "hugo.toml",
                "layouts/partials/comments.html",
            ],
        ),
        (
            JekyllWriter(),
            [
                "_posts/2023-03-04-a-leak.md",
                "pages/about/boat.md",
                "_recipe/bread.md",
                "posts/undated.md",
                "_drafts/idea.md",
                "_data/comments/posts--2023-03-04-a-leak.yml",
                "_config.yml",
                "_includes/comments.html",
                "_data/terms.yml",
            ],
        ),
        (
            PelicanWriter(),
            [
                "content/posts/a-leak.md",
                "content/pages/about/boat.md",
                "content/recipe/bread.md",
                "content/posts/idea.md",
                "content/pages/undated/undated.md",
                "content/comments/a-leak/103.md",
                "pelicanconf.py",
                "templates/comments.html",
            ],
        ),
        (
            PlainMarkdownWriter(),
            [
                "posts/a-leak.md",
                "pages/about/boat.md",
                "recipe/bread.md",
                "posts/undated.md",
                "posts/idea.md",
                "posts/a-leak.comments.yaml",
                "data/site.yaml",
                "data/authors.yaml",
                "data/terms.yaml",
                "data/media.yaml",
            ],
        ),
    ],
)
def test_where_things_lie(writer: SsgWriter, paths: list[str], build: Any) -> None:
    folder = build(writer, *RECORDS)
    assert [path for path in paths if not (folder / path).is_file()] == []


COMMON = {"title": "A leak", "mood": ["damp", "hopeful"], "colour": "blue", "genre": ["Log"]}


def test_hugo(build: Any) -> None:
    folder = build(HugoWriter(), *RECORDS)
    assert header(folder, "content/posts/a-leak.md") == {
        "title": "A leak",
        "date": "2023-03-04T09:15:00+01:00",
        "lastmod": "2023-03-05T18:40:00+01:00",
        "url": "/2023/03/04/a-leak/",
        "aliases": ["/2023/03/04/leak/"],
        "description": "Of boats",
        "summary": "Short",
        "categories": ["Journeys", "Japan"],
        "tags": ["Boats, small"],
        "genre": ["Log"],
        "weight": 1,
        "params": {
            "author": "Maren Holm",
            "images": [f"{SITE}/tern.jpg"],
            "format": "Image",
            "sticky": True,
            "post_id": "12",
            "post_slug": "a-leak",
            "likes": 0,
            "comments_open": False,
            "comments_key": "posts--a-leak",
            "mood": ["damp", "hopeful"],
            "colour": "blue",
        },
    }
    assert header(folder, "content/posts/idea.md")["draft"] is True
    assert "draft" not in header(folder, "content/posts/a-leak.md")
    assert header(folder, "content/pages/about.md")["weight"] == 1


def test_hugo_in_toml(build: Any) -> None:
    folder = build(HugoWriter(front_matter="toml"), *RECORDS)
    text = (folder / "content/posts/a-leak.md").read_text(encoding="utf-8")
    assert text.startswith("+++\n")
    fields = parse(text).fields
    assert fields == header(build(HugoWriter(), *RECORDS), "content/posts/a-leak.md")


def test_jekyll(build: Any) -> None:
    folder = build(JekyllWriter(), *RECORDS)
    fields = header(folder, "_posts/2023-03-04-a-leak.md")
    assert (
        fields.items()
        >= {
            **COMMON,
            "layout": "post",
            "date": "2023-03-04 09:15:00 +0100",
            "permalink": "/2023/03/04/a-leak/",
            "redirect_from": ["/2023/03/04/leak/"],
            "categories": ["Journeys", "Japan"],
            "comments_key": "posts--2023-03-04-a-leak",
        }.items()
    )
    assert yaml.load((folder / "_config.yml").read_text(encoding="utf-8"))["collections"] == {
        "recipe": {"output": True}
    }
    assert header(folder, "pages/about.md")["layout"] == "page"


def test_jekyll_drafts_of_pages_are_not_published(build: Any) -> None:
    folder = build(JekyllWriter(), Post(id="1", type="page", title="x", slug="x", status="draft"))
    assert header(folder, "pages/x.md")["published"] is False


def test_pelican(build: Any) -> None:
    folder = build(PelicanWriter(), *RECORDS)
    fields = header(folder, "content/posts/a-leak.md")
    assert fields["Category"] == "Journeys"
    assert fields["Categories"] == ["Journeys", "Japan"]
    assert fields["Tags"] == "Boats, small;"
    assert fields["URL"] == "2023/03/04/a-leak/"
    assert fields["Save_as"] == "2023/03/04/a-leak/index.html"
    assert fields["Slug"] == "a-leak"
    assert fields["mood"] == ["damp", "hopeful"]
    assert header(folder, "content/posts/idea.md")["Status"] == "draft"
    assert header(folder, "content/comments/a-leak/103.md") == {
        "format": "html",
        "replyto": "101",
        "type": "pingback",
        "likes": "3",
    }


def test_plain(build: Any) -> None:
    folder = build(PlainMarkdownWriter(), *RECORDS)
    fields = header(folder, "posts/a-leak.md")
    assert (
        fields.items()
        >= {**COMMON, "url": f"{SITE}/2023/03/04/a-leak/", "old_slugs": ["leak"], "id": "12"}.items()
    )
    assert header(folder, "recipe/bread.md")["type"] == "recipe"
    comments = yaml.load((folder / "posts/a-leak.comments.yaml").read_text(encoding="utf-8"))
    assert [(one["id"], one["level"], one["order"]) for one in comments] == [
        ("101", 1, 1),
        ("103", 2, 3),
        ("102", 1, 2),
    ]


@pytest.mark.parametrize("writer", [HugoWriter(), JekyllWriter(), PelicanWriter(), PlainMarkdownWriter()])
def test_what_is_not_published_is_counted_by_name(
    writer: SsgWriter, build: Any, diagnostics: Diagnostics
) -> None:
    build(writer, *RECORDS)
    said = {(one.kind, one.message) for one in diagnostics.findings}
    assert (
        messages.HIDDEN_FIELD.name,
        messages.HIDDEN_FIELD.format({"name": "_secret", "number": 1}),
    ) in said
    assert len([text for kind, text in said if kind == messages.FIELDS_BESIDE.name]) == 1
    assert not any("_wp_old_slug" in text or "_yoast" in text for _, text in said)


@pytest.mark.parametrize("writer", [HugoWriter(), JekyllWriter(), PelicanWriter(), PlainMarkdownWriter()])
def test_the_same_records_give_the_same_bytes(writer: SsgWriter, build: Any) -> None:
    one, two = build(writer, *RECORDS), build(writer, *RECORDS)
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(two) for path in two.rglob("*") if path.is_file())
    assert all((one / path).read_bytes() == (two / path).read_bytes() for path in files)


def test_keys_are_renamed_chosen_and_left_out(build: Any) -> None:
    folder = build(
        HugoWriter(
            rename={"params.author": "author", "lastmod": "params.updated"}, omit=("tags", "params.likes")
        ),
        *RECORDS,
    )
    fields = header(folder, "content/posts/a-leak.md")
    assert fields["author"] == "Maren Holm"
    assert fields["params"]["updated"] == "2023-03-05T18:40:00+01:00"
    assert "tags" not in fields
    assert "likes" not in fields["params"]
    folder = build(PlainMarkdownWriter(only=("title", "date")), *RECORDS)
    assert set(header(folder, "posts/a-leak.md")) == {"title", "date"}


def test_a_custom_field_with_one_value_is_that_value_and_a_list_of_tables_stays_one(build: Any) -> None:
    extra = {"colour": ["blue"], "resources": [{"src": "a.png", "title": "One"}]}
    site = build(HugoWriter(), Post(id="1", slug="a", title="A", date="2020-01-01T00:00:00", extra=extra))
    params = header(site, "content/posts/a.md")["params"]
    assert (params["colour"], params["resources"]) == ("blue", extra["resources"])


def test_a_custom_field_never_takes_the_place_of_another(build: Any) -> None:
    post = Post(
        id="1",
        title="T",
        slug="t",
        extra={"title": ["mine"], "layout": ["mine"], "Comments_key": ["mine"]},
        comments=POST.comments,
    )
    fields = header(build(JekyllWriter(), post), "posts/t.md")
    assert (fields["title"], fields["layout"]) == ("T", "post")
    assert (fields["custom_title"], fields["custom_layout"], fields["custom_Comments_key"]) == (
        "mine",
        "mine",
        "mine",
    )


def test_the_address_of_another_is_not_taken_and_reported(build: Any, diagnostics: Diagnostics) -> None:
    folder = build(
        HugoWriter(),
        Site(url=SITE),
        *(Post(id=str(n), title="x", slug=f"s{n}", url=f"{SITE}/same/") for n in (10, 9)),
    )
    assert header(folder, "content/posts/s9.md")["url"] == "/same/"
    assert "url" not in header(folder, "content/posts/s10.md")
    assert [one.kind for one in diagnostics.findings] == [messages.ADDRESS_TAKEN.name]


def test_comments_of_media_and_notes_are_not_written_but_counted(tmp_path: Path) -> None:
    comments = [{"author": {"name": "Ida", "email": "a@b.example"}}]
    extra = {"comments": comments, "a": "b", "_note": "c", "post_password": ""}
    done = converters.write([Media(id="1", url="u", extra=extra)], tmp_path / "site", to="markdown")
    assert yaml.load((tmp_path / "site/data/media.yaml").read_text(encoding="utf-8")) == [
        {"id": "1", "url": "u", "extra": {"a": "b"}}
    ]
    assert done.accounts["comment"].left_out == {"on media": 1}
    assert messages.COMMENTS_ON_MEDIA.name in {one.kind for one in done.findings}


@pytest.mark.parametrize("writer", [HugoWriter(), JekyllWriter(), PelicanWriter(), PlainMarkdownWriter()])
def test_a_taxonomy_is_not_taken_for_something_else(writer: SsgWriter, build: Any) -> None:
    terms = tuple(
        TermRef(taxonomy=name, slug="s", name="N") for name in ("tag", "recipe", "title", "posts", "Genre!")
    )
    folder = build(writer, Post(id="1", type="recipe", title="x", slug="x", terms=terms))
    (path,) = folder.rglob("x.md")
    fields = header(folder, str(path.relative_to(folder)))
    names = {name for name, value in fields.items() if value in (["N"], "N")}
    assert names == {"tag_terms", "recipe_terms", "title_terms", "posts_terms", "genre_"}


@pytest.mark.parametrize("writer", [HugoWriter(), JekyllWriter(), PelicanWriter(), PlainMarkdownWriter()])
def test_a_site_whose_address_is_none_is_written(
    writer: SsgWriter, build: Any, diagnostics: Diagnostics
) -> None:
    folder = build(writer, Site(title="x", url="http://["), Post(id="1", slug="a", url="/b/"))
    settings = "".join(path.read_text("utf-8") for path in folder.glob("*.*") if path.is_file())
    assert "http://[" not in settings
    assert not diagnostics.findings


def test_comments_of_pelican_have_a_file_each_whatever_their_ids(build: Any) -> None:
    ids = ("comment-2", "", "comment-4", "", "comment-2", "Comment-2")
    comments = tuple(
        Comment(id=id_, body=Markup(text=f"<p>{n}</p>", dialect="html")) for n, id_ in enumerate(ids)
    )
    folder = build(PelicanWriter(), Post(id="1", slug="a", comments=comments))
    found = {
        path.read_text(encoding="utf-8").rpartition("<p>")[2][0]
        for path in folder.rglob("comments/**/a/*.md")
    }
    assert found == set("012345")


CLASHES = {
    **{
        "title": "1",
        "custom_title": "2",
        "x y": "3",
        "x/y": "4",
        "x-y": "5",
        "a": "6",
        "a.b": "7",
        "a.b.c": "8",
    },
    **{
        "Foo": "9",
        "foo": "10",
        "foo_2": "11",
        "genre.x": "12",
        "title.x": "13",
        "FOO": "14",
        "custom_TITLE": "15",
    },
}


@pytest.mark.parametrize(
    "writer",
    [HugoWriter(), HugoWriter(front_matter="toml"), JekyllWriter(), PelicanWriter(), PlainMarkdownWriter()],
)
def test_no_custom_field_is_lost_to_another(writer: SsgWriter, build: Any, diagnostics: Diagnostics) -> None:
    post = Post(
        id="1", title="T", slug="t", terms=POST.terms, extra={key: [one] for key, one in CLASHES.items()}
    )
    folder = build(writer, post)
    (path,) = folder.rglob("t.md")
    fields = header(folder, str(path.relative_to(folder)))
    texts = [text for text in (fields | fields.get("params", {})).values() if isinstance(text, str)]
    assert set(CLASHES.values()) <= set(texts)
    assert messages.FIELD_RENAMED.name in {one.kind for one in diagnostics.findings}
    names = [name.lower() for name in (*fields, *fields.get("params", ()))]
    assert len(names) == len(set(names)) + 1 * ("title" in fields.get("params", ()))


def test_a_renamed_key_takes_no_other_s_place(build: Any) -> None:
    folder = build(JekyllWriter(rename={"colour": "title.x", "mood": "title"}), *RECORDS)
    fields = header(folder, "_posts/2023-03-04-a-leak.md")
    assert (fields["title"], fields["title_2"], fields["title.x"]) == (
        "A leak",
        ["damp", "hopeful"],
        "blue",
    )


@pytest.mark.parametrize("writer", [HugoWriter(), JekyllWriter(), PelicanWriter(), PlainMarkdownWriter()])
def test_a_term_without_name_and_slug_has_no_page_and_is_reported(
    writer: SsgWriter, build: Any, diagnostics: Diagnostics
) -> None:
    empty = [Term(id=one, taxonomy=one, slug="") for one in ("genre", "category")]
    terms = tuple(TermRef(taxonomy=one.taxonomy, slug="") for one in empty)
    folder = build(writer, *empty, Post(id="1", slug="t", terms=terms))
    said = [messages.NAMELESS_TERM.format({"number": 1, "taxonomy": one.taxonomy}) for one in empty]
    assert sorted(one.message for one in diagnostics.findings if one.kind != "not-back") == sorted(said)
    (path,) = folder.rglob("t.md")
    assert not {"genre", "categories", "Category"} & set(header(folder, str(path.relative_to(folder))))
    if (pages := folder / "data/term_pages.json").is_file():
        assert pages.read_text(encoding="utf-8").strip() == "{}"


def nested_categories(number: int) -> list[Term]:
    """Each is in the one before."""
    return [
        Term(id=f"{n}", taxonomy="category", slug=f"c{n}", name=f"C{n}", parent=f"c{n - 1}" if n else "")
        for n in range(number)
    ]


@pytest.mark.slow(reason="measures how its cost grows")
def test_the_steps_for_categories_in_one_another_are_linear(tmp_path: Path) -> None:
    def prepare(number: int) -> Callable[[], object]:
        terms = nested_categories(number)
        return lambda: converters.write(terms, tmp_path / "site", to="hugo", force=True)

    assert not steep_in_steps(prepare, 100)


def test_categories_in_one_another_have_short_urls(build: Any) -> None:
    terms = nested_categories(3_000)
    pages = json.loads((build(HugoWriter(), *terms) / "data/term_pages.json").read_text(encoding="utf-8"))[
        "categories"
    ]
    urls = [page["url"] for page in pages]
    assert urls[1] == "/category/c0/c1/"
    assert len(set(urls)) == 3_000
    assert max(map(len, urls)) < 1_000


@pytest.mark.parametrize("writer", [HugoWriter(), JekyllWriter(), PelicanWriter()])
def test_the_default_address_of_a_post_is_claimed_too(
    writer: SsgWriter, build: Any, diagnostics: Diagnostics
) -> None:
    """Else one of the two is not in the built site, and nobody is told."""
    date = "2020-01-05T08:00:00+00:00"
    default = writer.default_path(writer.path(summarize(Post(id="1", slug="g", date=date)), ()))
    folder = build(
        writer,
        Site(url=SITE),
        Post(id="1", title="One", slug="g", date=date, url=f"{SITE}/?p=1"),
        Post(id="2", title="Two", slug="h", date=date, url=f"{SITE}{default}"),
        Post(id="3", title="Three", slug="i", date=date, url=f"{SITE}/?p=3"),
        Post(id="4", title="Four", slug="東", date=date, url=f"{SITE}/?p=4"),
    )
    found = [header(folder, str(path.relative_to(folder))) for path in sorted(folder.rglob("*.md"))]
    stated = {
        one.get("title") or one["Title"]: next(
            (one[key] for key in ("url", "permalink", "URL") if key in one), ""
        )
        for one in found
        if {"title", "Title"} & set(one)
    }
    assert stated["One"].strip("/") == f"{default.strip('/')}-2"
    assert stated["Two"].strip("/") == default.strip("/")
    assert not stated["Three"]
    assert stated["Four"]
    assert [one.kind for one in diagnostics.findings if one.record] == [messages.DEFAULT_TAKEN.name]


def test_no_page_of_a_term_takes_the_page_of_a_post(build: Any) -> None:
    term = Term(id="2", taxonomy="category", slug="boats", name="Boats")
    folder = build(
        PelicanWriter(), Site(url=SITE), term, Post(id="1", slug="b", url=f"{SITE}/category/boats/")
    )
    assert json.loads((folder / "data/slugs.json").read_text(encoding="utf-8"))["categories"] == {
        "Boats": "boats-2"
    }
