"""How well bodies survive the way to Markdown and back: `python -m tests.benchmarks.bodies [SPELLING] [--show N]`.

Every body and comment of the exports in the corpus (BLOGPORT_CORPUS, else ../shared/corpus) is
converted, rendered, and compared by `tests.content.meaning`, which shares no code with the converter.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from converters import read
from converters.catalogue import Catalogue
from converters.content.markdown import SPELLINGS, to_html, to_markdown
from converters.content.wordpress import Context, render, render_comment
from converters.diagnostics import Diagnostics
from converters.errors import BlogportError
from converters.model import Post
from tests.conftest import CORPUS
from tests.content import meaning


def bodies(corpus: Path) -> Iterator[tuple[str, str]]:
    """The HTML of every body and comment, each with its name."""
    for path in sorted((corpus / "wxr").rglob("*.xml")):
        try:
            posts = [record for record in read(path) if isinstance(record, Post)]
        except BlogportError:
            continue
        for post in posts:
            context = Context(post, Catalogue(), Diagnostics())
            if post.body and post.body.text.strip():
                yield f"{path.name}:{post.id}", render(post.body.text, context)
            for comment in post.comments:
                if comment.body:
                    yield f"{path.name}:{post.id}#{comment.id}", render_comment(comment.body.text)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("spelling", nargs="?", default="commonmark", choices=SPELLINGS)
    arguments.add_argument("--show", type=int, default=0, help="print so many differences")
    options = arguments.parse_args()
    spelling = SPELLINGS[options.spelling]
    all_bodies = list(bodies(CORPUS))
    begin = time.perf_counter()
    results = [to_markdown(html, spelling) for _, html in all_bodies]
    seconds = time.perf_counter() - begin

    count: Counter[str] = Counter()
    raw: Counter[str] = Counter()
    shown = 0
    for (name, html), result in zip(all_bodies, results, strict=True):
        back = to_html(result.text, spelling)
        count["text"] += meaning.text(html) == meaning.text(back)
        count["things"] += all(
            meaning.things(html, kind) == meaning.things(back, kind)
            for kind in ("a", "img", "code", "pre", "iframe")
        )
        before, after = meaning.meaning(html, spelling.tabs), meaning.meaning(back, spelling.tabs)
        count["trees"] += before == after
        count["blocks"] += result.blocks
        count["unproved"] += not result.proved
        raw += result.raw
        if before != after and shown < options.show:
            shown += 1
            pairs = [(one, two) for one, two in zip(before, after, strict=False) if one != two][:1]
            print(name, result.proved, *(f"\n  - {one}\n  + {two}" for one, two in pairs))
    number = len(all_bodies)
    share = {key: f"{100 * count[key] / number:.2f} %" for key in ("text", "things", "trees")}
    print(f"{spelling.name}: {number} bodies, {sum(len(html) for _, html in all_bodies) / 1e6:.1f} MB")
    print(f"text equal {share['text']}, links, images and code {share['things']}, trees {share['trees']}")
    print(
        f"{count['blocks']} blocks, {100 * raw.total() / count['blocks']:.2f} % HTML: {dict(raw.most_common())}"
    )
    print(f"{count['unproved']} unproved, {number / seconds:.0f} bodies/s")


if __name__ == "__main__":
    main()
