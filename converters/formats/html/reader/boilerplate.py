"""What the markup itself says is not a page's article: elements, roles, and words in names.

Themes call the parts of a page by what they are. The words below are those that the pages and templates
we know use: WordPress core and its default themes (`widget`, `sidebar`, `entry-meta`), its most used
plug-ins (`sharedaddy`, `yarpp`, `jp-relatedposts`), Blogger (`blog-pager`, `post-footer`), Movable Type and
TypePad (`module`, `pager`), and the HTML and ARIA terms for landmarks, which authors take for names too.
A name is split at hyphens, underscores and capitals, and a word counts whole: `no-sidebar` has the word
`sidebar`, `headline` has not the word `head`.
"""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.text_density import Part

CONTROLS: Final = frozenset("button input select textarea dialog menu link".split())
"""Elements that are operated, not read."""
FRAMES: Final = (
    "facebook.com/plugins/", "facebook.com/widgets/", "platform.twitter.com/widgets/tweet_button", "platform.twitter.com/widgets/follow_button",
    "googleads.", "doubleclick.net", "googlesyndication.com", "googletagmanager.com", "google.com/recaptcha",
    "disqus.com/embed/comments", "addthis.com", "amazon-adsystem.com", "likes.wordpress.com", "widgets.wp.com/likes",
)  # fmt: skip
"""Parts of the URLs of frames that are buttons, comments or advertisements. All others are an author's:
films, maps, code."""
LANDMARKS: Final = frozenset({"nav", "aside", "footer", "form"})
"""Elements that hold what is around an article (HTML Standard, 4.3)."""
ROLES: Final = frozenset(
    "navigation complementary contentinfo search form banner menu menubar toolbar dialog alertdialog alert".split()
)
"""ARIA roles of the same."""

_WORDS: Final = {
    "ways through the site": "nav navi navbar navigation menu submenu topnav subnav breadcrumb breadcrumbs bredcrumbs "
    "crumbs pagination paginator pager pagenavi prevnext sitemap toolbar skip",
    "beside, above or below the text": "sidebar sidebars sidebox footer colophon masthead banner topbar blogroll "
    "copyright imprint",
    "other posts": "related relatedposts yarpp recommended recommendations teaser teasers popular trending "
    "readnext readmore upnext outbrain taboola zergnet crosslinks",
    "what readers do": "comment comments commentlist commentform respond discussion disqus pingback pingbacks "
    "trackback trackbacks replies share sharing sharebar sharedaddy shares shariff addthis addtoany sociable social "
    "socials likes rating ratings vote votes poll subscribe subscription subscribers newsletter signup login donate "
    "donation",
    "advertisements and notices": "ad ads adsense adsbygoogle advert advertisement advertisements advertising sponsor "
    "sponsored promo promos promotion cookie cookies consent gdpr popup modal lightbox overlay paywall",
    "about the post": "byline dateline timestamp postmetadata tagcloud",
}
BOILERPLATE: Final = frozenset(word for words in _WORDS.values() for word in words.split())
"""Words of names that are never an article's."""
DOUBTFUL: Final = frozenset(
    "widget widgets widgettitle module tags tag categories meta metadata info tools tool actions feedback author vcard "
    "bio profile archive archives recent credits print email hidden offscreen screenreader".split()
)
"""Words that page builders and themes also use for a text, or that name a person as well as a box about
one: they count only in names that have no word of `CONTENT`, and for short texts."""
CONTENT: Final = frozenset(
    "article articles blog body content contents entry entries hentry main page post posts primary single story text "
    "prose copy markdown".split()
)
"""Words for what holds a text."""
LAYOUT: Final = frozenset("no not without has with hide one two three left right".split())
"""Words that make a name describe a layout: `no-sidebar`, `has-sidebar`, `two-sidebar`."""
LABEL: Final = 150
"""Characters of the longest line about a post, such as its date and its author."""

_OF_READERS: Final = frozenset(
    "comment comments commentlist respond discussion disqus pingback pingbacks trackback trackbacks replies".split()
)
_OF_CONSENT: Final = frozenset("cookie cookies consent gdpr".split())
WORD: Final = lazy_re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_UNSEEN: Final = lazy_re.compile(
    r"(?<![\w-])d\w{4,7}(?:\s|/\*[^*]*\*/)*:?(?:\s|/\*[^*]*\*/)*n\w{2,4}\b"
    r"|(?<![\w-])v\w{7,10}(?:\s|/\*[^*]*\*/)*:?(?:\s|/\*[^*]*\*/)*h\w{4,6}\b",
    re.IGNORECASE,
)
"""`display: none` and `visibility: hidden`, also with a letter lost or changed: no other declaration begins like these."""


Attributes = Mapping[str, str | None]
"""The attributes of an element, each with its value."""


class Verdict(IntEnum):
    """What the names of an element say of it."""

    NOTHING = 0
    DOUBTFUL = 1
    BOILERPLATE = 2


@lru_cache(maxsize=4096)
def verdict(names: str) -> Verdict:
    """What class names and an id, with blanks between them, say of an element.

    `verdict("entry-content")` is nothing, `verdict("post-footer clear")` is boilerplate.
    """
    found = Verdict.NOTHING
    has_content = False
    for name in names.split():
        words = {word.lower() for word in WORD.findall(name)}
        if words & LAYOUT:
            continue
        if words & BOILERPLATE:
            return Verdict.BOILERPLATE
        has_content |= bool(words & CONTENT)
        if words & DOUBTFUL:
            found = Verdict.DOUBTFUL
    return Verdict.NOTHING if has_content else found


@lru_cache(maxsize=1024)
def is_certain(names: str) -> bool:
    """Whether class names or an id have a word for comments, of which a page may have more than of its own text, or a
    name without another word: `sidebar`."""
    found = [{word.lower() for word in WORD.findall(name)} for name in names.split()]
    return any(words & _OF_READERS or (words and words <= BOILERPLATE) for words in found)


@lru_cache(maxsize=4096)
def asks_consent(names: str) -> bool:
    """Whether class names or an id are of a question for cookies."""
    words = {word.lower() for name in names.split() for word in WORD.findall(name)}
    return not words.isdisjoint(_OF_CONSENT) and words.isdisjoint(LAYOUT | CONTENT)


def is_hidden(attributes: Attributes) -> bool:
    """Whether the attributes of an element say that it is not shown, or not read out."""
    return attributes.get("aria-hidden") == "true" or is_unseen(attributes)


def is_unseen(attributes: Attributes) -> bool:
    """Whether the attributes of an element say that nobody sees it."""
    return "hidden" in attributes or bool(_UNSEEN.search(attributes.get("style") or ""))


def is_landmark(part: Part, attributes: Attributes) -> bool:
    """Whether an element, with these attributes, is marked as what is around an article.

    The footer of a quotation names its source; an aside without a link is a note of the author's, unless
    it repeats a sentence of the text.
    """
    if attributes.get("role") in ROLES:
        return True
    if part.tag == "footer":
        return not part.quoted
    if part.tag == "aside":
        return part.links > 0 or "pullquote" in (attributes.get("class") or "")
    return part.tag in LANDMARKS
