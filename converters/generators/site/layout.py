"""What one site generator wants of its site: options, tables, and the hooks that differ from generator to generator.

A generator that is written is a table (`generator.py`: where posts go, what front matter holds) and a writer: a
subclass of `writer.SsgWriter` that overrides some of these hooks, and has a folder `scaffold`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, ClassVar, Final, NamedTuple
from urllib.parse import quote

from converters import lazy_re
from converters.diagnostics import MessageType
from converters.fields import Loss
from converters.generators.base import Generator
from converters.generators.front_matter import Style
from converters.generators.losses import COMMON_LOSSES
from converters.generators.site.data_files import write_thread
from converters.generators.site.metadata import PostMetadata
from converters.generators.site.state import SiteState
from converters.io.filenames import slug_filename
from converters.io.output import FolderOutput
from converters.io.temporary.disk_map import texts
from converters.markup.targets import MarkdownWriter
from converters.model import MENU_ITEM, Dialect, Post, Term
from converters.plugins import ALL_FIELDS, AssetWriter, Fields
from converters.privacy.post_types import INTERNAL_TYPES
from converters.publishing import comment_threads
from converters.site.index import SiteIndex
from converters.site.new_site import SitePages
from converters.site.permalinks import PermalinkTable, shown_file
from converters.site.post_summaries import PostSummary, pages_of

_DATED: Final = lazy_re.compile(r"\d{4}-\d\d-\d\d")


@lru_cache
def _type_filename(type_: str) -> str:
    """The name of a post type as one of a folder; asked for each post, and there are few types."""
    return slug_filename(type_).lower()


def _file_name(post: PostSummary) -> str:
    """The name of a post as one of a file; generators would take a date at its start for that of an undated post."""
    name = slug_filename(post.name)
    return f"undated-{name}" if not post.date and _DATED.match(name) else name


class RedirectFinding(NamedTuple):
    """A finding on former paths, and the words of its sentence."""

    message: MessageType
    words: Mapping[str, str]


@dataclass(frozen=True)
class SiteLayout(MarkdownWriter, AssetWriter):
    """The options and hooks of a site writer."""

    rename: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"help": "front matter keys to write under another name: old=new,old=new"},
    )
    only: tuple[str, ...] = field(
        default=(), metadata={"help": "front matter keys to write, and no others but that of the comments"}
    )
    omit: tuple[str, ...] = field(default=(), metadata={"help": "front matter keys to leave out"})
    keep: tuple[str, ...] = field(
        default=(),
        metadata={"help": "classes and attributes that texts keep, as HTML: alignleft,alignright,style"},
    )

    keep_source: bool = field(
        default=False,
        metadata={"help": "keep the originals in .blogport/source, so that they come back as they were"},
    )

    needs_originals: ClassVar[bool] = True
    public: ClassVar[bool] = True
    dialects: ClassVar[tuple[Dialect, ...]] = ("markdown",)
    comment_dialects: ClassVar[tuple[Dialect, ...]] = ("html",)
    carries: ClassVar[Fields] = Fields(
        site=ALL_FIELDS,
        author=ALL_FIELDS,
        term=ALL_FIELDS,
        media=ALL_FIELDS,
        post="id type status title slug url date modified author body excerpt parent order sticky"
        " terms.taxonomy terms.slug terms.name featured comments_open likes extra",
        comment="id parent author.name author.email author.url author.ip author.user date type status likes body"
        " extra",
    )
    unsupported_post_types: ClassVar[frozenset[str]] = frozenset(INTERNAL_TYPES)

    generator: ClassVar[Generator]
    """Where posts and data go, and what front matter holds."""
    losses: ClassVar[tuple[Loss, ...]] = COMMON_LOSSES
    """What reading the site again does not give back."""
    menu_file: ClassVar[str] = ""
    """Where menus go, if not with the other data."""
    threads: ClassVar[str] = "data/comments/{key}.json"
    """The file of the comments of a post, by its `comments_key`."""
    one_category: ClassVar[bool] = False
    """Whether posts are listed under their first category alone."""
    redirects: ClassVar[RedirectFinding | None] = None
    """What is reported of the paths that posts had before, if they do not redirect without more."""
    language_suffix: ClassVar[str] = "-"
    """What stands between the name of a file and the language of a translation."""
    scaffold: ClassVar[str] = ""
    """The package whose folder `scaffold` has the files that are written with the site; empty: none."""
    shared: ClassVar[Mapping[str, str]] = {}
    """Files of the theme that all targets share -> their paths in the site."""
    site_pages: ClassVar[SitePages] = SitePages()
    """The feeds and other pages that every site of the generator has."""
    published: ClassVar[str | None] = None
    """The folder whose files are published as they are, if that is not `files`."""
    server: ClassVar[str] = "server/"
    """The folder for what a web server reads; it is not published."""

    @property
    def is_site(self) -> bool:
        """A generator whose posts have permalinks builds a site with addresses."""
        return bool(self.scaffold)

    @property
    def not_read_back(self) -> frozenset[str]:
        """Items of menus, unless the site keeps each record beside its posts."""
        return frozenset() if self.keep_source else frozenset({MENU_ITEM})

    @property
    def redirect_finding(self) -> RedirectFinding | None:
        """The same, as the options have it."""
        return self.redirects

    @property
    def style(self) -> Style:
        """How front matter is written."""
        return "yaml"

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """Where the post would best be kept, by the generator's `output_paths`."""
        if post.type == MENU_ITEM:
            return f"{MENU_ITEM}/{slug_filename(post.key)}"  # all items are in one file; this is but a name
        draft = post.status != "publish"
        kinds = (
            f"{post.role} {post.type}" if post.role and not post.language else "",
            f"draft {post.type}" * draft,
            f"undated {post.type}" * (not post.date),
            post.type,
            "draft other" * draft,
            "other",
        )
        pattern = next(
            self.generator.output_paths[kind] for kind in kinds if kind in self.generator.output_paths
        )
        suffix = f"{self.language_suffix}{post.language}" if post.language else ""
        return pattern.format(
            name=f"{_file_name(post)}{suffix}",
            date=post.date[:10],
            type=self.type_folder(post.type),
            above="".join(f"{slug_filename(name)}/" for name in ancestors),
        )

    def permalinks(
        self, site_index: SiteIndex, paths: Mapping[str, str], files: Collection[str]
    ) -> PermalinkTable:
        """The path of each post in the built site; a generator whose front matter has no permalink builds none."""
        posts = pages_of(site_index.summaries)
        built = posts if "address" in self.generator.front_matter else {}
        defaults = texts()
        for key, post in built.items():
            defaults[key] = self.default_path_in(paths[key], post.language)
        return PermalinkTable(posts, site_index.site.url, defaults, self.page_file)

    def type_folder(self, type_: str) -> str:
        """The folder of a custom post type."""
        name = _type_filename(type_)
        return f"{name}-type" if name in self.generator.reserved_folders else name

    def text_address(self, path: str, post: str, url: str) -> str:
        """The link to another post: its permalink, or the path of the page that its file becomes."""
        return url or self.page_url(None, path)

    def stem(self, path: str) -> str:
        """The path of a post without the folder that all have, and without its extension."""
        return path.removesuffix(".md")

    def adapt(self, metadata: PostMetadata) -> Mapping[str, Any]:
        """The metadata of a post, with what only this generator has."""
        return metadata

    def field_name(self, name: str) -> str:
        """The front matter key of a custom field."""
        return name

    def body(self, text: str) -> str:
        """The text of a post with the marks of this generator: how it spells the end of an excerpt."""
        return text

    def comments(self, out: FolderOutput, path: str, post: Post) -> None:
        """Write the comments of the post that goes to `path`: a data file, whose key the front matter has."""
        write_thread(out, self.threads.format(key=comment_threads.file_key(self.stem(path))), post)

    def template(self, site: SiteState, name: str) -> bool:
        """Whether the site is to have a file of the scaffold."""
        return True

    def href(self, path: str) -> str:
        """A path of the built site as menus have it."""
        return quote(path)

    def page_url(self, path: str | None, file: str) -> str:
        """The link to a public post: its `path`, or what the generator makes of the path of its `file`."""
        return self.href(path or self.default_path(file))

    def default_path(self, file: str) -> str:
        """The path in the built site that the generator makes of the path of a file."""
        return f"/{self.stem(file)}/"

    def default_path_in(self, file: str, language: str) -> str:
        """The same for a file in another language than the main one of the site, where `language` is not empty."""
        return self.default_path(file)

    def page_file(self, path: str) -> str:
        """The file that the generator writes for a path of the built site."""
        return shown_file(path)

    def published_file(self, name: str, text: str) -> tuple[str, str]:
        """The path below the target and the text of a file that is published as `name`, in the root of the site."""
        return f"{self.files if self.published is None else self.published}{name}", text

    def term_url(self, site: SiteState, term: Term) -> str | None:
        """The link to the list of the posts of a term; None where there is none."""
        return None

    def list_pages(self, site: SiteState) -> SitePages:
        """The feeds and lists that this site has."""
        return self.site_pages

    def author_paths(self, site: SiteState) -> Mapping[str, str]:
        """The path of the page of each author that has one, by login."""
        return {}

    def archive_url(self, site: SiteState, type_: str) -> str | None:
        """The link to the list of the posts of a custom type; None where there is none."""
        return None
