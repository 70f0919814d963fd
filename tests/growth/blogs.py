"""Blogs that have much of one thing: what every writer must write in a time that grows as the blog does.

A new kind is a row in `BLOGS`; each is tried with every writer.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from msgspec.structs import replace

from converters.model import Author, Comment, Commenter, Entity, Markup, Media, Post, Site, Term, TermRef

HOME: Final = "https://many.example"
Blog = Callable[[int], Iterable[Entity]]


def date(number: int) -> str:
    """A date for each number."""
    return (datetime(2000, 1, 1) + timedelta(hours=number)).isoformat()


def post(number: int, **fields: Any) -> Post:
    """A post with a short body."""
    made = Post(
        id=str(number), title=f"Post {number}", slug=f"post-{number}", url=f"{HOME}/post-{number}/", date=date(number),
        body=Markup(text=f"<p>Words of {number}</p>", dialect="html"),
    )  # fmt: skip
    return replace(made, **fields)


def comment(number: int, **fields: Any) -> Comment:
    """A comment with a short body."""
    made = Comment(
        id=str(number), author=Commenter(name=f"Reader {number}"), date=date(number),
        body=Markup(text=f"<p>Answer {number}</p>", dialect="html"),
    )  # fmt: skip
    return replace(made, **fields)


def _body(text: str, dialect: str = "html") -> Markup:
    return Markup(text=text, dialect=dialect)  # type: ignore[arg-type]


def _posts(n: int, fields: Callable[[int], dict[str, Any]]) -> list[Post]:
    return [post(number, **fields(number)) for number in range(1, n + 1)]


def _of_one_post(field: str, items: Callable[[int], Any]) -> Blog:
    """A blog of one post, a field of which has much in it."""
    return lambda n: [Site(url=HOME), post(1, **{field: items(n)})]


def _of_posts(fields: Callable[[int], dict[str, Any]]) -> Blog:
    """A blog of n posts, each with these fields."""
    return lambda n: [Site(url=HOME), *_posts(n, fields)]


def _comments(fields: Callable[[int], dict[str, Any]]) -> Blog:
    """A post with n comments, each with these fields."""
    return _of_one_post("comments", lambda n: tuple(comment(k, **fields(k)) for k in range(1, n + 1)))


def _ref(number: int, taxonomy: str = "category") -> TermRef:
    return TermRef(taxonomy=taxonomy, slug=f"term-{number}", name=f"Term {number}")


def _term(number: int, taxonomy: str = "category", **fields: Any) -> Term:
    made = Term(id=str(number), taxonomy=taxonomy, slug=f"term-{number}", name=f"Term {number}")
    return replace(made, **fields)


def _terms(fields: Callable[[int], dict[str, Any]], *, used: bool = True) -> Blog:
    """A blog of n terms, which one post has."""

    def blog(n: int) -> Iterator[Entity]:
        yield Site(url=HOME)
        terms = [_term(number, **fields(number)) for number in range(1, n + 1)]
        yield from terms
        refs = (TermRef(taxonomy=term.taxonomy, slug=term.slug, name=term.name) for term in terms)
        yield post(1, terms=tuple(refs) if used else ())

    return blog


def _menu(above: Callable[[int], int]) -> Blog:
    """A menu of n items."""

    def blog(n: int) -> Iterator[Entity]:
        yield Site(url=HOME)
        yield Term(id="1", taxonomy="nav_menu", slug="top", name="Top")
        yield post(1)
        for number in range(2, n + 2):
            meta = {
                "type": "custom",
                "url": f"https://far.example/{number}",
                "menu_item_parent": str(above(number)),
            }
            extra = {f"_menu_item_{name}": [value] for name, value in meta.items()}
            terms = (TermRef(taxonomy="nav_menu", slug="top", name="Top"),)
            yield post(number, type="nav_menu_item", url="", order=number, terms=terms, extra=extra)

    return blog


def _media(fields: Callable[[int], dict[str, Any]], **of_post: Any) -> Blog:
    """A blog of n images and a post."""

    def blog(n: int) -> Iterator[Entity]:
        yield Site(url=HOME)
        for number in range(2, n + 2):
            media = Media(
                id=str(number), url=f"{HOME}/wp-content/uploads/{number}.jpg", title=f"Image {number}"
            )
            yield replace(media, **fields(number))
        yield post(1, **of_post)

    return blog


def _deep(n: int) -> dict[str, Any]:
    """Lists in lists, as deep as JSON goes here."""
    value: Any = "x"
    for _ in range(min(n, 100)):
        value = [value]
    return {f"field {number}": value for number in range(n // 20)}


BLOGS: Final[dict[str, Blog]] = {
    # Posts
    "posts": _of_posts(lambda number: {}),
    "posts of one slug and title": _of_posts(lambda number: {"slug": "same", "title": "Same", "url": ""}),
    "posts of one title without slug": _of_posts(lambda number: {"slug": "", "title": "Same", "url": ""}),
    "posts without title": _of_posts(lambda number: {"slug": "", "title": "", "url": ""}),
    "posts of one address": _of_posts(lambda number: {"url": f"{HOME}/same/"}),
    "posts of one long slug": _of_posts(lambda number: {"slug": "same-" * 60, "url": ""}),
    "posts of one id": _of_posts(lambda number: {"id": "1"}),
    "posts of one second": _of_posts(lambda number: {"date": date(1)}),
    "posts without date": _of_posts(lambda number: {"date": None}),
    "posts of a type each": _of_posts(lambda number: {"type": f"type-{number}"}),
    "posts of a term each": _of_posts(lambda number: {"terms": (_ref(number),)}),
    "posts of one term": _of_posts(lambda number: {"terms": (_ref(1),)}),
    "posts of an author each": lambda n: [
        Site(url=HOME),
        *(Author(id=str(number), login=f"login-{number}", name="Same Name") for number in range(1, n + 1)),
        *_posts(n, lambda number: {"author": f"login-{number}"}),
    ],
    "posts of a comment each": _of_posts(lambda number: {"comments": (comment(number),)}),
    "posts that are hidden": _of_posts(
        lambda number: {"status": "private", "terms": (_ref(number),), "author": f"login-{number}"}
    ),
    "drafts": _of_posts(lambda number: {"status": "draft"}),
    "sticky posts": _of_posts(lambda number: {"sticky": True}),
    "posts that link to the next": _of_posts(
        lambda number: {"body": _body(f'<p><a href="{HOME}/post-{number + 1}/">next</a></p>')}
    ),
    "posts with a custom field each": _of_posts(lambda number: {"extra": {f"field-{number}": ["value"]}}),
    "pages below pages": _of_posts(
        lambda number: {"type": "page", "url": "", "parent": str(number - 1) if number > 1 else ""}
    ),
    "pages below pages, the lowest first": lambda n: [
        Site(url=HOME),
        *reversed(_posts(n, lambda number: {"type": "page", "url": "", "parent": str(number - 1)})),
    ],
    "pages in a circle": lambda n: [
        Site(url=HOME),
        *_posts(n, lambda number: {"type": "page", "url": "", "parent": str(number % n + 1)}),
    ],
    "pages below one page": _of_posts(
        lambda number: {"type": "page", "url": "", "parent": "1" if number > 1 else ""}
    ),
    "reusable blocks in a chain": lambda n: [
        Site(url=HOME),
        *_posts(
            n,
            lambda number: {
                "type": "wp_block" if number > 1 else "post",
                "body": _body(f'<!-- wp:block {{"ref":{number + 1}}} /-->', "wordpress"),
            },
        ),
    ],
    "reusable blocks, each twice in the one before": lambda n: [
        Site(url=HOME),
        *_posts(
            n,
            lambda number: {
                "type": "wp_block" if number > 1 else "post",
                "body": _body(f'<!-- wp:block {{"ref":{number + 1}}} /-->' * 2, "wordpress"),
            },
        ),
    ],
    # In one post
    "old slugs": _of_one_post("extra", lambda n: {"_wp_old_slug": [f"old-{number}" for number in range(n)]}),
    "custom fields": _of_one_post("extra", lambda n: {f"field {number}": ["value"] for number in range(n)}),
    "custom fields of one name": _of_one_post("extra", lambda n: {"field": ["value"] * n}),
    "custom fields that differ in case": _of_one_post(
        "extra",
        lambda n: {f"field {number:b}".replace("1", "A").replace("0", "a"): ["value"] for number in range(n)},
    ),
    "deep custom fields": _of_one_post("extra", _deep),
    "a long title": _of_one_post("title", lambda n: "word " * n),
    "a title of markup": _of_one_post("title", lambda n: "<b>&amp;" * n),
    "a long slug": _of_one_post("slug", lambda n: "slug-" * n),
    "a long address": _of_one_post("url", lambda n: f"{HOME}/{'folder/' * n}"),
    "a long excerpt": _of_one_post("excerpt", lambda n: "word " * n),
    "an excerpt of blank lines": _of_one_post("excerpt", lambda n: "a" + " \n" * n + "b"),
    "a body of images": _of_one_post(
        "body", lambda n: _body("".join(f'<p><img src="{HOME}/{k}.jpg"></p>' for k in range(n)))
    ),
    "a body of links": _of_one_post(
        "body", lambda n: _body("".join(f'<a href="{HOME}/{k}/">a</a> ' for k in range(n)))
    ),
    "a body of films": _of_one_post(
        "body",
        lambda n: _body(
            "".join(f'<iframe src="https://www.youtube.com/embed/{k}"></iframe>' for k in range(n))
        ),
    ),
    # Comments of one post
    "comments": _comments(lambda number: {}),
    "comments in a chain": _comments(lambda number: {"parent": str(number - 1) if number > 1 else ""}),
    "comments in a chain, the lowest first": _of_one_post(
        "comments", lambda n: tuple(comment(k, parent=str(k - 1)) for k in range(n, 0, -1))
    ),
    "comments in a circle": _of_one_post(
        "comments", lambda n: tuple(comment(k, parent=str(k % n + 1)) for k in range(1, n + 1))
    ),
    "comments that answer nothing": _comments(lambda number: {"parent": f"missing-{number}"}),
    "comments of one id": _comments(lambda number: {"id": "7"}),
    "comments without id": _comments(lambda number: {"id": ""}),
    "comments without date": _comments(lambda number: {"date": None}),
    "comments not approved": _comments(lambda number: {"status": "pending"}),
    "comments with a field each": _comments(lambda number: {"extra": {f"field-{number}": ["value"]}}),
    "one comment of many fields": _of_one_post(
        "comments", lambda n: (comment(1, extra={f"field-{k}": ["value"] for k in range(n)}),)
    ),
    # Terms
    "terms": _terms(lambda number: {}),
    "terms of no post": _terms(lambda number: {}, used=False),
    "terms in a chain": _terms(lambda number: {"parent": f"term-{number - 1}" if number > 1 else ""}),
    "terms in a circle": lambda n: _terms(lambda number: {"parent": f"term-{number % n + 1}"})(n),
    "terms of one name": _terms(lambda number: {"name": "Same"}),
    "tags of one name": _terms(lambda number: {"name": "Same", "taxonomy": "post_tag"}),
    "taxonomies": _terms(lambda number: {"taxonomy": f"taxonomy-{number}"}),
    "taxonomies of one term": _terms(lambda number: {"taxonomy": f"taxonomy-{number}", "slug": "same"}),
    # Authors, media, menus, site
    "authors of one name": lambda n: [
        Site(url=HOME),
        *(Author(id=str(number), login=f"login {number}", name="Same") for number in range(1, n + 1)),
        post(1, author="login 1"),
    ],
    "media": _media(lambda number: {}),
    "media of one post": _media(lambda number: {"parent": "1"}),
    "media of one post with a gallery": _media(
        lambda number: {"parent": "1"}, body=_body("[gallery]", "wordpress")
    ),
    "media of one name": _media(lambda number: {"url": f"{HOME}/same.jpg", "title": "Same"}),
    "a flat menu": _menu(lambda number: 0),
    "a deep menu": _menu(lambda number: number - 1 if number > 2 else 0),
    "menus": lambda n: [
        Site(url=HOME),
        *(Term(id=str(k), taxonomy="nav_menu", slug=f"menu-{k}", name="Menu") for k in range(1, n + 1)),
        *_posts(
            n,
            lambda number: {
                "type": "nav_menu_item",
                "terms": (TermRef(taxonomy="nav_menu", slug=f"menu-{number}", name="Menu"),),
                "extra": {"_menu_item_type": ["custom"], "_menu_item_url": ["https://far.example/"]},
            },
        ),
    ],
    "settings of a site": lambda n: [
        Site(url=HOME, extra={f"setting {k}": "value" for k in range(n)}),
        post(1),
    ],
    "sites": lambda n: [*(Site(url=HOME, title=str(k)) for k in range(n)), post(1)],
}
"""Name -> the records of a blog of about size n."""
