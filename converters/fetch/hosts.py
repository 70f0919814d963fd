"""Which hosts files are taken from: the site's own, those of platforms for images, and those that the user names."""

from collections.abc import Collection, Iterable, Set
from typing import Final

from converters.fetch.options import ALL_HOSTS
from converters.io import urls
from converters.io.hosts import ascii_host

PLATFORM_HOSTS: Final = frozenset(
    {
        # WordPress.com and Jetpack: uploads, Photon's copies, VideoPress
        "files.wordpress.com", "wp.com", "videos.files.wordpress.com", "videopress.com",
        # Blogger, Picasa and Google Photos
        "bp.blogspot.com", "blogger.googleusercontent.com", "googleusercontent.com", "ggpht.com",
        # Substack
        "substackcdn.com", "cdn.substack.com", "substack-post-media.s3.amazonaws.com",
        "bucketeer-e05bbc84-baa3-437e-9518-adb32be77984.s3.amazonaws.com",
        # Medium
        "miro.medium.com", "cdn-images-1.medium.com", "cdn-images-2.medium.com",
        # Squarespace, Wix, Weebly
        "images.squarespace-cdn.com", "static1.squarespace.com", "static.squarespace.com", "static.wixstatic.com",
        "editmysite.com",
        # Tumblr, Ghost, TypePad, LiveJournal, Hashnode, DEV, beehiiv
        "media.tumblr.com", "storage.ghost.io", "typepad.com", "pics.livejournal.com", "cdn.hashnode.com",
        "dev-to-uploads.s3.amazonaws.com", "media.beehiiv.com",
    }
)  # fmt: skip
"""The hosts where platforms keep the images of all their blogs; those below them too (`i0.wp.com`)."""


class AllowedHosts:
    """Decides whether a URL may be asked for.

    `site` is the URL of the site, `own` are URLs of files that the source names as the blog's own (media records),
    `named` the hosts of `--fetch-hosts`.
    """

    def __init__(self, site: str, own: Iterable[str], named: Collection[str]) -> None:
        words = {word.strip().lower().removeprefix("*.") for word in named if word.strip()}
        self._all = ALL_HOSTS in words
        others = (word if "//" in word else f"//{word}" for word in words - {ALL_HOSTS})
        self._hosts = PLATFORM_HOSTS | {host for url in (site, *own, *others) if (host := _host(url))}

    def __contains__(self, url: object) -> bool:
        """Whether the host of a URL, or one that it is below, is allowed."""
        if self._all:
            return True
        return _is_below(_host(str(url)), self._hosts)


def is_platform(url: str) -> bool:
    """Whether a URL is on a host where platforms keep images."""
    return _is_below(_host(url), PLATFORM_HOSTS)


def _host(url: str) -> str:
    return ascii_host(urls.server_of(url))


def _is_below(host: str, hosts: Set[str]) -> bool:
    """Whether a host is one of the hosts, or below one."""
    host = host.rstrip(".")
    while host and host not in hosts:
        host = host.partition(".")[2]
    return bool(host)
