"""Our theme: the words of a site in its languages, the lists that it has pages of, and the files that are the same for
every blog. `-o theme=none` leaves the theme out: content, data, settings and what shows the comments remain.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final, Literal

from converters import messages
from converters.generators.site import data_files
from converters.generators.site.state import SiteState
from converters.generators.site.terms import TAXONOMIES
from converters.generators.site.writer import SsgWriter
from converters.io.filenames import LONGEST_PIECE, safe_filename, shorten
from converters.model import Author
from converters.publishing.scaffold import COMMENTS_SCRIPT, SCRIPT, STYLE, theme_file
from converters.publishing.words import direction, words
from converters.publishing.words.collation import sort_key
from converters.site.new_site import SitePages
from converters.site.permalinks import valid_url

ARCHIVE: Final = "archive"
AUTHORS: Final = "authors"
"""Folders of the built site: all posts by year, and the list of those who wrote them."""
LISTS: Final = ("categories", "tags", AUTHORS)
"""What the site has a list of all of, and the word that is its path."""


FORM_SCRIPT: Final = "blogport-comments.js"
"""The script in the root of the site that shows the form of a comment system."""

LAYOUT_CLASSES: Final = (
    *("alignleft", "alignright", "aligncenter", "has-text-align-center", "has-text-align-right"),
    *("gallery", "wp-block-gallery", "is-cropped", *(f"gallery-columns-{n}" for n in range(1, 10))),
    *(f"columns-{n}" for n in range(1, 9)),
    *("wp-block-columns", "wp-block-column", "wp-block-media-text", "has-media-on-the-right"),
    *("wp-block-cover", "wp-block-pullquote", "wp-block-buttons", "wp-block-button__link"),
)
"""Classes of WordPress that say where something stands on a page; `style.css` has a rule for each."""


@dataclass(frozen=True)
class ThemedWriter(SsgWriter):
    """A writer of a site that has our theme. Not a format by itself."""

    theme: Literal["blogport", "none"] = field(
        default="blogport",
        metadata={
            "help": "blogport: a theme that shows all; none: only what shows the comments in another theme"
        },
    )

    any_theme: ClassVar[frozenset[str]]
    """Files of the scaffold that show the comments in any theme."""
    has_comment_form: ClassVar[bool] = False
    """Whether what shows the comments shows the form of a comment system too."""
    form_in_theme_alone: ClassVar[bool] = False
    """Whether it does so in our theme alone: another one runs no script of a text."""
    form_file: ClassVar[str] = ""
    """Where the settings of the form of a comment system go, if not with the other data."""
    preview: ClassVar[str]
    """The command that builds and shows the site; `{target}` stands for the target."""

    @property
    def next_step(self) -> str:
        """The command that shows the site. A site without a theme has no pages, or none with comments, before it gets one."""
        if self.has_theme:
            return self.preview
        return f"add a theme, and to its layouts the line of `blogport docs comments`; then {self.preview}"

    @property
    def kept_classes(self) -> tuple[str, ...]:
        """The classes that our theme has rules for, besides those that the user names."""
        return (*self.keep, *(LAYOUT_CLASSES if self.has_theme else ()))

    def write_scaffold(self, site: SiteState) -> None:
        """With the form of a comment system, if the site is to have one: its script, and what the user may fill in."""
        super().write_scaffold(site)
        form = site.run.comment_form
        shows_form = self.has_comment_form and (self.has_theme or not self.form_in_theme_alone)
        if form and not shows_form:
            site.diagnostics.report(
                messages.FORM_BY_HAND, generator=self.generator.name, system=form["system"]
            )
        elif form:
            path = self.form_file or self.generator.data.format(name="comment_form")
            site.out.write_default(path, data_files.mapping(form, path[path.rindex(".") :]))
            name, script = self.published_file(FORM_SCRIPT, theme_file(COMMENTS_SCRIPT).decode())
            site.out.write_default(name, script)

    def has_archive(self, site: SiteState) -> bool:
        """Whether the site has the page of all posts by year: no post may have its path."""
        return self.has_theme and site.claims.claim("the archive", f"/{ARCHIVE}/")

    def list_pages(self, site: SiteState) -> SitePages:
        """The feeds and lists that this site has."""
        if not self.has_theme:
            return self.site_pages
        return self.site_pages._replace(archive=f"/{ARCHIVE}/" if self.has_archive(site) else "")

    def author_paths(self, site: SiteState) -> Mapping[str, str]:
        """The path of the page of each author that has one, by login."""
        return {author.login: path for _, author, path in self.author_pages(site)}

    def author_pages(self, site: SiteState) -> Iterator[tuple[str, Author, str]]:
        """Each author who has a page: name in front matter, author, and the path of the page."""
        for name, author in listed_authors(site) if self.has_theme else ():
            path = author_path(author.login)
            if site.claims.claim(f"author {author.login}", path):
                yield name, author, path

    @property
    def has_theme(self) -> bool:
        """Whether the site gets our theme."""
        return self.theme == "blogport"

    def template(self, site: SiteState, name: str) -> bool:
        """Without our theme only what shows the comments."""
        return self.has_theme or name in self.any_theme


def address_of(site: SiteState) -> str:
    """The URL of the site, without a slash at its end; one of an example for a blog that states none."""
    return valid_url(site.site_index.site.url).rstrip("/") or "https://example.org"


def languages(site: SiteState) -> list[str]:
    """The languages of the site, the main one first; English where it is unknown."""
    codes = site.site_index.languages
    return [site.site_index.site.language or next(iter(codes), "en"), *codes[1:]]


def words_of(language: str) -> dict[str, str]:
    """The words of a language, and its direction of writing."""
    return {**words(language), "direction": direction(language)}


def listed_authors(site: SiteState) -> Iterator[tuple[str, Author]]:
    """The name in front matter of each author who has a page, and the author: none, unless several wrote posts."""
    known = site.site_index.authors
    logins = sorted(site.site_index.post_authors, key=lambda login: (login not in known, login))
    found: dict[str, Author] = {}
    for login in logins:
        author = known.get(login) or Author(login=login)
        found.setdefault(author.name or login, author)
    if len(found) > 1:
        yield from found.items()


def term_order(site: SiteState) -> dict[str, list[str]]:
    """The names of categories, tags and authors in the order of the language, as front matter has them."""
    key = sort_key(site.site_index.site.language)
    names: dict[str, set[str]] = {known: set() for known in TAXONOMIES.values()}
    for term in site.terms.all.values():
        if term.taxonomy in TAXONOMIES and site.terms.has_posts(term):
            names[TAXONOMIES[term.taxonomy]].add(site.terms.name(term))
    names[AUTHORS] = {name for name, _ in listed_authors(site)}
    return {kind: sorted(found, key=key) for kind, found in names.items()}


def author_path(login: str) -> str:
    """The path of the list of an author's posts, as WordPress has it."""
    return f"/author/{author_slug(login)}/"


def author_slug(login: str) -> str:
    """The name of an author in paths, short enough for that of a file."""
    return shorten(safe_filename(login), LONGEST_PIECE)


SHARED: Final[Mapping[str, str]] = {STYLE: "blogport.css", SCRIPT: "blogport.js"}
"""The files that all targets share -> their names in a site."""


def shared_files(folder: str) -> dict[str, str]:
    """The files that all targets share -> their paths below a folder of the target."""
    return {file: f"{folder}{name}" for file, name in SHARED.items()}
