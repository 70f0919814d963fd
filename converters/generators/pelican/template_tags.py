"""Pelican's links within a site (`pelican.contents.Content._link_replacer`): `{filename}a.md`, `|static|b.png`."""

import re
from posixpath import normpath
from typing import Final

from converters.markup.markdown.template_syntax import Action, SiteUrls, TagRule, TemplateSyntax

_LINK: Final = re.compile(r"[{|](filename|static|attach|index)[}|](.*)", re.S)
_IN_URLS: Final = (
    r"(?:(?<=\]\()|(?<=\]\(<)|(?<==[\"'])|(?<=\]: ))"
    r"[{|](?:filename|static|attach|author|category|tag|index)[}|][^\s)>\"']*"
)
"""Pelican replaces them only where a URL starts."""


def tag_url(tag: str, site: SiteUrls, within: str) -> str | None:
    """The URL of a post, a file or the home page; paths start at the folder of all texts (`/a.md`) or at the file's."""
    if not (found := _LINK.fullmatch(tag)):
        return None
    what, name = found.groups()
    if what == "index":
        return f"{site.root}{site.base_path}/"
    path, mark, fragment = name.partition("#")
    if not path.startswith("/"):
        path = normpath(f"/{within.rpartition('/')[0]}/{path}")
    if what == "filename":
        return site.post(path + mark + fragment)
    # A file that is not local has the same path on the site as among the texts.
    return site.file(path) or (f"{site.root}{site.base_path}{path}" if name.startswith("/") else None)


SYNTAX: Final = TemplateSyntax("pelican", rules=(TagRule(Action.TAG, _IN_URLS),), url=tag_url)
