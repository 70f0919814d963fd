"""How well and how fast bodies become Markdown, next to what others make of them.

Every body and comment of the exports in the corpus is converted, rendered, and compared by `tests.markup.meaning`, which shares
no code with the converter. Where Hugo and kramdown are installed, they judge the same bodies, and tricky fragments:
`tests.markup.judges`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from converters import read
from converters.diagnostics import Diagnostics
from converters.errors import BlogportError
from converters.markup.markdown import COMMONMARK_GFM, FLAVORS, MarkdownFlavor, rendered, to_markdown
from converters.markup.wordpress import Context, render, render_comment
from converters.model import Media, Post
from converters.site.index import SiteIndexBuilder
from tests.benchmarks import peers
from tests.benchmarks.libraries import call_in_turn
from tests.benchmarks.options import Options
from tests.benchmarks.results import Table
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


PROGRAMS: Final = {
    "blogport": ("blogport_body", None),
    "markdownify": ("markdownify", peers.MARKDOWNIFY),
    "html2text": ("html2text", peers.HTML2TEXT),
}
PEER: Final = "html2text"


def tables(options: Options) -> Iterator[Table]:
    """Speed and quality of CommonMark with GFM, side by side."""
    if options.corpus is None:
        return
    all_bodies = [(name, html) for name, html in bodies(options.corpus) if html.strip()]
    size = sum(len(html) for _, html in all_bodies) / 1e6
    table = Table(
        "bodies",
        "HTML to Markdown",
        f"{len(all_bodies):,} real posts and comments, {size:.1f} MB, in one process: ours renders its Markdown again and compares. In percent: those "
        f"that mean the same when they are rendered, those with the same text, and the words that are kept. The peer is {PEER}.",
        plot="bars",
    )
    outcomes = call_in_turn(PROGRAMS, [html for _, html in all_bodies], options)
    peer = outcomes[PEER].taken if PEER in outcomes else None
    for name, outcome in outcomes.items():
        table.add(name, outcome.taken, units=len(all_bodies), peer=peer)
        if not outcome.taken.error:
            account = Account(name)
            for (title, html), text in zip(all_bodies, outcome.made, strict=True):
                account.compare(title, html, rendered(text, COMMONMARK_GFM))
            kept = 100 * account.words_kept / account.words
            table.rows[-1] |= {
                "% same": account.share("trees"),
                "% same text": account.share("text"),
                "% words": kept,
            }
    yield table


def fidelity_tables(options: Options) -> Iterator[Table]:
    """Our own conversion to each flavor; what real renderers show of it."""
    if options.corpus is None:
        return
    all_bodies = list(bodies(options.corpus))
    table = Table(
        "fidelity",
        "What comes back of bodies, by flavor of Markdown",
        f"{len(all_bodies):,} posts and comments. Percent of the bodies in which all of a kind came back; blocks that stayed HTML; backslashes in 1,000 bodies.",
    )
    for flavor in FLAVORS.values():
        account = measure(all_bodies, flavor)
        table.rows.append(
            {
                "": account.name,
                **{f"% {column}": account.share(column) for column in ("text", *KINDS, "trees")},
            }
            | {"blocks": account.blocks, "% HTML": account.raw_share, "unproved": account.unproved}
            | {"escapes": round(1000 * account.escapes / account.bodies)}
            | {"HTML": ", ".join(f"{kind} {number}" for kind, number in account.raw.most_common())}
        )
    yield table
    table = Table(
        "judges",
        "What real renderers show",
        "Percent of bodies and of tricky fragments that look as they did.",
    )
    sources = {
        "bodies": all_bodies,
        "cases": list(fragments.cases()),
        "pieces": list(fragments.tricky_pieces()),
        "pairs": list(fragments.tricky_pairs(3000)),
        "suites": list(fragments.suites(options.corpus)),
        "soup": list(fragments.soup(300)),
    }
    for name in filter(judges.is_here, judges.JUDGES):
        table.rows.append({"": name, **{source: judged(found, name) for source, found in sources.items()}})
    yield table
