"""Writes a tree of Markdown files with headers; a flavour is a subclass that is mostly tables.

A new flavour is a table in `formats.flavours` (where posts lie, what their header says) and one file here:
where comments and data go, and which files make it a site that builds (`scaffold`).
"""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import quote

from converters.diagnostics import Diagnostics, MessageType
from converters.generators.base import Generator
from converters.generators.front_matter import Style
from converters.generators.site import data_files
from converters.generators.site.run import SiteRun
from converters.guard import guarded
from converters.io.filenames import slug_filename
from converters.io.output import FolderOutput, Output
from converters.markup.targets import MarkdownWriter
from converters.model import MENU_ITEM, Dialect, Post, Record, Term
from converters.plugins import ALL_FIELDS, AssetWriter, Fields
from converters.privacy import INTERNAL_TYPES
from converters.publishing.permalinks import shown_file
from converters.publishing.scaffold import scaffold_files
from converters.site_index import PostSummary, SiteIndex


@dataclass(frozen=True)
class SsgWriter(MarkdownWriter, AssetWriter):
    """Markdown files with headers. Not a format by itself."""

    rename: Mapping[str, str] = field(
        default_factory=dict, metadata={"help": "header keys to write under another name: old=new,old=new"}
    )
    only: tuple[str, ...] = field(default=(), metadata={"help": "header keys to write, and no others"})
    omit: tuple[str, ...] = field(default=(), metadata={"help": "header keys to leave out"})
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
    unsupported_post_types: ClassVar[frozenset[str]] = INTERNAL_TYPES

    generator: ClassVar[Generator]
    """Where posts and data lie, and what headers say."""
    menu_file: ClassVar[str] = ""
    """Where menus go, if not with the other data."""
    one_category: ClassVar[bool] = False
    """Whether posts are listed under their first category alone."""
    old_addresses: ClassVar[MessageType | None] = None
    """What to say of the addresses that posts had before, if they do not work at once."""
    scaffold: ClassVar[str] = ""
    """The package whose folder `scaffold` has the files that are written with the site; empty: none."""
    stylesheet: ClassVar[str] = ""
    """Where the site has the style sheet that all generators share."""

    @property
    def style(self) -> Style:
        """How the header is written."""
        return "yaml"

    def path(self, post: PostSummary, ancestors: tuple[str, ...]) -> str:
        """Where the post would best be kept, by the table `places`."""
        if post.type == MENU_ITEM:
            return f"{MENU_ITEM}/{slug_filename(post.key)}"  # all items are in one file; this is but a name
        draft = post.status != "publish"
        kinds = (f"draft {post.type}" * draft, f"undated {post.type}" * (not post.date), post.type, "other")
        place = next(
            self.generator.output_paths[kind] for kind in kinds if kind in self.generator.output_paths
        )
        return place.format(
            name=slug_filename(post.name),
            date=post.date[:10],
            type=self.type_folder(post.type),
            above="".join(f"{slug_filename(name)}/" for name in ancestors),
        )

    def type_folder(self, type_: str) -> str:
        """The folder of a post type of one's own."""
        name = slug_filename(type_).lower()
        return f"{name}-type" if name in self.generator.reserved_folders else name

    def write(
        self, records: Iterable[Record], out: Output, site_index: SiteIndex, diagnostics: Diagnostics
    ) -> None:
        """Write posts, comments, data, and what else a site needs to be built."""
        assert isinstance(out, FolderOutput)
        tree = SiteRun(self, out, site_index, diagnostics)
        with closing(tree):
            for record in records:
                with guarded(diagnostics, record), out.attempt():
                    tree.take(record)
        self.write_scaffold(tree)

    def text_address(self, path: str, post: str, url: str) -> str:
        """Its permalink, or what becomes of the file."""
        return url or self.page_address(None, path)

    def stem(self, path: str) -> str:
        """The post's path without the folder that all have, and without its ending."""
        return path.removesuffix(".md")

    def adapt(self, metadata: dict[str, Any]) -> dict[str, Any]:
        """The facts of a post (see `Tree.facts`), with those that only this generator has."""
        return metadata

    def field_name(self, name: str) -> str:
        """The header key of a custom field."""
        return name

    @abstractmethod
    def comments(self, tree: SiteRun, path: str, post: Post) -> None:
        """Write the comments of the post that lies at `path`."""

    def write_scaffold(self, tree: SiteRun) -> None:
        """Offer what makes it a site: settings, layouts, the partial that shows comments; write the menus."""
        for name, data in scaffold_files(self.scaffold, stylesheet=self.stylesheet) if self.scaffold else ():
            if self.template(tree, name):
                tree.out.write_default(name, data)
        tree.missing_assets.report(tree.diagnostics)
        tree.menus.settle()
        if tree.menus.found:
            path = self.menu_file or self.generator.data.format(name="menus")
            data_files.write_list(tree.out.open(path), path, tree.menus.found)

    def template(self, tree: SiteRun, name: str) -> bool:
        """Whether the site is to have a file of the scaffold."""
        return True

    def href(self, path: str) -> str:
        """A path of the built site as menus have it."""
        return quote(path)

    def page_address(self, address: str | None, path: str) -> str:
        """Where a public post is shown: its `address`, or what the generator makes of its file's path."""
        return self.href(address or self.default_address(path))

    def default_address(self, path: str) -> str:
        """The address that the generator makes of a file's path."""
        return f"/{self.stem(path)}/"

    def file(self, address: str) -> str:
        """The file that the generator writes for an address."""
        return shown_file(address)

    def term_address(self, tree: SiteRun, term: Term) -> str | None:
        """Where the posts of a term are listed, if anywhere."""
        return None

    def archive_address(self, tree: SiteRun, type_: str) -> str | None:
        """Where the posts of a type of one's own are listed, if anywhere."""
        return None
