"""JBake: how its sites are detected and read. Its front matter, `key=value` lines, is found in any tree.

Source: the documentation of JBake (Project Structure, Content files, Configuration).
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from converters import lazy_re
from converters.generators.base import ContentRule, Generator, keys, setting_names
from converters.generators.content_file import ContentFile
from converters.generators.front_matter.dates import parsed
from converters.generators.rules import SiteRules

_LINE: Final = lazy_re.compile(r"^[ \t]*([^\s#!=:][^\s=:]*)[ \t]*[=:][ \t]*(.*?)[ \t\r]*$", re.M)


def _load(text: str) -> dict[str, Any]:
    """The settings of a Java program (`site.host=https://marsh.example`), in groups by the dots in their names.

    Source: the documentation of `java.util.Properties.load`; lines that go on in the next one, and escapes, are left as
    they are.
    """
    found: dict[str, Any] = {}
    for name, value in _LINE.findall(text):
        *groups, last = name.split(".")
        inner = found
        for group in groups:
            held = inner.setdefault(group, {})
            inner = held if isinstance(held, dict) else {}
        inner[last] = value
    return found


class JBakeRules(SiteRules):
    """The rules of JBake."""

    def prepare(self, file: ContentFile, fields: Mapping[str, Any], text: str) -> tuple[dict[str, Any], str]:
        """`status=published-date` is public from its date on, and unknown without one; `published` whatever its date."""
        found, text = super().prepare(file, fields, text)
        by_date = str(found.get("status", "")).strip().lower() == "published-date"
        if by_date and (date := parsed(str(found.get("date", "")), self.site.timezone)):
            found |= {"status": "published", "publish_date": date}
        return found, text


JBAKE = Generator(
    name="jbake",
    front_matter=keys(
        "title date modified=updated kind=type status author tags description image excerpt=summary"
    ),
    config_files=("jbake.properties", "custom.properties"),
    config_signatures={"custom.properties": r"(?m)^\s*(?:render\.|template\.|site\.host|content\.folder)"},
    config_loaders={".properties": _load},
    site_settings=setting_names(
        "title=site.title,blog.title url=site.host description=site.description content=content.folder"
    ),
    content=("content",),
    content_rules=(ContentRule(r"(?P<dir>(?:.*/)?)(?P<name>[^/]+)"),),
    static_dirs={"assets/": "/", "content/": "/"},
    extensions=(".md", ".markdown", ".html"),
    separator=",",
    build_dirs=frozenset({"output", "templates", "target"}),
    rules=JBakeRules,
    permalinks={"": "/{dir}{name}.html"},
)
