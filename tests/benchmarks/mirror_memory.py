"""How much time and memory mirrors of many pages take, each in a process of its own."""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

WORDS: Final = "the a path over hill and stone where rain falls on old walls while sheep look up from wet grass near water".split()
PAGE: Final = """<!DOCTYPE html>
<html lang="en-US"><head><meta charset="UTF-8"><title>{title} – The Long Walk</title>
<meta name="generator" content="WordPress 5.9"><link rel="canonical" href="https://walk.example{path}">
<link rel="alternate" type="application/rss+xml" title="The Long Walk » Feed" href="https://walk.example/feed/">
<style>{style}</style></head><body class="single single-post postid-{id}"><div id="page"><header><h1 class="site-title"><a href="https://walk.example/" rel="home">The Long Walk</a></h1></header>
<article id="post-{id}" class="post-{id} post type-post status-publish hentry"><h1 class="entry-title">{title}</h1>
<div class="entry-meta"><time class="entry-date published" datetime="{date}T08:00:00+01:00">{date}</time> <span class="author vcard"><a class="url fn n" href="https://walk.example/author/walker/">Walker</a></span></div>
<div class="entry-content">{body}</div><footer><a href="https://walk.example/category/hills/" rel="category tag">Hills</a></footer></article>
<div id="comments"><h2 class="comments-title">{count} thoughts</h2><ol class="comment-list">{comments}</ol></div>
<aside class="widget-area">{aside}</aside></div></body></html>
"""
COMMENT: Final = """<li id="comment-{id}" class="comment depth-1"><article id="div-comment-{id}" class="comment-body"><footer class="comment-meta">
<div class="comment-author vcard"><b class="fn">Reader {who}</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="https://walk.example{path}#comment-{id}"><time datetime="{date}T10:00:00+01:00">{date}</time></a></div>
</footer><div class="comment-content"><p>{text}</p></div></article></li>"""


class Taken(NamedTuple):
    """What a run took: seconds of the clock, and the largest sum of the memory of its processes, in MB."""

    seconds: float
    megabytes: float


def mirror(folder: Path, pages: int) -> None:
    """Write a mirror of so many posts, of about 30 KB with four comments each, in folders by month."""
    rng = random.Random(7)

    def sentences(number: int) -> str:
        return " ".join(" ".join(rng.choices(WORDS, k=12)).capitalize() + "." for _ in range(number))

    style = "".join(f".rule-{at}{{color:#{at:06x};margin:0 auto}}" for at in range(400))
    for id_ in range(1, pages + 1):
        date = f"{2005 + id_ % 15}-{1 + id_ % 12:02d}-{1 + id_ % 28:02d}"
        path = f"/{date[:4]}/{date[5:7]}/walk-{id_}/"
        comments = [
            COMMENT.format(id=4 * id_ + at, who=rng.randrange(500), path=path, date=date, text=sentences(3))
            for at in range(4)
        ]
        body = "".join(f"<p>{sentences(6)}</p>" for _ in range(8))
        aside = "".join(
            f'<li><a href="https://walk.example/?cat={at}">{sentences(1)}</a></li>' for at in range(60)
        )
        place = folder / "walk.example" / path.strip("/") / "index.html"
        place.parent.mkdir(parents=True)
        place.write_text(
            PAGE.format(title=f"Walk {id_}", path=path, id=id_, date=date, body=body, count=4, comments="".join(comments), aside=aside, style=style),
            encoding="utf-8",
        )  # fmt: skip


def measure(command: list[str]) -> Taken:
    """Run a command; its memory is that of all its processes together, looked at ten times a second."""
    start, most = time.perf_counter(), 0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        most = max(most, _memory(process.pid))
        time.sleep(0.1)
    assert process.returncode == 0, command
    return Taken(time.perf_counter() - start, most / 1e6)


def _memory(pid: int) -> int:
    """The resident memory of a process and of those that it started, in bytes; of those that are gone, nothing."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(_memory(int(child)) for child in children)


def print_table(sizes: list[int]) -> None:
    """A row for each mirror of so many pages."""
    print(f"{'pages':>8}{'seconds':>10}{'ms/page':>10}{'MB':>8}")
    for pages in sizes:
        with tempfile.TemporaryDirectory() as folder:
            mirror(Path(folder) / "mirror", pages)
            target = str(Path(folder) / "archive.jsonl")
            command = [sys.executable, "-m", "converters", "convert", str(Path(folder) / "mirror"), target, "--to", "archive", "--quiet"]  # fmt: skip
            taken = measure(command)
            print(f"{pages:>8}{taken.seconds:>10.1f}{1000 * taken.seconds / pages:>10.1f}{taken.megabytes:>8.0f}", flush=True)  # fmt: skip
