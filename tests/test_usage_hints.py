"""Hints for words and names that were not meant so."""

import pytest

import converters
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
