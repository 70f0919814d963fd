"""One source for each reader of exports, with a word of its own in each place.

A reader that has no row here fails a test. `shown` words must reach an archive and a site, `kept` words no public target.
"""

from pathlib import Path
from typing import Final

from tests.planted import comments, databases, discussions, journals, platforms, servers, wxr
from tests.planted.words import Files, Make, Planted, Words

_SOURCES: Final[dict[str, tuple[Make, ...]]] = {
    "blogger": (platforms.blogger, platforms.blogger_api), "ghost": (platforms.ghost,), "medium": (platforms.medium,), "substack": (platforms.substack,),
    "tumblr": (platforms.tumblr, platforms.tumblr_api), "movabletype": (journals.movabletype,), "livejournal": (journals.livejournal,), "mastodon": (journals.mastodon,),
    "microblog": (journals.microblog,), "telegram": (journals.telegram,), "feed": (journals.feed,), "wordpress-rest": (databases.wordpress_rest,),
    "wordpress-sql": (databases.wordpress_sql,), "cms-sql": (databases.cms_sql,), "wix": (journals.wix,), "blogml": (journals.blogml,), "disqus": (comments.disqus,), "isso": (comments.isso,),
    "remark42": (comments.remark42,), "commento": (comments.commento, discussions.comentario), "wxr": (wxr.wxr,),
    "twikoo": (servers.twikoo,), "waline": (servers.waline,), "artalk": (servers.artalk,),
    "talkyard": (discussions.talkyard,), "giscus": (discussions.giscus,), "discourse": (discussions.discourse,), "webmention": (discussions.webmention,),
    "intensedebate": (discussions.intensedebate,), "valine": (discussions.valine,), "cusdis": (discussions.cusdis,),
}  # fmt: skip
READERS: Final = tuple(_SOURCES)
SOURCES: Final = {
    name: (reader, make)
    for reader, makes in _SOURCES.items()
    for name, make in zip((reader, f"{reader}-api"), makes, strict=False)
}
"""Name -> the reader that is to take the source, and what makes it."""


def planted(name: str) -> Planted:
    """The source of that name."""
    words = Words(name)
    return Planted(SOURCES[name][1](words), words)


def write(files: Files, folder: Path) -> Path:
    """Write files into a folder; returns the one file that there is, or else the folder."""
    for place, content in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / next(iter(files)) if len(files) == 1 else folder
