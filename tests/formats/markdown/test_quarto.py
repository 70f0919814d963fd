"""Sites of Quarto: which texts are public, where they are, and what only Pandoc or a run of the code understands.

Written from the documentation of Quarto; no build of it was at hand.
"""

from pathlib import Path

import pytest

import converters
from converters.model import Post

SETTINGS = """project: {type: website, render: ['*.qmd', '*.QMD', '!plans/']}
website:
  title: Marsh
  site-url: https://marsh.example
  drafts: [posts/later.qmd]
author: Mara
"""
TEXT = "---\ntitle: {}\ndate: 2024-05-06\n---\nWords.\n"


def tree(folder: Path, files: dict[str, str]) -> dict[str, Post]:
    for name, text in {"_quarto.yml": SETTINGS, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return {record.title: record for record in converters.read(folder) if isinstance(record, Post)}


def test_what_is_on_the_site(tmp_path):
    paths = (
        "posts/reed/index.qmd",
        "posts/Old.QMD",
        "about.qmd",
        "plans/dam.qmd",
        "_parts/note.qmd",
        "posts/_x.qmd",
    )
    more = {"posts/later.qmd": TEXT.format("later"), "posts/not.qmd": "---\ntitle: not\ndraft: true\n---\nx"}
    found = tree(tmp_path, {path: TEXT.format(path) for path in paths} | more)
    assert {title: (post.status, post.url) for title, post in found.items() if post.status == "publish"} == {
        "posts/reed/index.qmd": ("publish", "https://marsh.example/posts/reed/"),
        "posts/Old.QMD": ("publish", "https://marsh.example/posts/Old.html"),
        "about.qmd": ("publish", "https://marsh.example/about.html"),
    }
    assert {title for title, post in found.items() if post.status == "draft"} == {"later", "not"}


def test_folders_and_settings_give_metadata(tmp_path):
    (post,) = tree(
        tmp_path,
        {
            "posts/_metadata.yml": "categories: [reed]\nauthor: Ole\n",
            "posts/deep/_metadata.yml": "author: [{name: Ida}, {name: {given: Per, family: Moe}}]\n",
            "posts/deep/one.qmd": "---\ntitle: One\ndate: 05-26-2024\ndate-modified: June 1, 2024\n---\nWords.\n",
        },
    ).values()
    assert (post.author, post.extra["authors"]) == ("ida", ["ida", "per-moe"])
    assert [term.slug for term in post.terms] == ["reed"]
    assert (post.date, post.modified) == ("2024-05-26T00:00:00", "2024-06-01T00:00:00")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("::: {.callout-tip title='Wind'}\nStay in.\n:::", "> **Wind**\n>\n> Stay in."),
        ("::: callout-note\nStay in.\n:::", "> **Note**\n>\n> Stay in."),
        ("::: {.callout-note}\n## Fog\n\nStay in.\n:::", "> **Fog**\n>\n> Stay in."),
        (":::: {.columns}\n::: {.column width='40%'}\nLeft.\n:::\n::::", "Left."),
        ("[small]{.caps} and ![a](a.png){width=50%} `[x]{.y}`", "small and ![a](a.png) `[x]{.y}`"),
        ("```{r}\n#| label: one\nplot(1)\n```", "```r\nplot(1)\n```"),
        ("```{python, eval=FALSE}\nx = {1}\n```", "```python\nx = {1}\n```"),
        ("```{.python filename='a.py'}\nx\n```", "```python\nx\n```"),
        ("```text\n::: {.callout-tip}\n```", "```text\n::: {.callout-tip}\n```"),
        ("{{< include /_parts/tide.qmd >}}", "High at noon."),
        ("{{< include gone.qmd >}}", "{{< include gone.qmd >}}"),
        ("::: {.callout-tip}\nno end", "> **Tip**\n>\n> no end"),
    ],
)
def test_text(written, read, tmp_path):
    files = {"_parts/tide.qmd": "High at noon.", "a.qmd": f"---\ntitle: A\n---\n{written}\n"}
    (post,) = tree(tmp_path, files).values()
    assert post.body is not None
    assert post.body.text.strip() == read


@pytest.mark.parametrize(
    "hidden",
    [
        "```{r}\n#| echo: false\nSECRET\n```",
        "```{r, include=FALSE}\nSECRET\n```",
        "::: {.content-hidden}\nSECRET\n:::",
        '::: {.content-visible when-format="pdf"}\nSECRET\n:::',
        '::: {.content-hidden unless-format="pdf"}\nSECRET\n:::',
    ],
)
@pytest.mark.parametrize("to", ["hugo", "html"])
def test_what_the_page_did_not_show_is_in_no_public_target(hidden, to, tmp_path):
    tree(tmp_path / "source", {"a.qmd": f"---\ntitle: A\n---\nSeen.\n\n{hidden}\n\nSeen too.\n"})
    converters.convert(tmp_path / "source", tmp_path / "site", to=to)
    written = "".join(
        path.read_text("utf-8") for path in (tmp_path / "site").rglob("*") if path.suffix in (".md", ".html")
    )
    assert "Seen too." in written
    assert "SECRET" not in written
