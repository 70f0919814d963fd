"""Apache: rules of mod_rewrite, for a `.htaccess` in the root of the site or for the block `VirtualHost` alike.

`REQUEST_URI` is the decoded path, and the same in both. In a substitution `%` and `$` mean something: a URL has no
other `%` than escaped ones (`\\%`), and no `$`.
"""

from collections.abc import Iterator
from typing import Final

from converters.redirects.address import ANY
from converters.redirects.address_map import AddressMap, Rule
from converters.redirects.formats.base import Rendered, byte_pattern, path_pattern, tail_pattern, target, url
from converters.site.new_site import NewSite

FILE: Final = "apache.conf"
_HEADING = """\
# Redirects from the old addresses. Append these lines to the `.htaccess` in the root of the site, or include this file
# in the block `<VirtualHost>`. They need mod_rewrite (a2enmod rewrite).
RewriteEngine On
"""


def render(addresses: AddressMap, new: NewSite) -> Rendered:
    """One file."""
    folder = addresses.folder
    queries = [rule for rule in addresses.rules if rule.query]
    paths = [rule for rule in addresses.rules if not rule.query]
    home = f"^{byte_pattern(folder)}/(?:index\\.php)?$"
    lines = [_HEADING]
    if queries:
        lines.append(f"\n# Addresses by id. Without a query all {len(queries)} rules are skipped.\n")
        lines.append(f'RewriteCond "%{{QUERY_STRING}}" "^$" [OR]\nRewriteCond "%{{REQUEST_URI}}" "!{home}"\n')
        lines.append(f"RewriteRule ^ - [S={len(queries)}]\n")
        lines.extend(line for rule in queries for line in _query(rule, folder))
    if paths:
        lines.append(f"\n# Paths. Where the site has a file all {len(paths)} rules are skipped.\n")
        lines.append('RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}" -f [OR]\n')
        lines.append('RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}/index.html" -f\n')
        lines.append(f"RewriteRule ^ - [S={len(paths)}]\n")
        lines.extend(line for rule in paths for line in _path(rule, folder))
    return Rendered([(f"{new.server}{FILE}", "".join(lines))])


def _query(rule: Rule, folder: str) -> Iterator[str]:
    for name, value in rule.query:
        pattern = "[^&]+" if value == ANY else byte_pattern(url(value))
        yield f'RewriteCond "%{{QUERY_STRING}}" "(?:^|&){byte_pattern(name)}={pattern}(?:&|$)" [NC]\n'
    yield _rule(rule, folder)


def _path(rule: Rule, folder: str) -> Iterator[str]:
    if rule.path == ANY and rule.to:
        yield f'RewriteCond "%{{REQUEST_URI}}" "^({byte_pattern(folder)}/.+){tail_pattern(rule.tail)}$"\n'
        yield 'RewriteCond "%{DOCUMENT_ROOT}%1/index.html" -f\n'
        yield 'RewriteRule ^ "%1/" [R=301,L]\n'
        return
    yield f'RewriteCond "%{{REQUEST_URI}}" "^{path_pattern(rule, folder, byte_pattern)}$"\n'
    yield _rule(rule, folder)


def _rule(rule: Rule, folder: str) -> str:
    if rule.to is None:
        return "RewriteRule ^ - [G]\n"
    to = target(rule.to, folder).replace("%", "\\%")
    return f'RewriteRule ^ "{to}" [R=301,L,NE,QSD]\n'
