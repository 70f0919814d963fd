"""An S3 server on loopback that can be busy for a while: it answers each request with 503 then, as S3 does (`SlowDown`)."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

import pytest

SLOW_DOWN = (
    b'<?xml version="1.0" encoding="UTF-8"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.'
    b"</Message></Error>"
)


class Storage:
    """The server; `busy` makes it answer 503, `refused` counts these answers, `requests` all of them."""

    def __init__(self) -> None:
        from moto.server import DomainDispatcherApplication, create_backend_app
        from werkzeug.serving import make_server

        self.busy, self.refused, self.requests = False, 0, 0
        self._application = DomainDispatcherApplication(create_backend_app)
        self._server = make_server("127.0.0.1", 0, self._answer, threaded=True)
        self.url = f"http://127.0.0.1:{self._server.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def _answer(self, environ, start_response):
        self.requests += 1
        if self.busy:
            self.refused += 1
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            start_response("503 Slow Down", [("Content-Type", "application/xml")])
            return [SLOW_DOWN]
        return self._application(environ, start_response)

    def reset(self) -> None:
        """Forget what an earlier server of this process had."""
        with urlopen(Request(f"{self.url}/moto-api/reset", method="POST")) as answer:
            answer.read()

    def close(self) -> None:
        """End it."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@contextmanager
def storage(patch: pytest.MonkeyPatch) -> Iterator[Storage]:
    """A server with the buckets `exports` and `sites`; processes that are started in the block find it."""
    import s3fs

    server = Storage()
    server.reset()
    patch.setenv("AWS_ENDPOINT_URL", server.url)
    patch.setenv("AWS_ACCESS_KEY_ID", "key")
    patch.setenv("AWS_SECRET_ACCESS_KEY", "secret-of-the-tests")
    patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    s3fs.S3FileSystem.clear_instance_cache()
    files = s3fs.S3FileSystem()
    for bucket in ("exports", "sites"):
        files.mkdir(bucket)
    try:
        yield server
    finally:
        s3fs.S3FileSystem.clear_instance_cache()
        server.close()
