"""URLs of the files that lie in the folder of uploads beside an export (`--fetch`), as the new site will have them."""

import re
from collections.abc import Iterable, Iterator, Set
from typing import Final
from urllib.parse import quote

from msgspec.structs import replace

from converters import lazy_re
from converters.extra_keys import LINK
from converters.markup.links import rewrite_urls
from converters.model import Markup, Post, Record
from converters.site.assets import UPLOADS, Address, asset_address
from converters.site.plan import Run

_QUOTED: Final = lazy_re.compile(
    r"""(?<=[=:]["'])https?://[^"'\s<>]+(?=["'])|^[ \t]*https?://\S+[ \t]*$""", re.MULTILINE
)
"""URLs in attributes of tags and shortcodes, in those of blocks, and alone on a line."""


def with_uploads(records: Iterable[Record], run: Run, home: str) -> Iterator[Record]:
    """The records whose texts show the files where WordPress finds them when the folder is its `wp-content/uploads`.

    `home` is the URL of the site. A URL that leads there already stays, character for character.
    """
    run.assets.merge_used(dict.fromkeys(run.assets.paths, False))
    links = (media.extra.get(LINK) for media in run.site_index.media.values())
    pages = frozenset(asset_address(link) for link in links if isinstance(link, str))
    for record in records:
        yield _with_uploads(record, run, pages, home.rstrip("/")) if isinstance(record, Post) else record


def _with_uploads(post: Post, run: Run, pages: Set[Address | None], home: str) -> Post:
    """`pages` are those that WordPress has for files: it makes them again, so that links to them stay."""

    def new_url(name: str, url: str) -> str | None:
        if asset_address(url) in pages:
            return None
        path = run.assets.resolve(url, post, shown=name != "href")
        new = f"{home}{UPLOADS}{quote(path)}" if path else ""
        return new if new and asset_address(new) != asset_address(url) else None

    def rewritten(text: str) -> str:
        text = rewrite_urls(text, new_url)
        return _QUOTED.sub(lambda found: new_url("src", found[0].strip()) or found[0], text)

    body = Markup(text=rewritten(post.body.text), dialect=post.body.dialect) if post.body else None
    excerpt = rewritten(post.excerpt) if post.excerpt else ""
    if (not body or body == post.body) and excerpt == post.excerpt:
        return post
    return replace(post, body=body, excerpt=excerpt)
