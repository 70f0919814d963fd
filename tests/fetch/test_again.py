"""Runs after others: what they ask for, and what they do not."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import converters
from converters import Fetch, Site, UsageError
from tests.fetch.blogs import HOME, UPLOADS, A, B, files, img, messages, post, write
from tests.fetch.server import Server, good, half_then
from tests.pictures import GIF, png


def test_a_second_run_asks_only_for_what_is_missing(server: Server, tmp_path: Path) -> None:
    server.routes[f"{UPLOADS}a.png"] = good(A)
    server.routes[f"{UPLOADS}b-300x200.png"] = good(B)
    records = [post(1, img(f"{UPLOADS}a-300x200.png") + img(f"{UPLOADS}b-300x200.png") + img("/late.png"))]
    write(records, tmp_path / "site")
    first = snapshot(tmp_path / "site")
    server.forget()
    write(records, tmp_path / "site")
    assert server.asked() == ["quay.example/late.png"]
    assert server.sent < 100
    assert snapshot(tmp_path / "site") == first
    server.routes["/late.png"] = good(GIF)
    server.forget()
    write(records, tmp_path / "site")
    assert server.asked() == ["quay.example/late.png"]
    server.forget()
    write(records, tmp_path / "site")
    assert not server.requests


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_after_a_week_a_run_asks_whether_the_files_changed(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(A)
    write([post(1, img("/a.png"))], tmp_path / "site")
    index = tmp_path / "site.fetched" / "index.jsonl"
    entry = json.loads(index.read_text())
    index.write_text(json.dumps(entry | {"checked": entry["checked"] - 8 * 24 * 3600}) + "\n")
    server.forget()
    write([post(1, img("/a.png"))], tmp_path / "site")
    assert (len(server.requests), server.sent) == (1, 0)
    assert server.requests[0].headers["if-none-match"] == entry["etag"]
    index.write_text(json.dumps(entry | {"checked": 0}) + "\n")
    server.routes.clear()
    write([post(1, img("/a.png"))], tmp_path / "site")
    assert files(tmp_path / "site") == {"static/a.png": A}


def test_offline_uses_the_store_alone(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(A)
    records = [post(1, img("/a.png") + img("/b.png"))]
    with pytest.raises(UsageError, match=r"site\.fetched is not there"):
        write(records, tmp_path / "site", fetch=Fetch(offline=True))
    write(records, tmp_path / "site")
    index = tmp_path / "site.fetched" / "index.jsonl"
    index.write_text("".join(json.dumps(json.loads(line) | {"checked": 0}) + "\n" for line in index.open()))
    server.forget()
    result = write(records, tmp_path / "site", fetch=Fetch(offline=True))
    assert not server.requests
    assert files(tmp_path / "site") == {"static/a.png": A}
    assert "not downloaded in an earlier run (status 404)" in messages(result, "not-downloaded")[0]


def test_a_file_that_somebody_changed_in_the_store_is_asked_for_again(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(A)
    write([post(1, img("/a.png"))], tmp_path / "site")
    [kept] = (path for path in (tmp_path / "site.fetched" / "files").rglob("*") if path.is_file())
    kept.write_bytes(B[: len(A)].ljust(len(A)))
    write([post(1, img("/a.png"))], tmp_path / "site")
    assert files(tmp_path / "site") == {"static/a.png": A}


def test_two_runs_do_not_share_a_store_at_a_time(server: Server, tmp_path: Path) -> None:
    from converters.fetch.store import Store

    with (
        Store(tmp_path / "site.fetched"),
        pytest.raises(converters.TargetError, match="in use by another run"),
    ):
        write([post(1, img("/a.png"))], tmp_path / "site")


def test_the_store_is_no_part_of_a_source(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(A)
    write([post(1, img("/a.png"))], tmp_path / "all" / "site", "markdown")
    (tmp_path / "all" / "x.md").write_text("---\ntitle: X\n---\n\ntext\n")
    result = converters.convert(tmp_path / "all", tmp_path / "out", to="hugo", from_="markdown")
    assert result.accounts.get("file") is None or result.accounts["file"].read <= 1


KILLED = """
import sys
from pathlib import Path
import converters
from converters.fetch import network
network.resolve = lambda host, port: [("127.0.0.1", int(sys.argv[1]))]
converters.convert(sys.argv[2], sys.argv[3], to="hugo", fetch=converters.Fetch(private=True))
"""


@pytest.mark.slow(reason="starts Python twice")
def test_a_run_that_is_killed_goes_on_where_it_was(server: Server, tmp_path: Path) -> None:
    large = png(9, 9) + b"\0" * 400_000
    for number in range(6):
        server.routes[f"/{number}.png"] = good(png(number + 1, 1))
    server.routes["/large.png"] = half_then(large, good(large), hold=60)
    body = "".join(img(f"/{number}.png") for number in range(6)) + img("/large.png")
    converters.write([Site(url=HOME), post(1, body)], tmp_path / "blog.jsonl", to="archive")
    command = [
        sys.executable,
        "-c",
        KILLED,
        str(server.port),
        str(tmp_path / "blog.jsonl"),
        str(tmp_path / "site"),
    ]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    part, index = tmp_path / "site.fetched" / "parts", tmp_path / "site.fetched" / "index.jsonl"
    while time.monotonic() < until and not (
        index.exists()
        and index.read_bytes().count(b"\n") == 6
        and any(path.suffix != ".json" and path.stat().st_size == len(large) // 2 for path in part.glob("*"))
    ):
        time.sleep(0.05)
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert not (tmp_path / "site").exists()
    server.forget()
    subprocess.run(command, check=True)
    assert server.asked() == ["quay.example/large.png"]
    assert server.requests[0].headers["range"] == f"bytes={len(large) // 2}-"
    assert server.sent == len(large) - len(large) // 2
    found = files(tmp_path / "site")
    assert len(found) == 7
    assert found["static/large.png"] == large
