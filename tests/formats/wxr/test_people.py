"""Authors, co-authors and commenters of exports: carried by their names, and with no address in a public target."""

from pathlib import Path

import pytest

import converters
from converters import Author, Post
from tests.conftest import FIXTURES
from tests.targets import TREES

PEOPLE = FIXTURES / "privacy"


def written(target: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in target.rglob("*") if path.is_file())


@pytest.mark.parametrize("to", ["html", *TREES])
@pytest.mark.parametrize("name", ["people", "private-fields", "wp-author", "comment-name"])
def test_no_address_is_in_a_public_target(name, to, tmp_path):
    converters.convert(PEOPLE / f"{name}.xml", tmp_path / "out", to=to)
    text = written(tmp_path / "out")
    for secret in ("@pond.example", "@bo.example", "@mail.example", "@reviews.example", "a@case.example", "5270d649b2076", "Rubbish"):  # fmt: skip
        assert secret not in text


def test_co_authors_have_their_names(tmp_path):
    converters.convert(PEOPLE / "people.xml", tmp_path / "out", to="html")
    text = written(tmp_path / "out")
    assert "Bo Lind" in text
    assert ">bo-lind<" not in text


def test_authors_of_old_exports_of_wordpress_com():
    (author,) = [record for record in converters.read(PEOPLE / "wp-author.xml") if isinstance(record, Author)]
    assert (author.id, author.login, author.name, author.email) == ("1", "ada", "Ada Reed", "ada@pond.example")  # fmt: skip


def test_names_of_commenters_come_back_as_they_were(tmp_path):
    source = PEOPLE / "comment-name.xml"
    (post,) = [record for record in converters.read(source) if isinstance(record, Post)]
    assert [comment.author.name for comment in post.comments] == ["Nuts & Bolts", "Day1&Day2"]
    converters.convert(source, tmp_path / "again.xml", to="wxr")
    text = (tmp_path / "again.xml").read_text("utf-8")
    assert "<wp:comment_author><![CDATA[Nuts &amp; Bolts]]>" in text
    assert post in list(converters.read(tmp_path / "again.xml"))
