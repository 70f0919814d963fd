"""Links in a chapter: to other chapters, to lists at the end of the book, and to the web."""

import hashlib
import re
from typing import Final
from urllib.parse import SplitResult, quote

from converters import lazy_re, messages
from converters.diagnostics import Diagnostics
from converters.formats.epub.files import Files
from converters.formats.epub.xml_words import identifier
from converters.io import urls
from converters.io.hosts import ascii_url
from converters.markup.markdown.url_tags import tags
from converters.model import Author, Media, Post, Term
from converters.personal.names import public_url
from converters.site.links import site_links
from converters.site.permalinks import InvalidPermalink, is_home, site_path
from converters.site.plan import Run
from converters.site.post_summaries import PostSummary

CONTENTS: Final = "nav.xhtml"
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
"""Schemes that a reading system hands to another program; all others are links into nothing."""
_NOT_IN_URL: Final = lazy_re.compile(r"[\s\\^`{}<>\"|\[\]]|%(?![0-9A-Fa-f]{2})")
_SAFE: Final = "/:=&?~#+!$,;'@()*"
_LONGEST_NAME: Final = 100
"""Letters of the name of a list."""
_HOST: Final = lazy_re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.?")


def web_link(url: str) -> str:
    """A URL as a book may have it; empty for one that no reading system can follow."""
    url = "".join(url.split())
    scheme = url.partition(":")[0].lower()
    if scheme not in _SCHEMES:
        return ""
    if scheme in ("http", "https"):
        url = ascii_url(url)
        parts = urls.split(url)
        if (
            not parts.hostname
            or not parts.netloc.isascii()
            or not _HOST.fullmatch(parts.hostname)
            or not _has_valid_port(parts)
        ):
            return ""
    url, mark, fragment = url.partition("#")
    url += mark + fragment.replace("#", "%23")  # a fragment holds no second `#` (RFC 3986, 3.5)
    return _NOT_IN_URL.sub(lambda found: "%25" if found[0] == "%" else quote(found[0], safe=_SAFE), url)


def _has_valid_port(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port > 0
    except ValueError:  # no number, or one above 65535
        return False


def anchor(taxonomy: str, slug: str) -> str:
    """The link to a term in the list of its taxonomy, from the folder of the book."""
    return f"{list_file(taxonomy)}#{identifier(slug, 't-')}"


def list_file(taxonomy: str) -> str:
    """The file of the list of a taxonomy. Two never share one, not even where files do not tell capital letters."""
    known = {"category": "categories", "post_tag": "tags"}.get(taxonomy)
    plain = re.sub(r"[^a-z0-9]", lambda found: f"_{ord(found[0]):x}", taxonomy)
    if len(plain) > _LONGEST_NAME:
        plain = hashlib.blake2b(taxonomy.encode(errors="replace"), digest_size=16).hexdigest()
    return f"{known or f'list-{plain}'}.xhtml"


class Links:
    """Finds what the links of one book mean."""

    def __init__(self, run: Run, files: Files, diagnostics: Diagnostics) -> None:
        self._run, self._site_index = run, run.site_index
        self._claims = run.plan.permalinks.claims()
        self.files, self._diagnostics = files, diagnostics
        self._site_links = site_links(run.site_index)
        self._texts = tags(run.site_index).texts

    def of(self, post: Post) -> "PostLinks":
        """The links of one post."""
        return PostLinks(self, post)

    def find(self, url: str, post: Post) -> str:
        """The file of the book that a URL leads to, from the folder of the book; empty for all else."""
        site = self._site_index.site.url
        bare = url.partition("#")[0]
        found = self._site_links.meaning(bare) or self._texts.named(url, post.id) or self._at(bare, site)
        match found:
            case PostSummary() if found.status == "publish" and found.key in self._run.plan.paths:
                return self._run.plan.paths[found.key]
            case Term() if (found.taxonomy, found.slug) in self._site_index.term_uses:
                return anchor(found.taxonomy, found.slug or found.name)
            case Media() if found.url:
                return ""
            case Author():
                return ""
        if name := self._site_links.query(bare)[0]:
            self._diagnostics.tally(messages.LINK_BY_ID, name=name)
        home = site and not urls.split(bare).query and urls.is_address(bare) and is_home(bare, site)
        return CONTENTS if home else ""

    def _at(self, url: str, site: str) -> PostSummary | None:
        """The post whose permalink a URL is."""
        parts = urls.split(url)
        if parts.scheme not in ("", "http", "https") or (parts.netloc and not site):
            return None
        if not parts.netloc and not parts.path.startswith("/"):
            return None
        try:
            paths = (site_path(url, site), site_path(public_url(url), site))
        except InvalidPermalink:
            return None
        owner = next(filter(None, (self._claims.owner(path) for path in paths if path)), "")
        return self._site_index.summaries.get(owner) if owner else None

    def unfit(self) -> None:
        """Count a link that leads nowhere."""
        self._diagnostics.tally(messages.BOOK_LINK)


class PostLinks:
    """The links of one post, as its chapter has them: it lies in a folder of the book (see `xhtml.Target`)."""

    def __init__(self, links: Links, post: Post) -> None:
        self._links, self._post = links, post

    def link(self, url: str) -> str:
        """The link for a URL: to a chapter or to the web; empty for one that leads nowhere."""
        if found := self._links.find(url, self._post):
            path, mark, fragment = found.partition("#")
            return f"../{quote(path)}{mark}{fragment}"
        base = self._post.url or self._links._site_index.site.url
        if not (to := web_link(urls.join(base, url) if base else url)):
            self._links.unfit()
        return to

    def image(self, url: str) -> str:
        """The link to an image of the book; empty for one that is not in it."""
        name = self._links.files.image(url, self._post)
        return f"../{quote(name)}" if name else ""

    def played(self, url: str, kind: str) -> tuple[str, str]:
        """The link to a file of the book that a player plays, and its media type; empty for what is not in it."""
        name, mime = self._links.files.played(url, self._post, kind)
        return (f"../{quote(name)}", mime) if name else ("", "")
