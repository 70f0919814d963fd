"""What one page says about its site."""

from collections.abc import Sequence

from msgspec.structs import replace

from converters import extra_keys
from converters.formats.html.reader import clean
from converters.formats.html.reader.dom import attribute, find
from converters.formats.html.reader.metadata import PageMetadata
from converters.formats.html.reader.services import own_url
from converters.formats.html.reader.titles import site_in
from converters.model import Site


def site_of_page(metadata: PageMetadata, homes: Sequence[str], language: str) -> Site:
    """The site by the metadata of a page; `homes` are the URLs of home pages that it states."""
    url, address = metadata.of_site("url"), metadata.address
    url = clean.absolute(url, address) if url and address.startswith("http") else url
    generator = find(metadata.root, 'meta[name="generator"]')
    made_by = attribute(generator, "content") if generator is not None else ""
    return Site(
        title=metadata.of_site("title"),
        url=own_url(url) or next(iter(homes), ""),
        description=metadata.of_site("description"),
        language=language,
        extra={extra_keys.GENERATOR: made_by} if made_by else {},
    )


def named(site: Site, title: str, window: str) -> Site:
    """The site with the name that stands beside the title of the post in the `title` element, if no other source has one."""
    if site.title or not title or title not in window:
        return site
    return replace(site, title=site_in(window, title))
