"""nginx: maps for the block `http`, and what looks into them for the block `server` (ngx_http_map_module, rewrite_module).

Paths are compared decoded and normalized (`$uri`), and only where the site has no file; queries go before the home page.
"""

from collections.abc import Iterator
from typing import Final

from converters.redirects.address import ANY
from converters.redirects.address_map import AddressMap, Rule
from converters.redirects.formats.base import (
    Rendered,
    by_query,
    byte_pattern,
    path_pattern,
    tail_pattern,
    target,
    url,
)
from converters.site.new_site import NewSite

GONE: Final = "gone"
MAPS: Final = "nginx-maps.conf"
SERVER: Final = "nginx-server.conf"

_HEADING = f"""\
# Old addresses and what stands for them. For the block `http`: copy this file to /etc/nginx/conf.d/.
# The lines of {SERVER} go into the block `server` of the site.
# If nginx says that one of the next two directives is a duplicate, delete it here.
"""
_SERVER_HEADING = f"""\
# Redirects from the old addresses, by the maps of {MAPS}. For the block `server`, after `root`:
#   include /path/to/{SERVER};
"""
_PATHS = f"""
set $blogport $blogport_path;
if (-f $request_filename) {{ set $blogport ""; }}
if (-f $request_filename/index.html) {{ set $blogport ""; }}
if ($blogport = {GONE}) {{ return 410; }}
if ($blogport) {{ return 301 $blogport; }}
"""


def render(addresses: AddressMap, new: NewSite) -> Rendered:
    """Two files."""
    folder = addresses.folder
    queries = by_query(rule for rule in addresses.rules if _has_variables(rule))
    unsaid = sum(bool(rule.query) and not _has_variables(rule) for rule in addresses.rules)
    paths = [rule for rule in addresses.rules if not rule.query and not (rule.path == ANY and rule.to)]
    lines = [f'map $uri $blogport_path {{\n    default "";\n{"".join(_paths(paths, folder))}}}\n']
    server = [_SERVER_HEADING]
    for number, (names, rules) in enumerate(queries.items(), 1):
        subject = "?".join(["$uri", *(f"$arg_{name}" for name in names)])
        entries = "".join(line for rule in rules for line in _queries(rule, folder))
        lines.append(f'map "{subject}" $blogport_query_{number} {{\n    default "";\n{entries}}}\n')
        server.append(f"if ($blogport_query_{number} = {GONE}) {{ return 410; }}\n")
        server.append(f"if ($blogport_query_{number}) {{ return 301 $blogport_query_{number}; }}\n")
    server.append(_PATHS)
    for rule in addresses.rules:
        if rule.path == ANY and rule.to:
            form = f"^({byte_pattern(folder)}/.+){tail_pattern(rule.tail)}$"
            lines.append(f'map $uri $blogport_page {{\n    default "/.none";\n    "~^(?<blogport_stem>{form[2:]}" $blogport_stem;\n}}\n')  # fmt: skip
            server.append(
                f'if (-f $document_root$blogport_page/index.html) {{ rewrite "{form}" $1/ permanent; }}\n'
            )
    longest = max((len(line.encode()) for text in lines for line in text.split("\n")), default=0)
    number = sum(text.count("\n") for text in lines)
    sizes = f"map_hash_bucket_size {_power(longest, 256)};\nmap_hash_max_size {_power(2 * number, 2048)};\n\n"
    return Rendered(
        [
            (f"{new.server}{MAPS}", _HEADING + sizes + "\n".join(lines)),
            (f"{new.server}{SERVER}", "".join(server)),
        ],
        unsaid,
    )


def _has_variables(rule: Rule) -> bool:
    """Whether nginx has a variable for each part of the query: none has a hyphen in its name."""
    return bool(rule.query) and not any("-" in name for name, _ in rule.query)


def _power(size: int, least: int) -> int:
    """The next power of two."""
    while least < size:
        least *= 2
    return least


def _to(rule: Rule, folder: str) -> str:
    return GONE if rule.to is None else target(rule.to, folder)


def _paths(rules: list[Rule], folder: str) -> Iterator[str]:
    """The entries of the map of paths. nginx compares texts in any case, so those with capitals are patterns."""
    for rule in rules:
        exact = folder + rule.path
        if rule.tail or rule.path == ANY or exact != exact.lower():
            yield f'    "~^{path_pattern(rule, folder, byte_pattern)}$" "{_to(rule, folder)}";\n'
            continue
        for path in (exact, f"{exact}/"):
            yield f'    "{_quoted(path)}" "{_to(rule, folder)}";\n'


def _queries(rule: Rule, folder: str) -> Iterator[str]:
    values = [value for _, value in rule.query]
    if all(value.isascii() and value.replace("-", "").replace("_", "").isalnum() for value in values):
        for path in (f"{folder}/", f"{folder}/index.php"):
            yield f'    "{_quoted("?".join([path, *values]))}" "{_to(rule, folder)}";\n'
        return
    patterns = ("[^?]+" if value == ANY else byte_pattern(url(value)) for value in values)
    start = f"{byte_pattern(folder)}/(?:index\\.php)?"
    pattern = "\\?".join([start, *patterns])
    yield f'    "~*^{pattern}$" "{_to(rule, folder)}";\n'


def _quoted(text: str) -> str:
    """A text between double quotes of the settings; only `"` and `\\` mean something there, and in a key `$` does not."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
