"""The text of an entry as its author wrote it: without what feeds add, and with what it is known of how much it is."""

import re
from typing import Final, NamedTuple

from converters import lazy_re
from converters.formats.feed.entries import Entry, Feed
from converters.formats.feed.xml_entries import base_of
from converters.io import urls
from converters.io.character_references import unescape
from converters.markup import links
from converters.markup.html import plain

_TAG: Final = lazy_re.compile(r"<(?:/?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?|!--)>?")
_BLOCK: Final = lazy_re.compile(
    r"<(?:p|div|br|table|ul|ol|h[1-6]|blockquote|pre|section|article|figure|img|iframe|video|audio)\b",
    re.IGNORECASE,
)
_ESCAPED: Final = lazy_re.compile(
    r"&lt;/?(?:p|div|br|a|img|ul|ol|li|em|strong|b|i|h[1-6]|blockquote|span|table|pre)\b", re.IGNORECASE
)
_ELLIPSIS: Final = r"(?:…|&\#8230;|&\#x2026;|&hellip;|\.\.\.)"
_ENDS: Final = r"\s*(?:</\w+>\s*)*$"
_CUT: Final = lazy_re.compile(
    rf"""\[\s?{_ELLIPSIS}\s?\]{_ENDS}|{_ELLIPSIS}\s*<a\b(?:(?!</a>).)*</a>{_ENDS}"""
    rf"""|<a\b[^>]*class=["'][^"']*more-link(?:(?!</a>).)*</a>{_ENDS}""",
    re.DOTALL | re.IGNORECASE,
)
"""How a text ends that goes on behind a link: WordPress's `[…]`, or a link to the rest."""
_TRAILS_OFF: Final = lazy_re.compile(rf"{_ELLIPSIS}\s*(?:[»›→]|&raquo;|>>)?{_ENDS}")
"""How a summary ends; but many an author's text too."""
_PARAGRAPHS: Final = lazy_re.compile(r"<(?:p|div|br)\b", re.IGNORECASE)
_LAST: Final = 3000
"""Characters at the end of a text in which a link to the rest is."""
_MARKDOWN_URL: Final = lazy_re.compile(r"\]\((?![\w+.-]+:|[/#<])([^\s)]+)")
_FORM: Final = lazy_re.compile(r"<form\b[^>]*action=[\"'][^\"']*action=postpass", re.IGNORECASE)
"""The form that WordPress shows instead of a text that a password protects."""
_COUNTERS: Final = lazy_re.compile(
    r"""<img\b[^<>]*\bsrc=["'](?:https?:)?//(?:feeds\.feedburner\.com/~|feeds\.wordpress\.com/1\.0/|pixel\.wp\.com/|stats\.wordpress\.com/"""
    r"""|medium\.com/_/stat|blogger\.googleusercontent\.com/tracker/|\w+\.google-analytics\.com/)[^>]*>""",
    re.IGNORECASE,
)
"""Images that nobody sees, which count readers."""
_FLARE: Final = lazy_re.compile(
    r"""(?<!\s)\s*+(?:<div class=["']feedflare["'].{0,9000}?</div>|<a rel=["']nofollow["'] href=["']https?://feeds\.wordpress\.com/1\.0/[^<>]*>.{0,2000}?</a>)""",
    re.DOTALL,
)
_LAST_PARAGRAPH: Final = lazy_re.compile(r"\s*<p>((?:(?!</?p\b).)*)</p>\s*$", re.DOTALL)
_HREF: Final = lazy_re.compile(r"""<a\b[^<>]*\bhref=["']([^"']+)["']""")
_IN_REPLY: Final = lazy_re.compile(
    r"""^\s*(?:<p>)?[^<]{0,60}<a\s[^>]*href=["'][^"']*\#comment-(\d+)["'][^>]*>(?:(?!</a>).)*</a>[^<]{0,20}(?:</p>|<br\s*/?>|\n\n)\s*""",
    re.DOTALL,
)
"""How WordPress begins a comment in a feed that answers another (`comment_text`), in any language."""


class Body(NamedTuple):
    """What is known of the text of an entry."""

    text: str = ""
    dialect: str = "html"
    excerpt: str = ""
    is_summary: bool = False
    """Whether there is only a summary; then it is the excerpt, and there is no text."""
    is_cut: bool = False
    """Whether the text ends with a link to the rest of it."""
    may_be_cut: bool = False
    """Whether the text is a description without markup, which may be a summary or all there is."""
    was_escaped_twice: bool = False
    is_protected: bool = False


def body_of(entry: Entry, feed: Feed) -> Body:
    """The text of an entry, or its summary. Nobody added anything to those of our own feeds."""
    if feed.is_ours:
        return Body(entry.content, entry.dialect, entry.summary)
    base = _base(entry, feed)
    summary, _ = _once(entry.summary)
    excerpt = _excerpt(summary)
    if entry.has in ("none", "summary"):
        return Body(excerpt=excerpt, is_summary=entry.has == "summary")
    if entry.dialect != "html":
        text = entry.content.strip()
        if entry.dialect == "markdown":
            text = _MARKDOWN_URL.sub(
                lambda found: f"]({urls.join(base, found[1])}", links.detached(text, base, base, entry.link)
            )
        return Body(text, entry.dialect, excerpt if excerpt != text else "")
    text, twice = _once(entry.content)
    if _FORM.search(text):
        return Body(is_protected=True)
    text = links.detached(_without_additions(text, entry.link, feed.home).strip(), base, base, entry.link)
    if entry.has == "description":
        if _is_cut(text) or (_TRAILS_OFF.search(text[-_LAST:]) and len(_PARAGRAPHS.findall(text)) < 2):
            return Body(excerpt=_excerpt(text), is_summary=True, was_escaped_twice=twice)
        may_be_cut = not _TAG.search(text)
        if not _BLOCK.search(text):
            text = _with_breaks(text)
        return Body(text, may_be_cut=may_be_cut, was_escaped_twice=twice)
    if not _BLOCK.search(text):
        text = _with_breaks(text)
    is_excerpt = bool(excerpt) and not _begins(plain(text), excerpt)
    return Body(text, excerpt=excerpt if is_excerpt else "", is_cut=_is_cut(text), was_escaped_twice=twice)


def answered_in_text(html: str) -> tuple[str, str]:
    """The id of the comment that the text of a comment says that it answers, and the text without that."""
    found = _IN_REPLY.match(html)
    return (found[1], html[found.end() :]) if found else ("", html)


def comment_text(entry: Entry, feed: Feed) -> str:
    """The HTML of a comment."""
    if feed.is_ours:
        return entry.content
    text, _ = _once(entry.content or entry.summary)
    base = _base(entry, feed)
    text = links.detached(text.strip(), base, base, entry.link)
    return text if _BLOCK.search(text) else _with_breaks(text)


def _base(entry: Entry, feed: Feed) -> str:
    """What relative URLs in the text of an entry are relative to."""
    return base_of(feed, entry.base) or entry.link


def _once(text: str) -> tuple[str, bool]:
    """HTML that was escaped once too often, as HTML; and whether it was."""
    if "<" not in text and _ESCAPED.search(text):
        return unescape(text), True
    return text, False


def _excerpt(html: str) -> str:
    """A summary as an excerpt: its text, or with markup its HTML without the paragraph around it."""
    html = _without_additions(html.strip(), "", "")
    found = _LAST_PARAGRAPH.fullmatch(html)
    return (found[1] if found else html).strip()


def _is_cut(text: str) -> bool:
    return bool(_CUT.search(text[-_LAST:]))


def _begins(shown: str, excerpt: str) -> bool:
    """Whether a text begins as its summary does, or the summary ends as WordPress's: then a program made the summary."""
    if _is_cut(excerpt):
        return True
    letters, wanted = ("".join(text.split()) for text in (shown, plain(_TRAILS_OFF.sub("", excerpt))))
    return letters.startswith(wanted[:200])


def _without_additions(html: str, link: str, home: str) -> str:
    """A text without counters, share links, and the paragraph that says where it appeared first (Yoast SEO, in any language)."""
    if "feedflare" in html or "//feeds." in html or "<img" in html:
        html = _FLARE.sub("", _COUNTERS.sub("", html))
    at = html.rfind("<p>")
    found = _LAST_PARAGRAPH.fullmatch(html, at) if at >= 0 and link and home else None
    if found:
        urls = [unescape(url).partition("?")[0].rstrip("/") for url in _HREF.findall(found[1])]
        if urls == [link.partition("?")[0].rstrip("/"), home.partition("?")[0].rstrip("/")]:
            return html[:at].rstrip()
    return html


def _with_breaks(text: str) -> str:
    """A text without blocks: its line ends are those of its author, since nothing else parts its lines."""
    return text.strip().replace("\r\n", "\n").replace("\n", "<br />\n")
