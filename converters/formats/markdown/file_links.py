"""Links of a text to files of its source: as URLs of the site that the generator builds, and those that lead to no text."""

from typing import Final
from urllib.parse import quote, unquote

from converters import lazy_re, messages
from converters.formats.markdown.source_site import SourceSite
from converters.generators.content_file import ContentFile
from converters.io import urls
from converters.io.extensions import TEXTS
from converters.markup.links import ABSOLUTE_OR_FRAGMENT

_PREFIX: Final = lazy_re.compile(r"\{\w+\}|\|\w+\|")
"""What some generators have before the path of a file of the site (`{filename}`)."""
_PLAIN_LINK: Final = lazy_re.compile(r"\]\((?:[\w.-]*/)*([\w.-]+)[)#]")
"""A link to a relative path, with the name of the file."""


def with_site_urls(site: SourceSite, file: ContentFile, text: str) -> str:
    """A text in which links to images and other files are URLs, wherever the page of the text is.

    Links to other texts stay: what they lead to is known when all texts are read.
    """
    if "(" not in text and "<" not in text and "]:" not in text:
        return text
    # Loaded here, since most generators need none of it.
    from converters.markup.markdown.link_urls import rewrite_link_urls

    base = urls.split(site.base_url).path.rstrip("/")

    def change(url: str) -> str | None:
        path = site.rules.link(file, url)
        return None if path is None else f"{base}{quote(path, safe='/#?=&%')}"

    return rewrite_link_urls(text, change)


def report_missing_texts(site: SourceSite, file: ContentFile, text: str) -> None:
    """Report the links of a Markdown text to texts that the source does not have, in whatever folder."""
    if not any(ending in text for ending in TEXTS):
        return
    if _leads_to_texts(site, text.lower()):
        return
    from converters.markup.markdown import links_of

    if missing := [name for name in (_missing_text(site, url) for url in links_of(text)) if name]:
        site.diagnostics.report(
            messages.MISSING_TEXTS, file=file.source.name, number=len(missing), example=missing[0]
        )


def _leads_to_texts(site: SourceSite, text: str) -> bool:
    """Whether a text in lower case names texts in plain links alone, and those that the source has: it need not be rendered."""
    names = _PLAIN_LINK.findall(text)
    return len(names) == sum(map(text.count, TEXTS)) and site.text_names.issuperset(names)


def _missing_text(site: SourceSite, url: str) -> str:
    bare = unquote(url.partition("#")[0].partition("?")[0])
    if not bare.lower().endswith(TEXTS) or ABSOLUTE_OR_FRAGMENT.match(url):
        return ""
    name = _PREFIX.sub("", bare).rpartition("/")[2]
    return "" if name.lower() in site.text_names else bare
