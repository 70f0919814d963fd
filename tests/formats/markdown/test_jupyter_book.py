"""Sites of Jupyter Book: which texts are public, and where they are. Jupyter Book 1.0 built the same paths."""

import pytest

from converters.model import Post
from tests.reading import read

SETTINGS = """title: Marsh
author: Mara
only_build_toc_files: {only}
exclude_patterns: [_build, "plans/*"]
html:
  baseurl: https://marsh.example
execute:
  execute_notebooks: auto
"""
CONTENTS = """format: jb-book
root: index
parts:
  - caption: Log
    chapters:
      - file: log/reed
        sections:
          - glob: notes/*
"""
PATHS = ("index.md", "about.md", "log/reed.md", "log/index.md", "notes/tide.md", "plans/dam.md", "README.md")


@pytest.mark.parametrize(
    ("only", "wanted"),
    [
        ("true", "/ /log/reed.html /notes/tide.html"),
        ("false", "/ /about.html /log/ /log/reed.html /notes/tide.html"),
    ],
)
def test_what_is_on_the_site(tmp_path, only, wanted):
    files = {path: f"# {path}\n\nWords.\n" for path in PATHS}
    for path, text in {"_config.yml": SETTINGS.format(only=only), "_toc.yml": CONTENTS, **files}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    records, findings = read(tmp_path)
    found = [record for record in records if isinstance(record, Post)]
    assert sorted(post.url.removeprefix("https://marsh.example") for post in found) == wanted.split()
    assert {post.status for post in found} == {"publish"}
    assert findings.count("unread-text") == len(PATHS) - 1 - len(found)
