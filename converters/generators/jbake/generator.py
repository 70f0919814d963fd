"""JBake: how its sites are detected and read. Its front matter, `key=value` lines, is found in any tree.

Source: the documentation of JBake (Project Structure, Content files, Configuration).
"""

from converters.generators.base import ContentRule, FrontMatterField, Generator, same_names
from converters.generators.jbake import properties

JBAKE = Generator(
    name="jbake",
    front_matter={
        **same_names("title date"),
        "modified": FrontMatterField("updated"),
        "kind": FrontMatterField("type"),
        **same_names("status author tags description image"),
        "excerpt": FrontMatterField("summary"),
    },
    config_files=("jbake.properties", "custom.properties"),
    config_signatures={"custom.properties": r"(?m)^\s*(?:render\.|template\.|site\.host|content\.folder)"},
    config_loaders={".properties": properties.load},
    site_settings={
        "title": ("site.title", "blog.title"),
        "url": ("site.host",),
        "description": ("site.description",),
        "content": ("content.folder",),
    },
    content=("content",),
    content_rules=(ContentRule(r"(?P<dir>(?:.*/)?)(?P<name>[^/]+)"),),
    static_dirs={"assets/": "/", "content/": "/"},
    extensions=(".md", ".markdown", ".html"),
    separator=",",
    build_dirs=frozenset({"output", "templates", "target"}),
    permalinks={"": "/{dir}{name}.html"},
)
