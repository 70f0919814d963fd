"""How well bodies survive the way to Markdown and back, next to what others make of them.

    python -m tests.benchmarks.bodies [SPELLING ...] [--show N] [--no-others] [--no-judges]

Every body and comment of the exports in the corpus (BLOGPORT_CORPUS, else ../shared/corpus) is
converted, rendered, and compared by `tests.markup.meaning`, which shares no code with the
converter. Where Hugo and kramdown are installed, they judge the same bodies, and tricky
fragments: `tests.markup.judges`. `escapes` are backslashes in 1000 bodies. markdownify and html2text (`pip install blogport[bench]`) do the same in the same run.
"""

import argparse
import gc
import importlib
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from converters import read
from converters.diagnostics import Diagnostics
from converters.errors import BlogportError
from converters.markup.markdown import COMMONMARK_GFM, FLAVORS, MarkdownFlavor, rendered, to_markdown
from converters.markup.wordpress import Context, render, render_comment
from converters.model import Media, Post
from converters.site_index import SiteIndexBuilder
from tests.conftest import CORPUS
from tests.markup import fragments, judges, meaning
from tests.markup.flavors import FLAVORS as HERE
from tests.markup.flavors import meant

KINDS = {"links": ("a",), "images": ("img",), "code": ("code", "pre"), "frames": ("iframe", "video", "audio")}
"""What is counted apart: elements with what they mean, in their order."""

Body = tuple[str, str]
"""Its name and its HTML."""


@dataclass
class Account:
    """What came back of all bodies."""

    name: str
    bodies: int = 0
    equal: Counter[str] = field(default_factory=Counter)
    """Bodies in which `text`, `trees` and each of KINDS came back equal."""
    words: int = 0
    words_kept: int = 0
    blocks: int = 0
    raw: Counter[str] = field(default_factory=Counter)
    unproved: int = 0
    escapes: int = 0
    seconds: float = 0
    wrong: list[str] = field(default_factory=list)

    def share(self, what: str) -> float:
        """Percent of the bodies in which this came back equal."""
        return 100 * self.equal[what] / self.bodies

    @property
    def raw_share(self) -> float:
        """Percent of the blocks of the top level that stayed HTML."""
        return 100 * self.raw.total() / max(self.blocks, 1)

    def compare(self, name: str, html: str, back: str, flavor: MarkdownFlavor = COMMONMARK_GFM) -> None:
        """Add one body and what was rendered of its Markdown."""
        self.bodies += 1
        before, after = meant(html, flavor), meant(back, flavor)
        self.equal["text"] += meaning.text_of(before) == meaning.text_of(after)
        self.equal["trees"] += before == after
        for kind, names in KINDS.items():
            self.equal[kind] += meaning.things_of(before, *names) == meaning.things_of(after, *names)
        wanted = Counter(_words(before))
        self.words += wanted.total()
        self.words_kept += (wanted & Counter(_words(after))).total()
        if before != after:
            pair = next((pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]), None)
            self.wrong.append(f"{name}\n  - {pair and pair[0]}\n  + {pair and pair[1]}")


def _words(tree: meaning.Tree) -> list[str]:
    return re.findall(r"\w+", " ".join(meaning.words(tree)))


def bodies(corpus: Path) -> Iterator[Body]:
    """The HTML of every body and comment."""
    for path in sorted((corpus / "wxr").rglob("*.xml")):
        index = SiteIndexBuilder()
        try:
            records = list(read(path))
        except BlogportError:
            continue
        for record in records:
            if isinstance(record, Media):
                index.add_media(record)
        site_index = index.finish()
        for post in records:
            if not isinstance(post, Post):
                continue
            context = Context(post, site_index, Diagnostics())
            if post.body and post.body.text.strip():
                yield f"{path.name}:{post.id}", render(post.body.text, context)
            for comment in post.comments:
                if comment.body:
                    yield f"{path.name}:{post.id}#{comment.id}", render_comment(comment.body.text)


def measure(all_bodies: list[Body], flavor: MarkdownFlavor) -> Account:
    """Our own conversion."""
    account = Account(flavor.name)
    for name, html in all_bodies:
        result = to_markdown(html, flavor)
        account.blocks += result.blocks
        account.unproved += not result.verified
        account.raw += result.raw
        account.escapes += result.text.count("\\")
        account.compare(name, html, rendered(result.text, flavor), flavor)
    return account


def judged(all_bodies: list[Body], name: str) -> float:
    """Percent of the bodies that the real renderer of a flavor shows as they were."""
    flavor = HERE[name]
    texts = [to_markdown(html, flavor).text for _, html in all_bodies]
    pages = judges.JUDGES[name](texts, flavor)
    equal = sum(
        judges.shown(html) == judges.shown(page) for (_, html), page in zip(all_bodies, pages, strict=True)
    )
    return 100 * equal / len(all_bodies)


def print_judgement(all_bodies: list[Body]) -> None:
    """What the real renderers show, of the bodies and of fragments that are hard to write."""
    sources = {
        "bodies": all_bodies,
        "cases": list(fragments.cases()),
        "pieces": list(fragments.tricky_pieces()),
        "pairs": list(fragments.tricky_pairs(3000)),
        "suites": list(fragments.suites(CORPUS)),
        "soup": list(fragments.soup(300)),
    }
    print(f"\n{'% equal, real':16}" + "".join(f"{name:>9}" for name in sources))
    for name in filter(judges.is_here, judges.JUDGES):
        print(f"{name:16}" + "".join(f"{judged(found, name):9.2f}" for found in sources.values()))


def others() -> Iterator[tuple[str, Callable[[str], str]]]:
    """The converters that are installed, set up as well as their options allow."""
    try:
        markdownify = importlib.import_module("markdownify").markdownify
        yield "markdownify", lambda html: markdownify(html, heading_style="ATX", bullets="-")
    except ImportError:
        print("markdownify is not installed")
    try:
        html2text = importlib.import_module("html2text")
    except ImportError:
        print("html2text is not installed")
        return

    def convert(html: str) -> str:
        converter = html2text.HTML2Text(bodywidth=0)
        converter.unicode_snob = converter.protect_links = converter.mark_code = True
        return str(converter.handle(html))

    yield "html2text", convert


def side_by_side(all_bodies: list[Body]) -> list[Account]:
    """Ours with the comparison on, and the others without any; the best of several interleaved rounds counts."""
    converters = [
        ("blogport", lambda html: to_markdown(html, COMMONMARK_GFM).text),
        *others(),
    ]
    accounts = []
    for name, convert in converters:
        accounts.append(account := Account(name))
        for title, html in all_bodies:
            account.compare(title, html, rendered(convert(html), COMMONMARK_GFM))
    gc.collect()
    for _ in range(5):
        for account, (_, convert) in zip(accounts, converters, strict=True):
            begin = time.process_time()
            for _, html in all_bodies:
                convert(html)
            seconds = time.process_time() - begin
            account.seconds = min(seconds, account.seconds or seconds)
    return accounts


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("spellings", nargs="*", default=[*FLAVORS])
    arguments.add_argument("--show", type=int, default=0, help="print so many differences")
    arguments.add_argument("--no-judges", action="store_true", help="leave the real renderers out")
    arguments.add_argument("--no-others", action="store_true", help="leave the other converters out")
    options = arguments.parse_args()
    all_bodies = list(bodies(CORPUS))
    print(f"{len(all_bodies)} bodies and comments, {sum(len(html) for _, html in all_bodies) / 1e6:.1f} MB\n")
    columns = ("text", *KINDS, "trees")
    print(
        f"{'% equal':16}"
        + "".join(f"{column:>9}" for column in columns)
        + "   blocks  % HTML  unproved  escapes"
    )
    accounts = [measure(all_bodies, FLAVORS[name]) for name in options.spellings]
    for one in accounts:
        figures = "".join(f"{one.share(column):9.2f}" for column in columns)
        print(
            f"{one.name:16}{figures}{one.blocks:9}{one.raw_share:8.2f}{one.unproved:10}"
            f"{1000 * one.escapes / one.bodies:9.0f}"
        )
    print("\nblocks that stay HTML:")
    for one in accounts:
        print(f"  {one.name}: {', '.join(f'{kind} {number}' for kind, number in one.raw.most_common())}")
        print("\n".join(one.wrong[: options.show]))
    if not options.no_judges:
        print_judgement(all_bodies)
    if not options.no_others:
        print(f"\n{'side by side':16}{'% trees':>9}{'% texts':>9}{'% words':>9}{'bodies/s':>10}")
        for one in side_by_side(all_bodies):
            kept = 100 * one.words_kept / one.words
            rate = one.bodies / one.seconds
            print(f"{one.name:16}{one.share('trees'):9.2f}{one.share('text'):9.2f}{kept:9.2f}{rate:10.0f}")


if __name__ == "__main__":
    main()
