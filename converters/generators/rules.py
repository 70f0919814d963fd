"""The rules of a generator: which files it reads, and the permalink of each post and asset.

A generator with its own rules subclasses `SiteRules` in its folder. The base class holds for all others:
permalinks by the pattern in `Generator.permalinks`, static directories copied as they are.
"""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import datetime, tzinfo
from posixpath import normpath
from typing import Any
from urllib.parse import unquote

from msgspec import Struct

from converters import messages
from converters.diagnostics import Diagnostics
from converters.errors import FileError
from converters.generators.content_file import (
    ENCODED_PATH_CHARACTERS,
    ContentFile,
    PermalinkInput,
    encode_path,
)
from converters.generators.first_findings import FirstFindings
from converters.generators.front_matter.parse import plain_values
from converters.generators.site_settings import SiteSettings
from converters.generators.visibility_marks import EXPIRY_KEYS
from converters.io.extensions import TEXTS
from converters.io.slugs import sanitize_title
from converters.io.sources import Source
from converters.io.urls import ABSOLUTE
from converters.model import Extra


class SiteContext(Struct, frozen=True):
    """What a rule may ask of a source site. Paths are relative to the root of the site."""

    static_dirs: Mapping[str, str]
    """`Generator.static_dirs`."""
    extensions: Sequence[str]
    """`Generator.extensions`."""
    permalinks: Mapping[str, str]
    """`Generator.permalinks`."""
    settings: SiteSettings
    files: Mapping[str, Source]
    moved: Mapping[str, str]
    """Directory that the settings name, with its slash -> its usual name, which `files` have."""
    content_dir: str
    """With a trailing slash; empty for the root."""
    default_language: str
    languages: frozenset[str]
    languages_in_folders: bool
    """Whether the URLs of the default language have its code too."""
    timezone: tzinfo | None
    now: datetime
    """When the site is built, with a time zone."""
    written_by_us: bool
    """Whether blogport wrote the site."""
    load_data: Callable[[Source], Any]
    """Parses a data file; `None`, with a finding for the first time, if it cannot be read."""
    diagnostics: Diagnostics
    first: FirstFindings
    """Reports what many texts show once."""

    def exists(self, path: str) -> bool:
        """Whether there is a file at a path."""
        return path in self.files

    def text_of(self, path: str) -> str | None:
        """The text of a file that others need; None if the file is missing or, with one finding, if it cannot be read."""
        if (file := self.files.get(path)) is None:
            return None
        try:
            return file.read().decode("utf-8", "replace").removeprefix("\ufeff")
        except FileError as error:
            self.first.report(path, messages.UNREADABLE_FILE, file=error.name, why=error.why)
            return None

    def usual_path(self, path: str) -> str:
        """A path of the settings as the files of the site have it."""
        return usual_path(path, self.moved)

    def within_content(self, path: str) -> str:
        """A path below the content directory, relative to it."""
        return path[len(self.content_dir) :]


def usual_path(path: str, moved: Mapping[str, str]) -> str:
    """A path with the usual name of a directory that the settings call otherwise."""
    found = next((folder for folder in moved if path.startswith(folder)), "")
    return f"{moved[found]}{path[len(found) :]}" if found else path


class SiteRules:
    """The rules for one source site; each method may be overridden on its own."""

    folders_without_posts: frozenset[str] = frozenset()
    """Names of folders, as `plain` has them, whose texts are for programs or authors, at any depth."""
    depends_on_order: bool = False
    """Whether what is read of a text depends on the texts before it, beyond its findings and `used`."""

    def __init__(self, site: SiteContext) -> None:
        self.site = site
        self.used: set[str] = set()
        """The paths of files, besides the texts, that the rules have read."""

    @property
    def newlines_are_breaks(self) -> bool:
        """Whether the site shows each line end in a paragraph as a line break, and not as a space."""
        return False

    def path(self, post: PermalinkInput) -> str:
        """The encoded path of a post on the built site, or a whole URL; empty if it has no page."""
        if explicit := post.metadata.get("address"):
            return encode_path(explicit, ENCODED_PATH_CHARACTERS)
        return self.expand_pattern(post, post.file.dir)

    def asset_path(self, path: str) -> str:
        """The path at which the built site has a file that is copied as it is; empty if it is not copied."""
        copied = self.site.static_dirs.items()
        return next((f"{to}{path[len(folder) :]}" for folder, to in copied if path.startswith(folder)), "")

    def defaults(self, file: ContentFile) -> dict[str, Any]:
        """Front matter that the settings, or data files, give to a file."""
        return {}

    def post_type(self, file: ContentFile) -> str:
        """The type of a post by the settings; empty if they do not decide it."""
        return file.type

    def is_content(self, file: ContentFile, *, has_front_matter: bool) -> bool:
        """Whether the generator makes a page of a file."""
        return True

    def is_excluded(self, file: ContentFile) -> bool:
        """Whether the settings leave a text out of the build, by its path."""
        return False

    def status(self, file: ContentFile, metadata: Mapping[str, Any], extra: Extra) -> str:
        """The status of a post that is no draft."""
        return "publish"

    def private_by(self, mark: str, file: ContentFile, generator: str) -> str:
        """The status of a text that its generator leaves out, or lists nowhere, by a mark, with a finding."""
        if not self.site.written_by_us:
            self.site.diagnostics.report(
                messages.KEPT_BACK, file=file.source.name, line=1, mark=mark, status="private", generator=generator
            )  # fmt: skip
        return "private"

    def is_parent(self, path: str) -> bool:
        """Whether the text at a path, which stands for its folder, is the page above those in the folder."""
        return True

    def hides_future(self, type_: str) -> bool:
        """Whether a build leaves out posts of a type until their date."""
        return False

    @property
    def expiry_keys(self) -> Set[str]:
        """The front matter keys, as `plain` has them, whose date ends a post."""
        return EXPIRY_KEYS

    def categories(self, file: ContentFile, names: Sequence[str]) -> list[str]:
        """The categories of a post: `names`, from its front matter, and what its folders add."""
        return list(names)

    @property
    def taxonomies(self) -> Mapping[str, str]:
        """Front matter key in lower case -> custom taxonomy, as the settings declare them beyond a plain mapping."""
        return {}

    def category_paths(self, front_matter: Mapping[str, Any]) -> list[list[str]]:
        """Categories with the names of those above them, the topmost first, if front matter has such paths."""
        return []

    def asset_dirs(self, file: ContentFile) -> list[str]:
        """The folders, with their slash, whose files belong to a post: that of its bundle."""
        return [file.bundle] if file.bundle and file.type != "section" else []

    def asset_base(self, url: str) -> str:
        """The URL below which the files of a post are, with its slash; empty if it has none."""
        return url if url.endswith("/") else ""

    def link(self, file: ContentFile, url: str) -> str | None:
        """The path, below the home page, of what a text links to by its path in the source; None for all else.

        A file that the site does not copy as it is has its path in the source.
        """
        bare, mark, rest = url.partition("#")
        if not bare or ABSOLUTE.match(bare):
            return None
        path = self.linked_file(file, unquote(bare.partition("?")[0]))
        if path not in self.site.files or path.lower().endswith(TEXTS):
            return None
        return f"{self.asset_path(path) or f'/{path}'}{mark}{rest}"

    def linked_file(self, file: ContentFile, path: str) -> str:
        """The path of the file that a text links to by `path`: from the folder of the text."""
        return "" if path.startswith("/") else normpath(f"{file.path.rpartition('/')[0]}/{path}").lstrip("/")

    def slug(self, file: ContentFile) -> str:
        """The slug of a post whose front matter has none."""
        return file.name

    def is_rst(self, file: ContentFile) -> bool:
        """Whether a text is reStructuredText."""
        return file.extension == ".rst"

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """Front matter and text before either is read, in the spelling that all generators know: MDX is Markdown."""
        if not self.is_mdx(file):
            return dict(fields), text
        from converters.generators.mdx.convert import to_markdown  # few sites have MDX

        converted = to_markdown(text, plain_values(fields))
        if converted.programs:
            names = ", ".join(converted.programs)
            self.site.diagnostics.report(messages.MDX, file=file.source.name, line=1, what="MDX", names=names)
        if converted.hidden:
            self.site.diagnostics.tally(messages.HIDDEN_TEXT, converted.hidden)
        return {**converted.metadata, **fields}, converted.text

    def is_mdx(self, file: ContentFile) -> bool:
        """Whether a text is MDX: by its extension, unless the generator takes others for it too."""
        return file.extension == ".mdx"

    def body(self, text: str) -> str:
        """The text of a post, with marks of this generator in the spelling that all others know."""
        return text

    def expand_pattern(self, post: PermalinkInput, folder: str, prefix: str = "") -> str:
        """The pattern of a post's type with its folder and name in it; empty if the type has no pattern."""
        patterns = self.site.permalinks
        pattern = patterns.get(post.type) or patterns.get("")
        if pattern is None:
            return ""
        name = post.metadata.get("name") or post.file.name
        path = prefix + pattern.format(dir=folder, name=name, slug=slugify(name))
        path = re.sub(r"/{2,}", "/", path)
        if path in ("/index/", "//"):
            path = "/"
        elif name == "index":
            path = path.removesuffix("index/")
        return encode_path(path)


def slugify(text: str) -> str:
    """A name as a part of a path."""
    return sanitize_title(text) if text else ""
