"""Hints for words and names that were not meant so."""

import pytest

import converters
from converters.cli import docs
from converters.cli.options.parameters import Arguments
from converters.cli.targets import format_of
from tests.conftest import FIXTURES


@pytest.mark.parametrize(
    ("option", "word", "meant"),
    [("redirects", "ngnix", "nginx"), ("comments", "disqs", "disqus"), ("include", "privat", "private")],
)
def test_a_wrong_word_of_an_option_is_answered_with_the_one_that_was_meant(option, word, meant, tmp_path):
    with pytest.raises(converters.UsageError) as error:
        converters.convert(FIXTURES / "waline/export.json", tmp_path / "site", to="hugo", **{option: [word]})
    assert f"--{option} {word}: did you mean {meant}? it takes " in str(error.value)


def test_a_folder_is_not_called_like_a_file(tmp_path):
    with pytest.raises(converters.UsageError, match="would be a folder, since html writes one"):
        converters.convert(FIXTURES / "waline/export.json", tmp_path / "out.html", to="html")
    assert not (tmp_path / "out.html").exists()


@pytest.mark.parametrize("to", ["archive", "epub", "feed", "warc", "wxr"])
def test_a_file_is_not_called_like_a_folder(to, tmp_path):
    with pytest.raises(
        converters.UsageError, match=r"is a folder, and .* is written to one file; name a file"
    ):
        converters.convert(FIXTURES / "waline/export.json", f"{tmp_path}/out/", to=to)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("target", "to"),
    [("a.epub", "epub"), ("A.EPUB", "epub"), ("a.warc", "warc"), ("a.warc.gz", "warc"), ("a.atom", "feed")],
)
def test_an_ending_says_the_format_where_only_one_has_it(target, to):
    assert format_of(target) == to


@pytest.mark.parametrize(
    ("target", "hint"), [("a.pdf", "single=true"), ("a.rss", "--to feed"), ("a.mobi", "--to epub")]
)
def test_an_ending_that_nothing_writes_is_answered_with_what_is_close(target, hint):
    with pytest.raises(converters.UsageError) as error:
        format_of(target)
    assert hint in str(error.value)


@pytest.mark.parametrize(
    ("word", "meant"), [("rss", "feed"), ("book", "epub"), ("wacz", "warc"), ("pdf", "html")]
)
def test_a_format_that_is_called_otherwise_is_known(word, meant, tmp_path):
    with pytest.raises(converters.FormatError, match=f"called {word}; did you mean {meant}"):
        converters.convert(FIXTURES / "waline/export.json", tmp_path / "out", to=word)


def test_the_manual_knows_the_names_of_formats():
    with pytest.raises(converters.UsageError, match="blogport help feed says"):
        docs.run(Arguments(topic="feed"))
