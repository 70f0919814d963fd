"""Targets of one file: an export for WordPress with a folder of uploads beside it."""

from pathlib import Path

import pytest

import converters
from converters import Media, UsageError
from converters.cli.report import summary
from tests.fetch.blogs import HOME, UPLOADS, A, B, files, img, kinds, post, write
from tests.fetch.server import Server, good
from tests.pictures import GIF, MP3, PDF


def test_an_export_for_wordpress_gets_a_folder_of_uploads(server: Server, tmp_path: Path) -> None:
    for name, data in {"a.png": A, "a-300x200.png": B, "library.pdf": PDF}.items():
        server.routes[f"{UPLOADS}{name}"] = good(data)
    server.routes["4.bp.blogspot.com/-x/s0/d.png"] = good(GIF)
    server.routes["/img/own.png"] = good(A)
    records = [
        Media(id="8", url=f"{HOME}{UPLOADS}a.png", path="2020/01/a.png"),
        Media(id="9", url=f"{HOME}{UPLOADS}library.pdf", path="2020/01/library.pdf"),
        post(
            1,
            f'<!-- wp:image --><figure><img src="{HOME}{UPLOADS}a-300x200.png"/></figure><!-- /wp:image -->\n'
            '<!-- wp:cover {"url":"http://4.bp.blogspot.com/-x/s320/d.png"} -->'
            '<div><img src="http://4.bp.blogspot.com/-x/s320/d.png"/></div><!-- /wp:cover -->'
            '<p><img src="/img/own.png"></p>',
            dialect="wordpress",
        ),
    ]
    result = write(records, tmp_path / "blog.xml", "wxr")
    assert files(tmp_path / "blog-uploads") == {
        "2020/01/a.png": A,
        "2020/01/a-300x200.png": B,
        "2020/01/library.pdf": PDF,
        "files/4.bp.blogspot.com/-x/s0/d.png": GIF,
        "img/own.png": A,
    }
    made = (tmp_path / "blog.xml").read_text()
    assert f'src="{HOME}{UPLOADS}a-300x200.png"' in made
    assert made.count(f"{HOME}/wp-content/uploads/files/4.bp.blogspot.com/-x/s0/d.png") == 2
    assert f'src="{HOME}/wp-content/uploads/img/own.png"' in made
    assert summary(result)["file"] == {"read": 5, "written": 5, "left_out": {}}
    assert result.next_step.startswith(f"copy what is in {tmp_path / 'blog-uploads'} into wp-content/uploads")
    server.forget()
    again = converters.convert(
        [tmp_path / "blog.xml", tmp_path / "blog-uploads"], tmp_path / "site", to="hugo"
    )
    assert "remote-files" not in kinds(again)
    assert not server.requests


def test_an_export_of_a_site_that_moves_shows_the_files_at_its_new_address(
    server: Server, tmp_path: Path
) -> None:
    server.routes |= {f"{UPLOADS}a.png": good(A), "/img/own.png": good(B)}
    body = (
        img(f"{HOME}{UPLOADS}a.png") + img("/img/own.png") + '<p>[audio mp3="http://quay.example/x.mp3"]</p>'
    )
    server.routes["/x.mp3"] = good(MP3)
    records = [post(1, body, dialect="wordpress")]
    write(records, tmp_path / "blog.xml", "wxr", options={"base-url": "https://new.example"})
    made = (tmp_path / "blog.xml").read_text()
    for name in ("2020/01/a.png", "img/own.png", "x.mp3"):
        assert f'"https://new.example/wp-content/uploads/{name}"' in made
        assert (tmp_path / "blog-uploads" / name).is_file()


def test_links_to_the_pages_of_files_stay(server: Server, tmp_path: Path) -> None:
    server.routes[f"{UPLOADS}a.png"] = good(A)
    page = f"{HOME}/p1/a/"
    records = [
        Media(id="8", url=f"{HOME}{UPLOADS}a.png", path="2020/01/a.png", extra={"link": page}),
        post(1, f'<p><a href="{page}"><img src="{UPLOADS}a.png"></a></p>', dialect="wordpress"),
    ]
    write(records, tmp_path / "blog.xml", "wxr")
    assert f'href="{page}"' in (tmp_path / "blog.xml").read_text()


@pytest.mark.parametrize(
    ("target", "to", "options", "why"),
    [
        ("a.jsonl", "archive", {}, "no place for"),
        ("a.html", "html", {"single": "true"}, "no place for"),
        ("-", "wxr", {}, "name a file instead of -"),
    ],
)
def test_targets_without_a_place_for_files(
    target: str, to: str, options: dict, why: str, tmp_path: Path
) -> None:
    where = target if target == "-" else tmp_path / target
    with pytest.raises(UsageError, match=why):
        write([post(1, img("/a.png"))], where, to, options=options)
