"""Netlify and Cloudflare Pages: `_redirects`, a rule a line (docs.netlify.com "Redirects and rewrites";
developers.cloudflare.com "Pages: redirects").

The first rule that matches wins. On Netlify a file of the site goes before a rule, unless the status ends in `!`; the
query goes along. Cloudflare takes no queries, puts rules before files, and limits their number. Neither has 410.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from converters.redirects.address import ANY, NUMBER, Kind, Tail
from converters.redirects.address_map import AddressMap, Rule
from converters.redirects.formats.base import Rendered, is_redundant, target, url, urls_asked
from converters.site.new_site import NewSite

FILE: Final = "_redirects"
CLOUDFLARE_MOST: Final = 2100
_HEADING = "# Redirects from the old addresses.\n"
_QUERY_PAGES: Final = {
    **dict.fromkeys(("p", "page_id", "attachment_id"), ("page", "cpage")),
    "feed": (),
}
"""The variables of pages that a query may have besides the one that names a post, or a list (`paged`)."""
_TAILS: Final[Mapping[Tail | None, tuple[str, ...]]] = {
    None: ("",),
    Tail.PAGES: ("/page/*",),
    Tail.FEEDS: ("/feed", "/feed/*"),
    Tail.FORMS: ("/*",),
    Tail.BELOW: ("/*",),
}
_PAGES: Final = 20
"""A placeholder is a whole part of a path, of any letters: the pages of posts and comments are listed, as far as this."""


def render(addresses: AddressMap, new: NewSite) -> Rendered:
    """The file for Netlify."""
    lines: list[str] = []
    unsaid = 0
    for rule in addresses.rules:
        if rule.query:
            lines.extend(_query(rule, addresses))
        elif rule.to is None:
            unsaid += 1  # 404, as for all that is not there
            if rule.tail is Tail.FORMS:  # before the rule for the forms of any page
                lost = f"{url('/404.html', addresses.folder)} 404\n"
                lines.extend(f"{path}/* {lost}" for path in urls_asked(rule.path, addresses.folder))
        else:
            lines.extend(_path(rule, addresses))
    return _file(lines, new, unsaid)


def render_cloudflare(addresses: AddressMap, new: NewSite) -> Rendered:
    """The file for Cloudflare Pages: static rules first."""
    said = [rule for rule in addresses.rules if rule.to and not rule.query and not is_redundant(rule)]
    lines = [line for rule in said if rule.path != ANY for line in _path(rule, addresses)]
    lines.sort(key=_is_dynamic)
    rendered = _file(lines, new, len(addresses.rules) - len(said))
    return rendered._replace(most=CLOUDFLARE_MOST, rules=len(lines))


def _is_dynamic(line: str) -> bool:
    return "*" in line or ":" in line


def _file(lines: list[str], new: NewSite, unsaid: int) -> Rendered:
    return Rendered([new.dynamic(FILE, _HEADING + "".join(dict.fromkeys(lines)))], unsaid, rules=len(lines))


def _query(rule: Rule, addresses: AddressMap) -> Iterator[str]:
    """The rule for a query. Netlify compares whole queries: the pages of a list or post have their own rules."""
    folder = addresses.folder
    names = " ".join(f"{name}={':' + name if value == ANY else url(value)}" for name, value in rule.query)
    to = f"{url('/404.html', folder)} 404!" if rule.to is None else f"{target(rule.to, folder)} 301!"
    yield from (f"{url(path, folder)} {names} {to}\n" for path in ("/", "/index.php"))
    if len(rule.query) == 1 and (addresses.plain or rule.kind is not Kind.POST):
        for page in _QUERY_PAGES.get(rule.query[0][0], ("paged",)):
            yield f"{url('/', folder)} {names} {page}=:{page} {to}\n"


def _path(rule: Rule, addresses: AddressMap) -> Iterator[str]:
    folder = addresses.folder
    assert rule.to is not None
    if rule.path == ANY:
        yield from _forms(rule, addresses)
        return
    to = target(rule.to, folder)
    for path in urls_asked("" if rule.path == "/" else rule.path, folder):
        yield from (f"{path}{tail} {to} 301\n" for tail in _TAILS[rule.tail])


def _forms(rule: Rule, addresses: AddressMap) -> Iterator[str]:
    """Of any page: a placeholder for each part of a path, as deep as the posts are."""
    assert rule.tail is not None
    for form in rule.tail.value:
        if form.count("/"):
            continue
        names = [form.replace(NUMBER, str(n)) for n in range(1, _PAGES + 1)] if NUMBER in form else [form]
        for depth in range(addresses.deepest, 0, -1):
            page = addresses.folder + "".join(f"/:p{n}" for n in range(1, depth + 1))
            yield from (f"{page}/{name} {page}/ 301\n" for name in names)
