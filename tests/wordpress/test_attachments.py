"""Files that WordPress fetches over HTTP from where the export says they are."""

import json
import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

import pytest

import converters
from tests.pictures import GIF, PDF, png
from tests.wordpress.conftest import Rewrite
from tests.wordpress.database import Database
from tests.wordpress.site import HOME, Site

FILES = {
    "uploads/2020/05/sea.png": png(4, 3, 10),
    "uploads/2021/06/sea.png": png(3, 4, 200),
    "uploads/2020/05/wind.gif": GIF,
    "papers/plan.pdf": PDF,
}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture
def old_site(tmp_path: Path) -> Iterator[str]:
    """The address of a site that still serves its files."""
    for name, data in FILES.items():
        path = tmp_path / "old" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path / "old"))) as server:
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def archive(path: Path, url: str) -> Path:
    """Ids and dates are such as another platform has."""
    media = [
        {"id": "m-sea", "url": f"{url}/uploads/2020/05/sea.png", "path": "2020/05/sea.png", "title": "The sea",
         "caption": "Seen from <em>above</em>", "alt": 'Grey & "flat"', "parent": "p-1", "date": "2020-05-04T10:00:00+02:00"},
        {"id": "m-sea-2", "url": f"{url}/uploads/2021/06/sea.png", "path": "2021/06/sea.png", "title": "The sea again"},
        {"id": "m-wind", "url": f"{url}/uploads/2020/05/wind.gif", "title": "Wind", "date": "2020-05-04T10:00:00+02:00"},
        {"id": "m-plan", "url": f"{url}/papers/plan.pdf", "title": "Plan", "date": "2019-01-02T03:04:05"},
    ]  # fmt: skip
    body = (
        f'<p><a href="{url}/uploads/2020/05/sea.png"><img src="{url}/uploads/2020/05/sea-300x200.png" alt="" /></a></p>\n'
        f'<p>And <img src="{url}/uploads/2021/06/sea.png" alt="other" />, <a href="{url}/papers/plan.pdf">the plan</a>, '
        f'<a href="{url}/about/">about</a>.</p>'
    )
    post = {
        "id": "p-1", "title": "By the sea", "slug": "by-the-sea", "date": "2020-05-04T09:00:00+02:00",
        "body": {"text": body, "dialect": "html"}, "featured": "m-wind",
    }  # fmt: skip
    records = [
        {"record": "site", "title": "Old", "url": url},
        *({"record": "media", **one} for one in media),
        {"record": "post", "type": "post", "status": "publish", **post},
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return path


def test_files_come_along(template: Site, old_site: str, rewrite: Rewrite, tmp_path: Path) -> None:
    site = template.copy(tmp_path / "site")
    said = site.take(rewrite(archive(tmp_path / "archive.jsonl", old_site)))
    assert said == []
    database, uploads = Database(site.root), f"{HOME}/wp-content/uploads"
    files = {row["post_title"]: row for row in database.posts if row["post_type"] == "attachment"}
    assert set(files) == {"The sea", "The sea again", "Wind", "Plan"}

    for row in files.values():
        stored = site.root / row["guid"].removeprefix(f"{HOME}/")
        assert stored.read_bytes() in FILES.values()
    assert files["The sea"]["guid"] == f"{uploads}/2020/05/sea.png"
    assert files["The sea again"]["guid"] == f"{uploads}/2021/06/sea.png"
    assert files["Wind"]["post_mime_type"] == "image/gif"

    sea = files["The sea"]
    assert (sea["post_excerpt"], sea["post_date"]) == ("Seen from <em>above</em>", "2020-05-04 10:00:00")
    assert ["_wp_attachment_image_alt", 'Grey & "flat"'] in sea["meta"]
    assert sea["post_parent"][:2] == ["post", "By the sea"]

    [post] = (row for row in database.posts if row["post_type"] == "post")
    for address in ("2020/05/sea.png", "2020/05/sea-300x200.png", "2021/06/sea.png"):
        assert f'"{uploads}/{address}"' in post["post_content"]
    assert files["Plan"]["guid"] in post["post_content"]
    assert f"{old_site}/about/" in post["post_content"]
    [[_, featured]] = [pair for pair in post["meta"] if pair[0] == "_thumbnail_id"]
    assert featured[:2] == ["attachment", "Wind"]


@pytest.mark.parametrize("to", ["html", "markdown"])
def test_the_uploads_of_a_wordpress_go_with_its_own_export(
    to: str, template: Site, old_site: str, rewrite: Rewrite, tmp_path: Path
) -> None:
    site = template.copy(tmp_path / "site")
    site.take(rewrite(archive(tmp_path / "archive.jsonl", old_site)))
    site.run({"do": "export", "to": str(tmp_path / "export.xml")})
    uploads = site.root / "wp-content" / "uploads"
    (uploads / "backup.zip").write_bytes(b"PK nothing for the public")
    result = converters.convert([tmp_path / "export.xml", uploads], tmp_path / "new", to=to)
    copied = [path.read_bytes() for path in (tmp_path / "new" / "wp-content").rglob("*.*")]
    assert sorted(copied) == sorted(FILES.values())
    assert result.accounts["file"].left_out == {"shown nowhere": 1}
    assert not [one for one in result.findings if one.kind == "remote-files"]
    (page,) = (tmp_path / "new").rglob("by-the-sea*/index.html" if to == "html" else "by-the-sea.md")
    shown = re.findall(r"""(?:src="|\]\()((?:\.\./)+wp-content/[^")]+)""", page.read_text(encoding="utf-8"))
    assert len(shown) >= 3
    assert all((page.parent / unquote(one)).is_file() for one in shown)


def test_a_file_that_is_gone_costs_only_itself(
    template: Site, old_site: str, rewrite: Rewrite, tmp_path: Path
) -> None:
    (tmp_path / "old" / "papers" / "plan.pdf").unlink()
    site = template.copy(tmp_path / "site")
    [said] = site.take(rewrite(archive(tmp_path / "archive.jsonl", old_site)))
    assert "Failed to import Media" in said
    assert "Plan" in said
    kinds = sorted(row["post_type"] for row in Database(site.root).posts)
    assert kinds == ["attachment", "attachment", "attachment", "post"]
