"""Hosts that are never a blog's own: of platforms, feeds, caches and archives; and what URL a cache shows."""

import re
from typing import Final
from urllib.parse import unquote

from converters import lazy_re
from converters.io import urls

SERVICES: Final = frozenset(
    {
        # Platforms: their own pages, not the blogs on them
        "blogger.com", "draft.blogger.com", "buzz.blogger.com", "resources.blogblog.com", "photos.blogblog.com",
        "wordpress.com", "public-api.wordpress.com", "subscribe.wordpress.com", "r-login.wordpress.com",
        "s0.wp.com", "s1.wp.com", "s2.wp.com", "widgets.wp.com", "stats.wp.com", "wp.me", "wordpress.org", "s.w.org", "api.w.org",
        "typepad.com", "static.typepad.com", "profile.typepad.com", "movabletype.org", "movabletype.com", "sixapart.com",
        "tumblr.com", "assets.tumblr.com", "static.tumblr.com", "ghost.org", "drupal.org", "joomla.org",
        # Feeds, statistics, comments, sharing
        "feedburner.com", "feeds.feedburner.com", "feeds2.feedburner.com", "feedburner.google.com", "feedproxy.google.com",
        "feeds.wordpress.com", "gravatar.com", "secure.gravatar.com", "disqus.com", "intensedebate.com", "js-kit.com",
        "google.com", "apis.google.com", "plus.google.com", "accounts.google.com", "fonts.googleapis.com", "googletagmanager.com",
        "google-analytics.com", "facebook.com", "twitter.com", "x.com", "linkedin.com", "pinterest.com", "reddit.com", "youtube.com",
        "technorati.com", "addtoany.com", "addthis.com", "creativecommons.org",
        # Vocabularies
        "gmpg.org", "purl.org", "schema.org", "w3.org", "ogp.me", "microformats.org",
        # Archives and caches
        "web.archive.org", "archive.org", "archive.is", "archive.today", "archive.ph", "archive.li", "archive.vn", "archive.fo", "archive.md",
        "webcitation.org", "webcache.googleusercontent.com", "cc.bingj.com", "ampproject.org",
    }
)  # fmt: skip
"""Hosts as `urls.host` gives them. A host is a service only as a whole: `ann.wordpress.com` is a blog."""
FAMILIES: Final = (
    ".bp.blogspot.com",
    ".files.wordpress.com",
    ".googleusercontent.com",
    ".cdn.ampproject.org",
    ".translate.goog",
)
"""Ends of hosts that are all services."""
_SHOWN: Final = (
    lazy_re.compile(r"^(?:https?:)?//web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?P<url>.+)$", re.IGNORECASE),
    lazy_re.compile(r"^https?://webcache\.googleusercontent\.com/.*[?&]q=cache:(?:[\w-]{12}:)?(?P<url>[^+&]+)", re.IGNORECASE),
    lazy_re.compile(r"^https?://archive\.(?:is|today|ph|li|vn|fo|md)/(?:\d{8,14}/|newest/|o/\w+/)(?P<url>.+)$", re.IGNORECASE),
    lazy_re.compile(r"^https?://[\w-]+\.cdn\.ampproject\.org/[cv]/(?P<secure>s/)?(?P<url>[^?#]+)", re.IGNORECASE),
    lazy_re.compile(r"^https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(?P<secure>s/)?(?P<url>.+)$", re.IGNORECASE),
    lazy_re.compile(r"^https?://(?P<label>[\w-]+)\.translate\.goog(?P<path>/[^?#]*)?", re.IGNORECASE),
)  # fmt: skip
"""URLs of archives and caches, each with the URL of the page that is shown."""


def is_service(host: str) -> bool:
    """Whether a host, as `urls.host` gives it, belongs to a service, so that no blog has its address there."""
    return host in SERVICES or host.endswith(FAMILIES)


def shown_url(url: str) -> str:
    """The URL of the page that an archive or a cache shows at `url`; any other URL as it is.

    `shown_url("https://web.archive.org/web/2012id_/http://glass.example/x")` is `http://glass.example/x`.
    """
    for pattern in _SHOWN:
        if found := pattern.match(url.strip()):
            parts = found.groupdict()
            if label := parts.get("label"):
                host = label.replace("--", "\n").replace("-", ".").replace("\n", "-")
                return f"https://{host}{parts['path'] or '/'}"
            inner = unquote(parts["url"]) if "cache:" in url else parts["url"]
            if "://" in inner:
                return inner
            inner = re.sub(r"^(https?):/(?!/)", r"\1://", inner)
            return inner if "://" in inner else f"{'https' if parts.get('secure') else 'http'}://{inner}"
    return url


def own_url(url: str) -> str:
    """A stated URL as that of a page of a blog: out of its cache, absolute; `""` for a service's and for others."""
    shown = shown_url(url.strip())
    if not shown.lower().startswith(("http://", "https://")):
        return ""
    host = urls.host(urls.split(shown))
    return shown if host and not is_service(host) else ""
