"""Every address that a real WordPress answers: what its pages and feeds link to, and what its ids and forms make."""

import html
import http.client
import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urljoin, urlsplit

from tests.wordpress import own_blog
from tests.wordpress.mirror import HOST
from tests.wordpress.site import Site

STRUCTURES: Final = {
    "dated": {"permalink_structure": "/%year%/%monthnum%/%day%/%postname%/"},
    "numbered": {"permalink_structure": "/archives/%post_id%"},
    "by category": {
        "permalink_structure": "/%category%/%postname%/",
        "category_base": "topics",
        "tag_base": "labels",
    },
    "plain": {"permalink_structure": ""},
}
"""Four forms of addresses; the third with bases of its own."""
SECRETS: Final = ("unfinished-business", "family-only", "quiet-shelf", "secret-scan", "uncategorized")
"""Slugs of what is not public."""

FILL: Final = """
wp_set_current_user( 1 );
$harbour = get_term_by( 'name', 'Harbour', 'category' );
$below = wp_insert_term( 'Lower Quay', 'category', array( 'parent' => $harbour->term_id ) );
wp_insert_term( 'Quiet shelf', 'category', array( 'slug' => 'quiet-shelf' ) );
function made( $fields ) {
    return wp_insert_post( $fields + array( 'post_status' => 'publish', 'post_author' => 1 ) );
}
$renamed = made( array( 'post_title' => 'Tide tables', 'post_name' => 'tide-tables-draft', 'post_date' => '2015-03-02 08:00:00', 'post_content' => 'One.<!--nextpage-->Two.<!--nextpage-->Three.', 'post_category' => array( $below['term_id'] ), 'tags_input' => array( '地図', "O'Hara & Sons" ) ) );
wp_update_post( array( 'ID' => $renamed, 'post_name' => 'tide-tables' ) );
made( array( 'post_title' => '港の朝', 'post_date' => '2016-07-09 08:00:00', 'post_content' => '<p>朝。 <a href="' . get_category_link( $harbour ) . '">港</a> <a href="' . get_tag_link( get_term_by( 'name', 'tide', 'post_tag' ) ) . '">潮</a></p>', 'post_category' => array( $harbour->term_id ) ) );
$draft = made( array( 'post_title' => 'Unfinished business', 'post_name' => 'unfinished-business', 'post_status' => 'draft', 'post_category' => array( get_term_by( 'slug', 'quiet-shelf', 'category' )->term_id ) ) );
$private = made( array( 'post_title' => 'Family only', 'post_name' => 'family-only', 'post_status' => 'private' ) );
$uploads = wp_upload_dir();
foreach ( array( array( 'Old lamp', $renamed ), array( 'Loose rope', 0 ), array( 'Secret scan', $private ) ) as $file ) {
    $name = sanitize_title( $file[0] ) . '.png';
    file_put_contents( $uploads['path'] . "/$name", base64_decode( 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==' ) );
    $id = wp_insert_attachment( array( 'post_title' => $file[0], 'post_mime_type' => 'image/png', 'guid' => $uploads['url'] . "/$name" ), $uploads['path'] . "/$name", $file[1] );
    if ( 'Old lamp' === $file[0] ) {
        wp_update_post( array( 'ID' => $renamed, 'post_content' => 'One. <a href="' . get_attachment_link( $id ) . '"><img src="' . wp_get_attachment_url( $id ) . '" alt="lamp"></a><!--nextpage-->Two.<!--nextpage-->Three.' ) );
    }
}
"""
"""Besides the blog of `own_blog`: an old slug, pages of a post, other scripts, categories in categories, files; and a
draft, a private post and their term and file."""
_LINKS: Final = re.compile(
    r"""(?:href|src)=(["'])(.*?)\1|<(?:link|guid|loc|comments|wfw:commentRss|id)[^>]*>\s*(?:<!\[CDATA\[)?(http[^<\]]*)"""
)
_UNASKED: Final = re.compile(
    r"^/wp-(?:json|admin|includes|content|login|signup|comments-post)|^/xmlrpc|[?&](?:rest_route|replytocom|s|rsd|action|share|preview)(?:=|&|$)"
)
"""What is no address of the blog: the program's own, forms, and searches."""
_FORMATS: Final = ("rss2", "rss", "atom", "rdf")


def fill(site: Site, options: dict[str, str]) -> None:
    """Put the blog into an empty site, with permalinks."""
    own_blog.fill(site)
    site.run({"do": "options", "options": {**options, "wp_attachment_pages_enabled": "1"}})
    home = "".join(f"update_option('{name}', 'http://{HOST}'); " for name in ("home", "siteurl"))
    site.wp("eval", f"{home} flush_rewrite_rules(); {FILL} flush_rewrite_rules();")


def answered(proxy: str, site: Site) -> list[str]:
    """The addresses that a served site answers with 200, at once or after redirects, without an account."""
    known: dict[str, tuple[int, str]] = {}
    found = dict.fromkeys([*_crawl(proxy, known), *_by_ids(site)])
    for url in list(found):
        path, mark, _ = url.partition("?")
        if not mark and path != "/" and "." not in path.rpartition("/")[2]:
            found.update(dict.fromkeys([path.rstrip("/"), f"{path.rstrip('/')}/"]))
    return sorted(url for url in found if not _UNASKED.search(url) and _answers(proxy, url, known))


def _crawl(proxy: str, known: dict[str, tuple[int, str]]) -> Iterator[str]:
    waiting, seen = ["/"], {"/"}
    while waiting:
        url = waiting.pop()
        status, text, to = _get(proxy, url)
        known[url] = status, to
        yield url
        if status != 200:
            continue
        for match in _LINKS.finditer(text):
            link = urlsplit(urljoin(f"http://{HOST}{url}", html.unescape(match[2] or match[3]).strip()))
            if link.hostname != HOST or link.path.startswith("/wp-content/"):
                continue
            new = link.path + (f"?{link.query}" if link.query else "") or "/"
            if new not in seen and not _UNASKED.search(new):
                seen.add(new)
                waiting.append(new)


def _by_ids(site: Site) -> Iterator[str]:
    """What nobody may link to: queries of ids and slugs, the other formats of feeds, dates, old slugs, pages of lists."""
    code = """
$out = array( 'posts' => get_posts( array( 'post_type' => 'any', 'numberposts' => -1, 'post_status' => array( 'publish', 'inherit' ) ) ), 'terms' => get_terms( array( 'taxonomy' => array( 'category', 'post_tag' ), 'hide_empty' => true ) ), 'authors' => get_users() );
$lists = array( home_url( '/' ) );
foreach ( $out['terms'] as $term ) { $lists[] = get_term_link( $term ); }
foreach ( $out['authors'] as $user ) { $lists[] = get_author_posts_url( $user->ID ); }
foreach ( $out['posts'] as $post ) { if ( 'post' === $post->post_type ) { $t = strtotime( $post->post_date ); foreach ( array( get_year_link( date( 'Y', $t ) ), get_month_link( date( 'Y', $t ), date( 'm', $t ) ), get_day_link( date( 'Y', $t ), date( 'm', $t ), date( 'd', $t ) ) ) as $link ) { $lists[] = $link; } } }
echo json_encode( array( 'posts' => array_map( function ( $p ) { return array( $p->ID, $p->post_type, get_permalink( $p ), $p->post_date ); }, $out['posts'] ), 'terms' => array_map( function ( $t ) { return array( $t->term_id, $t->taxonomy, $t->slug ); }, array_values( $out['terms'] ) ), 'authors' => array_map( function ( $u ) { return array( $u->ID, $u->user_nicename ); }, $out['authors'] ), 'lists' => array_values( array_unique( $lists ) ) ) );
"""
    import json

    known = json.loads(site.wp("eval", code))
    for id_, type_, link, date in known["posts"]:
        names = {"post": ("p",), "page": ("p", "page_id"), "attachment": ("p", "attachment_id")}[type_]
        for name in names:
            yield f"/?{name}={id_}"
            yield f"/index.php?{name}={id_}"
        path = _path(link)
        if "?" not in path:
            stem = path.rstrip("/")
            yield from (
                f"{stem}/{form}/" for form in ("embed", "feed", "feed/atom", "2", "3", "comment-page-2")
            )
        else:
            yield f"{path}&cpage=2"
            yield f"{path}&feed=rss2"
        for form in (date[:4], date[:7].replace("-", ""), date[:10].replace("-", "")):
            yield f"/?m={form}"
        yield f"/?year={date[:4]}&monthnum={int(date[5:7])}"
    for id_, taxonomy, slug in known["terms"]:
        name, value = ("cat", id_) if taxonomy == "category" else ("tag", slug)
        yield f"/?{name}={value}"
        yield f"/?feed=rss2&{name}={value}"
        yield f"/?{name}={value}&paged=2"
        if taxonomy == "category":
            yield f"/?category_name={slug}"
    for id_, name in known["authors"]:
        yield from (f"/?author={id_}", f"/?author_name={name}", f"/?feed=rss2&author={id_}")
    for link in known["lists"]:
        path = _path(link)
        if "?" in path:
            yield from (path, f"{path}&paged=2", f"{path}&feed=atom")
        else:
            stem = path.rstrip("/")
            yield from (
                f"{stem}/",
                f"{stem}/page/2/",
                f"{stem}/feed/",
                *(f"{stem}/feed/{name}/" for name in _FORMATS),
            )
    yield from (f"/?feed={name}" for name in (*_FORMATS, "comments-rss2", "comments-atom"))
    yield from (f"/comments/feed/{name}/" for name in _FORMATS)
    yield from (
        "/feed/",
        "/comments/feed/",
        "/rss/",
        "/atom/",
        "/wp-rss2.php",
        "/wp-sitemap.xml",
        "/sitemap.xml",
    )
    for _, _, link, _ in known["posts"]:
        if "tide-tables" in link:
            yield _path(link).replace("tide-tables", "tide-tables-draft")


def _path(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _answers(proxy: str, url: str, known: dict[str, tuple[int, str]]) -> bool:
    for _ in range(6):
        if url not in known:
            status, _, to = _get(proxy, url)
            known[url] = status, to
        status, to = known[url]
        if not to:
            return status == 200
        parts = urlsplit(to)
        if parts.hostname not in (None, HOST):
            return False
        url = _path(to)
    return False


def _get(proxy: str, url: str) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection(proxy.removeprefix("http://"), timeout=120)
    connection.putrequest("GET", f"http://{HOST}{url}", skip_host=True)
    connection.putheader("Host", HOST)
    connection.endheaders()
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, text, answer.getheader("Location", "")


def not_public(urls: Iterable[str]) -> list[str]:
    """Those that name what is not public."""
    return [url for url in urls if any(secret in url for secret in SECRETS)]
