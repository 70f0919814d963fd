"""Which part of a page is its own post's: fields and text are never read from a sidebar, from cards of other
posts, or from lists of comments and terms.

The page says which post is its own: WordPress by number (`postid-9` of the body, `post-9` of the post), all by a
heading that has the page's title. What holds that is never foreign, whatever its name is.
"""

from functools import lru_cache
from itertools import chain, islice
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.boilerplate import LAYOUT, ROLES, WORD
from converters.formats.html.reader.dom import Node, ancestors, attribute, classes, find, measured, text_of
from converters.formats.html.reader.other_posts import PAGE_NUMBER, SAME_TITLE, leads_away, sameness

HEADINGS: Final = "h1, h2, h3, h4, h5, h6"
DEEPEST: Final = 200
"""How many elements around a node are looked at: pages nest some dozens, and no page may cost the square of its size."""
MOST_HOLDERS: Final = 200
"""How many elements that may hold the post are looked at."""
MOST_HEADINGS: Final = 300
"""How many headings of a page are compared with its title."""
_POST: Final = lazy_re.compile(r"^(?:post|page)-(\d+)$")

AROUND_WORDS: Final = frozenset(
    # beside, above or below
    "sidebar sidebars colophon masthead blogroll offcanvas megamenu "
    # ways through the site
    "nav navi navbar navigation menu submenu breadcrumb breadcrumbs pagination pager postnav "
    # what readers do
    "comments commentlist commentform respond disqus newsletter popup modal cookie cookies "
    # lists of terms
    "tagcloud tagclouds".split()
)
"""Words in names of what is around a post. A name is split as in `boilerplate`."""
POSTS_WORDS: Final = frozenset(
    "related relatedposts yarpp crp recommended recommendations popular trending teaser teasers recent latest readnext "
    "upnext outbrain taboola carousel ticker".split()
)
"""Words in names of what shows other posts."""
AROUND_NAMES: Final = frozenset(
    "widget widget-area widgets widget_tag_cloud wp-block-latest-comments wp-block-tag-cloud wp-block-categories "
    "wp-block-categories-list wp-block-archives elementor-widget-sidebar et_pb_widget_area et_pb_widget et_pb_posts_nav "
    "fl-module-sidebar td-ss-main-sidebar".split()
)
"""Whole names of the same: WordPress's blocks, and the elements of Elementor, Divi, Beaver Builder and tagDiv."""
POST_WIDGETS: Final = (frozenset({"widget", "Blog"}),)
"""Names that together are of the part that holds the posts: Blogger's own widget for them."""
POSTS_NAMES: Final = frozenset(
    "wp-block-query wp-block-latest-posts wp-block-rss elementor-widget-posts elementor-widget-archive-posts "
    "elementor-widget-loop-grid elementor-widget-loop-carousel elementor-widget-portfolio elementor-posts-container "
    "et_pb_posts et_pb_blog_grid et_pb_post_slider et_pb_portfolio et_pb_filterable_portfolio brxe-posts "
    "brxe-related-posts fl-module-post-grid fl-module-post-carousel td_block_related_posts td-related-row "
    "jp-relatedposts post-feed read-next more-posts".split()
)
"""Whole names of what shows other posts: the same, Bricks, Jetpack and Ghost."""
_BUILDERS: Final = ("elementor-", "et_", "et-", "brxe-", "fl-", "vc_", "wpb_", "ct-", "tdb", "wp-block-post")
"""Starts of names that builders give to every element: only whole names of these count."""
_NO_TITLE: Final = frozenset("script style nav form a li option button footer".split())
"""Elements that repeat a title, and are none."""
_HOME_FILES: Final = frozenset({"index.html", "index.htm", "index.php"})
_META: Final = frozenset({"meta", "byline", "author", "info", "date", "count", "link", "number", "details"})
"""Words of lines about the post: they may be an `aside`, and have the number of comments."""


_PUBLISHED: Final = '[itemprop~="datePublished"], .dt-published, time[pubdate]'
_OF_OTHERS: Final = f"article, li, [itemtype$=Posting], [itemtype$=Article], {HEADINGS}"
"""What lists of other posts have."""


class PostScope:
    """The part of a page that is its own post's."""

    def __init__(self, root: Node, holders: list[Node], titles: list[str], site: str = "") -> None:
        """`holders` are the elements that hold a post each, the most likely first; `titles` the titles that the page
        states, with or without the site's name; `site` is that name, if it is known."""
        self._root = root
        body = find(root, "body")
        page = PAGE_NUMBER.search(attribute(body, "class")) if body is not None else None
        self.number = page[1] if page else ""
        """The number of the page's post in WordPress; empty if it is unknown."""
        self.headings = root.css(HEADINGS)[:MOST_HEADINGS]
        self.heading = own_heading(self.headings, titles, site)
        """The heading with the page's title."""
        self._around: set[int] = set()
        if self.heading is not None:
            self._around = {self.heading.mem_id, *(node.mem_id for node in ancestors(self.heading))}
        self._has_numbered = any(self.number in post_numbers(holder) for holder in holders)
        self.node = self._own(holders) or root
        """The element that holds the post; the whole page where none does."""
        self._around |= {self.node.mem_id, *(node.mem_id for node in ancestors(self.node))}

    def _own(self, holders: list[Node]) -> Node | None:
        if self._has_numbered:
            return next(holder for holder in holders if self.number in post_numbers(holder))
        around = [holder for holder in holders if holder.mem_id in self._around]
        if around:
            return around[0]
        own = (
            holder
            for holder in holders[:MOST_HOLDERS]
            if not self.is_foreign(holder) and not self._is_of_other(holder)
        )
        return next(own, None)

    def _is_of_other(self, holder: Node) -> bool:
        """Whether an element has the number of another post, and the page's own is there or its heading leads away."""
        numbers = post_numbers(holder) if self.number else set()
        if not numbers or self.number in numbers:
            return False
        return self._has_numbered or ((heading := find(holder, HEADINGS)) is not None and leads_away(heading))

    def find_title(self, title: str) -> None:
        """Take the first short element with the title for the heading, where no heading has it."""
        body = find(self._root, "body")
        if self.heading is not None or not title or body is None:
            return
        for node in measured(body, 2 * len(title) + 20, _NO_TITLE):
            if text_of(node) == title and not self.is_foreign(node):
                self.heading = node
                return

    @property
    def numbers(self) -> set[str]:
        """The numbers of posts that the element of the post is marked with."""
        return post_numbers(self.node)

    def has(self, node: Node) -> bool:
        """Whether an element is in the element of the post, or is it."""
        top = self.node.mem_id
        if top == self._root.mem_id or node.mem_id == top:
            return True
        return any(above.mem_id == top for above in islice(ancestors(node), DEEPEST))

    def is_foreign(self, node: Node, *, only_posts: bool = False) -> bool:
        """Whether an element is in a part of the page that is not the post's; with `only_posts`, in another post."""
        for part in islice(chain((node,), ancestors(node)), DEEPEST):
            if part.mem_id in self._around or part.tag in ("body", "html"):
                return False
            if self._is_foreign_part(part, only_posts):
                return True
        return False

    def _is_foreign_part(self, part: Node, only_posts: bool) -> bool:
        names = f"{attribute(part, 'class')} {attribute(part, 'id')}"
        if any(map(frozenset(names.split()).issuperset, POST_WIDGETS)):
            return False
        if _shows(names, POSTS_NAMES, POSTS_WORDS) or self._is_of_other(part):
            return True
        if only_posts:
            return False
        role = attribute(part, "role")
        if part.tag == "nav" or (role in ROLES and role != "banner"):
            return True
        if part.tag == "aside" and _META.isdisjoint(_words(names)) and not _states_date(part):
            return True
        return _shows(names, AROUND_NAMES, AROUND_WORDS)


def _states_date(aside: Node) -> bool:
    """Whether an `aside` has the lines about the post: markup says there when it was published, and of no other post."""
    return find(aside, _PUBLISHED) is not None and find(aside, _OF_OTHERS) is None


def own_heading(headings: list[Node], titles: list[str], site: str = "") -> Node | None:
    """The heading that repeats most of one of the titles, the highest and first of several; never the site's name."""
    best: Node | None = None
    key = (SAME_TITLE / 2, 0)
    for heading in headings:
        text = text_of(heading)
        if not text or text.casefold() == site.casefold():
            continue
        share = max((sameness(text, title) for title in titles if len(text) <= len(title) + 2), default=0.0)
        rank = (round(share, 2), -int((heading.tag or "h6")[1]))
        if rank > key and not leads_home(heading):
            best, key = heading, rank
    return best


def leads_home(heading: Node) -> bool:
    """Whether a heading is a link to the home page: the name of the site, and no post's title."""
    link = find(heading, "a[href]") or next((node for node in ancestors(heading) if node.tag == "a"), None)
    if link is None:
        return False
    address = attribute(link, "href").strip()
    if "://" in address:
        path = address.partition("://")[2].partition("/")[2]
    elif address.startswith(("/", "../")):
        path = address.lstrip("/.")
    else:
        return attribute(link, "rel") == "home"
    return not path.strip("/") or path in _HOME_FILES or attribute(link, "rel") == "home"


def post_numbers(node: Node) -> set[str]:
    """The numbers of the posts that an element is marked with (`get_post_class` of WordPress)."""
    names = (*classes(node), attribute(node, "id"))
    return {found[1] for name in names if (found := _POST.match(name))}


@lru_cache(maxsize=8192)
def _shows(names: str, wanted_names: frozenset[str], wanted_words: frozenset[str]) -> bool:
    """Whether one of class names and an id, with blanks between them, is a wanted one, or has a wanted word."""
    for name in names.split():
        if name in wanted_names:
            return True
        if name.startswith(_BUILDERS):
            continue
        words = _words(name)
        if words & wanted_words and not words & (LAYOUT | _META):
            return True
    return False


def _words(names: str) -> set[str]:
    return {word.lower() for word in WORD.findall(names)}
