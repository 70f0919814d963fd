"""A blog written as pages and read again by our own reader: all that is public comes back equal."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import converters
from converters import Author, Comment, Commenter, Markup, Media, Post, Record, Site, Term, TermRef
from tests.conftest import CORPUS, ROOT

SOURCES = {
    "example": ROOT / "fixtures" / "example.xml",
    "theme unit test": CORPUS / "wxr" / "peer" / "theme-unit-test.xml",
    "real blog": CORPUS / "wxr" / "real" / "creativecommons-labs.scrubbed.xml",
}

NO_TEXTS = {
    "wp_global_styles",
    "wp_navigation",
    "wp_block",
    "wp_template",
    "wp_template_part",
}
"""Types of posts that no page is made of."""
_REAL_NAMES = ("author_first_name", "author_last_name")
"""WordPress shows the display name of an author alone."""
LOST = {
    "an answer to a comment that is hidden stands under what that answers": ("comment.parent",),
    "comments are made safe": ("comment.body",),
    "a term that no list has, but a post, gets on the list": ("term",),
}
"""What does not come back, or comes back as something else: why, and where it may show."""


def public(records: Iterable[Record]) -> Iterator[Record]:
    """What of a blog is for everyone to see, said here once more, by the contract and not by our code."""
    records = list(records)
    targets = {
        getattr(record, "id", "")
        for record in records
        if not isinstance(record, Post) or (record.status == "publish" and not record.password)
    }
    hidden = only_of_hidden(records)
    for record in records:
        match record:
            case Term(taxonomy=taxonomy, slug=slug) if (taxonomy, slug) in hidden:
                continue
            case Author(login=login) if login in hidden:
                continue
            case Post(type="nav_menu_item", extra=extra):
                custom = extra["_menu_item_type"] == ["custom"]
                if record.status == "publish" and (custom or extra["_menu_item_object_id"][0] in targets):
                    kept = [name for name in extra if name.startswith("_menu_item_")]
                    yield replace(record, extra=visible(extra, kept))
            case Post():
                if record.type in NO_TEXTS or record.status != "publish" or record.password:
                    continue
                shown = [one for one in record.comments if one.status == "approved"]
                yield replace(
                    record,
                    comments=tuple(map(comment, shown)),
                    extra=visible(record.extra, {"_wp_old_slug", "_thumbnail_id"}),
                )
            case Media():
                yield replace(record, extra=visible(record.extra))
            case Author():
                shown_name = {name: value for name, value in record.extra.items() if name not in _REAL_NAMES}
                yield replace(record, email="", extra=shown_name)
            case _:
                yield record


def only_of_hidden(records: Iterable[Record]) -> set[object]:
    """The terms and authors that only posts have which are not for everyone to see."""
    named: dict[bool, set[object]] = {True: set(), False: set()}
    for post in records:
        if isinstance(post, Post) and post.type not in NO_TEXTS:
            shown = post.status == "publish" and not post.password
            named[shown] |= {post.author, *((term.taxonomy, term.slug) for term in post.terms)}
    above = {
        (term.taxonomy, term.parent)
        for term in records
        if isinstance(term, Term) and (term.taxonomy, term.slug) in named[True]
    }
    return named[False] - named[True] - above


def comment(one: Comment) -> Comment:
    return replace(one, author=replace(one.author, email="", ip=""), extra={})


def visible(extra: dict[str, Any], kept: Iterable[str] = ()) -> dict[str, Any]:
    """Fields as WordPress hides them: those whose names start with `_`."""
    return {name: value for name, value in extra.items() if not name.startswith("_") or name in kept}


def there_and_back(records: Iterable[Record], tmp_path: Path, **options: str) -> Path:
    target = tmp_path / ("blog.html" if options.get("single") else "site")
    converters.write(records, target, to="html", options=options)
    return target


def differences(a: Any, b: Any, known: Iterable[str] = ()) -> list[str]:
    return [
        f"{one.record} {one.name} {one.field} {one.only}: {one.a!r} / {one.b!r}"[:600]
        for one in converters.diff(a, b).differences
        if f"{one.record}.{one.field}".rstrip(".") not in known
    ]


@pytest.mark.parametrize("single", ["", "true"])
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.corpus] if path.is_relative_to(CORPUS) else [])
        for name, path in SOURCES.items()
    ],
)
def test_all_that_is_public_comes_back(name: str, single: str, tmp_path: Path) -> None:
    source = SOURCES[name]
    if not source.is_file():
        pytest.skip(f"{source.name} is not here")
    options = {"single": single} if single else {}
    target = there_and_back(converters.read(source), tmp_path, **options)
    converters.write(public(converters.read(source)), tmp_path / "public.jsonl", to="archive")
    known = [field for fields in LOST.values() for field in fields]
    assert differences(tmp_path / "public.jsonl", target, known) == []
    lost = differences(tmp_path / "public.jsonl", target)
    assert len(lost) <= {"example": 0, "theme unit test": 3, "real blog": 0}[name], lost


def blog() -> list[Record]:
    """What is odd in what a page shows: names, ids, texts, an order that is not that of the threads."""
    body = (
        "<h3>Deep</h3><p>To <a href='https://a.example/?p=2'>another</a>, <a href='https://a.example/2/'>once more</a>"
        "<center>old <font color=red>red</font></center><img src=x.png><p align=center>&nbsp;a  b</p><pre>\n\n  x</pre>"
        "<a name=top>here</a> \x9d <svg viewBox='0 0 1 1'><path d='M0 0'/></svg><li>stray"
    )
    comments = (
        Comment(id="5", parent="4", date="2020-01-03T10:00:00+01:00", author=Commenter(name="  Ann  & <b>Bo</b> ", url="https://ann.example/?a=1&b=2"), likes=0, body=Markup(text="<p>five</p>\n<ul><li>x</li></ul>", dialect="html")),
        Comment(id="4", date="2020-01-02T10:00:00+01:00", author=Commenter(name="", url="javascript:1"), body=Markup(text="<h1>four</h1><center>m</center>", dialect="html")),
        Comment(id="", date=None, author=Commenter(name="Anonymous", user="1"), type="pingback"),
        Comment(id="x y\"'>", parent="5", author=Commenter(name="\x85odd"), likes=12, body=Markup(text="plain", dialect="html")),
        Comment(id="n2", parent="x y\"'>", type="x' onload=y", author=Commenter(name="N", url="http://")),
    )  # fmt: skip
    return [
        Site(title="A & <B>", url="https://a.example", description="d", language="de-DE", extra={"k": [1, {"z": None}]}),
        Author(id="1", login="ann", name="Ann </script>", url="https://ann.example"),
        Author(id="2", login="nobody"),
        Term(id="7", taxonomy="category", slug="c", name="C", description="<b>x</b>", parent="d"),
        Term(taxonomy="category", slug="d", name="D"),
        Term(taxonomy="mood", slug="glad", name="Glad"),
        Media(id="9", url="https://a.example/x.png", path="2020/x.png", title="t", caption="<i>c</i>", alt="a", mime="image/png", parent="1", date="2020-01-01T00:00:00", extra={"w": 1}),
        Post(id="1", title=" Odd   title ", slug="one", url="https://a.example/2020/one/", date="2020-01-01T10:00:00+01:00", modified="2020-02-01T10:00:00+01:00", author="ann", body=Markup(text=body, dialect="html"), excerpt="<p>short</p>", terms=(TermRef(taxonomy="category", slug="c", name="C"), TermRef(taxonomy="post_format", slug="aside"), TermRef(taxonomy="mood", slug="glad", name="Glad")), featured="9", sticky=True, likes=3, comments_open=False, comments=comments, extra={"mood": ["<"], "list": [1, 2.5, True, None]}),
        Post(id="2", title="", slug="", url="https://a.example/?p=2", body=Markup(text="", dialect="html")),
        Post(id="3", type="page", title="About", slug="about", order=4, parent="4", body=Markup(text="<p>x</p>", dialect="html")),
        Post(id="4", type="recipe", title="Soup", slug="soup", body=None),
    ]  # fmt: skip


@pytest.mark.parametrize("single", ["", "true"])
def test_what_is_odd_comes_back(single: str, tmp_path: Path) -> None:
    records = blog()
    target = there_and_back(records, tmp_path, **({"single": single} if single else {}))
    back = {record.id: record for record in converters.read(target) if isinstance(record, Post)}
    for record in records:
        if isinstance(record, Post):
            one = replace(back[record.id], body=None, comments=())
            assert one == replace(record, body=None, comments=())
    first = next(record for record in records if isinstance(record, Post))
    assert back["1"].body == first.body
    assert [replace(one, body=None) for one in back["1"].comments] == [
        replace(one, body=None) for one in first.comments
    ]
    assert [one.body.text if one.body else None for one in back["1"].comments] == [
        one.body.text if one.body else None for one in first.comments
    ]
    others = [record for record in converters.read(target) if not isinstance(record, Post)]
    assert sorted(map(repr, others)) == sorted(repr(one) for one in records if not isinstance(one, Post))


def item(id_: str, type_: str, to: str, parent: str = "0", **fields: Any) -> Post:
    meta = {"type": type_, "menu_item_parent": parent, "object_id": to, "object": "x", "url": "", "xfn": ""}
    if type_ == "custom":
        meta |= {"object_id": id_, "object": "custom", "url": to}
    extra = {f"_menu_item_{name}": [value] for name, value in meta.items()} | fields.pop("extra", {})
    terms = (TermRef(taxonomy="nav_menu", slug="top", name="Top"),)
    return Post(id=id_, type="nav_menu_item", order=int(id_), terms=terms, extra=extra, **fields)


MENUS: list[Record] = [
    Term(id="70", taxonomy="nav_menu", slug="top", name="Top"),
    Term(id="71", taxonomy="nav_menu", slug="empty", name="Nothing in it"),
    Post(id="60", type="page", slug="hush", title="Hush", status="private", url="https://a.example/hush/"),
    Post(id="61", type="page", slug="idea", title="Idea", status="draft"),
    item("30", "post_type", "1", title="One </script> & <i>two</i>", excerpt="5 * 3 < 20", extra={"guid": "g"}),
    item("31", "post_type", "2", parent="30", url="https://a.example/?p=31", comments_open=False),
    item("32", "taxonomy", "7", parent="31", body=Markup(text="<p>words</p>", dialect="html")),
    item("33", "post_type_archive", "-5", title="Recipes"),
    item("34", "custom", "https://else.example/?a=1&b=2", parent="50", title="Elsewhere"),
    item("35", "post_type", "9", title="A file"),
]  # fmt: skip
NOT_SHOWN: list[Record] = [
    item("50", "post_type", "60", title="HUSHED"),
    item("51", "post_type", "61", title="HUSHED"),
    item("52", "custom", "https://a.example/?p=60", title="HUSHED"),
    item("53", "post_type", "404", title="HUSHED"),
    item("54", "custom", "#", title="HUSHED", status="draft"),
]


@pytest.mark.parametrize("single", ["", "true"])
def test_the_items_of_menus_come_back_as_they_were(single: str, tmp_path: Path) -> None:
    target = tmp_path / ("blog.html" if single else "site")
    items = [one for one in MENUS if isinstance(one, Post) and one.type == "nav_menu_item"]
    secret = {"_edit_lock": ["HUSHED"], "_plugin_roles": ["HUSHED"], "contact_email": ["HUSHED"]}
    noted = [replace(one, extra=one.extra | secret) if one in items else one for one in MENUS]
    options = {"single": single} if single else {}
    result = converters.write([*blog(), *noted, *NOT_SHOWN], target, to="html", options=options)
    assert all(account.balanced for account in result.accounts.values())
    assert result.accounts["post"].left_out == {
        "private": 1,
        "draft": 2,
        "menu: target not public": 3,
        "menu: target missing": 1,
    }
    pages = [target] if single else [one for one in target.rglob("*") if one.is_file()]
    assert not [one for one in pages if "HUSHED" in one.read_text(encoding="utf-8")]
    back = list(converters.read(target))
    assert [one for one in back if isinstance(one, Post) and one.type == "nav_menu_item"] == items
    menus = [one for one in MENUS if isinstance(one, Term)]
    assert [one for one in back if isinstance(one, Term) and one.taxonomy == "nav_menu"] == menus


def test_menus_that_came_back_are_imported_as_they_were(tmp_path: Path) -> None:
    """What an item says of itself is text: no paragraphs, no blocks."""
    texts = {"excerpt": "Tooltip", "body": Markup(text="Description", dialect="wordpress")}
    there_and_back([*blog(), *MENUS, item("36", "custom", "#", **texts)], tmp_path)
    converters.convert(tmp_path / "site", tmp_path / "blog.xml", to="wxr")
    back = {one.id: one for one in converters.read(tmp_path / "blog.xml") if isinstance(one, Post)}
    assert (back["36"].excerpt, back["36"].body) == tuple(texts.values())
    assert back["32"].extra["_menu_item_menu_item_parent"] == ["31"]


def test_what_was_let_in_comes_back_too(tmp_path: Path) -> None:
    who = Commenter(name="Ann", email="ann@a.example", ip="192.0.2.1")
    post = Post(
        id="1", slug="a", title="A", status="draft", comments=(Comment(id="1", author=who, status="spam"),)
    )
    target = tmp_path / "site"
    converters.write(
        [post], target, to="html", include=["personal", "unapproved"], options={"drafts": "true"}
    )
    assert [record for record in converters.read(target) if isinstance(record, Post)] == [post]


def test_pages_that_were_read_are_written_the_same(example: Path, tmp_path: Path) -> None:
    converters.convert(example, tmp_path / "one", to="html")
    converters.convert(tmp_path / "one", tmp_path / "two", to="html")
    pages = sorted((tmp_path / "one").rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        name = page.relative_to(tmp_path / "one")
        assert (tmp_path / "two" / name).read_text(encoding="utf-8") == page.read_text(encoding="utf-8"), name


def test_a_page_that_somebody_took_apart_is_read_like_any_other(example: Path, tmp_path: Path) -> None:
    converters.convert(example, tmp_path / "site", to="html")
    page = tmp_path / "site" / "2023" / "03" / "04" / "a-leak-a-log-and-a-list" / "index.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace('id="blogport">{', 'id="blogport">{{'), encoding="utf-8"
    )
    (post,) = (record for record in converters.read(page) if isinstance(record, Post))
    assert post.title == "A leak, a log and a list"
    assert post.date == "2023-03-04T09:15:00+01:00"
    assert len(post.comments) == 6


def test_pages_that_a_browser_saved_come_back(tmp_path: Path) -> None:
    """A browser makes links whole and adds what it likes to the head."""
    there_and_back(blog(), tmp_path)
    page = tmp_path / "site" / "2020" / "one" / "index.html"
    text = page.read_text(encoding="utf-8").replace('href="#', 'href="https://a.example/2020/one/#')
    saved = tmp_path / "One.html"
    saved.write_text(
        text.replace(
            "<!DOCTYPE html>", "<!DOCTYPE html>\n<!-- saved from url=(0027)https://a.example/2020/one/ -->"
        ),
        encoding="utf-8",
    )
    (post,) = (record for record in converters.read(saved) if isinstance(record, Post))
    assert post == next(record for record in blog() if isinstance(record, Post))


def test_what_somebody_changed_in_a_page_counts(tmp_path: Path) -> None:
    there_and_back(blog(), tmp_path)
    page = tmp_path / "site" / "2020" / "one" / "index.html"
    text = page.read_text(encoding="utf-8")
    for old, new in (
        (">Odd title</h1>", ">A better title</h1>"),
        ("once more</a>", "once <em>again</em></a>"),
        (">four</h3>", ">4</h3>"),
        ('dt-published" datetime="2020-01-01T10:00:00', 'dt-published" datetime="2020-01-01T11:00:00'),
    ):
        assert old in text
        text = text.replace(old, new)
    page.write_text(text, encoding="utf-8")
    (post,) = (record for record in converters.read(page) if isinstance(record, Post))
    assert (post.title, post.date) == ("A better title", "2020-01-01T11:00:00+01:00")
    assert post.body
    assert "once <em>again</em></a>" in post.body.text
    bodies = {one.id: one.body.text for one in post.comments if one.body}
    assert "<h3" in bodies["4"]
    assert ">4</h3>" in bodies["4"]
    assert bodies["5"] == "<p>five</p>\n<ul><li>x</li></ul>"


def filed() -> list[Record]:
    """A post under terms of all kinds, and terms that others are under: two with one name, one whose slug is another."""
    terms = (
        TermRef(taxonomy="category", slug="c", name="C & D"),
        TermRef(taxonomy="post_format", slug="post-format-aside", name="Aside"),
        TermRef(taxonomy="category", slug="news-2", name="News"),
        TermRef(taxonomy="category", slug="news", name="News"),
        TermRef(taxonomy="post_tag", slug="nameless"),
        TermRef(taxonomy="mood", slug="glad", name="Glad"),
    )
    body = (
        '<footer><p class="terms"><a class="p-category" data-taxonomy="mood" href="x">Never said</a></p>'
        '<p class="likes">Likes: 99</p></footer><header><p class="p-author"><b class="p-name">Eve</b></p></header>'
    )
    text = Markup(text=body, dialect="html")
    said = Markup(text="<p>x</p>", dialect="html")
    comment = Comment(id="5", author=Commenter(name="Bo"), likes=2, body=said)
    return [
        Site(title="A", url="https://a.example", language="de-DE"),
        Author(id="1", login="ann", name="Ann Orr"),
        Author(id="2", login="b1", name="Bo"),
        Term(taxonomy="category", slug="c", name="C & D"),
        Term(taxonomy="category", slug="boats-and-ships", name="Boats"),
        Term(taxonomy="post_tag", slug="boats-tag", name="Boats"),
        Post(id="1", title="One", slug="one", url="https://a.example/one/", author="ann", likes=3, body=text, terms=terms, comments=(comment,)),
        Post(id="2", title="Two", slug="two", url="https://a.example/two/", author="ann", body=said),
    ]  # fmt: skip


def change(page: Path, old: str, new: str) -> None:
    """Change what stands under the text of a post."""
    text = page.read_text(encoding="utf-8")
    start, end = text.index('</div>\n<footer>\n<p class="terms">'), text.index('<section id="')
    shown = re.sub(old, new, text[start:end], flags=re.DOTALL) if old else text[start:end]
    assert bool(old) == (shown != text[start:end])
    page.write_text(text[:start] + shown + text[end:], encoding="utf-8")


def link(name: str, taxonomy: str = "", href: str = "", rel: str = "") -> str:
    said = "".join(f' {key}="{value}"' for key, value in (("data-taxonomy", taxonomy), ("rel", rel)) if value)
    return f'<a class="p-category"{said} href="{href}">{name}</a>'


C, NEWS, NEWS_2, NAMELESS, GLAD, ASIDE = (
    "category/c C & D", "category/news News", "category/news-2 News", "post_tag/nameless ", "mood/glad Glad",
    "post_format/post-format-aside Aside",
)  # fmt: skip
ALL = [C, ASIDE, NEWS_2, NEWS, NAMELESS, GLAD]


@pytest.mark.slow(reason="converts several times")
@pytest.mark.parametrize(("old", "new", "terms"), [
    ("", "", ALL),
    (r"<a [^>]*>C &amp; D</a>,", "", [NEWS_2, NEWS, NAMELESS, GLAD, ASIDE]),
    (r'<p class="terms">.*?</p>', "", [ASIDE]),
    (r"<footer>\n<p class=.terms.*?</footer>", "", [ASIDE]),
    (r"C &amp; D</a>", "Äpfel\n & Öl</a>", ["category/aepfel-oel Äpfel & Öl", NEWS_2, NEWS, NAMELESS, GLAD, ASIDE]),
    (r"C &amp; D</a>", "Boats</a>", ["category/boats-and-ships Boats", NEWS_2, NEWS, NAMELESS, GLAD, ASIDE]),
    (r"Glad</a>", f"Glad</a>, {link('Boats', 'post_tag')}", [C, NEWS_2, NEWS, NAMELESS, GLAD, "post_tag/boats-tag Boats", ASIDE]),
    (r"Glad</a>", f"Glad</a>{link('Sad', 'mood')}", [C, NEWS_2, NEWS, NAMELESS, GLAD, "mood/sad Sad", ASIDE]),
    (r"Glad</a>", f"Glad</a>{link('New')}", [C, NEWS_2, NEWS, NAMELESS, GLAD, "category/new New", ASIDE]),
    (r"Glad</a>", "Glad</a> <a href='../category/new/index.html' rel='tag'>New</a>", [C, NEWS_2, NEWS, NAMELESS, GLAD, "category/new New", ASIDE]),
    (r"Glad</a>", f"Glad</a>{link('New', rel='tag')}", [C, NEWS_2, NEWS, NAMELESS, GLAD, "post_tag/new New", ASIDE]),
    (r"Glad</a>", f"Glad</a>{link('New', href='tag/new/index.html')}", [C, NEWS_2, NEWS, NAMELESS, GLAD, "post_tag/new New", ASIDE]),
    (r"Glad</a>", f"Glad</a>{link('New')}{link('new', 'category')}", [C, NEWS_2, NEWS, NAMELESS, GLAD, "category/new New", ASIDE]),
    (r"Glad</a>", f"Glad</a>{link(' ', 'mood')}", ALL),
    (r' data-taxonomy="\w+"', "", ALL),
])  # fmt: skip
@pytest.mark.parametrize("single", ["", "true"])
def test_links_of_terms_that_somebody_changed_count(
    single: str, old: str, new: str, terms: list[str], tmp_path: Path
) -> None:
    target = there_and_back(filed(), tmp_path, **({"single": single} if single else {}))
    change(target if single else target / "one" / "index.html", old, new)
    back = list(converters.read(target))
    post = next(one for one in back if isinstance(one, Post) and one.id == "1")
    assert [f"{one.taxonomy}/{one.slug} {one.name}" for one in post.terms] == terms
    listed = {(one.taxonomy, one.slug) for one in back if isinstance(one, Term)}
    assert {(one.taxonomy, one.slug) for one in post.terms if one.taxonomy != "post_format"} <= listed
    (before,) = (one for one in filed() if isinstance(one, Post) and one.id == "1")
    assert replace(post, terms=before.terms) == before, "nothing else has changed"


@pytest.mark.parametrize(("gone", "rest"), [("news-2", NEWS), ("news", NEWS_2)])
def test_of_two_terms_that_are_called_the_same_the_right_one_stays(
    gone: str, rest: str, tmp_path: Path
) -> None:
    page = there_and_back(filed(), tmp_path) / "one" / "index.html"
    change(page, rf"<a [^>]*/{gone}/[^>]*>News</a>,", "")
    (post,) = (one for one in converters.read(page) if isinstance(one, Post))
    assert [f"{one.taxonomy}/{one.slug} {one.name}" for one in post.terms] == [C, rest, NAMELESS, GLAD, ASIDE]


@pytest.mark.slow(reason="converts several times")
@pytest.mark.parametrize(("name", "login", "new"), [
    ("Bo", "b1", []),
    ("ann", "ann", []),
    ("Önne Orr", "oenne-orr", [Author(login="oenne-orr", name="Önne Orr")]),
    ("宗", "%e5%ae%97", [Author(login="%e5%ae%97", name="宗")]),
    (" ", "ann", []),
])  # fmt: skip
@pytest.mark.parametrize("single", ["", "true"])
def test_an_author_and_likes_that_somebody_changed_count(
    single: str, name: str, login: str, new: list[Author], tmp_path: Path
) -> None:
    target = there_and_back(filed(), tmp_path, **({"single": single} if single else {}))
    for page in [target] if single else [target / one / "index.html" for one in ("one", "two")]:
        text = page.read_text(encoding="utf-8")
        changed = re.sub(r'(p-name"[^>]*>)Ann Orr<', rf"\1{name}<", text)
        changed = re.sub(r">([^<>]+): [23]<", r">\1: 40<", changed)
        assert changed != text
        page.write_text(changed, encoding="utf-8")
    back = list(converters.read(target))
    known = [one for one in filed() if isinstance(one, Author)]
    assert [one for one in back if isinstance(one, Author)] == known + new
    posts = [one for one in back if isinstance(one, Post)]
    assert [one.author for one in posts] == [login, login]
    assert [one.likes for one in posts] == [40, None]
    assert posts[0].comments[0].likes == 40


@pytest.mark.parametrize("shown", ["Likes: 1,234", "Likes: many", "", f"Likes: {'9' * 5000}"])
def test_likes_that_are_no_number_are_what_they_were(shown: str, tmp_path: Path) -> None:
    there_and_back(filed(), tmp_path)
    page = tmp_path / "site" / "one" / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r'(class="likes"[^>]*>)[^<>]+: [23]<', rf"\1{shown}<", text), encoding="utf-8")
    post = next(one for one in converters.read(page) if isinstance(one, Post))
    assert (post.likes, post.comments[0].likes) == (3, 2)


def test_a_page_alone_knows_its_terms_and_its_author(tmp_path: Path) -> None:
    there_and_back(filed(), tmp_path)
    page = tmp_path / "site" / "one" / "index.html"
    post = next(one for one in filed() if isinstance(one, Post))
    assert list(converters.read(page)) == [post]
    page.write_text(page.read_text(encoding="utf-8").replace("Glad</a>", "Boats</a>"), encoding="utf-8")
    term, post = converters.read(page)
    assert term == Term(taxonomy="mood", slug="boats", name="Boats")
    assert isinstance(post, Post)
    assert TermRef(taxonomy="mood", slug="boats", name="Boats") in post.terms


@pytest.mark.parametrize("shows", [
    "",
    "{% for ref, href in terms if ref.taxonomy == 'mood' %}<a class='p-category' href='{{ href }}'>{{ ref.name }}</a>{% endfor %}",
])  # fmt: skip
def test_templates_that_do_not_show_terms_take_none_away(shows: str, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "article.html").write_text(
        "{% macro article_of(article, author, terms, draft, level=1) %}"
        f'<div class="e-content">{{{{ article.body }}}}</div>{shows}{{% endmacro %}}{{% macro thread(x) %}}{{% endmacro %}}',
        encoding="utf-8",
    )
    target = there_and_back(filed(), tmp_path, template=str(own))
    back, before = (
        [one.terms for one in read if isinstance(one, Post)] for read in (converters.read(target), filed())
    )
    assert back == before


def test_thousands_of_pages_that_somebody_changed_wait_on_disk(tmp_path: Path) -> None:
    """One search and replace over all pages: the pages of terms, which come last, know the slug."""
    terms = (TermRef(taxonomy="category", slug="c", name="C"),)
    posts = [
        Post(id=str(n), title="x", slug=f"s{n}", url=f"https://a.example/s{n}/", terms=terms)
        for n in range(1, 40)
    ]
    known = Term(taxonomy="category", slug="zoo-2", name="Zoo")
    there_and_back([Site(title="A", url="https://a.example"), known, *posts], tmp_path)
    for page in (tmp_path / "site").glob("s*/index.html"):
        page.write_text(page.read_text(encoding="utf-8").replace(">C</a>", ">Zoo</a>"), encoding="utf-8")
    back = [one for one in converters.read(tmp_path / "site") if isinstance(one, Post)]
    assert len(back) == len(posts)
    assert {one.terms for one in back} == {(TermRef(taxonomy="category", slug="zoo-2", name="Zoo"),)}
