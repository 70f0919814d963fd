"""archive → tree → archive gives back every field of every post, but for the table of losses."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import converters
from converters import Author, Comment, Commenter, Markup, Media, Post, Site, Term, TermRef, registry
from converters.generators.permalinks import permalink
from tests.formats.markdown.test_snapshots import EVERYTHING
from tests.targets import TREES

pytestmark = pytest.mark.slow(reason="each converts twice")

HOME = "https://walk.example"

LINE = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], include_characters=" "), max_size=24)
WORDS = st.lists(
    st.sampled_from(
        "hill rain Ägypten 東京 yes no on 1.10 null ~ 12:30 #a -b 'c' \"d\" [e] {f} &g *h* a:b %i @j `k` |l".split()
    ),
    min_size=1,
    max_size=5,
).map(" ".join)
TEXT = st.lists(WORDS | LINE, max_size=4).map("\n\n".join)
NAME = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
DATE = st.builds(
    "20{:02}-{:02}-{:02}T{:02}:{:02}:{:02}{}".format,
    st.integers(0, 30), st.integers(1, 12), st.integers(1, 28), st.integers(0, 23), st.integers(0, 59), st.integers(0, 59),
    st.sampled_from(["+09:00", "-05:00", "+05:30", "+00:00", ""]),
)  # fmt: skip
VALUE = st.recursive(
    LINE | WORDS | st.integers(-5, 5000) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAME, inner, max_size=2),
    max_leaves=4,
)
EXTRA = st.dictionaries(NAME.map(lambda name: f"x_{name.replace('-', '_')}"), VALUE, max_size=3)
TERMS = [
    Term(id="1", taxonomy="category", slug="hills", name="Hills & more"),
    Term(id="2", taxonomy="category", slug="hills-2", name="Hills & more", parent="hills"),
    Term(id="3", taxonomy="post_tag", slug="rain", name="Rain, again"),
    Term(id="4", taxonomy="post_tag", slug="yes", name="yes"),
    Term(id="5", taxonomy="My Series", slug="long-walk", name="A long walk"),
]
MEDIA = [Media(id="901", url=f"{HOME}/a.jpg", path="2020/a.jpg", alt="A hill", mime="image/jpeg")]
AUTHORS = [Author(id="1", login="jo", name="Jo Doe"), Author(id="2", login="kim", name="Kim")]


@st.composite
def comments(draw: Any) -> tuple[Comment, ...]:
    made: list[Comment] = []
    for number in range(draw(st.integers(0, 4))):
        text = draw(WORDS).replace("&", "and")
        made.append(
            Comment(
                id=str(number + 1),
                parent=draw(st.sampled_from(["", *(one.id for one in made)])),
                author=Commenter(
                    name=draw(WORDS | LINE), url=draw(st.sampled_from(["", "https://r.example/", "http://"]))
                ),
                date=draw(st.none() | DATE),
                type=draw(st.sampled_from(["comment", "pingback"])),
                likes=draw(st.none() | st.integers(0, 9)),
                body=Markup(text=f"<p>{text}</p>", dialect="html"),
            )
        )
    return tuple(made)


@st.composite
def sites(draw: Any) -> list[converters.Record]:
    posts: list[Post] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        type_ = draw(st.sampled_from(["post", "post", "page", "recipe", "My Type"]))
        slug = f"{draw(NAME)}-{number}"
        status = draw(st.sampled_from(["publish", "publish", "draft", "private", "future"]))
        date = draw(DATE | st.none())
        refs = draw(st.lists(st.sampled_from(TERMS), max_size=4, unique_by=lambda one: one.id))
        order = {"category": 0, "post_tag": 1}
        posts.append(
            Post(
                id=str(number),
                type=type_,
                status=status,
                title=draw(WORDS | LINE),
                slug=draw(st.sampled_from([slug, slug, ""])),
                url=draw(
                    st.sampled_from(
                        [
                            permalink(HOME, f"/2020/{slug}/", ""),
                            f"{HOME}/?p={number}",
                            f"{HOME}/%e6%9d%b1-{number}/",
                            "",
                        ]
                    )
                ),
                date=date,
                modified=draw(DATE | st.none()),
                author=draw(st.sampled_from(["", "jo", "kim", "somebody"])),
                body=draw(st.none() | st.builds(Markup, text=TEXT, dialect=st.just("markdown"))),
                excerpt=draw(st.just("") | TEXT),
                parent=draw(
                    st.sampled_from(["", *(one.id for one in posts if one.type == type_ and type_ != "post")])
                ),
                order=draw(st.integers(0, 3)),
                sticky=draw(st.booleans()),
                terms=tuple(
                    TermRef(taxonomy=one.taxonomy, slug=one.slug, name=one.name)
                    for one in sorted(refs, key=lambda one: order.get(one.taxonomy, 2))
                ),
                featured=draw(st.sampled_from(["", "901"])),
                comments_open=draw(st.none() | st.booleans()),
                likes=draw(st.none() | st.integers(0, 99)),
                comments=draw(comments()),
                extra=draw(EXTRA),
            )
        )
    return [
        Site(title=draw(WORDS), url=HOME, description=draw(LINE), language="en"),
        *AUTHORS,
        *TERMS,
        *MEDIA,
        *posts,
    ]


def _below_hidden(post: Post | None, posts: dict[str, Post]) -> bool:
    """Whether a page is below one that not everyone may see."""
    seen: set[str] = set()
    while post and post.parent in posts and post.parent not in seen:
        seen.add(post.parent)
        post = posts[post.parent]
        if post.password or post.status == "private":
            return True
    return False


def unexplained(records: list[converters.Record], flavour: str, **options: str) -> list[str]:
    """The differences that no row of the table says."""
    posts = {one.id: one for one in records if isinstance(one, Post)}
    with TemporaryDirectory() as folder:
        converters.write(records, Path(folder, "a.jsonl"), to="archive")
        converters.write(records, Path(folder, "site"), to=flavour, include=EVERYTHING, options=options)
        found = converters.diff(Path(folder, "a.jsonl"), Path(folder, "site")).differences
        rows = [] if options else registry.writer(flavour).losses
        left = []
        for one in found:
            name = f"{one.record}.{one.field}"
            owners: Any = [posts[one.id]] if one.record == "post" and one.id in posts else posts.values()
            if one.record == "comment":
                owners = [comment for post in owners for comment in post.comments if comment.id == one.id]
            if name == "post.status" and _below_hidden(posts.get(one.id), posts):
                continue  # `--include` writes it as a draft, as what hides it
            if not any(name.startswith(row.field) and any(map(row.applies, owners)) for row in rows):
                left.append(f"{name}{one.only}: {one.a!r} -> {one.b!r}")
        return left


SETTINGS = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("flavour", TREES)
@SETTINGS
@given(records=sites())
def test_what_comes_back_is_what_was_but_for_the_table(
    flavour: str, records: list[converters.Record]
) -> None:
    assert not unexplained(records, flavour)


@pytest.mark.parametrize("flavour", TREES)
@settings(SETTINGS, max_examples=10)
@given(records=sites())
def test_with_the_originals_all_comes_back(flavour: str, records: list[converters.Record]) -> None:
    assert not unexplained(records, flavour, **{"keep-source": "true"})
