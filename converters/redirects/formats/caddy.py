"""Caddy 2: a file to import into the block of the site. Paths are compared decoded, and only where the site has no file.

A key is a pattern wherever it has more than letters, digits and `/-_`, since `{…}` in a Caddyfile is a placeholder.
"""

from collections.abc import Iterator
from typing import Final

from converters.redirects.address import ANY
from converters.redirects.address_map import AddressMap, Rule
from converters.redirects.formats.base import (
    Rendered,
    by_query,
    letter_pattern,
    path_pattern,
    tail_pattern,
    target,
)
from converters.site.new_site import NewSite

GONE: Final = "gone"
FILE: Final = "redirects.caddy"
_HEADING = f"""\
# Redirects from the old addresses. In the block of the site, after `root`:
#   import /path/to/{FILE}
"""
_PART = "(?:[A-Za-z0-9_~-]|%[0-9A-Fa-f][0-9A-Fa-f])(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f][0-9A-Fa-f])*"
"""A part of an encoded path that is not `..` and not empty: what is before a tail comes back as it was asked for."""


def render(addresses: AddressMap, new: NewSite) -> Rendered:
    """One file."""
    folder = addresses.folder
    lines = [_HEADING, "route {\n"]
    for number, (names, rules) in enumerate(by_query(addresses.rules).items(), 1):
        subject = "?".join(["{path}", *(f"{{query.{name}}}" for name in names)])
        entries = [(_query_pattern(rule, folder), rule) for rule in rules]
        lines.extend(_map(subject, f"blogport_query_{number}", entries, folder))
        lines.append(f"\t@blogport_query_{number} vars_regexp {{blogport_query_{number}}} ^/\n")
        lines.append(f"\tredir @blogport_query_{number} {{blogport_query_{number}}} 301\n")
        lines.append(f"\t@blogport_gone_{number} vars {{blogport_query_{number}}} {GONE}\n")
        lines.append(f"\trespond @blogport_gone_{number} 410\n")
    paths = [rule for rule in addresses.rules if not rule.query and not (rule.path == ANY and rule.to)]
    entries = [(path_pattern(rule, folder, letter_pattern), rule) for rule in paths]
    lines.extend(_map("{path}", "blogport_path", entries, folder))
    lines.extend(_where_no_file("blogport_moved", "vars_regexp {blogport_path} ^/"))
    lines.append("\tredir @blogport_moved {blogport_path} 301\n")
    for rule in addresses.rules:
        if rule.path == ANY and rule.to:
            lines.extend(_forms(rule, folder))
    lines.extend(_where_no_file("blogport_gone", f"vars {{blogport_path}} {GONE}"))
    lines.append("\trespond @blogport_gone 410\n}\n")
    return Rendered([(f"{new.server}{FILE}", "".join(lines))])


def _map(source: str, name: str, entries: list[tuple[str, Rule]], folder: str) -> Iterator[str]:
    yield f'\tmap "{source}" {{{name}}} {{\n'
    for pattern, rule in entries:
        to = GONE if rule.to is None else target(rule.to, folder)
        yield f"\t\t`~^{pattern}$` {to}\n"
    yield '\t\tdefault ""\n\t}\n'


def _query_pattern(rule: Rule, folder: str) -> str:
    values = ("[^?]+" if value == ANY else letter_pattern(value) for _, value in rule.query)
    return "\\?".join([f"{letter_pattern(folder)}/(?:index\\.php)?", *values])


def _where_no_file(name: str, condition: str) -> Iterator[str]:
    yield f"\t@{name} {{\n\t\t{condition}\n\t\tnot file {{path}}/index.html\n"
    yield "\t\tnot {\n\t\t\tnot path */\n\t\t\tfile {path}\n\t\t}\n\t}\n"


def _forms(rule: Rule, folder: str) -> Iterator[str]:
    tail = tail_pattern(rule.tail)
    asked = f"^({letter_pattern(folder)}(?:/{_PART})+){tail}(?:\\?|$)"
    yield f"\t@blogport_form {{\n\t\tpath_regexp blogport_form `^({letter_pattern(folder)}/.+){tail}$`\n"
    yield f"\t\tvars_regexp blogport_asked {{http.request.orig_uri}} `{asked}`\n\t}}\n"
    yield "\troute @blogport_form {\n\t\t@blogport_page file {re.blogport_form.1}/index.html\n"
    yield "\t\tredir @blogport_page {re.blogport_asked.1}/ 301\n\t}\n"
