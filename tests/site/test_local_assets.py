"""Files that are at hand come along, and nothing that nobody should see does."""

import gzip
import io
import json
import re
import tarfile
import zipfile
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from lxml import html as lxml_html

import converters
from converters import Comment, Commenter, Markup, Media, Post, Site, SourceError
from converters.cli.report import summary
from converters.site.assets import Asset
from tests.pictures import PDF, png
from tests.targets import GENERATORS, WITH_FILES
from tests.uploads import uploads_of

pytestmark = pytest.mark.slow(reason="each converts to several targets")

HOME = "https://quay.example"
PUBLISHED = {
    "astro": "public/",
    "docusaurus": "static/",
    "eleventy": "public/",
    "hexo": "source/",
    "html": "",
    "hugo": "static/",
    "jekyll": "",
    "mkdocs": "docs/",
    "nikola": "files/",
    "pelican": "content/",
    "zola": "static/",
    "markdown": "",
}


def file(name: str, data: bytes = b"") -> Asset:
    return Asset(f"{HOME}/{name}", name, lambda: io.BytesIO(data or name.encode()))


def post(number: int, body: str, **fields: object) -> Post:
    return Post(
        id=str(number), title=f"P{number}", slug=f"p{number}", url=f"{HOME}/p{number}/", date=f"2020-01-{number:02}T08:00:00",
        body=Markup(text=body, dialect="html"), **fields,
    )  # fmt: skip


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.png")}


@pytest.mark.parametrize("to", WITH_FILES)
def test_what_comes_along(to: str, tmp_path: Path) -> None:
    comment = Comment(
        id="1",
        author=Commenter(name="Ada"),
        body=Markup(text='<a href="/linked.png">look</a>', dialect="html"),
    )
    records = [
        Site(url=HOME),
        Media(id="91", url=f"{HOME}/item.png"),
        Media(id="92", url=f"{HOME}/private.png", parent="2"),
        Media(id="93", url=f"{HOME}/draft.png", parent="3"),
        Media(id="94", url=f"{HOME}/both.png", parent="2"),
        post(1, '<p><img src="shown.png"><img src="/both.png"></p>', comments=(comment,), featured="91"),
        post(2, '<p><img src="/private-text.png"></p>', status="private"),
        post(3, '<p><img src="/draft-text.png"></p>', status="draft"),
        *map(file, ("p1/shown.png", "item.png", "private.png", "both.png", "private-text.png")),
        *map(file, ("draft.png", "draft-text.png", "backup.png", "linked.png")),
    ]  # fmt: skip
    result = converters.write(records, tmp_path / "site", to=to)
    if to == "html":
        assert shown_in(tmp_path / "site") >= {b"p1/shown.png", b"item.png", b"both.png"}
    start = PUBLISHED[to]
    wanted = {"p1/shown.png", "item.png", "both.png", "linked.png"}
    drafts = {"html": set(), "markdown": {"draft.png", "draft-text.png"}}.get(
        to, {f"{'_draft_files' if to == 'jekyll' else 'draft-files'}/{name}" for name in ("draft.png", "draft-text.png")}
    )  # fmt: skip
    assert names(tmp_path / "site") == {f"{start}{name}" for name in wanted} | drafts
    left = {"html": 5}.get(to, 3)
    assert summary(result)["file"] == {"read": 9, "written": 9 - left, "left_out": {"shown nowhere": left}}
    assert [one.kind for one in result.findings].count("files-not-shown") == 1
    assert [one.kind for one in result.findings].count("files-of-drafts") == (to in GENERATORS)


@pytest.mark.parametrize("to", WITH_FILES)
def test_a_picture_behind_a_text_comes_along(to: str, tmp_path: Path) -> None:
    body = '<div class="wp-block-cover" style="background-image:url(/fog.png)"><p>Fog</p></div>'
    result = converters.write([Site(url=HOME), post(1, body), file("fog.png")], tmp_path / "site", to=to)
    assert summary(result)["file"]["written"] == 1
    texts = [
        path.read_text(encoding="utf-8")
        for path in (tmp_path / "site").rglob("*")
        if path.suffix in (".md", ".html")
    ]
    assert [text for text in texts if "fog.png" in text and f"{HOME}/fog.png" not in text]


def test_a_picture_behind_a_text_that_keeps_its_style_comes_along(tmp_path: Path) -> None:
    body = "<div style=\"color:red;background-image:url('/fog.png')\"><p>Fog</p></div>"
    options = {"keep": "style"}
    converters.write(
        [Site(url=HOME), post(1, body), file("fog.png")], tmp_path / "site", to="hugo", options=options
    )
    (text,) = (tmp_path / "site" / "content").rglob("p1.md")
    assert "url('/fog.png')" in text.read_text(encoding="utf-8")
    assert "<img" not in text.read_text(encoding="utf-8")
    assert names(tmp_path / "site") == {"static/fog.png"}


@pytest.mark.parametrize("to", ["archive", "html"])
def test_what_has_no_place_for_files_says_so(to: str, tmp_path: Path) -> None:
    options = {"single": "true"} if to == "html" else {}
    result = converters.write(
        [Site(url=HOME), post(1, '<img src="/a.png">'), file("a.png")],
        tmp_path / "one",
        to=to,
        options=options,
    )
    assert summary(result)["file"] == {"read": 1, "written": 0, "left_out": {"no place": 1}}
    (said,) = [one for one in result.findings if one.kind == "no-place-for-files"]
    assert said.severity == "loss"
    assert "a.png" in said.message


def test_an_export_for_wordpress_has_a_folder_of_uploads_beside(tmp_path: Path) -> None:
    records = [
        Site(url=HOME),
        Media(id="9", url="", path="pictures/fog.png"),
        post(1, '<img src="/a.png"><img src="/wp-content/uploads/2020/01/b.png">'),
        file("a.png"),
        file("wp-content/uploads/2020/01/b.png"),
    ]
    result = converters.write(records, tmp_path / "one.xml", to="wxr")
    assert names(tmp_path / "one-uploads") == {"a.png", "2020/01/b.png"}
    assert f'src="{HOME}/wp-content/uploads/a.png"' in (tmp_path / "one.xml").read_text(encoding="utf-8")
    assert summary(result)["file"] == {"read": 2, "written": 2, "left_out": {}}
    assert result.next_step.startswith("copy what is in ")
    standard = converters.write(records, "-", to="wxr")
    assert summary(standard)["file"]["left_out"] == {"no place": 2}


@pytest.mark.parametrize("to", WITH_FILES)
def test_one_that_cannot_be_read_costs_a_finding(to: str, tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise SourceError("b.png: cannot be read: the disk says no")
            return super().read(3)

    broken = Asset(f"{HOME}/b.png", "b.png", lambda: Broken(b"abcdef"))
    records = [Site(url=HOME), post(1, '<img src="/a.png"><img src="/b.png">'), file("a.png"), broken]
    result = converters.write(records, tmp_path / "site", to=to)
    assert {name.rpartition("/")[2] for name in names(tmp_path / "site")} == {"a.png"}
    assert summary(result)["file"] == {"read": 2, "written": 1, "left_out": {"unreadable": 1}}
    (said,) = [one for one in result.findings if one.kind == "unreadable-file"]
    assert "the disk says no" in said.message
    manifest = json.loads((tmp_path / "site" / ".blogport.json").read_text(encoding="utf-8"))
    assert not [name for name in manifest["files"] if name.endswith("b.png")]


@pytest.mark.parametrize("to", WITH_FILES)
def test_no_address_leads_outside_and_none_is_two_files(to: str, tmp_path: Path) -> None:
    odd = [
        "../../etc/a.png", "%2e%2e/%2e%2e/b.png", "..%2f..%2fc.png", "C:/d.png", "con.png", "E.png", "e.png",
        "f%00.png", "g%0a.png", "h%5c..%5ch.png", "blogport/style.css.png", ".git/hooks/i.png", "x/" * 300 + "j.png",
    ]  # fmt: skip
    body = "".join(f'<img src="{HOME}/{name}">' for name in odd)
    result = converters.write(
        [Site(url=HOME), post(1, body), *map(file, odd)], tmp_path / "in" / "site", to=to
    )
    assert {path.name for path in tmp_path.iterdir()} == {"in"}
    assert {path.name for path in (tmp_path / "in").iterdir()} == {"site"}
    account = result.accounts["file"]
    assert account.balanced
    written = list((tmp_path / "in" / "site").rglob("*.png"))
    assert len(written) == account.written >= len(odd) - 1
    assert len({str(path).casefold() for path in written}) == len(written)


@pytest.mark.parametrize("to", WITH_FILES)
@pytest.mark.parametrize("packed", ["folder", "zip", "tar", "tgz"])
def test_uploads_in_any_form(to: str, packed: str, example: Path, tmp_path: Path) -> None:
    folder = uploads_of(example, tmp_path / "uploads")
    source = {
        "folder": folder,
        "zip": tmp_path / "u.zip",
        "tar": tmp_path / "u.tar",
        "tgz": tmp_path / "u.tgz",
    }[packed]
    if packed == "zip":
        with zipfile.ZipFile(source, "w") as archive:
            for path in folder.rglob("*.jpg"):
                archive.write(path, f"uploads/{path.relative_to(folder).as_posix()}")
    elif packed != "folder":
        with tarfile.open(source, "w") as archive:
            archive.add(folder, ".")
        if packed == "tgz":
            source.write_bytes(gzip.compress(source.read_bytes()))
    result = converters.convert([example, source], tmp_path / "site", to=to)
    assert result.accounts["file"].written == 3
    found = {path.name: path.read_bytes() for path in (tmp_path / "site").rglob("*.jpg")}
    assert found == {path.name: path.read_bytes() for path in folder.rglob("*.jpg")}


def test_two_processes_find_what_one_does(example: Path, tmp_path: Path) -> None:
    folder = uploads_of(example, tmp_path / "uploads")
    trees = []
    for jobs in (1, 2):
        converters.convert([example, folder], tmp_path / f"{jobs}", to="hugo", jobs=jobs)
        trees.append({path.relative_to(tmp_path / f"{jobs}"): path.read_bytes() for path in (tmp_path / f"{jobs}").rglob("*") if path.is_file()})  # fmt: skip
    assert trees[0] == trees[1]


def shown_in(folder: Path) -> set[bytes]:
    """The files that the pages of a folder show from disk."""
    found = set()
    for page in folder.rglob("*.html"):
        tree = lxml_html.fromstring(page.read_bytes())
        for link in tree.xpath("//a/@href[contains(., '.png') or contains(., '.jpg')]"):
            assert "//" in link or (page.parent / unquote(link)).is_file(), (page, link)
        for image in tree.xpath("//img/@src"):
            if "//" not in image:
                found.add((page.parent / unquote(image)).read_bytes())
    return found


@pytest.mark.parametrize("by", WITH_FILES)
def test_what_was_written_is_a_source_with_files_again(by: str, example: Path, tmp_path: Path) -> None:
    folder = uploads_of(example, tmp_path / "uploads")
    converters.convert([example, folder], tmp_path / "first", to="html")
    converters.convert([example, folder], tmp_path / "between", to=by)
    result = converters.convert(tmp_path / "between", tmp_path / "second", to="html")
    assert result.accounts["file"].written == 3
    assert result.accounts["media"].read == 3
    assert shown_in(tmp_path / "second") == shown_in(tmp_path / "first") != set()


def test_a_file_of_another_host_comes_through_pages_and_trees(tmp_path: Path) -> None:
    picture = Asset("https://pics.example/a/b.png", "b.png", lambda: io.BytesIO(png()))
    body = '<p><img src="https://pics.example/a/b.png?w=3"> words</p>'
    at = tmp_path / "first"
    converters.write(
        [Site(url=HOME), Media(id="9", url="https://pics.example/a/b.png"), post(1, body), picture],
        at,
        to="html",
    )
    for to in ("hugo", "html"):
        at, before = tmp_path / to, at
        result = converters.convert(before, at, to=to)
        assert result.accounts["file"].written == 1
        assert result.accounts["media"].read == 1
    assert (at / "files/pics.example/a/b.png").read_bytes() == png()
    assert 'src="../files/pics.example/a/b.png"' in (at / "p1" / "index.html").read_text(encoding="utf-8")


def test_a_page_that_a_browser_saved(tmp_path: Path) -> None:
    words = "<p>We walked along the quay until the rain came, and then we stood under the crane.</p>"
    for name, mark in {"Rain": f"<!-- saved from url=(0030){HOME}/rain/ -->", "Fog": ""}.items():
        html = (
            f'<!DOCTYPE html>\n{mark}<html><head><title>{name}</title></head><body><article class="post hentry">'
            f'<h1 class="entry-title">{name}</h1><div class="entry-content">{words}<p><img src="./{name}_files/a%20b.png" alt="">'
            f"</p></div></article></body></html>"
        )
        (tmp_path / "saved" / f"{name}_files").mkdir(parents=True)
        (tmp_path / "saved" / f"{name}.html").write_text(html, encoding="utf-8")
        (tmp_path / "saved" / f"{name}_files" / "a b.png").write_bytes(png(len(name)))
        (tmp_path / "saved" / f"{name}_files" / "style.css").write_text("p {}", encoding="utf-8")
        result = converters.convert(tmp_path / "saved" / f"{name}.html", tmp_path / name, to="html")
        assert shown_in(tmp_path / name) == {png(len(name))}
        assert result.accounts["file"].read == 1
    converters.convert(tmp_path / "saved", tmp_path / "both", to="html")
    assert shown_in(tmp_path / "both") == {png(3), png(4)}


def test_pages_that_somebody_put_beside_their_pictures(tmp_path: Path) -> None:
    (tmp_path / "old" / "pics").mkdir(parents=True)
    (tmp_path / "old" / "2009").mkdir()
    (tmp_path / "old" / "pics" / "crane.png").write_bytes(png(7))
    (tmp_path / "old" / "2009" / "quay.html").write_text(
        '<html><head><title>Quay</title></head><body><article class="post hentry"><h1 class="entry-title">Quay</h1>'
        '<div class="entry-content"><p>The crane stood where the ferry lands, and nobody knew whose it was.</p>'
        '<p><img src="../pics/crane.png" srcset="../pics/crane.png 2x, https://cdn.example/x.png 3x" alt="crane"></p></div>'
        "</article></body></html>",
        encoding="utf-8",
    )
    converters.convert(tmp_path / "old", tmp_path / "new", to="html")
    assert shown_in(tmp_path / "new") == {png(7)}


def test_plain_markdown_shows_files_from_where_they_are(tmp_path: Path) -> None:
    text = (
        "![one](../img/a.png 'A') and [two](<../img/a.png>) and ![three][c]\n\n`![no](../img/a.png)`\n\n"
        '<img src="../img/a.png" srcset="../img/a.png 2x">\n\n```\n![no](../img/a.png)\n```\n\n[c]: ../img/a.png\n'
        "[pdf](../img/b(1).pdf) {{< figure src=../img/a.png >}}\n"
    )
    (tmp_path / "notes" / "texts").mkdir(parents=True)
    (tmp_path / "notes" / "img").mkdir()
    (tmp_path / "notes" / "texts" / "quay.md").write_text(f"# Quay\n\n{text}", encoding="utf-8")
    (tmp_path / "notes" / "img" / "a.png").write_bytes(png())
    (tmp_path / "notes" / "img" / "b(1).pdf").write_bytes(PDF)
    converters.convert(tmp_path / "notes", tmp_path / "hugo", to="hugo")
    (page,) = (tmp_path / "hugo" / "content").rglob("quay.md")
    expected = text.replace("![one](../img", "![one](/img").replace(
        "[two](<../img/a.png>)", "[two](/img/a.png)"
    )
    expected = expected.replace("[c]: ../img", "[c]: /img").replace(
        "[pdf](../img/b(1).pdf)", "[pdf](/img/b%281%29.pdf)"
    )
    expected = expected.replace('"../img/a.png', '"/img/a.png')
    expected = expected.replace(
        "{{< figure src=../img/a.png >}}", '<figure><img src="/img/a.png" alt=""></figure>'
    )
    assert page.read_text(encoding="utf-8").partition("\n---\n")[2].strip() == expected.strip()
    assert (tmp_path / "hugo" / "static" / "img" / "b(1).pdf").read_bytes() == PDF


def test_a_tree_of_our_own_has_no_item_for_each_size(example: Path, tmp_path: Path) -> None:
    folder = uploads_of(example, tmp_path / "uploads")
    (folder / "2023" / "03" / "tern-640x427.jpg").write_bytes(png(64))
    converters.convert([example, folder], tmp_path / "tree", to="hugo")
    assert (tmp_path / "tree" / "static/wp-content/uploads/2023/03/tern-640x427.jpg").read_bytes() == png(64)
    media = [one for one in converters.read(tmp_path / "tree") if isinstance(one, Media)]
    assert len(media) == 3


def test_addresses_in_a_text_and_links_of_a_page_resolve(tmp_path: Path) -> None:
    """A relative address is from the permalink of the post, in whatever the target keeps it."""
    records = [Site(url=f"{HOME}/log"), file("log/a.png"), file("log/p/b.png")]
    body = '<p><img src="../a.png"><img src="b.png"><img src="/log/a.png"></p>'
    one = Post(id="1", slug="p", title="P", url=f"{HOME}/log/p/", body=Markup(text=body, dialect="html"))
    converters.write([*records, one], tmp_path / "site", to="html")
    page = tmp_path / "site" / "p" / "index.html"
    images = lxml_html.fromstring(page.read_bytes()).xpath("//img/@src")
    assert [urljoin("/p/index.html", image) for image in images] == ["/a.png", "/p/b.png", "/a.png"]


@pytest.mark.parametrize("packed", [False, True])
def test_an_export_and_its_uploads_in_one_folder(packed: bool, example: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    uploads_of(example, backup / "wp-content" / "uploads")
    (backup / "export.xml").write_bytes(example.read_bytes())
    (backup / "wp-content" / "uploads" / "db.sql").write_text("-- nothing for the public", encoding="utf-8")
    source = backup
    if packed:
        source = tmp_path / "backup.zip"
        with zipfile.ZipFile(source, "w") as archive:
            for path in sorted(backup.rglob("*.*")):
                archive.write(path, path.relative_to(tmp_path).as_posix())
    result = converters.convert(source, tmp_path / "site", to="html")
    assert result.accounts["post"].read == 11
    assert result.accounts["file"].written == 3
    (said,) = [one for one in result.findings if one.kind == "not-taken"]
    assert "db.sql" in said.message
    assert not list((tmp_path / "site").rglob("*.sql"))


@pytest.mark.parametrize("to", WITH_FILES)
def test_a_draft_and_a_public_post_with_pictures_of_like_names(to: str, tmp_path: Path) -> None:
    records = [
        Site(url=HOME),
        post(1, '<img src="/a%20b.png">'),
        post(2, '<img src="/a-b.png">', status="draft"),
        file("a%20b.png"),
        file("a-b.png"),
    ]
    options = {"drafts": "true"} if to == "html" else {}
    result = converters.write(records, tmp_path / "site", to=to, options=options)
    assert result.accounts["file"].written == 2
    found = {path.name: path.read_bytes() for path in (tmp_path / "site").rglob("*.png")}
    assert set(found.values()) == {b"a%20b.png", b"a-b.png"}
    texts = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (tmp_path / "site").rglob("*.md" if to != "html" else "index.html")
    )
    assert all(name in texts for name in found)


def test_a_small_picture_here_is_better_than_a_large_one_elsewhere(tmp_path: Path) -> None:
    html = (
        f'<!DOCTYPE html>\n<!-- saved from url=(0030){HOME}/rain/ --><html><head><title>Rain</title></head><body><article class="post hentry">'
        '<h1 class="entry-title">Rain</h1><div class="entry-content"><p>We walked along the quay until the rain came, and stood there.</p>'
        f'<p><a href="{HOME}/wp-content/uploads/2019/05/quay.jpg"><img src="./Rain_files/quay-300x200.jpg" srcset="{HOME}/wp-content/uploads/2019/05/quay.jpg 2x" '
        'alt=""></a></p></div></article></body></html>'
    )
    (tmp_path / "Rain_files").mkdir()
    (tmp_path / "Rain.html").write_text(html, encoding="utf-8")
    (tmp_path / "Rain_files" / "quay-300x200.jpg").write_bytes(png(3))
    converters.convert(tmp_path / "Rain.html", tmp_path / "site", to="html")
    assert shown_in(tmp_path / "site") == {png(3)}


def test_one_text_and_the_pictures_beside_it(tmp_path: Path) -> None:
    (tmp_path / "notes" / "pics").mkdir(parents=True)
    (tmp_path / "notes" / "pics" / "cake.png").write_bytes(png(5))
    (tmp_path / "notes" / "other.png").write_bytes(png(6))
    (tmp_path / "secret.png").write_bytes(png(7))
    (tmp_path / "notes" / "cake.md").write_text(
        "# Cake\n\n![c](pics/cake.png) ![s](../secret.png) ![g](gone.png)\n", encoding="utf-8"
    )
    for to in ("html", "hugo"):
        converters.convert(tmp_path / "notes" / "cake.md", tmp_path / to, to=to)
        assert [path.read_bytes() for path in (tmp_path / to).rglob("*.png")] == [png(5)]
    assert png(5) in shown_in_text(tmp_path / "html", "cake.png")


def shown_in_text(folder: Path, name: str) -> set[bytes]:
    found = set()
    for page in folder.rglob("*.html"):
        for image in lxml_html.fromstring(page.read_bytes()).xpath(f"//img[contains(@src, '{name}')]/@src"):
            found.add((page.parent / unquote(image)).read_bytes())
    return found


def test_what_is_a_picture_does_not_depend_on_the_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from converters.io.media_types import is_media, mime_of

    assert mime_of("a.webp") == "image/webp"
    assert mime_of("http://[x/", "http://[x/b.png") == "image/png"
    assert mime_of("data:image/gif;base64,R0lG") == "image/gif"
    assert all(map(is_media, ("a.webp", "a.avif", "a.ogg", "a.m4a", "a.flac", "a.mkv", "a.JPG?w=3", "b.pdf")))
    assert not any(map(is_media, ("a.css", "a.js", "a.key", "a.woff2", "a.html", "a", "a.sql")))


def test_the_addresses_of_a_srcset_have_commas(tmp_path: Path) -> None:
    from converters.formats.html.reader.saved.links import restore_links

    value = "a.png 300w, https://cdn.example/w_300,c_fill/a.jpg 600w,b.png 2x, data:image/gif;base64,AA== 3x"
    made = restore_links(f'<img srcset="{value}">', lambda link: f"/{link}")
    assert made == f'<img srcset="{value.replace("a.png", "/a.png", 1).replace("b.png", "/b.png")}">'


def test_a_link_to_another_text_in_a_comment(tmp_path: Path) -> None:
    said = Comment(id="1", author=Commenter(name="Ada"), body=Markup(text="[x](b.md)", dialect="markdown"))
    notes = [Post(id="notes/a", type="page", title="A", slug="a", comments=(said,)), Post(id="notes/b", type="page", title="B", slug="b")]  # fmt: skip
    converters.write(notes, tmp_path / "hugo", to="hugo")
    (comments,) = (tmp_path / "hugo" / "data" / "comments").rglob("*.json")
    assert '/pages/b/\\"' in comments.read_text(encoding="utf-8")


@pytest.mark.parametrize("to", WITH_FILES)
def test_pictures_that_a_tree_shows_and_does_not_have_are_spoken_of(to: str, tmp_path: Path) -> None:
    (tmp_path / "notes" / "img").mkdir(parents=True)
    (tmp_path / "notes" / "img" / "a.png").write_bytes(png())
    (tmp_path / "notes" / "a.md").write_text(
        "# A\n\n![a](img/a.png) ![b](img/b.png) `![c](c.png)` [d](d.html)\n", encoding="utf-8"
    )
    result = converters.convert(tmp_path / "notes", tmp_path / "site", to=to)
    (said,) = [one.message for one in result.findings if one.kind == "missing-files"]
    assert said.startswith("1 image")
    assert "b.png" in said


def test_pictures_that_are_nowhere_are_spoken_of(tmp_path: Path) -> None:
    body = '<p><img src="gone.png"><img src="/also.png?x"><img src="data:image/png;base64,AA=="><iframe src="/frame"></iframe></p>'
    one = Post(id="notes/a", type="page", title="A", slug="a", body=Markup(text=body, dialect="html"))
    result = converters.write([one], tmp_path / "site", to="html")
    (said,) = [finding for finding in result.findings if finding.kind == "missing-files"]
    assert said.message.startswith("2 images")
    assert "gone.png" in said.message


def test_who_may_not_be_seen_shows_no_file_by_any_way(tmp_path: Path) -> None:
    """A picture chosen from the library has no parent, or that of the post that it was uploaded to first."""
    records = [
        Site(url=HOME),
        Media(id="91", url=f"{HOME}/featured.png"),
        Media(id="92", url=f"{HOME}/gallery.png", parent="0"),
        Media(id="93", url=f"{HOME}/text.png", parent="1"),
        Media(id="94", url=f"{HOME}/unused.png"),
        post(1, "<p>public</p>"),
        Post(id="2", status="private", title="P", featured="91", body=Markup(text=f'[gallery ids="92"]<img src="{HOME}/text.png">', dialect="wordpress")),
        post(3, "<p>draft</p>", status="draft", featured="91"),
        *map(file, ("featured.png", "gallery.png", "text.png", "unused.png")),
    ]  # fmt: skip
    for to in WITH_FILES:
        converters.write(records, tmp_path / to, to=to)
        aside = {"html": set(), "markdown": {"featured.png"}, "jekyll": {"_draft_files/featured.png"}}
        assert names(tmp_path / to) == aside.get(to, {"draft-files/featured.png"})
    converters.write(records, tmp_path / "wanted", to="hugo", include={"private"})
    drafts = {f"draft-files/{name}.png" for name in ("featured", "gallery", "text")}
    assert names(tmp_path / "wanted") == drafts


def test_what_a_generator_publishes_comes_along_and_what_only_lies_there_does_not(tmp_path: Path) -> None:
    for tree, settings in {"hugo": "baseURL='https://quay.example/'", "notes": ""}.items():
        folder = tmp_path / tree
        for name in (
            "static/logo.png",
            "img/nobody.png",
            "content/posts/a/index.md",
            "content/posts/a/b.png",
        ):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(b"---\ntitle: A\n---\nx\n" if name.endswith("md") else name.encode())
        if settings:
            (folder / "hugo.toml").write_text(settings, encoding="utf-8")
        converters.convert(folder, tmp_path / f"{tree}-site", to="html")
    assert names(tmp_path / "hugo-site") == {"logo.png", "posts/a/b.png"}
    assert names(tmp_path / "notes-site") == set()


@pytest.mark.parametrize("to", WITH_FILES)
def test_what_people_download_comes_along_where_it_is_linked_to(to: str, tmp_path: Path) -> None:
    source = tmp_path / "old"
    files = {
        "hugo.toml": 'baseURL = "https://quay.example/"\n',
        "content/posts/a.md": "---\ntitle: A\ndate: 2020-01-01\n---\n[tides](/tides.json) [key](/key.asc) [env](/.env.txt)\n",
        "static/tides.json": "{}",
        "static/key.asc": "key",
        "static/robots.txt": "User-agent: *",
        "static/.env.txt": "secret",
        "data/menus.json": "{}",
        "package.json": "{}",
    }
    for name, text in files.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text, encoding="utf-8")
    result = converters.convert(source, tmp_path / "site", to=to)
    found = {
        path.name
        for path in (tmp_path / "site").rglob("*")
        if path.suffix in (".json", ".asc", ".txt") and path.read_text("utf-8") in files.values()
    }
    assert found >= {"tides.json", "key.asc"}
    assert not found & {"package.json", "menus.json", ".env.txt"}
    assert summary(result)["file"]["written"] == 2
    assert "media" not in result.accounts


@pytest.mark.parametrize("to", WITH_FILES)
def test_a_visitor_brings_no_backup_along(to: str, tmp_path: Path) -> None:
    links = "".join(f'<a href="/{name}">{name}</a> ' for name in ("dump.sql.gz", "all.zip", "linked.png"))
    comment = Comment(id="1", author=Commenter(name="Ada"), body=Markup(text=links, dialect="html"))
    records = [Site(url=HOME), post(1, "<p>Text</p>", comments=(comment,)), *map(file, ("dump.sql.gz", "all.zip", "linked.png"))]  # fmt: skip
    assert summary(converters.write(records, tmp_path / "site", to=to))["file"]["written"] == 1
    assert names(tmp_path / "site")


@pytest.mark.parametrize("to", WITH_FILES)
def test_what_only_code_names_is_not_published(to: str, tmp_path: Path) -> None:
    source = tmp_path / "notes"
    source.mkdir()
    (source / "keys.txt").write_text("secret", encoding="utf-8")
    (source / "a.md").write_text(
        "# A\n\nSo:\n\n    [keys](keys.txt)\n\n\\[keys](keys.txt) `[keys](keys.txt)`\n", encoding="utf-8"
    )
    converters.convert(source, tmp_path / "site", to=to)
    assert not list((tmp_path / "site").rglob("keys.txt"))


def test_a_link_to_what_is_hidden_is_not_followed(tmp_path: Path) -> None:
    source = tmp_path / "notes"
    (source / ".secret").mkdir(parents=True)
    (source / ".secret" / "key.txt").write_text("secret", encoding="utf-8")
    (source / "inner.txt").symlink_to(source / ".secret" / "key.txt")
    (source / "alias").symlink_to(source / ".secret")
    (source / "a.md").write_text(
        "# A\n\n[one](inner.txt) [two](alias/key.txt) [three](.secret/key.txt)\n", encoding="utf-8"
    )
    for name, given in {"folder": source, "text": source / "a.md"}.items():
        converters.convert(given, tmp_path / name, to="html")
        assert b"secret" not in {path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}


def test_files_beside_one_text_by_every_way_to_say_it(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "b.txt").write_text("b", encoding="utf-8")
    (tmp_path / "a.md").write_text(
        "# A\n\n- ```\n  code\n\n  more\n  ```\n\n[a](a.pdf#page=3) [b](./b.txt)\n", encoding="utf-8"
    )
    for to in ("html", "hugo"):
        converters.convert(tmp_path / "a.md", tmp_path / "out" / to, to=to)
        names = {path.name for path in (tmp_path / "out" / to).rglob("*")}
        assert names >= {"a.pdf", "b.txt"}


def test_a_tree_of_ours_without_an_address_keeps_its_files(tmp_path: Path) -> None:
    (tmp_path / "notes" / "img").mkdir(parents=True)
    (tmp_path / "notes" / "img" / "a.png").write_bytes(png())
    (tmp_path / "notes" / "a.md").write_text("# A\n\n![a](img/a.png)\n", encoding="utf-8")
    for old, new in (("notes", "one"), ("one", "two"), ("two", "three")):
        converters.convert(tmp_path / old, tmp_path / new, to="markdown")
        assert [path.read_bytes() for path in (tmp_path / new).rglob("*.png")] == [png()]


def test_a_link_that_leads_out_of_its_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    up = tmp_path / "uploads" / "2020" / "01"
    up.mkdir(parents=True)
    (up / "a.png").write_bytes(png())
    (up / "b.png").symlink_to(tmp_path / "secret.txt")
    (up / "c.png").symlink_to(up / "a.png")
    start = f"{HOME}/wp-content/uploads/2020/01"
    text = "".join(f'<img src="{start}/{name}.png">' for name in "abc")
    converters.write([Site(url=HOME), post(1, text)], tmp_path / "a.jsonl", to="archive")
    result = converters.convert([tmp_path / "a.jsonl", tmp_path / "uploads"], tmp_path / "site", to="html")
    assert {name.rpartition("/")[2] for name in names(tmp_path / "site")} == {"a.png", "c.png"}
    (said,) = [one for one in result.findings if one.kind == "unreadable-file"]
    assert "outside" in said.message


@pytest.mark.parametrize("to", WITH_FILES)
def test_files_whose_addresses_are_in_each_others_way(to: str, tmp_path: Path) -> None:
    odd = ["a.png", "a.png/b.png", "feed.xml", "blogport/style.css", "posts/p1.md", "evil.html", "author", "a.png?b%20c.png", "caf%E9.png", "caf%E8.png"]  # fmt: skip
    body = "".join(f'<img src="{HOME}/{name}">' for name in odd)
    records = [
        Site(url=HOME),
        converters.Author(login="ada", name="Ada"),
        post(1, body, author="ada"),
        *map(file, odd),
    ]
    result = converters.write(records, tmp_path / "site", to=to)
    assert result.accounts["file"].written == len(odd)
    kept = {path.read_bytes() for path in (tmp_path / "site").rglob("*.*") if path.is_file()}
    assert kept >= {name.encode() for name in odd}
    assert not list((tmp_path / "site").rglob("evil.html"))


def test_another_question_is_another_picture(tmp_path: Path) -> None:
    records = [Site(url=HOME), post(1, '<img src="/image.php?id=2"><img src="/a.png?w=300">'), file("image.php?id=1"), file("a.png")]  # fmt: skip
    converters.write(records, tmp_path / "site", to="html")
    assert shown_in(tmp_path / "site") == {b"a.png"}


def test_what_lies_like_uploads_and_is_none_is_not_passed_over(example: Path, tmp_path: Path) -> None:
    (tmp_path / "backup" / "2014" / "05").mkdir(parents=True)
    (tmp_path / "backup" / "2014" / "05" / "dump.sql").write_text("-- of no format", encoding="utf-8")
    for name in ("", "export.xml"):
        if name:
            (tmp_path / "backup" / name).write_bytes(example.read_bytes())
        with pytest.raises(SourceError, match=r"dump\.sql"):
            converters.convert(tmp_path / "backup", tmp_path / "site", to="html")


def test_links_to_files_of_texts_lead_to_their_posts_in_an_export(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    (notes / "deep").mkdir(parents=True)
    (notes / "knots.md").write_text(
        "See [rope](deep/rope.md#ends), [home](index.html) and [gone](gone.md).\n"
    )
    (notes / "deep" / "rope.md").write_text("---\ntitle: A Rope\n---\nBack to [knots](../knots.md).\n")
    converters.convert(notes, tmp_path / "a.xml", to="wxr")
    made = (tmp_path / "a.xml").read_text(encoding="utf-8")
    assert re.findall(r'<a href="([^"]*)"', made) == ["/knots/", "/rope/#ends", "index.html", "gone.md"]
    converters.convert(notes, tmp_path / "b.xml", to="wxr", options={"base-url": "https://new.example/blog"})
    made = (tmp_path / "b.xml").read_text(encoding="utf-8")
    assert 'href="https://new.example/blog/rope/#ends"' in made
