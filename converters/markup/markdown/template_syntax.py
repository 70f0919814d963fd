"""The record of a template language: its tags in texts, and how to write such text literally.

`markup` knows no generator. Each one has a `TemplateSyntax` in its own folder, and
`generators.template_syntaxes` lists them all.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import NamedTuple, Protocol

from msgspec import Struct, field


class Action(Enum):
    """What becomes of a tag in a Markdown text."""

    CODE = "code"
    """A block of code: it becomes a fenced one. `TagRule.content` gives the language and, after a line feed, the code."""
    HIDDEN = "hidden"
    """What the generator leaves out, such as a comment of the template language: it is counted. `TagRule.content` gives what stays of it."""
    LITERAL = "literal"
    """Text that the generator shows instead of running it. `TagRule.content` gives the text."""
    MARKDOWN = "markdown"
    """Markdown in which no tags are run. `TagRule.content` gives it."""
    REWRITE = "rewrite"
    """Markdown in which tags are run: `TagRule.content` spells a block of the template language in Markdown."""
    TAG = "tag"
    """A tag that is run: it becomes its URL, or the HTML of a built-in shortcode; all others stay and are counted."""


def _whole(found: "Found") -> str:
    return found[0]


def nothing(found: "Found") -> str:
    """Nothing of a match."""
    return ""


class Found(Protocol):
    """A match of a rule; `re.Match[str]` is one."""

    def __getitem__(self, key: str | int, /) -> str: ...


class TagRule(NamedTuple):
    """One construct of a template language.

    `pattern` is compiled with `re.S` and `re.M`, together with those of all other rules: its groups
    have names that no other rule has. `content` makes of a match what its action needs.
    """

    action: Action
    pattern: str
    content: Callable[[Found], str] = _whole
    hint: str = ""
    """A pattern: the rule is skipped for texts without it, such as those without the end of a block."""
    in_code: bool = True
    """Whether it acts in code too. Not so for a language that need not be that of the site: a text may show its code."""


class SiteUrls(Protocol):
    """What tags can ask of the site that a text belongs to. Paths start with a slash."""

    @property
    def root(self) -> str:
        """Scheme and host of the site, without a slash at the end; empty if not known."""

    @property
    def base_path(self) -> str:
        """The path of the site's home page, without a slash at the end."""

    @property
    def facts(self) -> Mapping[str, str]:
        """What is known of the site: `title`, `description`, `author`, `lang`."""

    def post(self, path: str, within: str = "") -> str | None:
        """The permalink of the post that was this file, with the fragment of `path`; None if not known.

        `within` is the file of a post: of translations, the one in the language of that post is meant.
        """

    def title(self, path: str) -> str:
        """The title of the public post that was this file; empty if not known."""

    def file(self, path: str) -> str | None:
        """The URL of the media item that was this file, or whose path ends so; None if there is none."""


class RenderedShortcode(NamedTuple):
    """What a built-in shortcode renders: HTML, empty for one that is not built in or lacks an argument."""

    html: str
    around: bool = False
    """It is the start or the end of a box around blocks."""


def _no_url(tag: str, tags: "TagSet") -> str | None:
    return None


def _nothing_built_in(tag: str, tags: "TagSet") -> RenderedShortcode:
    return RenderedShortcode("")


def _no_open_box(text: str) -> bool:
    return False


def _unchanged(text: str) -> str:
    return text


class TemplateSyntax(Struct, frozen=True):
    """The template language of one site generator. All functions are at the top of a module: workers are sent them."""

    name: str
    rules: tuple[TagRule, ...] = ()
    """In the order in which they are tried where several match."""
    url: Callable[[str, "TagSet"], str | None] = _no_url
    """The URL, or another text, that a tag stands for, by the whole tag; None for other tags, and where it is not
    known."""
    render: Callable[[str, "TagSet"], RenderedShortcode] = _nothing_built_in
    """The HTML of a built-in shortcode, by its whole tag."""
    has_open_box: Callable[[str], bool] = _no_open_box
    """Whether in a text, less its code, a box of `render` has no end: then none is rendered."""
    protect: Callable[[str], str] = _unchanged
    """A Markdown text in which what would be run is written so that the generator shows it."""


class TagSet(Struct, frozen=True):
    """The tags that are recognised in one text, and the URLs that they stand for."""

    syntaxes: tuple[TemplateSyntax, ...] = ()
    site: SiteUrls | None = None
    within: str = ""
    """The file that holds the text, without its extension, as the id of its post names it."""
    page: Mapping[str, str] = field(default_factory=dict)
    """What is known of the post that the text belongs to: `title`, `url`, `date`, `slug`, custom fields."""

    def url(self, tag: str) -> str | None:
        """The URL, or text, that a tag stands for; None where that is not known, or it stands for something else."""
        for syntax in self.syntaxes:
            if (url := syntax.url(tag, self)) is not None:
                return url
        return None

    def render(self, tag: str) -> RenderedShortcode:
        """The HTML of a built-in shortcode."""
        for syntax in self.syntaxes:
            if (rendered := syntax.render(tag, self)).html:
                return rendered
        return RenderedShortcode("")

    def has_open_box(self, text: str) -> bool:
        """Whether a box in the text has no end."""
        return any(syntax.has_open_box(text) for syntax in self.syntaxes)
