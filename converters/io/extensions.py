"""Extensions of files that contain posts: texts, of which a site generator may accept fewer, and databases."""

from typing import Final

MARKDOWN: Final = (".md", ".mdx", ".markdown", ".mkd", ".mkdn", ".mkdown", ".mdown")
"""Extensions of Markdown files."""
_COMPUTED: Final = (".qmd", ".rmd")
"""Extensions of Markdown with cells of code: Quarto's own texts, and what knitr makes Markdown of for other generators."""
SUPER_MARKDOWN: Final = ".smd"
"""Extension of Zine's Markdown, which is read as a plain tree."""
COLESLAW: Final = ".post"
"""Extension of Coleslaw's texts, which are read as a plain tree."""
SVX: Final = ".svx"
"""Extension of mdsvex: Markdown with components of Svelte."""
TEXTILE: Final = ".textile"
"""Extension of Textile, which Jekyll, Nanoc, Middleman and others make pages of."""
ORG: Final = ".org"
"""Extension of Org texts, which plug-ins of most generators, and Hugo by itself, make pages of."""
TEXTS: Final = (*MARKDOWN, ".rst", ".adoc", SUPER_MARKDOWN, COLESLAW, SVX, TEXTILE, *_COMPUTED, ORG)
"""Extensions of files that a site generator turns into pages; links to them are links to those pages."""
OTHER_TEXTS: Final = (
    *(
        ORG,
        ".asciidoc",
        ".page",
        ".ipynb",
        *_COMPUTED,
        ".rmarkdown",
        ".lr",
        ".mdwn",
        ".dj",
        ".djot",
    ),
    *(".dmark", ".mediawiki", ".creole", ".muse", ".t2t", ".pod", ".typ", ".tid"),
)
"""Extensions of more texts that generators turn into pages; no reader of ours understands them, but for those of Quarto's site."""
DATA: Final = (".yml", ".yaml", ".json", ".toml")
"""Extensions of data files that a site generator reads, and that comments may be in."""
DATABASES: Final = (".sql", ".sqlite", ".sqlite3", ".db")
"""Extensions of dumps of databases, and of files of SQLite."""


def without_ending(path: str) -> str:
    """The path of a text file without its extension; other paths unchanged."""
    lower = path.lower()
    return next((path[: -len(ending)] for ending in TEXTS if lower.endswith(ending)), path)
