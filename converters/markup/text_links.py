"""Links to the files of other texts (`string.md`), as the site has them, for writers of exports and feeds."""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote

from msgspec.structs import replace

from converters import lazy_re
from converters.io.extensions import TEXTS
from converters.markup.links import rewrite_urls
from converters.model import Post, Record
from converters.site.index import SiteIndex

_MAYBE: Final = lazy_re.compile(
    rf"""href=["']?(?:link://|[^"'\s>]*(?:{"|".join(re.escape(extension.lower()) for extension in TEXTS)}))"""
)
"""What is in every such link, in lower case: a search for small letters is much faster than one that ignores case."""


def with_text_links(records: Iterable[Record], site_index: SiteIndex, home: str) -> Iterator[Record]:
    """The records whose links to files of texts lead to the posts that were read from them. `home`: the URL of the site.

    A post without a URL is at its slug: WordPress redirects such a path to the post, whatever its structure of permalinks
    (`redirect_guess_404_permalink()`), but for plain ones.
    """
    for record in records:
        if isinstance(record, Post) and record.body and _MAYBE.search(record.body.text.lower()):
            yield _with_text_links(record, site_index, home.rstrip("/"))
        else:
            yield record


def _with_text_links(post: Post, site_index: SiteIndex, home: str) -> Post:
    from converters.markup.markdown.url_tags import tags  # most exports have no such link

    texts = tags(site_index).texts

    def new_url(name: str, url: str) -> str | None:
        if name != "href" or not (found := texts.named(url, post.id)):
            return None
        _, mark, fragment = url.partition("#")
        return (found.url or f"{home}/{quote(found.name)}/") + mark + fragment

    assert post.body
    text = rewrite_urls(post.body.text, new_url)
    return post if text == post.body.text else replace(post, body=replace(post.body, text=text))
