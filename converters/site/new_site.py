"""What the site that a writer makes will answer, as far as old addresses lead there (see `converters.redirects`).

A writer whose target is a site puts a `NewSite` into `Run.new_site` when all is written. Paths are decoded, from the
root of the site: `/2020/01/05/東京/`. One with a fragment (`/categories/#music`) has that part encoded.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from msgspec import Struct, field

from converters.site.post_summaries import PostSummary

TermName = tuple[str, str]
"""Taxonomy and slug."""


class SitePages(NamedTuple):
    """The pages and feeds that every site of a generator has, whatever its posts: one table a generator.

    `{path}` is the path of the term or author; `""` where the generator makes no such page.
    """

    feed: str = ""
    """The feed of all posts."""
    term_feed: str = ""
    author_feed: str = ""
    archive: str = ""
    """The page that lists all posts by their dates."""
    sitemap: str = ""


class NewSite(Struct, frozen=True, kw_only=True):
    """The pages of a new site that can stand for those of an old one."""

    post: Callable[[PostSummary], str]
    """The path of a public post, as it is shown: `/a/` for `a/index.html`."""
    pages: SitePages = field(default_factory=SitePages)
    posts_list: str = "/"
    terms: Mapping[TermName, str] = field(default_factory=dict)
    """The list of the posts of each term that has one."""
    authors: Mapping[str, str] = field(default_factory=dict)
    """The page of each author that has one, by login."""
    dates: Mapping[str, str] = field(default_factory=dict)
    """The list of the posts of a year, month or day: `2020`, `2020-01`, `2020-01-05`."""
    types: Mapping[str, str] = field(default_factory=dict)
    """The list of the posts of a custom type."""
    published: str = ""
    """The folder of the target whose files are served as they are, with its slash."""
    server: str = "server/"
    """The folder for what a web server reads; it is not published."""
    dynamic: Callable[[str, str], tuple[str, str]] = lambda name, text: (name, text)
    """The path below the target and the text of a published file whose name a generator may ignore (`_redirects`)."""

    def term_feed(self, term: TermName) -> str:
        """The feed of a term; `""` where it has none."""
        path = self.terms.get(term, "")
        return self.pages.term_feed.format(path=path) if path and "#" not in path else ""

    def author_feed(self, login: str) -> str:
        """The feed of an author; `""` where there is none."""
        path = self.authors.get(login, "")
        return self.pages.author_feed.format(path=path) if path else ""

    def lists(self) -> Iterable[str]:
        """The paths of all lists and feeds."""
        yield from ("/", self.posts_list, self.pages.feed, self.pages.archive, self.pages.sitemap)
        for found in (self.terms, self.authors, self.dates, self.types):
            yield from (path.partition("#")[0] for path in found.values())
        yield from map(self.term_feed, self.terms)
        yield from map(self.author_feed, self.authors)


INDEX: Final = "index.html"


def shown_path(file: str) -> str:
    """The path at which every web server shows a file: `/a/` for `a/index.html`."""
    return f"/{file[: -len(INDEX)]}" if file == INDEX or file.endswith(f"/{INDEX}") else f"/{file}"


def same_page(path: str, other: str) -> bool:
    """Whether every web server answers both paths with one page: they differ in the slash at the end, or not at all."""
    return path.rstrip("/") == other.rstrip("/")
