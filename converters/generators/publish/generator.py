"""Publish, a generator in Swift: how its sites are detected and read.

Its front matter is lines between fences, and no YAML: `tags: @State, swift` is two tags.
Sources: the documentation of Publish (Publish's Markdown metadata, Content) and its `MarkdownMetadataDecoder`.
"""

from converters.generators.base import ContentRule, Generator, keys

PUBLISH = Generator(
    name="publish-swift",
    front_matter=keys("title date modified=lastModified tags description image name=path"),
    front_matter_aliases={"author": "author", "podcast": "podcast"},
    config_files=("Package.swift",),
    config_signatures={"Package.swift": r"(?i)github\.com[:/][\w-]+/publish(?:\.git)?\""},
    content=("Content",),
    content_rules=(
        ContentRule(r"(?P<dir>(?:.*/)?)(?P<name>index)", "page"),
        ContentRule(r"(?P<dir>(?:.*/)?)(?P<name>[^/]+)"),
    ),
    static_dirs={"Resources/": "/"},
    extensions=(".md", ".markdown", ".txt", ".text"),
    fenced_lines=True,
    separator=",",
    build_dirs=frozenset({"Output", "Sources", ".build", ".publish"}),
    permalinks={"": "/{dir}{name}/"},
)
