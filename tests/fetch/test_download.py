"""One file: from a server into the store, whatever the server does."""

import gzip
import threading
import time
import zlib
from pathlib import Path

import pytest

from converters.fetch import client as client_module
from converters.fetch import network
from converters.fetch.client import Client
from converters.fetch.download import Downloader
from converters.fetch.failures import Failure
from converters.fetch.store import Entry, Store
from tests.fetch.server import Answering, Request, Server, endless, good, half_then, leads_to, slow, status
from tests.pictures import GIF, MP3, PDF, png

URL = "http://quay.example/a.png"
PICTURE = png(40, 40)
LARGE = PICTURE + b"\0" * 300_000


class Run:
    """One run of a downloader."""

    def __init__(self, folder: Path, max_size: int = 10**6, private: bool = True) -> None:
        self.store = Store(folder / "store")
        self.max_size, self.private = max_size, private
        self.received = 0

    def get(self, url: str = URL, use: str = "image") -> Entry:
        with self.store as store, Client(private=self.private) as client:
            return Downloader(client, store, self.max_size, self._count).fetch(url, use)

    def data(self, entry: Entry) -> bytes:
        with self.store.open(entry) as stream:
            return stream.read()

    def _count(self, number: int) -> None:
        self.received += number


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def test_a_file_is_kept_by_its_hash(server: Server, run: Run) -> None:
    server.routes["/a.png"] = good(PICTURE)
    entry = run.get()
    assert run.data(entry) == PICTURE
    assert (entry.size, entry.extension, entry.status) == (len(PICTURE), "png", 0)
    assert entry.etag.startswith('"')
    [request] = server.requests
    assert request.host == "quay.example"
    assert request.headers["user-agent"].startswith("blogport/")
    assert "http" in request.headers["user-agent"]
    assert request.headers["accept-encoding"] == "identity"


def test_a_second_run_asks_whether_the_file_is_the_same(server: Server, run: Run, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(LARGE)
    run.get()
    server.forget()
    again = Run(tmp_path)
    assert again.data(again.get()) == LARGE
    assert "if-none-match" in server.requests[0].headers
    assert (server.sent, again.received) == (0, 0)


def test_a_file_that_changed_is_replaced(server: Server, run: Run, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(PICTURE)
    run.get()
    server.routes["/a.png"] = good(LARGE)
    again = Run(tmp_path)
    assert again.data(again.get()) == LARGE


def test_a_file_that_is_gone_now_stays_in_the_store(server: Server, run: Run, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(PICTURE)
    run.get()
    server.routes.clear()
    with pytest.raises(Failure, match="404"):
        Run(tmp_path).get()
    with Store(tmp_path / "store") as store:
        assert (entry := store.entry(URL))
        assert entry.digest


def test_a_connection_that_breaks_off_goes_on_where_it_was(server: Server, run: Run) -> None:
    server.routes["/a.png"] = half_then(LARGE, good(LARGE))
    assert run.data(run.get()) == LARGE
    first, second = server.requests
    assert "range" not in first.headers
    assert second.headers["range"] == f"bytes={len(LARGE) // 2}-"
    assert second.headers["if-range"].startswith('"')
    assert run.received == len(LARGE)


def test_half_a_file_waits_for_the_next_run(server: Server, run: Run, tmp_path: Path) -> None:
    server.routes["/a.png"] = half_then(LARGE, good(LARGE), times=5)
    with pytest.raises(Failure, match="broke off"):
        run.get()
    server.forget()
    again = Run(tmp_path)
    assert again.data(again.get()) == LARGE
    assert server.sent < len(LARGE)
    assert not list((tmp_path / "store" / "parts").iterdir())


def test_half_a_file_of_another_version_begins_anew(server: Server, run: Run) -> None:
    other = png(41, 41) + b"\1" * 300_000
    server.routes["/a.png"] = half_then(LARGE, good(other))
    assert run.data(run.get()) == other


def test_half_a_file_without_a_name_for_its_version_begins_anew(server: Server, run: Run) -> None:
    def without(to: Answering, request: Request) -> None:
        to.head(200, {"Content-Length": str(len(LARGE))})
        if len(server.requests) > 1:
            to.body(LARGE)
        else:
            to.body(LARGE[:1000])
            to.close_connection = True

    server.routes["/a.png"] = without
    assert run.data(run.get()) == LARGE
    assert all("range" not in request.headers for request in server.requests)


def test_a_server_that_sends_another_part_is_not_believed(server: Server, run: Run) -> None:
    def wrong(to: Answering, request: Request) -> None:
        if "range" in request.headers:
            to.whole(206, LARGE[7:], Content_Range=f"bytes 7-{len(LARGE) - 1}/{len(LARGE)}")
        else:
            good(LARGE)(to, request)

    server.routes["/a.png"] = half_then(LARGE, wrong)
    assert run.data(run.get()) == LARGE


def test_a_whole_part_that_was_not_kept_yet_is_asked_for_again(server: Server, run: Run) -> None:
    def never_more(to: Answering, request: Request) -> None:
        if "range" in request.headers:
            to.whole(416)
        else:
            good(LARGE)(to, request)

    server.routes["/a.png"] = half_then(LARGE, never_more)
    assert run.data(run.get()) == LARGE


def test_redirects_are_followed(server: Server, run: Run) -> None:
    server.routes["/a.png"] = leads_to("/b%20c.png", 301)
    server.routes["/b%20c.png"] = leads_to("http://cdn.example/d.png", 307)
    server.routes["cdn.example/d.png"] = good(PICTURE)
    entry = run.get()
    assert run.data(entry) == PICTURE
    assert entry.url == URL
    assert server.asked() == ["quay.example/a.png", "quay.example/b%20c.png", "cdn.example/d.png"]


def test_a_redirect_with_letters_of_all_scripts_is_followed(server: Server, run: Run) -> None:
    server.routes["/a.png"] = leads_to("/grün.png".encode().decode("latin-1"))
    server.routes["/gr%C3%BCn.png"] = good(PICTURE)
    assert run.data(run.get()) == PICTURE


def test_redirects_have_an_end(server: Server, run: Run) -> None:
    server.routes["/a.png"] = leads_to("/a.png")
    with pytest.raises(Failure, match="more than 10 times"):
        run.get()
    assert len(server.requests) == 11


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://quay.example/a", "javascript:alert(1)", "data:image/png;base64,AA=="],
)
def test_redirects_out_of_the_web_are_not_followed(target: str, server: Server, run: Run) -> None:
    server.routes["/a.png"] = leads_to(target)
    with pytest.raises(Failure, match="no URL of the web"):
        run.get()


def test_private_addresses_are_refused(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(PICTURE)
    with pytest.raises(Failure, match="private address 127") as refused:
        Run(tmp_path, private=False).get()
    assert refused.value.refused
    assert not server.requests


def test_a_redirect_to_a_private_address_is_refused(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The public host is played by the loopback address; a name within the network stands for another."""
    server.routes["/a.png"] = leads_to("http://inside.example/a.png")
    server.routes["inside.example/a.png"] = good(PICTURE)
    known = {"quay.example": "127.0.0.1", "inside.example": "10.0.0.7"}
    monkeypatch.setattr(network, "resolve", lambda host, port: [(known[host], server.port)])
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(Failure, match=r"inside.example is the private address 10\.0\.0\.7"):
        Run(tmp_path, private=False).get()
    assert server.asked() == ["quay.example/a.png"]


def test_a_name_that_changes_its_address_leads_nowhere_else(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection goes to the address that was checked; the name is not asked for a second one."""
    server.routes["/a.png"] = good(PICTURE)
    answers = iter([[("127.0.0.1", server.port)], [("169.254.169.254", 80)]])
    monkeypatch.setattr(network, "resolve", lambda host, port: next(answers))
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1")
    run = Run(tmp_path, private=False)
    assert run.data(run.get()) == PICTURE
    assert next(answers)[0][0] == "169.254.169.254"


def test_a_public_address_beside_a_private_one_is_used(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.routes["/a.png"] = good(PICTURE)
    monkeypatch.setattr(network, "resolve", lambda *_: [("10.0.0.1", 1), ("127.0.0.1", server.port)])
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1")
    run = Run(tmp_path, private=False)
    assert run.data(run.get()) == PICTURE


@pytest.mark.parametrize("number", [404, 410, 403, 401, 451, 501])
def test_a_status_without_a_file_is_asked_for_once(number: int, server: Server, run: Run) -> None:
    server.routes["/a.png"] = status(number)
    with pytest.raises(Failure, match=str(number)) as failed:
        run.get()
    assert failed.value.status == number
    assert failed.value.gone == (number in (404, 410))
    assert len(server.requests) == 1


@pytest.mark.parametrize("number", [429, 500, 502, 503, 504, 408])
def test_a_status_that_passes_is_asked_again(number: int, server: Server, run: Run) -> None:
    server.routes["/a.png"] = status(number, then=good(PICTURE), times=2)
    assert run.data(run.get()) == PICTURE
    assert len(server.requests) == 3


def test_a_status_that_does_not_pass_ends_after_five_times(server: Server, run: Run) -> None:
    server.routes["/a.png"] = status(500)
    with pytest.raises(Failure, match="500"):
        run.get()
    assert len(server.requests) == 5


def test_a_server_names_the_time_to_come_back(
    server: Server, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    now = [100.0]

    class Clock:
        def monotonic(self) -> float:
            return now[0]

        def sleep(self, seconds: float) -> None:
            pauses.append(seconds)
            now[0] += seconds

    monkeypatch.setattr(client_module, "time", Clock())
    server.routes["/a.png"] = status(429, then=good(PICTURE), Retry_After="7")
    assert run.data(run.get()) == PICTURE
    assert pauses == [7.0]


def test_a_host_that_wants_more_time_than_a_run_has_is_left_alone(server: Server, run: Run) -> None:
    server.routes["/a.png"] = status(503, Retry_After="86400")
    server.routes["/b.png"] = good(PICTURE)
    with run.store as store, Client(private=True) as client:
        downloader = Downloader(client, store, 10**6, lambda number: None)
        for url in (URL, URL.replace("a.png", "b.png")):
            with pytest.raises(Failure, match="come back in 86400 seconds"):
                downloader.fetch(url, "image")
    assert len(server.requests) == 1


def test_a_host_without_an_address_is_gone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(host: str, port: int) -> list[tuple[str, int]]:
        raise OSError("Name or service not known")

    monkeypatch.setattr(network, "resolve", none)
    with pytest.raises(Failure, match="no address") as failed:
        run.get()
    assert failed.value.gone


def test_a_host_that_does_not_answer_is_gone(
    run: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "resolve", lambda *_: [("127.0.0.1", 9)])
    with pytest.raises(Failure, match="does not answer") as failed:
        run.get()
    assert failed.value.gone


@pytest.mark.parametrize(
    ("data", "use", "path", "why"),
    [
        (b"<!DOCTYPE html><title>404</title>", "image", "/a.png", "HTML page"),
        (b"\n<!-- x --><html><body>gone</body></html>", "link", "/a.pdf", "HTML page"),
        (b"", "image", "/a.png", "empty"),
        (PDF, "image", "/a.png", "no image but application/pdf"),
        (b"just words", "image", "/a.png", "no image"),
        (GIF, "link", "/a.pdf", "no PDF"),
        (GIF, "link", "/a.zip", r"no \.zip file"),
        (PDF, "player", "/a.mp3", "no sound or film"),
    ],
)
def test_what_is_no_such_file_is_refused(
    data: bytes, use: str, path: str, why: str, server: Server, run: Run, tmp_path: Path
) -> None:
    server.routes[path] = good(data, Content_Type="image/png")
    with pytest.raises(Failure, match=why):
        run.get(f"http://quay.example{path}", use)
    assert not list((tmp_path / "store" / "files").iterdir())
    assert not list((tmp_path / "store" / "parts").iterdir())


@pytest.mark.parametrize(
    ("data", "use", "path", "extension"),
    [
        (PICTURE, "image", "/a", "png"),
        (GIF, "image", "/a.jpg", "gif"),
        (
            b'<?xml version="1.0"?>\n<!-- ours -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
            "image",
            "/a.svg",
            "svg",
        ),
        (MP3, "player", "/a.mp3", "mp3"),
        (PDF, "link", "/a.pdf", "pdf"),
        (b"a,b\n1,2\n", "link", "/a.csv", ""),
        (b"\0\1\2 unknown", "player", "/a.mp3", ""),
    ],
)
def test_what_is_such_a_file_is_kept_whatever_its_server_calls_it(
    data: bytes, use: str, path: str, extension: str, server: Server, run: Run
) -> None:
    server.routes[path] = good(data, Content_Type="text/html")
    assert run.get(f"http://quay.example{path}", use).extension == extension


def test_a_file_over_the_limit_is_not_asked_for_to_its_end(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = good(LARGE)
    run = Run(tmp_path, max_size=100_000)
    with pytest.raises(Failure, match=r"300\.\d kB; --fetch-max raises the limit of 100 kB"):
        run.get()
    assert run.received == 0


def test_an_endless_file_ends_at_the_limit(server: Server, tmp_path: Path) -> None:
    server.routes["/a.png"] = endless(PICTURE)
    run = Run(tmp_path, max_size=500_000)
    with pytest.raises(Failure, match="more than 500 kB"):
        run.get()
    assert run.received < 2_000_000
    assert not list((tmp_path / "store" / "parts").iterdir())


def test_a_head_that_comes_byte_by_byte_is_given_up(
    server: Server, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drip(to: Answering, request: Request) -> None:
        to.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        for _ in range(200):
            to.wfile.write(b"a")
            to.wfile.flush()
            time.sleep(0.02)
        to.wfile.write(b"\r\nContent-Length: 0\r\n\r\n")
        sent.append(request)

    sent: list[Request] = []
    monkeypatch.setattr(network, "PATIENCE", 0.2)
    server.routes["/a.png"] = drip
    with pytest.raises(Failure, match="stopped to answer"):
        run.get()
    assert not sent


def test_a_slow_file_arrives(server: Server, run: Run) -> None:
    server.routes["/a.png"] = slow(LARGE)
    assert run.data(run.get()) == LARGE


@pytest.mark.parametrize(("encoding", "packed"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_a_file_that_comes_packed_is_unpacked(encoding: str, packed, server: Server, run: Run) -> None:
    server.routes["/a.png"] = good(packed(LARGE), Content_Encoding=encoding)
    assert run.data(run.get()) == LARGE


def test_a_small_answer_that_unpacks_to_very_much_ends_at_the_limit(server: Server, tmp_path: Path) -> None:
    bomb = gzip.compress(PICTURE + b"\0" * 50_000_000)
    assert len(bomb) < 60_000
    server.routes["/a.png"] = good(bomb, Content_Encoding="gzip")
    with pytest.raises(Failure, match="more than 1 MB"):
        Run(tmp_path).get()
    assert not list((tmp_path / "store" / "parts").iterdir())


@pytest.mark.parametrize("end", [b"", b"\0" * 100, b"padding"])
def test_a_file_may_come_packed_in_several_members(end: bytes, server: Server, run: Run) -> None:
    packed = gzip.compress(PICTURE) + gzip.compress(LARGE) + end
    server.routes["/a.png"] = good(packed, Content_Encoding="gzip")
    assert run.data(run.get()) == PICTURE + LARGE


@pytest.mark.parametrize(
    "line",
    [
        b'{"url":"http://quay.example/\xff","digest":"ab"}\n',
        b'{"url":"http://quay.example/a.png","digest":"ab\\u0000c"}\n',
        b"\0" * 100,
        b"[" * 100_000,
    ],
)
def test_a_damaged_line_of_the_index_costs_that_line(line: bytes, server: Server, run: Run) -> None:
    server.routes["/a.png"] = good(PICTURE)
    run.store.folder.mkdir()
    (run.store.folder / "index.jsonl").write_bytes(line)
    assert run.data(run.get()) == PICTURE


def test_a_packed_file_that_is_cut_off_is_not_taken_for_whole(server: Server, run: Run) -> None:
    server.routes["/a.png"] = status(200, data=gzip.compress(LARGE)[:-20], Content_Encoding="gzip")
    with pytest.raises(Failure):
        run.get()


def test_what_is_packed_by_itself_stays_so(server: Server, run: Run) -> None:
    data = gzip.compress(b"many files")
    server.routes["/a.tar.gz"] = good(data, Content_Encoding="x-gzip")
    assert run.data(run.get("http://quay.example/a.tar.gz", "link")) == data


def test_an_encoding_that_nobody_asked_for_is_refused(server: Server, run: Run) -> None:
    server.routes["/a.png"] = good(PICTURE, Content_Encoding="br")
    with pytest.raises(Failure, match="encoded as br"):
        run.get()


def test_no_more_than_four_connections_to_a_host_and_eight_in_all(server: Server, run: Run) -> None:
    hosts = [f"h{number}.example" for number in range(4)]
    for host in hosts:
        for number in range(6):
            server.routes[f"{host}/{number}.png"] = slow(png(number + 1, 3), 0.1)
    with run.store as store, Client(private=True) as client:
        downloader = Downloader(client, store, 10**6, lambda number: None)
        threads = [
            threading.Thread(target=downloader.fetch, args=(f"http://{host}/{number}.png", "image"))
            for host in hosts
            for number in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(server.requests) == 24
    assert server.most[""] <= 8
    assert max(server.most[host] for host in hosts) <= 4
