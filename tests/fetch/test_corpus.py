"""Real exports, whose images a server on this machine has: made files under the names of the real ones."""

import re
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from zlib import crc32

import converters
from converters import Fetch, Result
from converters.cli.report import summary
from converters.io.media_types import mime_of
from tests.fetch.server import Answering, Request, Server, good
from tests.pictures import GIF, MP3, PDF, jpeg, png

MADE = {"image/gif": GIF, "audio/mpeg": MP3, "application/pdf": PDF, "image/jpeg": jpeg()}
SIZED = re.compile(r"(?<!image-alignment)-\d+x\d+\.\w+$")
"""A size of an image. The theme unit test has originals that are called like sizes."""


def answer(to: Answering, request: Request) -> None:
    """A file for every name of one, different for each; sizes were never made, so that originals must be asked for."""
    path = request.path.partition("?")[0]
    kind = mime_of(path)
    if not kind or SIZED.search(path):
        to.whole(404)
    elif kind.startswith("image/") and kind not in MADE:
        good(png(crc32(path.encode()) % 90 + 1, 3))(to, request)
    else:
        good(MADE.get(kind, b"a file of " + path.encode()))(to, request)


def fetched(source: Path, target: Path, to: str = "hugo", **more: object) -> Result:
    return converters.convert(source, target, to=to, fetch=Fetch(private=True, **more))


def texts(folder: Path) -> str:
    """The texts of a site, without front matter: custom fields stay as they are."""
    found = (path.read_text(encoding="utf-8") for path in sorted((folder / "content").rglob("*.md")))
    return "".join(text.partition("\n---\n")[2] for text in found)


def test_the_theme_unit_test(corpus: Path, secure: Server, tmp_path: Path) -> None:
    secure.rest = answer
    source = corpus / "wxr" / "peer" / "theme-unit-test.xml"
    result = fetched(source, tmp_path / "site")
    asked = Counter(secure.asked())
    assert max(asked.values()) == 1
    assert 20 < len(asked) < 120
    account = summary(result)["file"]
    assert account["read"] == account["written"] > 20
    kinds = Counter(finding.kind for finding in result.findings)
    assert not kinds["not-downloaded"]
    assert not kinds["remote-files"]
    assert "wpthemetestdata.files.wordpress.com" not in texts(tmp_path / "site")
    secure.forget()
    again = fetched(source, tmp_path / "again", store=tmp_path / "site.fetched")
    assert not secure.requests
    assert summary(again) == summary(result)
    assert texts(tmp_path / "again") == texts(tmp_path / "site")


def test_the_theme_unit_test_for_wordpress(corpus: Path, secure: Server, tmp_path: Path) -> None:
    secure.rest = answer
    source = corpus / "wxr" / "peer" / "theme-unit-test.xml"
    result = fetched(source, tmp_path / "blog.xml", "wxr")
    account = summary(result)["file"]
    assert account["written"] > 30
    made = [
        path
        for path in (tmp_path / "blog-uploads").rglob("*")
        if path.is_file() and path.name != ".blogport.json"
    ]
    assert len(made) == account["written"]
    back = converters.convert(
        [tmp_path / "blog.xml", tmp_path / "blog-uploads"], tmp_path / "site", to="hugo"
    )
    assert back.accounts["file"].written > 20
    assert not [finding for finding in back.findings if finding.kind == "remote-files"]


def test_a_real_blog(corpus: Path, secure: Server, tmp_path: Path) -> None:
    secure.rest = answer
    source = corpus / "wxr" / "real" / "creativecommons-labs.scrubbed.xml"
    result = fetched(source, tmp_path / "site")
    own = {url.partition("/")[0] for url in secure.asked()}
    assert all(
        host.endswith(("creativecommons.org", "ggpht.com", "googleusercontent.com", "wordpress.com"))
        for host in own
    )
    everything = fetched(source, tmp_path / "all", hosts=["all"])
    assert everything.accounts["file"].written > result.accounts["file"].written > 5
    assert max(Counter(secure.asked()).values()) <= 2  # once a run, as they have stores of their own


SHOWN = re.compile(r"""<(?:img|audio|video|source)\b[^>]*?\bsrc=["']?([^"'\s>]+)""")


def test_pages_show_the_files_that_are_there(corpus: Path, secure: Server, tmp_path: Path) -> None:
    secure.rest = answer
    fetched(corpus / "wxr" / "peer" / "theme-unit-test.xml", tmp_path / "site", "html")
    shown = 0
    for page in (tmp_path / "site").rglob("*.html"):
        for found in SHOWN.finditer(page.read_text(encoding="utf-8")):
            url = unescape(found[1])
            assert not url.startswith(("http:", "https:", "//"))
            assert url.startswith("data:") or (page.parent / unquote(url)).is_file()
            shown += 1
    assert shown > 300


def test_a_blog_of_blogger(corpus: Path, secure: Server, tmp_path: Path) -> None:
    secure.rest = answer
    source = corpus / "exports" / "blogger-classic" / "chase-seibert-cut.xml"
    result = fetched(source, tmp_path / "site")
    assert all("/s0/" in url for url in secure.asked() if "ggpht.com" in url)
    assert summary(result)["file"]["written"] == len(secure.asked()) > 2
    assert "ggpht.com/_" not in texts(tmp_path / "site").replace("/files/lh3.ggpht.com", "").replace(
        "/files/lh5.ggpht.com", ""
    )
