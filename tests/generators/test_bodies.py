"""The article of each page that Hugo, Jekyll and Pelican build means what WordPress's own rendering means.

Compared as trees, by `tests.markup.meaning`, which shares no code with the converter. The
generators make typographic quotes and dashes, so those count as plain ones outside of code;
`<!--more-->` shows nothing in a built page.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from built_sites import SOURCES, Built, indexed

from converters import privacy, registry
from converters.diagnostics import Diagnostics
from converters.markup import wordpress
from converters.site.permalinks import InvalidPermalink, site_path
from tests.markup import meaning

FLOORS = {
    "astro": 0.97,
    "docusaurus": 0.97,
    "eleventy": 0.97,
    "hexo": 0.97,
    "hugo": 0.99,
    "jekyll": 0.97,
    "mkdocs": 0.97,
    "nikola": 0.97,
    "pelican": 0.97,
}
"""The share of the real blog's posts whose pages mean the same; of the others, every difference is a known one."""

PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "--", "—": "---"}
CODE = frozenset({"pre", "code", "script", "style"})

Tree = meaning.Tree


class Article(NamedTuple):
    """A public post that is at its own address, and its HTML as WordPress shows it."""

    slug: str
    address: str
    html: str


def articles(source: Path) -> list[Article]:
    site_index, posts = indexed(source, registry.writer("hugo").unsupported_post_types)
    found: dict[str, Article] = {}
    for post in sorted(posts, key=lambda post: int(post.id)):
        if post.status != "publish" or post.body is None or privacy.exclusion_reason(post, frozenset()):
            continue
        try:
            address = site_path(post.url, site_index.site.url)
        except InvalidPermalink:
            continue
        html = wordpress.render(post.body.text, wordpress.Context(post, site_index, Diagnostics()))
        if address:
            found.setdefault(address, Article(post.slug, address, html))
    return list(found.values())


def shown(tree: Tree) -> Tree:
    """What is seen of a tree in a built page, its typography made plain."""
    return [
        _plain(node)
        if isinstance(node, str)
        else [*_named(node), node[2] if node[0] in CODE else shown(node[2])]
        for node in tree
        if isinstance(node, str) or node[0] not in ("more", "nextpage")
    ]


def _named(node: Tree) -> Tree:
    return [node[0], _plain(node[1])]


def _plain(text: str) -> str:
    for sign, plain in PLAIN.items():
        text = text.replace(sign, plain)
    return text


def _unnamed(tree: Tree) -> Tree:
    return [
        node if isinstance(node, str) else [node[0], "" if node[0] == "pre" else node[1], _unnamed(node[2])]
        for node in tree
    ]


def _spaced(tree: Tree) -> Tree:
    return [node.expandtabs(4) if isinstance(node, str) else [*node[:2], _spaced(node[2])] for node in tree]


def _filled(tree: Tree) -> Tree:
    return [
        node
        if isinstance(node, str)
        else [*node[:2], ["\u00a0"] if node[0] in ("td", "th") and not node[2] else _filled(node[2])]
        for node in tree
    ]


def _to_files(tree: Tree) -> Tree:
    """Links to the page of an attachment lead to its file: a site has no such pages."""
    return [
        node
        if isinstance(node, str)
        else [
            node[0],
            f"href={node[2][0][1].partition('src=')[2].partition(' ')[0]}"
            if node[0] == "a" and len(node[2]) == 1 and node[2][0][0] == "img"
            else node[1],
            _to_files(node[2]),
        ]
        for node in tree
    ]


REASONS: dict[str, Callable[[Tree], Tree]] = {
    "Python-Markdown makes spaces of the tabs in code": _spaced,
    "Pygments colours code, and does not say its language": _unnamed,
    "links to the page of an attachment lead to its file": _to_files,
    "kramdown puts a no-break space in a cell that has nothing in it": _filled,
}
"""Why a page differs, and what its renderer does to a tree."""


def why(meant: Tree, found: Tree) -> str:
    for reason, done in REASONS.items():
        if done(meant) == found:
            return reason
    pairs = (pair for pair in zip(meant, found, strict=False) if pair[0] != pair[1])
    return "unknown: {!r:.300} became {!r:.300}".format(
        *next(pairs, (f"{len(meant)} blocks", f"{len(found)} blocks"))
    )


def sites() -> Iterator[object]:
    """The real blog is long for Jekyll and Pelican: other tests have its pages, and each text of the theme unit test is here."""
    for name in FLOORS:
        for source in SOURCES:
            is_long = source == "real" and name in ("jekyll", "pelican")
            yield pytest.param(name, source, marks=pytest.mark.long(share=7) if is_long else ())


@pytest.mark.parametrize(("name", "source"), list(sites()))
def test_articles_mean_what_wordpress_shows(
    name: str, source: str, converted: Callable[..., tuple[Path, Built]]
) -> None:
    if not SOURCES[source].is_file():
        pytest.skip(f"the corpus is not here: {SOURCES[source].name}")
    _, site = converted(name, source)
    posts = articles(SOURCES[source])
    different = {}
    for post in posts:
        page = site.page(post.address).path.read_text("utf-8")
        meant = shown(meaning.meaning(post.html))
        found = shown(meaning.meaning_within(page, "content"))
        if meant != found:
            different[post.slug] = why(meant, found)
    share = 1 - len(different) / len(posts)
    told = "\n".join(f"  {slug}: {reason}" for slug, reason in different.items())
    account = f"{name}, {source}: {len(posts) - len(different)} of {len(posts)} posts ({share:.1%})\n{told}"
    print(account)
    if source == "real":
        assert share >= FLOORS[name], account
    assert "unknown: " not in told, account
