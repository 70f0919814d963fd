"""Dead links of a blog to itself, and missing images."""

import re
from collections import Counter
from typing import Final

from converters import lazy_re, messages
from converters.checks.link_targets import LinkTargets
from converters.io.character_references import unescape
from converters.model import Markup, Post
from converters.run.load import LoadedBlog

_TAG: Final = lazy_re.compile(r"""<(a|area|img)\b((?:[^<>"']|"[^"]*"|'[^']*')*+)>""", re.IGNORECASE)
_URL: Final = lazy_re.compile(
    r"""(?:^|[\s"'])(?:href|src|data-src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_RENDERED: Final = lazy_re.compile(r"\[[a-zA-Z]|<!--\s*wp:")
"""Shortcodes and blocks, which WordPress renders."""

_FAULTS: Final = frozenset(
    message.name
    for message in (
        messages.MISSING_MEDIA, messages.EMPTY_GALLERY, messages.MISSING_BLOCK, messages.BLOCK_CIRCLE, messages.BAD_FOOTNOTES,
    )
)  # fmt: skip
"""Findings of rendering that are faults of the blog; the others are about conversion."""


class Links:
    """Checks each body as its site renders it. Dead links are reported last: a later post may have the old slug."""

    def __init__(self, blog: LoadedBlog, known: LinkTargets) -> None:
        self._blog, self._known = blog, known
        self._dead: list[tuple[Post, str, int]] = []

    def check(self, post: Post) -> None:
        """Report faulty images of a post, and collect its dead links."""
        if not post.body:
            return
        links, images = _urls(self._shown(post.body, post))
        stub = Post(id=post.id, type=post.type, slug=post.slug, title=post.title)
        self._dead += [(stub, url, count) for url, count in links.items() if self._known.is_dead(url)]
        if count := images.pop("", 0):
            self._blog.diagnostics.report(messages.IMAGE_WITHOUT_ADDRESS, post, count=count)
        for url, count in images.items():
            if self._known.is_unlisted_file(url):
                self._blog.diagnostics.report(messages.UNLISTED_IMAGE, post, url=url, count=count)

    def _shown(self, body: Markup, post: Post) -> str:
        """A body as HTML, at least its links and images."""
        if body.dialect == "html" or (body.dialect == "wordpress" and not _RENDERED.search(body.text)):
            return body.text
        # Imported only where a body needs them.
        from converters.generators.template_syntaxes import TEMPLATE_SYNTAXES
        from converters.markup.normalize import body_html

        diagnostics = self._blog.diagnostics.fork()
        html = body_html(body, post, self._blog.site_index, diagnostics, TEMPLATE_SYNTAXES)
        self._blog.diagnostics.join(
            [finding for finding in diagnostics.findings if finding.kind in _FAULTS], Counter()
        )
        return html

    def finish(self) -> None:
        """Report the dead links, now that all slugs are known."""
        for post, url, count in self._dead:
            if not self._known.leads_by_slug(url):
                self._blog.diagnostics.report(messages.DEAD_LINK, post, url=url, count=count)


def _urls(html: str) -> tuple[Counter[str], Counter[str]]:
    """The URLs of links and those of images, counted; an image without a URL counts as `""`."""
    links: Counter[str] = Counter()
    images: Counter[str] = Counter()
    for name, attributes in _TAG.findall(html):
        found = _URL.search(attributes)
        url = unescape(next(filter(None, found.groups()), "")).strip() if found else ""
        if name.lower() == "img":
            images[url] += bool(url) or "srcset" not in attributes.lower()
        elif url := url.partition("#")[0]:
            links[url] += 1
    return links, images
