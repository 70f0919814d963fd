"""Trees of Markdown that have much of one thing."""

import json
from collections.abc import Callable
from typing import Any, Final

from tests.growth.sources.base import HOME, Files, Source, each
from tests.growth.sources.html import linked_pages


def _tree(files: Files) -> Files:
    """A folder with a post that no other file is."""
    return {"content/posts/first.md": "---\ntitle: First\ndate: 2020-01-05\n---\n\nWords.\n", **files}


def _header(template: str, before: str = "", style: str = "---") -> Source:
    return lambda n: _tree(
        {
            "content/posts/many.md": f'{style}\ntitle{" =" if style == "+++" else ":"} "Many"\n{before}{each(template, n)}{style}\n\nWords.\n'
        }
    )


def _md(number: int, more: str = "", body: str = "") -> str:
    return f"---\ntitle: Post {number}\ndate: 2020-01-05\n{more}---\n\nWords of {number}.\n{body}"


def _data(name: str, value: Callable[[int], Any]) -> Source:
    return lambda n: _tree({name: json.dumps(value(n))})


def _hugo(files: Files) -> Files:
    return _tree({"hugo.toml": f'baseURL = "{HOME}"\ntitle = "Many"\n', **files})


def _jekyll(files: Files) -> Files:
    return {"_config.yml": f"title: Many\nurl: {HOME}\n", "_posts/2020-01-05-first.md": _md(0), **files}


MARKDOWN: Final[dict[str, Source]] = {
    "keys of a header": _header("key{0}: value\n"),
    "keys of a header in TOML": _header('key{0} = "value"\n', style="+++"),
    "tables of a header in TOML": _header("[key{0}]\na = 1\n", style="+++"),
    "keys of one name": _header("key: value\n"),
    "a list of a header": _header("  - value {0}\n", "keys:\n"),
    "tags": _header("  - tag {0}\n", "tags:\n"),
    "categories": _header("  - category {0}\n", "categories:\n"),
    "aliases": _header("  - /old/{0}/\n", "aliases:\n"),
    "a deep list": lambda n: _tree({"content/posts/many.md": f"---\ntitle: Many\nkeys: {'[' * n}{']' * n}\n---\n\nWords.\n"}),
    "a deep list, unclosed": lambda n: _tree({"content/posts/many.md": f"---\ntitle: Many\nkeys: {'[' * n}\n---\n\nWords.\n"}),
    "a deep list of lines": lambda n: _tree({"content/posts/many.md": f"---\ntitle: Many\nkeys:\n  {'- ' * n}a\n---\n\nWords.\n"}),
    "anchors": _header("key{0}: &a{0} [*a{1}, *a{1}]\n", "key0: &a0 value\n"),
    "lines that are no YAML": _header("key{0}: a: b\n"),
    "lines of tabs": _header("\tkey{0}: b\n"),
    "quotes that nothing closes": _header('key{0}: "a\n'),
    "blank lines of a header": _header("\n"),
    "a long title": lambda n: _tree({"content/posts/many.md": f"---\ntitle: {'word ' * n}\n---\n\nWords.\n"}),
    "a header that nothing closes": lambda n: _tree({"content/posts/many.md": "---\n" + each("key{0}: value\n", n)}),
    "headers one after the other": lambda n: _tree({"content/posts/many.md": _md(1) * n}),
    "lines without fences": lambda n: {"content/many.md": "Title: Many\nDate: 2020-01-05\n" + each("key{0}: value\n", n) + "\nWords.\n", "pelicanconf.py": "SITENAME = 'Many'\n"},
    "texts": lambda n: _tree({f"content/posts/post-{k}.md": _md(k) for k in range(n // 10)}),
    "texts of one slug": lambda n: _tree({f"content/{k}/same.md": _md(k, "slug: same\n") for k in range(n // 10)}),
    "texts that link to the next": lambda n: _hugo({f"content/posts/post-{k}.md": _md(k, body=f'[a]({{{{< ref "post-{k + 1}.md" >}}}})\n') for k in range(n // 10)}),
    "posts of Jekyll that link to the next": lambda n: _jekyll({f"_posts/2020-01-05-post-{k}.md": _md(k, body=f"[a]({{% post_url 2020-01-05-post-{k + 1} %}})\n") for k in range(n // 10)}),
    "sections": lambda n: _hugo({f"content/section-{k}/_index.md": _md(k) for k in range(n // 10)}),
    "texts below texts": lambda n: _hugo(linked_pages(n // 10, "_index.md", _md)),
    # Few: the paths of a chain, which are the input too, grow with the square of its length.
    "sections below sections": lambda n: _hugo({f"content/{name}": text for name, text in linked_pages(n // 40, "_index.md", lambda k: _md(k, "cascade:\n  build:\n    render: always\n")).items()}),
    "bundles": lambda n: _hugo({f"content/posts/{k}/{name}": _md(k) if name == "index.md" else "x" for k in range(n // 20) for name in ("index.md", "a.png")}),
    "files of a bundle": lambda n: _hugo({"content/posts/many/index.md": _md(1), **{f"content/posts/many/{k}.png": "x" for k in range(n // 10)}}),
    "languages": lambda n: _hugo({"hugo.toml": f'baseURL = "{HOME}"\n' + each("[languages.l{0}]\ntitle = 'a'\n", n // 10), "content/posts/a.md": _md(1)}),
    "translations": lambda n: _hugo({"hugo.toml": f'baseURL = "{HOME}"\n[languages.en]\n[languages.de]\n', **{f"content/posts/a{k}.{lang}.md": _md(k) for k in range(n // 20) for lang in ("en", "de")}}),
    "taxonomies": lambda n: _hugo({"hugo.toml": f'baseURL = "{HOME}"\n[taxonomies]\n' + each("t{0} = 't{0}s'\n", n), "content/posts/a.md": _md(1, each("t{0}s: [a]\n", n))}),
    "settings": lambda n: _hugo({"hugo.toml": f'baseURL = "{HOME}"\n[params]\n' + each("a{0} = 1\n", n)}),
    "settings of Python": lambda n: {"pelicanconf.py": each("A{0} = 'a'\n", n) + "SITENAME = 'Many'\n", "content/a.md": "Title: A\nDate: 2020-01-05\n\nWords.\n"},
    "settings of Jekyll": lambda n: _jekyll({"_config.yml": f"title: Many\nurl: {HOME}\ncollections:\n" + each("  c{0}:\n    output: true\n", n)}),
    "defaults of Jekyll": lambda n: _jekyll({"_config.yml": f"title: Many\nurl: {HOME}\ndefaults:\n" + each("  - scope:\n      path: d{0}\n    values:\n      key{0}: a\n", n)}),
    "files of data": lambda n: _hugo({f"data/a{k}.yaml": "a: b\n" for k in range(n // 10)}),
    "comments in a chain": lambda n: _jekyll({f"_data/comments/first/c{k}.yml": f"_id: c{k}\n_parent: c{k - 1}\nname: A\nmessage: Words\ndate: 2020-01-06\n" for k in range(1, n // 10)}),
    "comments of one file": lambda n: _hugo({"data/comments/first.json": json.dumps([{"id": str(k), "parent": str(k - 1), "author": {"name": "A"}, "body": "Words"} for k in range(1, n)])}),
    "deep data of comments": lambda n: _hugo({"data/comments/first.json": "[" * n + "]" * n}),
}  # fmt: skip


def markdown_body(text: str) -> Files:
    return _tree({"content/posts/many.md": _md(1, body=text)})
