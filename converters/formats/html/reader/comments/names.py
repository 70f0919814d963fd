"""Words in classes and ids by which themes name comments, and what stands near them."""

from functools import lru_cache
from typing import Final

from converters import lazy_re
from converters.formats.html.reader.dom import Node, attribute, classes

REGION: Final = frozenset(
    "comment comments commentlist commentarea commentblock replies responses kommentar kommentare commentaire "
    "commentaires comentario comentarios comentário comentários commento commenti reactie reacties".split()
)
"""Words in classes and ids of comments."""
OTHER: Final = frozenset(
    "button cat category closed count counter feed field form icon info label latest link links meta nav navigation no notes number off "
    "open pagination policy popup recent respond rss single submit subscribe tag template term textarea title toggle total widget".split()
)
"""Words that, with one of `REGION`, name something else: a counter, a form, a list of recent comments."""
BESIDE: Final = frozenset(
    "aside sidebar widget widgets recent latest related popular trending recommended teaser blogroll".split()
)
"""Words for what stands beside a post: lists of other posts, and of the newest comments of the whole site."""
_POST_TEXT: Final = frozenset({"entry-content", "e-content", "post-content", "post-body", "post-entry"})
"""Names of the element with the text of a post, on its own page."""
_POST_LINES: Final = frozenset({"entry-meta", "post-meta", "postmeta", "postmetadata"})
"""Names of the lines about a post: its author, date and terms."""
COUNTERS: Final = 'a[href$="#comments"], a[href$="#comment"], a[href$="#respond"], a[href$="#disqus_thread"]'
"""Links to the comments of a page, or to its form for them, which say how many there are."""
TO_COMMENTS: Final = 'a[href$="#comments"], a[href$="#disqus_thread"]'
"""Those to the comments alone: links that answer a comment end in `#respond`."""
_NEWEST: Final = frozenset({"recent", "latest", "newest"})
_WORDS: Final = lazy_re.compile(r"[^\W\d_]+")
_CAMEL: Final = lazy_re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=4096)
def words(name: str) -> frozenset[str]:
    """The words of a name, in lower case: `commentList` and `comment-list` have two."""
    return frozenset(word.lower() for word in _WORDS.findall(_CAMEL.sub(" ", name)))


def is_of_comments(name: str) -> bool:
    """Whether a name is one of comments, and of nothing near them."""
    return (
        not words(name).isdisjoint(REGION)
        and words(name).isdisjoint(OTHER)
        and '"' not in name
        and "\\" not in name
    )


def names_comments(node: Node) -> bool:
    """Whether an element is named like comments."""
    return any(map(is_of_comments, (*classes(node), attribute(node, "id"))))


def names_beside(node: Node) -> bool:
    """Whether an element is named like what stands beside a post."""
    return any(not words(name).isdisjoint(BESIDE) for name in (*classes(node), attribute(node, "id")))


def names_post_text(node: Node) -> bool:
    """Whether an element is named like the text of a post."""
    return not _POST_TEXT.isdisjoint(classes(node)) or attribute(node, "itemprop") == "articleBody"


def names_post_lines(node: Node) -> bool:
    """Whether an element is named like the lines about a post."""
    return not _POST_LINES.isdisjoint(classes(node))


def names_newest(node: Node) -> bool:
    """Whether an element is named like a sidebar, or like a list of the newest comments of the site."""
    return any(_is_newest(name) for name in (*classes(node), attribute(node, "id")))


@lru_cache(maxsize=4096)
def _is_newest(name: str) -> bool:
    found = words(name)
    return found == {"sidebar"} or (
        name == "recentcomments" or not (found.isdisjoint(_NEWEST) or found.isdisjoint(REGION))
    )


def selector_of(node: Node) -> str:
    """A CSS selector that says where an element is."""
    if id_ := attribute(node, "id"):
        return f"{node.tag}#{id_}"
    return ".".join([node.tag or "", *classes(node)])
