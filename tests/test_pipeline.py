import typing

import pytest

import converters
from converters import Comment, Media, Post, Site, Term, TermRef, messages
from converters.diagnostics import Diagnostics
from converters.run.inspection import count_records
from converters.run.result import Result


def archive(tmp_path, records, **more):
    result = converters.write(records, tmp_path / "a.jsonl", to="archive", force=True, **more)
    return list(converters.read(tmp_path / "a.jsonl")), result


def test_several_files_are_one_site(tmp_path):
    for name, records in {
        "1.jsonl": [
            Site(title="A", url="https://a.example"),
            Term(taxonomy="t", slug="s"),
            Post(id="1", parent="2"),
        ],
        "2.jsonl": [
            Site(url="https://a.example/", language="de"),
            Term(taxonomy="t", slug="s"),
            Post(id="2", featured="3"),
            Media(id="3"),
        ],
    }.items():
        converters.write(records, tmp_path / name, to="archive")
    result = converters.convert(
        [tmp_path / "1.jsonl", tmp_path / "2.jsonl"], tmp_path / "b.jsonl", to="archive"
    )
    found = list(converters.read(tmp_path / "b.jsonl"))
    assert found[0] == Site(title="A", url="https://a.example", language="de")
    assert [record.id for record in found if isinstance(record, Post)] == ["1", "2"]
    assert result.accounts["site"].left_out == {"merged": 1}
    assert result.accounts["term"].left_out == {"same again": 1}
    assert all(account.balanced for account in result.accounts.values())


def test_two_posts_with_one_id_are_both_kept(tmp_path):
    found, result = archive(
        tmp_path, [Post(id="7", title="A"), Post(id="7", title="B"), Post(id="7", title="A")]
    )
    assert [(record.id, record.title) for record in found if isinstance(record, Post)] == [
        ("7", "A"),
        ("7-2", "B"),
    ]
    assert sorted(finding.kind for finding in result.findings) == ["other-with-id", "same-again"]


def test_posts_without_an_id_are_all_kept(tmp_path):
    found, _ = archive(tmp_path, [Post(title="A"), Post(title="B"), Post(slug="c"), Post()])
    assert sum(isinstance(record, Post) for record in found) == 4


def test_progress_hears_of_every_post(tmp_path):
    heard = []
    archive(tmp_path, [Post(id=str(n)) for n in range(3)], progress=lambda *what: heard.append(what))
    assert heard == [("reading", n, 0) for n in (1, 2, 3)] + [("writing", n, 3) for n in (1, 2, 3)]


def test_the_package_is_typed():
    assert (typing.get_type_hints(converters.convert)["return"]) is Result
    assert sorted(converters.__all__) == converters.__all__
    assert all(getattr(converters, name).__doc__ for name in converters.__all__ if name != "Record")


def test_comments_under_a_media_item_are_counted(tmp_path):
    media = Media(id="1", extra={"comments": [{"type": "comment", "status": "approved"}]})
    _, result = archive(tmp_path, [media])
    assert result.accounts["comment"].written == 1
    public = converters.write([media], tmp_path / "site", to="markdown")
    assert public.accounts["comment"].left_out == {"on media": 1}
    assert public.losses >= 1


def test_census_counts_depth_from_one():
    diagnostics = Diagnostics()
    comments = (Comment(id="1"), Comment(id="2", parent="1"), Comment(id="3", parent="2"), Comment())
    counted = count_records("archive", [Post(comments=comments)], diagnostics)["comments"]
    assert (counted["total"], counted["threaded"], counted["max_depth"]) == (4, 2, 3)
    assert count_records("archive", [Post(comments=(Comment(),))], diagnostics)["comments"]["max_depth"] == 1


def test_every_kind_of_finding_has_a_name_of_its_own():
    table = [kind for kind in vars(messages).values() if isinstance(kind, converters.MessageType)]
    assert len({kind.name for kind in table}) == len(table)
    assert all(kind.sentence and not kind.sentence.endswith(".") for kind in table)


@pytest.mark.parametrize("target", ["missing/deep/a.jsonl", "a.jsonl"])
def test_folders_above_a_target_are_made(tmp_path, target):
    converters.write([Post(id="1")], tmp_path / target, to="archive")
    assert (tmp_path / target).is_file()


def test_inspect_counts_each_term_once_and_those_that_only_posts_name():
    news, old = TermRef(taxonomy="category", slug="news"), TermRef(taxonomy="category", slug="old")
    records = [
        Term(id="2", taxonomy="category", slug="news", name="News"),
        Term(id="2", taxonomy="category", slug="news", name="News"),  # wp:category and wp:term
        Term(id="3", taxonomy="post_tag", slug="unused"),
        Post(id="1", terms=(news, TermRef(taxonomy="post_tag", slug="a", name="A"))),
        Post(id="2", terms=(news, old)),
    ]
    assert count_records("archive", records, Diagnostics())["terms"] == {"category": 2, "post_tag": 2}
