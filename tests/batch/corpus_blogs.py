"""Small blogs cut from the real exports and sites of the corpus, with their comments; every tenth is damaged as files are in real life.

They are made when tests run, and are nowhere else. Without the corpus there are none (see `conftest.write_blogs`).
"""

import gzip
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from itertools import chain, cycle, islice
from pathlib import Path
from typing import Final, NamedTuple

from tests.conftest import CORPUS

ITEMS: Final = 6
"""Items of an export, or posts of a site, that a small blog has."""
_STEP: Final = 2
"""How many items the next small blog begins further on: the corpus has too few for 300 blogs that share none."""
_WHOLE: Final = (
    "wxr/peer/isso-wordpress.xml",
    "wxr/peer/nikola-unicode-export.xml",
    "wxr/peer/wpimporter-valid-wxr-1.1.xml",
    "exports/ghost/v6.10-bhuron-cut.json",
    "exports/ghost/v0-009-manyharrier-mobiledoc-cut.json",
    "exports/medium/princepereira",
    "exports/tumblr/pgxn",
    "exports/tumblr/theautobully",
    "exports/movabletype/typepad_multiple_posts.txt",
    "exports/blogger-takeout/ajedrez",
    "exports/wp-sql/junli-phpmyadmin-2013-cut.sql",
    "html/tut/twentyseventeen-497",
    "markdown/gatsby-starter",
    "markdown/hexo-theme-unit-test",
    "markdown/pelican-samples/samples",
)
"""Exports and sites that are small blogs as they are."""
_SITES: Final = {
    "markdown/made-mistakes-comments": "src/_posts",
    "markdown/k8s-contributor-blog": "content",
    "markdown/hugo-docs": "content/en",
}
"""Sites that are cut, each with the folder of its posts."""


class _Blog(NamedTuple):
    """A small blog: the bytes of an export, or what makes a folder of it."""

    ending: str
    data: bytes = b""
    make: Callable[[Path], object] | None = None


def write_corpus_blogs(folder: Path, number: int) -> None:
    """Write so many small blogs to a folder, of all kinds in turn, every tenth damaged. Raises `ValueError` where there are too few."""
    exports = _of_exports()  # twice in a turn, so that the damaged ones are of all kinds
    found = list(islice(_in_turn(exports, exports, _of_blogger(), _of_sites(), _whole()), number))
    if len(found) < number:
        raise ValueError(f"the corpus makes only {len(found)} small blogs")
    damages = cycle(_DAMAGES)
    for place, blog in enumerate(found):
        path = folder / f"blog-{place:03}{blog.ending}"
        if blog.make:
            blog.make(path)
            if place % 10 == 9:
                _damage_folder(path)
        elif place % 10 == 9:
            ending, damage = next(damages)
            path.with_name(path.name + ending).write_bytes(damage(blog.data))
        else:
            path.write_bytes(blog.data)


def _in_turn(*kinds: Iterator[_Blog]) -> Iterator[_Blog]:
    waiting = list(kinds)
    while waiting:
        for kind in list(waiting):
            if blog := next(kind, None):
                yield blog
            else:
                waiting.remove(kind)


def _of_exports() -> Iterator[_Blog]:
    """WordPress exports: head and a few items, which have their comments in them."""
    for path in sorted(CORPUS.glob("wxr/*/*.xml"), key=lambda path: -path.stat().st_size):
        data = path.read_bytes()
        items = re.findall(rb"[ \t]*<item>.*?</item>\s*", data, re.DOTALL)
        if len(items) <= ITEMS:
            continue
        head, tail = data[: data.index(items[0])], data[data.rindex(b"</item>") + len(b"</item>") :]
        for first in range(0, len(items) - ITEMS + 1, _STEP):
            yield _Blog(".xml", head + b"".join(items[first : first + ITEMS]) + tail)


def _of_blogger() -> Iterator[_Blog]:
    """Backups of Blogger: settings, a few posts, and the comments of these."""
    for path in sorted(CORPUS.glob("exports/blogger-classic/*.xml")):
        data = path.read_bytes()
        entries = re.findall(rb"<entry>.*?</entry>\s*", data, re.DOTALL)
        head = data[: data.index(entries[0])]
        posts = [entry for entry in entries if b"kind#post" in entry]
        settings = b"".join(entry for entry in entries if b"kind#settings" in entry)
        for first in range(len(posts) - ITEMS + 1):
            some = posts[first : first + ITEMS]
            ids = {match[1] for entry in some if (match := re.search(rb"<id>([^<]+)</id>", entry))}
            comments = [
                entry
                for entry in entries
                if b"kind#comment" in entry
                and (match := re.search(rb"<thr:in-reply-to [^>]*ref=.([^'\"]+)", entry))
                and match[1] in ids
            ]
            yield _Blog(".xml", head + settings + b"".join([*some, *comments]) + b"</feed>")


def _of_sites() -> Iterator[_Blog]:
    """Markdown sites: a few posts with all that is no post, comments among it."""
    for site, below in _SITES.items():
        root = CORPUS / site
        posts = sorted(root.joinpath(below).rglob("*.md"))
        for first in range(0, len(posts) - ITEMS + 1, ITEMS):
            some = posts[first : first + ITEMS]
            yield _Blog(
                "",
                make=lambda target, root=root, some=some, below=below: _cut_site(root, below, some, target),
            )  # type: ignore[misc]


def _cut_site(root: Path, below: str, posts: list[Path], target: Path) -> None:
    """The configuration and data of a site, and some of its posts; of comments in files only those of these posts."""
    names = {post.stem for post in posts} | {re.sub(r"^\d{4}-\d\d-\d\d-", "", post.stem) for post in posts}
    wanted = list(posts)
    for path in root.rglob("*"):
        inside = path.relative_to(root).as_posix()
        comments = "_data/comments/" in inside
        is_config = path.suffix in (".yml", ".yaml", ".toml") and len(path.relative_to(root).parts) == 1
        if path.is_file() and (is_config or (comments and path.parent.name in names)):
            wanted.append(path)
    for path in wanted:
        copy = target / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def _whole() -> Iterator[_Blog]:
    for place in _WHOLE:
        path = CORPUS / place
        if path.is_dir():
            yield _Blog("", make=lambda target, path=path: shutil.copytree(path, target))  # type: ignore[misc]
        else:
            yield _Blog(path.suffix, path.read_bytes())


def _zip_with_a_bad_member(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("export.xml", data)
    found = bytearray(stream.getvalue())
    found[len(found) // 2] ^= 0xFF
    return bytes(found)


_DAMAGES: Final[tuple[tuple[str, Callable[[bytes], bytes]], ...]] = (
    ("", lambda data: data[: len(data) * 2 // 3]),  # a download that broke off
    ("", lambda data: data.replace(b"</title>", b" caf\xe9\xff</title>")),  # texts in two encodings
    ("", lambda data: data.replace(b"<title>", b"<title>\x00\x0b\x1f", 9)),  # characters that XML cannot have
    ("", lambda data: data.replace(b"]]>", b"", 3)),  # sections that are not closed
    ("", lambda data: data.replace(b"<title>", b"<title>R&D <3 ", 9)),  # markup that was not escaped
    (".gz", lambda data: gzip.compress(data, mtime=0)[:-400]),  # a packed download that broke off
    (".zip", _zip_with_a_bad_member),  # a disk that lost a sector
    (
        "",
        lambda _: b"<!doctype html><title>Log in</title><form><input name=user></form>",
    ),  # saved when logged out
    ("", lambda _: b""),  # a full disk
    ("", lambda data: data + data),  # two parts that were joined
    ("", lambda data: data.decode("latin-1").encode()),  # a file that an editor saved in the wrong encoding
    (
        "",
        lambda data: data.decode("utf-8", "replace").encode("utf-16"),
    ),  # and one that it saved in another one
    ("", lambda data: data[len(data) // 3 :]),  # the first part is gone
    (
        "",
        lambda data: data[: len(data) // 2] + bytes(4096) + data[len(data) // 2 + 4096 :],
    ),  # a block of zeros
)
"""What ending a damaged export gets, and its bytes."""


def _damage_folder(folder: Path) -> None:
    """Damage a site or an export of many files: front matter that is not closed, a file of zeros, a link that leads nowhere."""
    texts = sorted(
        path for path in folder.rglob("*") if path.suffix in (".md", ".html", ".rst", ".csv", ".json")
    )
    for path, place in zip(chain(texts[:1], texts[-1:]), (0, 1), strict=False):
        data = path.read_bytes()
        path.write_bytes(data.replace(b"\n---", b"\n", 2) if place == 0 else bytes(len(data)))
    (folder / "gone.md").symlink_to(folder / "nowhere.md")
