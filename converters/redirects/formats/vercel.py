"""Vercel: `redirects` of `vercel.json` (vercel.com/docs/project-configuration, "redirects").

A `source` is a pattern of path-to-regexp, compared with the encoded path; rules go before files. There is no 410.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from converters.redirects.address import ANY, NUMBER, Tail
from converters.redirects.address_map import AddressMap, Rule
from converters.redirects.formats.base import Rendered, is_redundant, target, url, urls_asked
from converters.site.new_site import NewSite

FILE: Final = "vercel.json"
MOST: Final = 2048
_NUMBER: Final = ":number(\\d+)"


def render(addresses: AddressMap, new: NewSite) -> Rendered:
    """The settings of the project."""
    said = [rule for rule in addresses.rules if rule.to and not is_redundant(rule)]
    entries = [entry for rule in said for entry in _entries(rule, addresses.folder)]
    text = json.dumps({"redirects": entries}, indent=1) + "\n"
    return Rendered([(FILE, text)], len(addresses.rules) - len(said), MOST, len(entries))


def _entries(rule: Rule, folder: str) -> Iterator[dict[str, Any]]:
    assert rule.to is not None
    for source, to in _sources(rule, folder):
        entry: dict[str, Any] = {"source": source, "destination": to, "statusCode": 301}
        if rule.query:
            entry["has"] = [_condition(name, value) for name, value in rule.query]
        yield entry


def _sources(rule: Rule, folder: str) -> Iterator[tuple[str, str]]:
    if rule.path == ANY:
        for form in rule.tail.value if rule.tail else ():
            pattern = form.replace(NUMBER, _NUMBER)
            yield f"{url(folder)}/:page+/{pattern}{{/}}?", f"{url(folder)}/:page+/"
        return
    to = target(rule.to or "", folder)
    if rule.query:
        yield f"{url(folder)}/(index.php)?", to
        return
    for path in urls_asked("" if rule.path == "/" else rule.path, folder):
        yield from ((f"{path}{tail}", to) for tail in _tails(rule.tail))


def _tails(tail: Tail | None) -> list[str]:
    if tail is None:
        return ["{/}?"]
    if tail is Tail.BELOW:
        return ["/:rest+"]
    return [f"/{name.replace(NUMBER, _NUMBER)}{{/}}?" for name in tail.value]


def _condition(name: str, value: str) -> dict[str, str]:
    condition = {"type": "query", "key": name}
    return condition if value == ANY else condition | {"value": re.escape(value)}
