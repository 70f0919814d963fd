"""The directives and roles of Pelican and Nikola that docutils does not have.

Sources: the documentation of Pelican (Writing content: `code-block`, `:abbr:`), the documentation of Nikola (reStructuredText
extensions: `youtube`, `vimeo`, `soundcloud`, `gist`, `media`, `thumbnail`, `:doc:`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles
from docutils.parsers.rst.directives.body import CodeBlock
from docutils.parsers.rst.directives.images import Figure

from converters import lazy_re

_ABBREVIATION: Final = lazy_re.compile(r"(.+?)\s*\(([^()]+)\)", re.S)
_LABELLED: Final = lazy_re.compile(r"(.+?)\s*<([^<>]+)>", re.S)
_ID: Final = lazy_re.compile(r"[\w.:/-]+")
_PLAYERS: Final = {
    "youtube": "https://www.youtube.com/embed/{}",
    "vimeo": "https://player.vimeo.com/video/{}",
    "dailymotion": "https://www.dailymotion.com/embed/video/{}",
}


def _film(url: str) -> Callable[[str], str]:
    def html(name: str) -> str:
        src = escape(url.format(name))
        return f'<iframe src="{src}" width="560" height="315" allowfullscreen></iframe>'

    return html


def _link(url: str) -> Callable[[str], str]:
    def html(name: str) -> str:
        address = escape(url.format(name) if "//" not in name else name)
        return f'<p><a href="{address}">{address}</a></p>'

    return html


EMBEDS: Final[Mapping[str, Callable[[str], str]]] = {
    **{name: _film(url) for name, url in _PLAYERS.items()},
    "gist": _link("https://gist.github.com/{}"),
    "soundcloud": _link("https://w.soundcloud.com/player/?url=http://api.soundcloud.com/tracks/{}"),
    "soundcloud_playlist": _link(
        "https://w.soundcloud.com/player/?url=http://api.soundcloud.com/playlists/{}"
    ),
    "media": _link("{}"),
    "raw-media": _link("{}"),
}
"""Directive -> the HTML of what it names."""


class _AnyOption(dict[str, Any]):
    """Takes every option: those that only change the look are dropped."""

    def __bool__(self) -> bool:
        return True

    def __contains__(self, name: object) -> bool:
        return True

    def __getitem__(self, name: str) -> Any:
        return directives.unchanged


class _Embed(Directive):
    required_arguments = 1
    optional_arguments = 5
    has_content = True
    option_spec: ClassVar[Any] = _AnyOption()

    def run(self) -> Sequence[nodes.Node]:
        name = str(self.arguments[0])
        if not _ID.fullmatch(name):
            raise self.error(f"{self.name}: {name!r} names nothing that can be shown")
        return [nodes.raw("", EMBEDS[self.name](name), format="html")]


class _Code(CodeBlock):
    option_spec: ClassVar[Any] = _AnyOption()

    def run(self) -> Any:
        self.options = {name: value for name, value in self.options.items() if name in ("class", "name")}
        if "class" in self.options:
            self.options["class"] = directives.class_option(self.options["class"])
        return super().run()  # type: ignore[no-untyped-call]


class _Thumbnail(Figure):
    option_spec: ClassVar[Any] = dict(Figure.option_spec or {}) | {"title": directives.unchanged}


class _Teaser(Directive):
    """The end of the teaser as a directive."""

    def run(self) -> Sequence[nodes.Node]:
        return [nodes.raw("", "<!--more-->", format="html")]


def _abbreviation(
    name: str, rawtext: str, text: str, lineno: int, inliner: Any, options: Any = None, content: Any = ()
) -> Any:
    """`HTML (Hypertext Markup Language)`."""
    found = _ABBREVIATION.fullmatch(nodes.unescape(text))
    short, long = found.groups() if found else (nodes.unescape(text), "")
    title = f' title="{escape(long)}"' if long else ""
    return [nodes.raw(rawtext, f"<abbr{title}>{escape(short, quote=False)}</abbr>", format="html")], []


def _doc(
    name: str, rawtext: str, text: str, lineno: int, inliner: Any, options: Any = None, content: Any = ()
) -> Any:
    """A link to a post by its slug: `Title <slug>` or `slug`."""
    found = _LABELLED.fullmatch(nodes.unescape(text))
    label, slug = found.groups() if found else (nodes.unescape(text),) * 2
    return [nodes.reference(rawtext, label, refuri=f"link://slug/{slug.strip()}")], []


def register() -> None:
    """Make them known to docutils, before each text: another library of the process may have put its own there since."""
    for name in EMBEDS:
        directives.register_directive(name, _Embed)
    for name in ("code-block", "sourcecode", "code"):
        directives.register_directive(name, _Code)
    for name in ("more", "TEASER_END"):
        directives.register_directive(name, _Teaser)
    directives.register_directive("thumbnail", _Thumbnail)
    roles.register_local_role("abbr", _abbreviation)
    roles.register_local_role("doc", _doc)
