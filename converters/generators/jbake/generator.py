"""JBake: how its sites are detected and read. Its front matter, `key=value` lines, is found in any tree.

Source: the documentation of JBake (Project Structure, Content files, Configuration).
"""

import re
from typing import Any, Final

from converters import lazy_re
from converters.generators.base import ContentRule, Generator, keys, setting_names

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
    permalinks={"": "/{dir}{name}.html"},
)
