import pytest

from converters.errors import SourceError
from converters.registry import detect
from converters.sources import opened


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel>', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b'<feed><category scheme="http://schemas.google.com/blogger/2008/kind#post"/>', "Blogger"),
        (b'{"db":[{"meta":{}', "Ghost"),
        (b"AUTHOR: Ann\nTITLE: x\n", "Movable Type"),
        (b"Dear reader", "no format"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no format"),
    ],
)
def test_the_error_says_what_it_looks_like(tmp_path, data, words):
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(SourceError, match=words.replace("(", r"\(").replace(")", r"\)")):
        detect(opened(tmp_path / "x"))
