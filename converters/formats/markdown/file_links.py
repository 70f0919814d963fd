"""Links of a text to files of its source, as URLs of the site that the generator builds."""

from urllib.parse import quote

from converters.formats.markdown.source_site import SourceSite
from converters.generators.content_file import ContentFile
from converters.io import urls


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
