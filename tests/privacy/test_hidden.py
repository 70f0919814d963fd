"""What only hidden posts have (terms, authors, media, menu items) is in no public target, by a marker in each."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import converters
from converters import Author, Markup, Media, Post, Site, Term, TermRef, registry
from converters.model import Record
from converters.privacy import INCLUDABLE
from tests.gated_export import MARKER, found_in
from tests.targets import WRITERS

HOME = "https://blog.example"
PUBLIC = [name for name in WRITERS if registry.writer(name).public]
TARGETS = [(name, {}) for name in PUBLIC] + [("html", {"single": "true"}), ("html", {"drafts": "true"})]
IDS = [f"{name}{'-' + next(iter(options)) if options else ''}" for name, options in TARGETS]
HIDDEN = {
    "private": {"status": "private"},
    "pending": {"status": "pending"},
    "locked": {"password": "sesame"},
    "binned": {"status": "trash"},
    "planned": {"status": "future"},
}


def marker(word: str) -> str:
    """A word that stands nowhere but where a record put it."""
    return f"zq{word.lower()}zq"


def ref(taxonomy: str, slug: str) -> TermRef:
    return TermRef(taxonomy=taxonomy, slug=slug, name=slug.title())


def term(id_: str, taxonomy: str, slug: str, parent: str = "") -> Term:
    return Term(
        id=id_, taxonomy=taxonomy, slug=slug, name=slug.title(), parent=parent, description=f"About {slug}"
    )


def item(id_: str, type_: str, title: str, to: str, object_: str = "", **fields: object) -> Post:
    meta = {"type": type_, "object_id": to, "object": object_, "url": to if type_ == "custom" else ""}
    return Post(
        id=id_,
        type="nav_menu_item",
        slug=id_,
        title=title,
        terms=(ref("nav_menu", "main"),),
        extra={f"_menu_item_{name}": [value] for name, value in meta.items()},
        **fields,
    )  # fmt: skip


def of_hidden(number: int, word: str, **fields: object) -> Iterator[Record]:
    """A hidden post, and one of everything that only it has; ids begin with its number."""
    one, name = str(number), marker(word)
    media = {
        kind: f"{HOME}/wp-content/uploads/2020/01/{name}-{kind}.jpg" for kind in ("up", "top", "in", "set")
    }
    text = f'<p>{name}<img src="{media["in"].replace(".jpg", "-300x200.jpg")}"></p>[gallery ids="{one}4"]'
    yield Author(id=one, login=f"{name}-login", name=f"{name} Name", url=f"{HOME}/{name}")
    yield term(f"{one}1", "category", f"{name}-category")
    yield term(f"{one}2", "post_tag", f"{name}-tag")
    yield term(f"{one}3", "genre", f"{name}-genre")
    yield term(f"{one}5", "category", f"{name}-below", f"{name}-category")
    for id_, kind in enumerate(media, 1):
        parent = f"{one}0" if kind == "up" else ""
        yield Media(
            id=f"{one}{id_}", url=media[kind], title=f"{name} {kind}", alt=name, caption=name, parent=parent
        )
    yield Post(
        id=f"{one}0",
        title=f"{name} Title",
        slug=f"{name}-slug",
        url=f"{HOME}/{name}-slug/",
        date="2020-01-01T10:00:00+00:00",
        author=f"{name}-login",
        featured=f"{one}2",
        terms=(ref("category", f"{name}-category"), ref("post_tag", f"{name}-tag"), ref("genre", f"{name}-genre")),
        body=Markup(text=text, dialect="wordpress"),
        extra={"_wp_old_slug": [f"{name}-before"]},
        **fields,
    )  # fmt: skip
    yield item(f"{one}6", "post_type", name, f"{one}0", "post")
    yield item(f"{one}7", "taxonomy", name, f"{one}1", "category")
    yield item(f"{one}8", "custom", name, f"{HOME}/category/{name}-category/")
    yield item(f"{one}9", "custom", name, f"{HOME}/{name}-slug/", author=f"{name}-login")


SHOWN: list[Record] = [
    Site(title="A blog", url=HOME, language="en"),
    Author(id="1", login="ann", name="Ann"),
    term("1", "category", "news"),
    term("2", "category", "topics"),
    term("3", "category", "close", "topics"),
    term("4", "category", "empty"),
    Media(id="2", url=f"{HOME}/wp-content/uploads/2020/01/loose.jpg", title="loose"),
    Post(
        id="1",
        title="Out",
        slug="out",
        url=f"{HOME}/out/",
        date="2020-01-01T10:00:00+00:00",
        author="ann",
        terms=(ref("category", "news"), ref("category", "close")),
        body=Markup(text="<p>Shown.</p>", dialect="html"),
    ),
    item("5", "taxonomy", "News", "1", "category", author="zqprivatezq-login"),
]


def records() -> list[Record]:
    found = list(SHOWN)
    for number, (word, fields) in enumerate(HIDDEN.items(), 10):
        found += of_hidden(number, word, **fields)
    return found


Written = Callable[..., tuple[Path, converters.Result]]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(
        given: list[Record], name: str, options: dict[str, str], **how: object
    ) -> tuple[Path, converters.Result]:
        target = tmp_path / f"target-{len(list(tmp_path.iterdir()))}"
        result = converters.write(given, target, to=name, options=options, **how)
        assert all(account.balanced for account in result.accounts.values()), result.accounts
        return target, result

    return write


def drop_unwritten(left_out: dict[str, int]) -> None:
    """Forget media that a target does not write though they are public: feeds, books and Blogger."""
    for reason in ("no place", "not local", "shown nowhere"):
        left_out.pop(reason, None)


@pytest.mark.parametrize(("name", "options"), TARGETS, ids=IDS)
def test_what_only_hidden_posts_have_is_in_no_public_target(
    written: Written, name: str, options: dict[str, str]
) -> None:
    target, result = written(records(), name, options)
    assert found_in(target) == set()
    left_out = {kind: Counter(account.left_out) for kind, account in result.accounts.items()}
    for kind in ("author", "term", "media"):  # who wrote an item of a menu, where menus have no place
        left_out[kind]["private"] += left_out[kind].pop("nav_menu_item", 0)
    drop_unwritten(left_out["media"])
    assert left_out["author"] == {"private": 1, "pending": 1, "password": 1, "trash": 1, "future": 1}
    assert left_out["term"] == {"private": 4, "pending": 4, "password": 4, "trash": 4, "future": 4}
    assert left_out["media"] == {"private": 4, "pending": 4, "password": 4, "trash": 4, "future": 4}


@pytest.mark.parametrize(("name", "options"), TARGETS, ids=IDS)
def test_the_markers_are_there_when_all_is_included(
    written: Written, name: str, options: dict[str, str]
) -> None:
    """The test above cannot pass because a target names no terms, authors and media at all."""
    target, _ = written(records(), name, options, include=INCLUDABLE)
    drafts = registry.writer(name, options).drafts
    assert found_in(target) == ({marker(word) for word in HIDDEN} if drafts else set())


@pytest.mark.parametrize(("name", "options"), [("html", {}), ("html", {"single": "true"})])
def test_what_only_drafts_have_is_hidden_where_drafts_are(
    written: Written, name: str, options: dict[str, str]
) -> None:
    target, result = written([*SHOWN, *of_hidden(10, "private", status="draft")], name, options)
    assert found_in(target) == set()
    assert result.accounts["author"].left_out == {"draft": 1}
    assert result.accounts["post"].left_out["draft"] == 1


def test_no_page_of_a_built_site_is_of_a_term_that_only_drafts_have(written: Written) -> None:
    target, _ = written([*SHOWN, *of_hidden(10, "private", status="draft")], "hugo", {})
    assert "News" in (target / "data" / "term_pages.json").read_text(encoding="utf-8")
    for name in ("term_pages.json", "menus.json"):
        assert not MARKER.search((target / "data" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PUBLIC)
def test_what_a_shown_post_has_too_is_shown(written: Written, name: str) -> None:
    secret = list(of_hidden(10, "private", status="private"))
    (hidden,) = (record for record in secret if isinstance(record, Post) and record.id == "100")
    image = f"{HOME}/wp-content/uploads/2020/01/zqprivatezq-in.jpg"
    shown = Post(
        id="3",
        title="Shared",
        slug="shared",
        author=hidden.author,
        terms=hidden.terms,
        featured=hidden.featured,
        body=Markup(text=f'<img src="{image}"><img class="wp-image-104" src="x.jpg">', dialect="html"),
    )
    _, result = written([*SHOWN, *secret, shown], name, {})
    assert result.accounts["author"].left_out == {}
    assert result.accounts["term"].left_out == {}
    media = dict(result.accounts["media"].left_out)
    drop_unwritten(media)
    assert media == {"private": 1}  # what was uploaded to the hidden post


def test_terms_above_a_shown_one_and_terms_that_nobody_has_stay(written: Written) -> None:
    target, _ = written(records(), "html", {})
    page = (target / "categories" / "index.html").read_text(encoding="utf-8")
    for name in ("News", "Topics", "Close", "Empty"):
        assert name in page


def test_the_uploader_of_a_shown_image_is_hidden_with_his_posts(written: Written) -> None:
    image = Media(id="7", url=f"{HOME}/a.jpg", title="shown", extra={"creator": "zqprivatezq-login"})
    for name in PUBLIC:
        target, _ = written([*records(), image], name, {})
        assert found_in(target) == set()


def test_circles_of_terms_end(written: Written) -> None:
    circle = [term("1", "category", "a", "b"), term("2", "category", "b", "a")]
    post = Post(id="1", title="Secret", slug="s", status="private", terms=(ref("category", "a"),))
    _, result = written([*circle, post], "markdown", {})
    assert result.accounts["term"].left_out == {"private": 2}


def test_a_private_target_has_it_all(written: Written) -> None:
    target, result = written(records(), "archive", {})
    assert found_in(target) == {marker(word) for word in HIDDEN}
    assert all(not account.left_out for account in result.accounts.values())
