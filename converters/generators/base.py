"""`Generator`: all that the reader and the writers may ask of a static site generator.

Metadata is what front matter says, under the same name for every generator (`title`, `date`, `address`, …).
`FrontMatterField` says under which key a generator has it.
"""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct, field

from converters.generators.front_matter.styles import FENCED, Style
from converters.generators.rules import SiteRules
from converters.io.yaml import Moment


def same(value: Any) -> Any:
    """The value itself."""
    return value


class FrontMatterField(NamedTuple):
    """The front matter key of a piece of metadata (a dot leads into a group), and how its value is written."""

    name: str
    format: Callable[[Any], Any] = same


def pairs(words: str) -> dict[str, str]:
    """A table of words, `a=b c`: the value of `a` is `b`, that of `c` is `c`."""
    return {word.partition("=")[0]: word.rpartition("=")[2] for word in words.split()}


def keys(words: str) -> dict[str, FrontMatterField]:
    """Metadata with its front matter keys, in the order of the words: `title modified=lastmod`."""
    return {name: FrontMatterField(key) for name, key in pairs(words).items()}


def setting_names(words: str) -> dict[str, tuple[str, ...]]:
    """What the settings of a site say, and by which names: `title url=baseURL,url`. The first name that is set counts."""
    return {name: tuple(names.split(",")) for name, names in pairs(words).items()}


def format_date(value: str) -> Moment:
    """A date as ISO 8601."""
    return Moment(value)


def format_spaced_date(value: str) -> Moment:
    """A date as `2020-01-05 08:00:00 +0900`."""
    day, clock, offset = value[:10], value[11:19], value[19:].replace(":", "")
    return Moment(f"{day} {clock} {offset}".rstrip())


class ContentRule(NamedTuple):
    """What the files at some paths are.

    `pattern` matches a path below the content directory without its extension; its groups are `dir`, `name`
    and, if it has them, `date`, `type` and `lang`. `type` is that of the post (empty: front matter and date
    decide), `status` its status (empty: front matter decides).
    """

    pattern: str
    type: str = ""
    status: str = ""


def root_of_config(path: str, name: str) -> str | None:
    """The folder of the site, with its slash, if a file at `path` has the `name` of settings (`Generator.config_files`)."""
    if name.startswith("*"):
        return path[: path.rfind("/") + 1] if path.endswith(name[1:]) else None
    return path.removesuffix(name) if path == name or path.endswith(f"/{name}") else None


STATIC_DIRS = {
    f"{folder}/": f"/{folder}/"
    for folder in "static assets images img public src/assets src/public files uploads".split()
}
"""Directories of images and other files, as most sites have them."""


class Generator(Struct, frozen=True, kw_only=True, dict=True):
    """A static site generator. Paths are relative to the root of a site, with `/` between folders."""

    name: str
    front_matter: Mapping[str, FrontMatterField] = field(default_factory=dict)
    """Metadata -> front matter key, in the order in which a writer writes them."""
    output_paths: Mapping[str, str] = field(default_factory=dict)
    """Path of a post by its type; `front page` (the home page), `posts page` (it stands for the list of posts),
    `draft TYPE` and `undated TYPE` come first, `draft other` and `other` last. Placeholders:
    `{name}`, `{date}`, `{type}`, `{above}` (the names of the pages above, each with a slash).
    Empty for a generator that is only read."""
    reserved: frozenset[str] = frozenset()
    """Front matter keys that mean something to the generator; no custom taxonomy uses them."""
    reserved_fields: frozenset[str] = frozenset()
    """The same for custom fields."""
    reserved_folders: frozenset[str] = frozenset()
    """Folder names that mean something to the generator."""
    custom_fields_key: str = ""
    """The group of custom fields, with its dot."""
    taxonomies_key: str = ""
    """The group of custom taxonomies, with its dot."""
    data: str = "data/{name}.yaml"
    """Path of the data files for authors, terms, media and the site."""
    format_term: Callable[[str], str] = same
    """The name of a term as front matter has it, without what the generator would split it at."""

    # How to detect the generator
    config_files: tuple[str, ...] = ()
    """Paths of the settings, the preferred one first; `*.ini` is any name with that extension."""
    config_signatures: Mapping[str, str] = field(default_factory=dict)
    """Settings file that other programs have too -> a pattern that only this generator's contain."""
    config_suffices: bool = True
    """Whether a folder with such settings is a site of Markdown, whatever else is in it. Not so for generators
    whose sites may be written in something else."""
    marker_paths: tuple[str, ...] = ()
    """Patterns of paths that no other generator has."""
    front_matter_signatures: tuple[bytes, ...] = ()
    """Patterns of the first bytes of a text, for sites without settings and markers."""

    # How to read front matter
    front_matter_aliases: Mapping[str, str] = field(default_factory=dict)
    """More front matter keys, in lower case -> metadata."""
    front_matter_styles: tuple[Style, ...] = FENCED
    """The styles of front matter, in the order in which they are tried."""
    front_matter_styles_of: Mapping[str, tuple[Style, ...]] = field(default_factory=dict)
    """Extension -> the styles of files with it, where they are not those of Markdown (readers of
    reStructuredText and HTML)."""
    date_formats: tuple[str, ...] = ()
    """Formats of dates, for `strptime`, that only this generator reads."""
    dates_roll_over: bool = False
    """Whether 2017-02-29 is the first of March (`Date.UTC` of JavaScript, by which js-yaml makes dates)."""
    sidecar_suffixes: tuple[str, ...] = ()
    """Extensions, in the place of that of a text or behind it, of files next to it that may hold its front matter."""
    usual_key_first: bool = False
    """Whether `Key: value` lines are front matter only if the first key is a usual one. Our own rule: no
    generator decides here, and many texts begin with a word and a colon."""
    fenced_lines: bool = False
    """Whether `Key: value` lines may stand between `---`, so that what is not YAML there is no error
    (Python-Markdown's extension `meta`)."""
    menu_keys: frozenset[str] = frozenset()
    """Front matter keys that say only whether a menu has the page, though elsewhere they say whether the site has it."""
    separator: str = ""
    """What stands between names in one line: `,` or a space; empty: the line is one name."""

    # How to read settings
    config_loaders: Mapping[str, Callable[[str], Any]] = field(default_factory=dict)
    """Extension of settings in a form of this generator alone -> their loader, which raises `ValueError`."""
    config_ignores_case: bool = False
    """Whether names of settings match in any case."""
    config_methods: Mapping[str, str] = field(default_factory=dict)
    """Settings that are programs: a method to which they give a text -> the setting that it overrides (a dot leads into
    a group)."""
    config_directory: str = ""
    """Directory whose files are groups of the settings, named after the file (`params.toml` in
    `config/_default` is `params`)."""
    published_config_directory: str = ""
    """Directory whose files override the settings when a site is built for its visitors."""
    published_config_files: str = ""
    """Settings file that overrides the others if those have no URL of the site (for publishing)."""
    excluding_settings: tuple[str, ...] = ()
    """The settings (a dot leads into a group) that leave texts out of a build, or make them drafts; a name that is
    like one of them is reported."""
    site_settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the settings say of the site -> the keys to look at, by the documentation of the generator: `title`,
    `url`, `base` (a path below it), `description`, `language`, `zone` (time zone), `author`; `content` (the
    content directory, which overrides the field of that name); `default_language` (of a text that does not
    say its own; English if unset), `languages` (code -> its settings); `taxonomies` (name -> front matter
    key); `mounts` (other folders that are content: a list with `source`, `target`, `lang`)."""

    # How to find content
    movable_dirs: Mapping[str, str] = field(default_factory=dict)
    """Setting that names a directory -> its usual name. All paths of the site have the usual one (`SiteContext.usual_path`)."""
    content: tuple[str, ...] = ("",)
    """Folders that may be the content directory; the first one that exists is it."""
    content_signs: tuple[str, ...] = ()
    """Folders that lie directly in the content directory, to find it without settings (`_posts`)."""
    content_rules: tuple[ContentRule, ...] = (
        ContentRule(r"(?P<dir>.*/)?(?:(?P<date>\d{4}-\d\d-\d\d)-)?(?P<name>[^/]+)"),
    )
    """What a file is by its path; the first rule that matches wins."""
    builds: bool = True
    """Whether a program builds a site of the folder. If not, folders are only folders."""
    static_dirs: Mapping[str, str] = field(default_factory=lambda: STATIC_DIRS)
    """Directories that are copied to the site -> their path there."""
    extensions: tuple[str, ...] = (".md", ".markdown", ".mkd", ".mdown")
    """Extensions of texts."""
    ignored: tuple[str, ...] = (".", "#", "~")
    """First characters of file and folder names that are no content (editors and other programs leave those)."""
    takes_readme: bool = False
    """Whether a README, a licence and the like directly in the content directory is a page too."""
    bundles: bool = False
    """Whether everything in a folder with an `index` belongs to that page, other texts too."""
    language_folders: bool = False
    """Whether folders such as `en/` at the top of the content are languages if the settings name none."""
    build_dirs: frozenset[str] = frozenset()
    """Folders at the root that the generator fills, or that have no texts."""
    links_by_path: bool = False
    """Whether texts link to images and other files by their paths in the source, and not by their URLs
    (`SiteRules.link`)."""
    author_files: tuple[str, ...] = ()
    """Patterns (`fnmatch`) of more files that list authors, by their paths."""
    comments: tuple[str, ...] = ("_data/comments", "data/comments")
    """Folders, or files without extension, that may hold comments."""
    comment_parsers: Mapping[str, Callable[[str], dict[str, Any]]] = field(default_factory=dict)
    """Extension of files that hold a comment each, in the folder named like the text -> its fields, by the names that
    data files have. A parser raises `ValueError`."""

    # What the built site looks like
    rules: type[SiteRules] = SiteRules
    """Permalinks, and what the settings decide of a post."""
    permalinks: Mapping[str, str] = field(default_factory=dict)
    """Type of post (empty: any) -> default permalink, for `SiteRules.expand_pattern`."""
    hidden_has_address: bool = False
    """Whether hidden posts are on the site, though in no list."""

    @property
    def fields_path(self) -> str:
        """The path of the custom fields that are not in front matter: JSON, a line for each post."""
        return f"{self.data.format(name='custom_fields').rpartition('.')[0]}.json"

    @cached_property
    def metadata_keys(self) -> Mapping[str, str]:
        """Front matter key in lower case -> metadata."""
        return {
            **self.front_matter_aliases,
            **{key.name.lower(): name for name, key in self.front_matter.items()},
        }

    @cached_property
    def date_keys(self) -> frozenset[str]:
        """The front matter keys of the date, in lower case, without the aliases."""
        return frozenset(key.name.lower() for name, key in self.front_matter.items() if name == "date")

    @cached_property
    def front_matter_groups(self) -> frozenset[str]:
        """The front matter keys that hold others (`params` of `params.author`)."""
        return frozenset(key.name.partition(".")[0] for key in self.front_matter.values() if "." in key.name)

    def is_config(self, path: str) -> bool:
        """Whether a path is that of the settings."""
        return any(root_of_config(path, name) == "" for name in self.config_files)

    def takes(self, name: str) -> bool:
        """Whether a custom field of this name would be taken for something else, by the generator or when the site is read."""
        key = f"{self.custom_fields_key}{name}".lower()
        return name.lower() in self.reserved_fields or key in self.metadata_keys

    @cached_property
    def signatures(self) -> tuple[re.Pattern[bytes], ...]:
        """The compiled `front_matter_signatures`."""
        return tuple(map(re.compile, self.front_matter_signatures))

    @property
    def language_suffixes(self) -> bool:
        """Whether file names may end in a language: `post.fr.md`."""
        return any("(?P<lang>" in rule.pattern for rule in self.content_rules)
