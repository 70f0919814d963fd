"""The real Waline serves our comments; `BLOGPORT_WALINE` names the `node_modules` in which `@waline/vercel` is installed."""

import json
import os
import sqlite3
import subprocess
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import converters
from tests.comment_systems.servers import free_port, wait_for
from tests.comment_systems.threads import RECORDS

MODULES = os.environ.get("BLOGPORT_WALINE", "")
COLUMNS = "user_id comment insertedAt ip link mail nick rid pid sticky status like ua url createdAt updatedAt".split()


def database(path: Path, rows: list[dict[str, Any]]) -> None:
    """Waline's table of comments, as its administration fills it in an import."""
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    with closing(sqlite3.connect(path)) as made:
        made.execute(f"CREATE TABLE wl_Comment (id INTEGER PRIMARY KEY AUTOINCREMENT, {names})")
        for row in rows:
            values = [row["objectId"], *(row[name] for name in COLUMNS)]
            made.execute(
                f"INSERT INTO wl_Comment (id, {names}) VALUES ({', '.join('?' * len(values))})", values
            )
        made.commit()


@pytest.mark.skipif(not MODULES, reason="BLOGPORT_WALINE is not set")
@pytest.mark.long(share=4, reason="a server of Node.js starts")
def test_waline_shows_the_threads(tmp_path: Path) -> None:
    converters.write(RECORDS, tmp_path / "w.json", to="waline")
    database(
        tmp_path / "waline.sqlite", json.loads((tmp_path / "w.json").read_text("utf-8"))["data"]["Comment"]
    )
    port, settings = free_port(), {"SQLITE_PATH": str(tmp_path), "SQLITE_DB": "waline", "TZ": "UTC"}
    env = {**os.environ, **settings, "JWT_TOKEN": "x", "SITE_URL": "https://moor.example"}
    script = Path(__file__).with_name("waline.js")
    running = subprocess.Popen(["node", str(script), str(port)], env=env, stdout=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}/api/comment?path={quote('/2020/a-b%C3%A9/', safe='')}"
        wait_for(url, running)
        with urllib.request.urlopen(url) as answer:
            data = json.load(answer)["data"]
    finally:
        running.terminate()
        running.wait(20)
    assert data["count"] == 5
    (ada,) = (comment for comment in data["data"] if comment["nick"] == "Ada")
    assert (ada["time"], ada["like"]) == (1578211200000, 3)
    assert ada["comment"] == "<p>One <em>two</em></p>\n<pre><code>a &lt; b\n  c\n</code></pre>\n"
    answers = [(reply["nick"], reply["reply_user"]["nick"], reply["comment"]) for reply in ada["children"]]
    assert [answer[:2] for answer in answers] == [("Bo", "Ada"), ("Cy", "Bo"), ("Dee", "Cy")]
    assert answers[2][2] == "<p>Four ^ up</p>\n"
