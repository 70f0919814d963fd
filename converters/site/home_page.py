"""Which page a site shows as its home page, and which one stands for the list of posts.

WordPress keeps both as options (`show_on_front`, `page_on_front`, `page_for_posts`), which an export does not have.
An export has two signs of them. The permalink of the home page is the root of the site (`get_permalink` gives
`home_url( '/' )` for it). The page for posts is empty, since WordPress shows the posts in its place.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote

from converters.extra_keys import BUILDER_FIELDS, LANGUAGE, PAGE_TEMPLATE, first_text
from converters.io import urls
from converters.io.slugs import sanitize_title
from converters.model import Post
from converters.site.index import SiteIndexBuilder
from converters.site.permalinks import is_home
from converters.site.post_summaries import key

STATED_FRONT, STATED_POSTS = "page_on_front", "page_for_posts"
"""Keys in the `extra` of a site: the ids of the two pages, where a source states them (WordPress's names)."""

LIST_WORDS: Final = frozenset(
    "blog weblog posts post articles article journal news stories writing notes diary updates latest magazine log logbook"
    " blogg blogi bloggen artikel artikelen artikler beitraege beiträge aktuelles neuigkeiten nachrichten tagebuch"
    " actualites actualités actus carnet billets noticias entradas articulos artículos actualidad notizie articoli"
    " novita novità artigos novidades nieuws berichten nyheter nyheder inlagg inlägg indlaeg indlæg uutiset"
    " aktualnosci aktualności wpisy novinky aktuality clanky články hirek hírek haberler yazilar yazılar stiri știri"
    " новости статьи блог новини νέα ιστολόγιο ブログ ニュース お知らせ 博客 新闻 文章 部落格 新聞 블로그 뉴스 소식"
    " مدونة أخبار בלוג חדשות".split()
)
"""Words that title or slug of a page for posts usually have."""

OTHER_WORDS: Final = frozenset(
    "shop store cart basket checkout account wishlist members activity groups register activate login logout"
    " forum forums search contact kontakt contacto gallery galerie portfolio events calendar map sitemap privacy"
    " datenschutz impressum about donate booking appointments dashboard profile courses support newsletter thanks"
    " thank home warenkorb kasse boutique panier tienda carrito".split()
)
"""Words of pages that are empty since a plug-in or a template fills them."""

_BUILT: Final = BUILDER_FIELDS | {"vcv-pageContent"}
"""Custom fields in which page builders keep what a page shows."""


class _EmptyPage(NamedTuple):
    key: str
    title: str
    language: object
    words: tuple[str, ...]


class HomePageFinder:
    """Notes pages as they are read; few of them are at the root of the site, or empty."""

    def __init__(self) -> None:
        self._pages: dict[str, str] = {}
        """Id -> key of public pages."""
        self._languages: dict[str, object] = {}
        """Key of a public page -> its language; None where it states none."""
        self._roots: list[tuple[str, str]] = []
        """URL and key of the public pages that show something."""
        self._empty: dict[str, _EmptyPage] = {}
        self._parents: set[str] = set()
        self._any_post = False

    def add(self, post: Post) -> None:
        """Note a post that is written."""
        if post.parent:
            self._parents.add(post.parent)
        if post.status != "publish":
            return
        self._any_post = self._any_post or post.type == "post"
        if post.type != "page":
            return
        self._pages[post.id] = key(post)
        self._languages[key(post)] = post.extra.get(LANGUAGE)
        built = not _BUILT.isdisjoint(post.extra)
        blank = not (post.body and post.body.text.strip())
        if not blank or built:
            self._roots.append((post.url, key(post)))
        elif _plain_template(post) and not post.comments:
            title, language = " ".join(post.title.split()), post.extra.get(LANGUAGE)
            self._empty[post.id] = _EmptyPage(key(post), title, language, tuple(_words(post)))

    def settle(self, index: SiteIndexBuilder) -> None:
        """Say which page is which, when all is read."""
        site = index.site
        index.front_page = self._pages.get(first_text(site.extra, STATED_FRONT), "") or self._front(site.url)
        stated = self._empty.get(first_text(site.extra, STATED_POSTS))
        if index.front_page and (page := stated or self._list(index.front_page)):
            index.posts_page, index.posts_title = page.key, page.title

    def _front(self, home: str) -> str:
        """The key of the page whose URL is that of the site; of several the smallest."""
        found = [page for url, page in self._roots if _is_root(url, home)]
        return min(found, key=lambda page: (len(page), page), default="")

    def _list(self, front: str) -> _EmptyPage | None:
        """The page for posts: an empty one with a name of such pages, else the only empty one."""
        if not self._any_post:
            return None
        pages = sorted(self._empty.values(), key=lambda page: (len(page.words), len(page.key), page.key))
        language = self._languages.get(front)
        pages = [page for page in pages if page.key != front and page.language == language]
        named = [page for page in pages if not LIST_WORDS.isdisjoint(page.words)]
        parents = {self._pages.get(id_) for id_ in self._parents}
        others = [page for page in pages if page.key not in parents and OTHER_WORDS.isdisjoint(page.words)]
        if named:
            return named[0]
        return others[0] if len(others) == len(pages) == 1 else None


def _is_root(url: str, home: str) -> bool:
    if "?" in url or "#" in url or not urls.is_address(url):
        return False
    at, site = urls.split(url), urls.split(home)
    same = at.path.strip("/") == (site.path.strip("/") if at.netloc else "")
    return same and is_home(url, home)


def _plain_template(post: Post) -> bool:
    """Whether the theme has no template of its own for the page."""
    template = post.extra.get(PAGE_TEMPLATE)
    return template in (None, [], ["default"], [""], "default", "")


def _words(post: Post) -> Iterator[str]:
    yield from re.findall(r"\w+", post.title.casefold())
    yield from sanitize_title(unquote(post.slug)).split("-")
