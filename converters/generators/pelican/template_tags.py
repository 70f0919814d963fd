"""Pelican's links within a site (`pelican.contents.Content._link_replacer`): `{filename}a.md`, `|static|b.png`."""

import re
from posixpath import normpath
from typing import Final

from converters import lazy_re
from converters.io.extensions import TEXTS
from converters.markup.markdown.template_syntax import Action, Found, TagRule, TagSet, TemplateSyntax

_LINK: Final = lazy_re.compile(r"[{|](filename|static|attach|index)[}|](.*)", re.S)
_IN_URLS: Final = (
    r"(?:(?<=\]\()|(?<=\]\(<)|(?<==[\"'])|(?<=\]: ))"
    r"[{|](?:filename|static|attach|author|category|tag|index)[}|][^\s)>\"']*"
)
"""Pelican replaces them only where a URL starts."""


def tag_url(tag: str, tags: TagSet) -> str | None:
    """The URL of a post, a file or the home page; paths start at the folder of all texts (`/a.md`) or at the file's."""
    site = tags.site
    if not (found := _LINK.fullmatch(tag)) or not site:
        return None
    what, name = found.groups()
    if what == "index":
        return f"{site.root}{site.base_path}/"
    path, mark, fragment = name.partition("#")
    if not path.startswith("/"):
        path = normpath(f"/{tags.within.rpartition('/')[0]}/{path}")
    if what == "filename" and (url := site.post(path + mark + fragment, tags.within)) is not None:
        return url
    if what == "filename" and path.lower().endswith(TEXTS):
        return None
    # A file that is not local has the same path on the site as among the texts.
    return site.file(path) or (f"{site.root}{site.base_path}{path}" if name.startswith("/") else None)


_CODE: Final = (
    r"(?:(?<=\n\n)|\A)(?P<pelican_indent>[ \t]*?)(?:[ ]{4}|\t)(?::::|\#!(?=\w+[ \t]*$))(?P<pelican_language>[\w+#.-]+)[^\n]*\n"
    r"(?P<pelican_code>(?:(?P=pelican_indent)(?:[ ]{4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n(?=(?:[ \t]*\n)*(?P=pelican_indent)(?:[ ]{4}|\t)))+)"
)
"""Code that is indented and names its language in its first line, as `:::python` or `#!python` (the extension
`codehilite` of Python-Markdown, which Pelican turns on)."""


def _coloured(found: Found) -> str:
    """The language and the code, without the indent that makes it code."""
    lead = found["pelican_indent"] or ""
    lines = found["pelican_code"].rstrip("\n").split("\n")
    code = [
        re.sub(r"(?:[ ]{4}|\t)", "", line[len(lead) :], count=1) if line.strip() else "" for line in lines
    ]
    return f"{found['pelican_language']}\n" + "".join(f"{line}\n" for line in code)


SYNTAX: Final = TemplateSyntax(
    "pelican",
    rules=(
        TagRule(Action.CODE, _CODE, _coloured, hint=r"(?m)^(?: {4}|\t)[ \t]*(?::::|#!\w)"),
        TagRule(Action.TAG, _IN_URLS),
    ),
    url=tag_url,
)
