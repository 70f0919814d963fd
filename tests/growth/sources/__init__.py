"""Sources that have much of one thing: what every reader must read in a time that grows as the source does.

A reader has a row in `SOURCES`: its own constructs, and in `BODIES` how a text of any kind becomes a source of it.
A reader without a row fails a test.
"""

from collections.abc import Callable, Mapping
from typing import Final

from tests.growth import comment_systems
from tests.growth.sources.archive import ARCHIVE, archive_body
from tests.growth.sources.backup import BACKUP, backup_body
from tests.growth.sources.base import Files, Source
from tests.growth.sources.blogger import BLOGGER, blogger_body
from tests.growth.sources.blogml import BLOGML, blogml_body
from tests.growth.sources.cms_sql import CMS_SQL, cms_body
from tests.growth.sources.comments import (
    COMMENTO,
    DISQUS,
    ISSO,
    REMARK42,
    commento_body,
    disqus_body,
    isso_body,
    remark42_body,
)
from tests.growth.sources.feed import FEEDS, feed_body
from tests.growth.sources.ghost import GHOST, ghost_body
from tests.growth.sources.html import PAGES, page_body
from tests.growth.sources.livejournal import LIVEJOURNAL, lj_body
from tests.growth.sources.markdown import MARKDOWN, markdown_body
from tests.growth.sources.medium import MEDIUM, medium
from tests.growth.sources.movabletype import MOVABLE_TYPE, mt_body
from tests.growth.sources.statuses import (
    MASTODON,
    MICROBLOG,
    TELEGRAM,
    bar,
    bar_item,
    mastodon_note,
    message,
    outbox,
    telegram_channel,
)
from tests.growth.sources.substack import SUBSTACK, substack
from tests.growth.sources.text import TEXTS, text_body
from tests.growth.sources.tumblr import TUMBLR, tumblr
from tests.growth.sources.uploads import UPLOADS
from tests.growth.sources.wix import WIX, wix_body
from tests.growth.sources.wordpress_rest import WORDPRESS_REST, rest_body
from tests.growth.sources.wordpress_sql import WORDPRESS_SQL, sql_body
from tests.growth.sources.wxr import WXR, wxr_body

SOURCES: Final[dict[str, Mapping[str, Source]]] = {
    "archive": ARCHIVE,
    "backup": BACKUP,
    "blogger": BLOGGER,
    "blogml": BLOGML,
    "commento": COMMENTO,
    "disqus": DISQUS,
    "feed": FEEDS,
    "cms-sql": CMS_SQL,
    "ghost": GHOST,
    "isso": ISSO,
    "remark42": REMARK42,
    "html": PAGES,
    "livejournal": LIVEJOURNAL,
    "markdown": MARKDOWN,
    "medium": MEDIUM,
    "substack": SUBSTACK,
    "mastodon": MASTODON,
    "microblog": MICROBLOG,
    "movabletype": MOVABLE_TYPE,
    "telegram": TELEGRAM,
    "text": TEXTS,
    "tumblr": TUMBLR,
    "uploads": UPLOADS,
    "wordpress-rest": WORDPRESS_REST,
    "wix": WIX,
    "wordpress-sql": WORDPRESS_SQL,
    "wxr": WXR,
    **comment_systems.SOURCES,
}
"""Reader -> a name -> the source of about size n."""

BODIES: Final[dict[str, Callable[[str], Files]]] = {
    "archive": archive_body,
    "backup": backup_body,
    "blogger": blogger_body,
    "blogml": blogml_body,
    "commento": commento_body,
    "disqus": disqus_body,
    "feed": feed_body,
    "cms-sql": cms_body,
    "ghost": ghost_body,
    "isso": isso_body,
    "remark42": remark42_body,
    "html": page_body,
    "livejournal": lj_body,
    "markdown": markdown_body,
    "medium": medium,
    "substack": substack,
    "mastodon": lambda text: outbox(mastodon_note(content=text)),
    "microblog": lambda text: bar(bar_item(text=text)),
    "movabletype": mt_body,
    "telegram": lambda text: telegram_channel(message(text=text)),
    "text": text_body,
    "wordpress-rest": rest_body,
    "tumblr": tumblr,
    "wix": wix_body,
    "wordpress-sql": sql_body,
    "wxr": wxr_body,
    **comment_systems.BODIES,
}
"""Reader -> a source that has a text as body of a post, and of a comment."""
