"""The styles of front matter."""

from typing import Final, Literal

Style = Literal[
    "yaml",
    "toml",
    "json",
    "meta",
    "rst_comment",
    "rst",
    "html",
    "yaml_without_start",
    "json_members",
    "fields",
    "org",
    "edn",
]
"""How front matter is written:

- `yaml`, `toml`, `json`: between fences (`---`, `+++`); JSON also as an object at the start of the file
- `meta`: `Key: value` lines, as MultiMarkdown and Python-Markdown's extension `meta` have them
- `rst_comment`: `.. key: value` lines, comments of reStructuredText
- `rst`: a field list below the title
- `html`: the head of a page
- `yaml_without_start`: YAML that ends, but does not begin, with a line of `---`
- `json_members`: the members of a JSON object, without its braces, that end with a line of `;;;`
- `fields`: `Key: value`, each value of any number of lines, with lines of `---` (Lektor) or `----` (Kirby) between;
  one of the values is the text
- `edn`: a map of Clojure at the start of the file
- `org`: `#+KEY: value` lines of Org, and the properties of the file
"""

FENCED: Final[tuple[Style, ...]] = ("yaml", "toml", "json")
"""Styles with a mark at the start, so that no text is mistaken for front matter."""
