"""What a WordPress answered besides its posts: `WP_Rewrite::rewrite_rules` and `WP::parse_request` (WordPress 6.8).

The permalink structure is not in an export: its fixed beginning (`front`) is read from the URLs of the posts, the
bases of categories and tags from the links in texts.
"""

from collections import Counter
from collections.abc import Iterator, Set
from typing import Final, NamedTuple
from urllib.parse import unquote

from converters.extra_keys import LINK
from converters.io.slugs import sanitize_title
from converters.model import Media
from converters.privacy.post_types import PUBLIC_TYPES
from converters.redirects.address import ANY, Address, Kind, Query, Tail
from converters.redirects.old_site import OldPost, OldSite, old_path
from converters.site.links import TERM_IDS, TERM_SLUGS
from converters.site.permalinks import TERM_BASES

FORMATS: Final = "post_format"
FEED_FILES: Final = "wp-atom.php wp-rdf.php wp-rss.php wp-rss2.php wp-feed.php".split()
"""Files of WordPress before 2.0, which it still redirects to its feeds."""
FEEDS: Final = Tail.FEEDS.value[1:]
FEED_NAMES: Final = tuple(name.removeprefix("feed/") for name in FEEDS)
MACHINERY: Final = (
    *(("/xmlrpc.php", None), ("/wp-login.php", None), ("/wp-signup.php", None), ("/wp-activate.php", None)),
    *(("/wp-comments-post.php", None), ("/wp-trackback.php", None), ("/wp-cron.php", None)),
    *(("/wp-links-opml.php", None), ("/wp-mail.php", None), ("/wp-blog-header.php", None)),
    *(("/wp-json", None), ("/wp-json", Tail.BELOW), ("/wp-admin", None), ("/wp-admin", Tail.BELOW)),
    *(("/wp-includes", Tail.BELOW), ("/wp-content/themes", Tail.BELOW), ("/wp-content/plugins", Tail.BELOW)),
    *(("/wp-content/cache", Tail.BELOW), ("/embed", None)),
)
"""Paths of WordPress itself, and what may follow them."""
SITEMAPS: Final = ("/wp-sitemap.xml", "/sitemap_index.xml", "/sitemap.xml")
"""Those of WordPress, and of Yoast SEO and others."""
_LONGEST: Final = 8_000
"""Characters of an address that servers answer (RFC 9110, section 4.1)."""


class Structure(NamedTuple):
    """The permalink structure, as far as it decides other addresses."""

    fronts: tuple[str, ...] = ("/",)
    """What lists may have before them (`WP_Rewrite::$front`), the surest first; with slashes."""
    bases: tuple[tuple[str, str], ...] = ()
    """Taxonomy and the first part of the paths of its terms."""


def structure(old: OldSite) -> Structure:
    """Read the structure from the posts and links of the site."""
    names = {slug for _, slug in old.terms} | {sanitize_title(login) for login in old.authors}
    found = Counter(_front(post, names) for post in old.posts if post.type == "post" and post.path)
    fronts = [found.most_common(1)[0][0]] if found else []
    fronts += [
        f"{front}date/"
        for front in fronts
        if any(post.type == "post" and _has_id(post) for post in old.posts)
    ]
    bases = [(taxonomy, base) for taxonomy, base in TERM_BASES.items()]
    bases += [(FORMATS, "type"), *_linked_bases(old)]
    return Structure(tuple(dict.fromkeys([*fronts, "/"])), tuple(bases))


def _front(post: OldPost, names: Set[str]) -> str:
    """The parts of a path before the first that names the post: its date, id, slug, or one of the `names` of terms and
    authors."""
    date = post.date
    own = {date[:4], date[5:7], date[8:10], post.id, post.name}
    fixed: list[str] = []
    for part in post.path.strip("/").split("/"):
        if {part, part.removesuffix(".html")} & own or part in names:
            return f"/{'/'.join(fixed)}/".replace("//", "/")
        fixed.append(part)
    return "/"


def _has_id(post: OldPost) -> bool:
    """Whether an id is among the first parts: dates get their own part then (`get_date_permastruct`)."""
    parts = post.path.strip("/").removesuffix(".html").split("/")
    return bool(post.id) and post.id in parts


def _linked_bases(old: OldSite) -> Iterator[tuple[str, str]]:
    """Bases that links in texts show: one part of a path before the slug of a category or tag, and no page itself."""
    pages = {path for post in old.posts if "/" not in (path := post.path.strip("/"))}
    for path in old.linked:
        for taxonomy in TERM_BASES:
            *base, slug = path.strip("/").split("/")
            term = old.terms.get((taxonomy, slug))
            above = _slugs_above(old, taxonomy, slug) if term else []
            base = base[: len(base) - len(above)] if above and base[-len(above) :] == above else base
            if term and len(base) == 1 and base[0] not in {*TERM_BASES.values(), *pages}:
                yield taxonomy, base[0]


def addresses(old: OldSite) -> Iterator[Address]:
    """All addresses of the site."""
    form = structure(old)
    for post in old.posts:
        yield from _of_post(post)
    renamed = {post.id: post for post in old.posts if post.former and post.path}
    for media in old.index.media.values():
        yield from _of_file(old, media, renamed.get(media.parent))
    yield from _of_terms(old, form)
    yield from _of_authors(old, form)
    yield from _of_dates(old, form)
    for type_ in sorted({post.type for post in old.posts} - {"post", "page"}):
        yield from _list(f"/{type_}", Kind.TYPE, type_, certain=type_ in PUBLIC_TYPES)
        yield Address("/", Kind.TYPE, type_, query=(("post_type", type_),), certain=False)
    yield from _of_site(old)


def _list(
    path: str, kind: Kind, key: object, feed: Kind = Kind.OTHER_FEED, *, certain: bool = True
) -> Iterator[Address]:
    """A list with its pages and feeds; a feed that nothing stands for is one of `_feeds`."""
    yield Address(path, kind, key, certain=certain)
    yield Address(path, kind, key, Tail.PAGES)
    if feed is not Kind.OTHER_FEED:
        yield Address(path, feed, key, Tail.FEEDS)


def _queries(
    query: Query, kind: Kind, key: object, feed: Kind = Kind.OTHER_FEED, *, certain: bool = True
) -> Iterator[Address]:
    """A list that a query names, with its feed."""
    yield Address("/", kind, key, query=query, certain=certain)
    if feed is not Kind.OTHER_FEED:
        yield Address("/", feed, key, query=(("feed", ANY), *query), certain=False)


def _of_post(post: OldPost) -> Iterator[Address]:
    if post.path:
        yield Address(post.path, Kind.POST, post.key)
        yield Address(post.path, Kind.POST, post.key, Tail.FORMS)
    for former in post.former:
        yield Address(former, Kind.POST, post.key)
    if post.id.isdecimal():
        for name in ("p", "page_id") if post.type == "page" else ("p",):
            yield Address("/", Kind.POST, post.key, query=((name, post.id),))


def _of_file(old: OldSite, media: Media, renamed: OldPost | None) -> Iterator[Address]:
    """The page of a file, unless its post is not public.

    Below the former addresses of a `renamed` post, too: WordPress finds a file by the last part of the path alone.
    """
    above = old.index.summaries.get(media.parent)
    if (above and above.status != "publish") or media.parent in old.index.excluded_posts:
        return
    link = media.extra.get(LINK)
    if isinstance(link, str) and (path := old_path(link, old.url)):
        yield Address(path, Kind.FILE, media.id)
        yield Address(path, Kind.FILE, media.id, Tail.FORMS)
        below = renamed.path.rstrip("/") + "/" if renamed else ""
        for former in renamed.former if renamed and path.startswith(below) else ():
            yield Address(f"{former.rstrip('/')}/{path[len(below) :]}", Kind.FILE, media.id)
    if media.id.isdecimal():
        for name in ("attachment_id", "p"):
            yield Address("/", Kind.FILE, media.id, query=((name, media.id),))


def _of_terms(old: OldSite, form: Structure) -> Iterator[Address]:
    ids = {taxonomy: name for name, taxonomy in TERM_IDS.items()}
    slugs = {taxonomy: name for name, taxonomy in TERM_SLUGS.items()}
    for (taxonomy, slug), term in old.terms.items():
        key = (taxonomy, slug)
        for path in _term_paths(old, form, taxonomy, slug):
            yield from _list(path, Kind.TERM, key, Kind.TERM_FEED)
        if (id_ := getattr(term, "id", "")) and taxonomy in ids:
            yield from _queries(((ids[taxonomy], id_),), Kind.TERM, key, Kind.TERM_FEED)
        yield from _queries(((slugs.get(taxonomy, taxonomy), unquote(slug)),), Kind.TERM, key, Kind.TERM_FEED)
        if taxonomy not in TERM_BASES:
            query = (("taxonomy", taxonomy), ("term", unquote(slug)))
            yield from _queries(query, Kind.TERM, key, Kind.TERM_FEED, certain=False)
    for base in dict.fromkeys([*(base for _, base in form.bases), "author"]):
        for front in _fronts(form):
            yield Address(f"{front}{base}", Kind.OTHER_LIST, tail=Tail.BELOW, certain=False)


def _term_paths(old: OldSite, form: Structure, taxonomy: str, slug: str) -> Iterator[str]:
    """With the slugs of the categories above, and alone: WordPress redirects from there."""
    above = _slugs_above(old, taxonomy, slug)
    bases = [base for name, base in form.bases if name == taxonomy] or [taxonomy]
    names = [unquote("/".join([*above, slug])), *([unquote(slug)] if above else [])]
    for base in dict.fromkeys(bases):
        for front in _fronts(form):
            for name in names:
                yield f"{front}{base}/{name}"


def _fronts(form: Structure) -> Iterator[str]:
    """What terms and authors may have before them: not what dates alone have."""
    return (front for front in form.fronts if not front.endswith("/date/"))


def _slugs_above(old: OldSite, taxonomy: str, slug: str) -> list[str]:
    """The slugs from the topmost category down; nothing if they are longer than an address that a server answers."""
    above: dict[str, None] = {}
    size = 0
    term = old.terms.get((taxonomy, slug))
    while (
        term is not None
        and (parent := getattr(term, "parent", ""))
        and parent != slug
        and parent not in above
    ):
        above[parent] = None
        size += len(parent) + 1
        if size > _LONGEST:
            return []
        term = old.terms.get((taxonomy, parent))
    return list(reversed(above))


def _of_authors(old: OldSite, form: Structure) -> Iterator[Address]:
    for login, id_ in old.authors.items():
        name = sanitize_title(login)  # `user_nicename`, as WordPress makes it of a login
        for front in _fronts(form):
            yield from _list(f"{front}author/{name}", Kind.AUTHOR, login, Kind.AUTHOR_FEED)
        if id_:
            yield from _queries((("author", id_),), Kind.AUTHOR, login, Kind.AUTHOR_FEED)
        yield from _queries((("author_name", name),), Kind.AUTHOR, login, Kind.AUTHOR_FEED)


def _of_dates(old: OldSite, form: Structure) -> Iterator[Address]:
    days = {day[:length] for day in old.dates for length in (4, 7, 10)}
    for date in sorted(days):
        for front in form.fronts:
            yield from _list(f"{front}{date.replace('-', '/')}", Kind.DATE, date)
        yield from _queries((("m", date.replace("-", "")),), Kind.DATE, date)
        names = zip(("year", "monthnum", "day"), date.split("-"), strict=False)
        yield from _queries(
            tuple((name, value.lstrip("0")) for name, value in names), Kind.DATE, date, certain=False
        )


def _of_site(old: OldSite) -> Iterator[Address]:
    yield Address("/", Kind.POSTS, tail=Tail.PAGES)
    if posts := next((post for post in old.posts if post.key == old.index.posts_page), None):
        yield Address(posts.path, Kind.POSTS, tail=Tail.PAGES)
        yield Address(posts.path, Kind.FEED, tail=Tail.FEEDS)
    if front := old.index.summaries.get(old.index.front_page):
        yield Address(f"/{front.name}", Kind.POST, front.key)  # WordPress leads from there to the home page
    yield from _feeds()
    for path in SITEMAPS:
        yield Address(path, Kind.SITEMAP, certain=path == SITEMAPS[0])
    for path, tail in MACHINERY:
        yield Address(path, Kind.MACHINERY, tail=tail, certain=False)
    yield Address(ANY, Kind.SAME, tail=Tail.FORMS)
    yield Address(ANY, Kind.OTHER_FEED, tail=Tail.FEEDS)


def _feeds() -> Iterator[Address]:
    for name in ("feed", *FEEDS, *FEED_NAMES, *FEED_FILES):
        yield Address(f"/{name}", Kind.FEED, certain=name in ("feed", "feed/atom"))
    for name in ("feed", *FEEDS):
        yield Address(f"/comments/{name}", Kind.OTHER_FEED, certain=name == "feed")
    yield Address("/wp-commentsrss2.php", Kind.OTHER_FEED, certain=False)
    for name in FEED_NAMES:
        yield Address("/", Kind.FEED, query=(("feed", name),), certain=name == "rss2")
        yield Address("/", Kind.OTHER_FEED, query=(("feed", f"comments-{name}"),), certain=name == "rss2")
    for name in ("p", "page_id", "attachment_id", "m", "year", "post_type", "s", "name", "pagename"):
        yield Address("/", Kind.OTHER_FEED, query=(("feed", ANY), (name, ANY)), certain=False)


def is_wordpress(old: OldSite) -> bool:
    """Whether WordPress made the site: it says so, or its texts are in the dialect of WordPress."""
    return "wordpress" in old.dialects or any("wordpress" in name for name in old.generators)
