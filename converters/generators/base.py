"""What the table of a flavour holds: header keys, places, and the words of the generator.

A fact is what a header says, whatever the flavour: the writer's `Tree.facts` gives them, the
reader's `facts` makes fields of a record of them. `Key` says where a fact goes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from converters.generators.front_matter.styles import FENCED, Style
from converters.io.yaml import Moment


def same(value: Any) -> Any:
    """The value itself."""
    return value


class FrontMatterField(NamedTuple):
    """Where a fact goes in the header (a dot leads into a group), and in what form."""

    name: str
    format: Callable[[Any], Any] = same


def format_date(value: str) -> Moment:
    """A date as ISO 8601."""
    return Moment(value)


def format_spaced_date(value: str) -> Moment:
    """A date as `2020-01-05 08:00:00 +0900`."""
    day, clock, offset = value[:10], value[11:19], value[19:].replace(":", "")
    return Moment(f"{day} {clock} {offset}".rstrip())


class ContentRule(NamedTuple):
    """What the files at some places are: a pattern with the groups `dir`, `name` and, where there are such,
    `date`, `type`, `lang`; the type of the post (`""`: told by its header and date), and its status."""

    pattern: str
    type: str = ""
    status: str = ""


COPIED = {
    f"{folder}/": f"/{folder}/"
    for folder in "static assets images img public src/assets src/public files uploads".split()
}
"""Folders of images and other files, as most trees have them."""


@dataclass(frozen=True, kw_only=True)
class Generator:
    """One flavour; a place is a path in the tree, `/` between folders."""

    name: str
    front_matter: Mapping[str, FrontMatterField] = field(default_factory=dict)
    """Fact -> key in the header, in the order in which they are written."""
    output_paths: Mapping[str, str] = field(default_factory=dict)
    """Where posts lie, by type; `draft TYPE` and `undated TYPE` come first, `other` last.
    In braces: `name`, `date`, `type`, and `above` (the names of the pages above, each with its slash)."""
    reserved: frozenset[str] = frozenset()
    """Keys at the top of a header that mean something to the generator; no taxonomy takes one."""
    reserved_fields: frozenset[str] = frozenset()
    """The same, for the names of custom fields."""
    reserved_folders: frozenset[str] = frozenset()
    """Folders that mean something to the generator."""
    custom_fields_key: str = ""
    """The group that custom fields are in, with its dot."""
    data: str = "data/{name}.yaml"
    """Where authors, terms, media and the site's own facts go."""
    format_term: Callable[[str], str] = same
    """The name of a term as headers have it: not what the generator would take apart."""

    # For reading what others wrote
    front_matter_aliases: Mapping[str, str] = field(default_factory=dict)
    """More header keys, in small letters -> fact."""
    front_matter_styles: tuple[Style, ...] = FENCED
    """The ways in which headers are written, in the order in which they are tried."""
    front_matter_styles_of: Mapping[str, tuple[Style, ...]] = field(default_factory=dict)
    """Ending of a text -> the ways in which its headers are written, where they are others than in Markdown
    (Pelican's readers of reStructuredText and HTML, Nikola's of reStructuredText)."""
    sidecar_suffix: str = ""
    """Ending of the file beside a text that may have its header (Nikola's handbook: `.meta`)."""
    usual_key_first: bool = False
    """Whether lines of `Key: value` are a header only where the first key is a usual one (ours: no generator
    says that they are one, and many a text begins with a word and a colon)."""
    fenced_lines: bool = False
    """Whether lines of `Key: value` may stand between `---`, so that what is no YAML there is no broken header
    (Python-Markdown's extension `meta`, with which Pelican reads)."""
    separator: str = ""
    """What stands between the names in a header that is one line: `,`, a space, or nothing: it is one name."""
    config_files: tuple[str, ...] = ()
    """Names of the file with the site's settings, the best first."""
    config_ignores_case: bool = False
    """Whether capital letters in the names of settings mean nothing (so they do to Hugo)."""
    config_directory: str = ""
    """Folder of files that are groups of the settings, each by its name (Hugo: `params.toml` in
    `config/_default` is `params`)."""
    published_config_files: str = ""
    """File whose settings go before all others' where those have no address of the site (what
    `pelican-quickstart` makes for publishing)."""
    config_suffices: bool = True
    """Whether a folder with such settings is one of Markdown, whatever else is in it (what Nikola and Astro
    build may all be written in something else)."""
    config_signatures: Mapping[str, str] = field(default_factory=dict)
    """Names of settings that other programs' files have too -> a pattern that the flavour's own have in them."""
    site_settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the settings say of the site -> the keys to look at, by the generator's documentation: `title`,
    `url`, `base` (a path below it), `description`, `language`, `zone`, `author`; `content` (the folder of the
    posts, which goes before the field of that name); `default_language` (of a text that does not say its own;
    English where nothing is set), `languages` (code -> what holds for it); `taxonomies` (name -> the key in
    headers); `mounts` (what lies elsewhere and is content: a list with `source`, `target` and `lang`)."""
    marker_paths: tuple[str, ...] = ()
    """Patterns of places that no other flavour has."""
    content: tuple[str, ...] = ("",)
    """Folders that the posts may be in, the first that is there counts."""
    content_signs: tuple[str, ...] = ()
    """Folders that lie right in the folder of the posts, to find it where no settings lead to it (Jekyll has
    `_posts` in its `source`)."""
    content_rules: tuple[ContentRule, ...] = (
        ContentRule(r"(?P<dir>.*/)?(?:(?P<date>\d{4}-\d\d-\d\d)-)?(?P<name>[^/]+)"),
    )
    """What a file is by its place among the content (without its ending); the first that fits counts."""
    builds: bool = True
    """Whether a generator makes a site of the tree; else its folders are only folders."""
    static_dirs: Mapping[str, str] = field(default_factory=lambda: COPIED)
    """Folders whose files come to the site as they are -> the address that they have there."""
    extensions: tuple[str, ...] = (".md", ".markdown", ".mkd", ".mdown")
    """Endings of texts."""
    ignored: tuple[str, ...] = (".", "#", "~")
    """What names of files and folders begin with that are no content but what editors and other programs leave
    there (Jekyll's `EntryFilter` has these)."""
    takes_readme: bool = False
    """Whether a README, a licence and the like right in the folder of the posts is a page too (Hugo renders
    every text in its content)."""
    bundles: bool = False
    """Whether all else in a folder with an `index` belongs to that page, other texts too (Hugo's leaf bundles)."""
    language_folders: bool = False
    """Whether folders like `en/` at the top of the content are languages, where the settings name none (Hugo's
    translation by content directory, Astro's routing; trees of Zola are read so too)."""
    build_dirs: frozenset[str] = frozenset()
    """Folders at the top that the generator fills, or that hold no texts."""
    permalinks: Mapping[str, str] = field(default_factory=dict)
    """Type of post (`""`: any) -> the address that it has by default, in the words of the reader's `patterns`."""
    hidden_has_address: bool = False
    """Whether what is hidden is on the site all the same, but in no list (Pelican's `Status: hidden`)."""
    comments: tuple[str, ...] = ()
    """Folders or files (without ending) that comments may lie in."""

    @cached_property
    def facts(self) -> Mapping[str, str]:
        """Header key in small letters -> fact."""
        return {
            **self.front_matter_aliases,
            **{key.name.lower(): fact for fact, key in self.front_matter.items()},
        }

    @property
    def language_suffixes(self) -> bool:
        """Whether names of files may end in a language: `post.fr.md`."""
        return any("(?P<lang>" in where.pattern for where in self.content_rules)
