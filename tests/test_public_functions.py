"""The functions of the package that stand beside `convert`: what the commands say, for scripts."""

import json
from pathlib import Path

import pytest

import converters
from converters import Account, Diagnostics, Format, Markup, Post
from converters.cli.main import main
from converters.storage.record_lines import encode
from tests.conftest import FIXTURES


def test_inspect_says_what_the_command_says(example, capsys):
    assert main(["inspect", str(example), "--json"]) == 0
    assert converters.inspect(example) == json.loads(capsys.readouterr().out)


def test_inspect_gives_its_findings(tmp_path):
    source = tmp_path / "blog.jsonl"
    source.write_bytes(encode(Post(id="1")) + b"no record\n")
    log = Diagnostics()
    counts = converters.inspect(str(source), diagnostics=log)
    assert counts["format"] == "archive"
    assert counts["posts"]["total"] == 1
    assert counts["diagnostics"]["error"] == 1
    assert [finding.kind for finding in log.findings] == ["bad-record"]
    with pytest.raises(converters.SourceError):
        converters.inspect(tmp_path / "nothing.xml")


def test_formats_are_those_of_the_command(capsys):
    assert main(["formats", "--json"]) == 0
    listed = converters.list_formats()
    assert all(isinstance(known, Format) for known in listed)
    assert [known.name for known in listed] == [
        known["name"] for known in json.loads(capsys.readouterr().out)
    ]
    (hugo,) = [known for known in listed if known.name == "hugo" and known.role == "writer"]
    assert "front-matter" in {option.name for option in hugo.options}


@pytest.mark.parametrize(
    ("to", "name"), [("hugo", "site"), ("html", "site"), ("wxr", "blog.xml"), ("archive", "blog.jsonl")]
)
def test_verify_finds_a_target_equal_and_sees_a_damage(example, tmp_path, to, name):
    target = tmp_path / name
    converters.convert(example, target, to=to)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    verification = converters.verify(example, target)
    assert verification.equal, verification.comparison.differences
    assert verification.counts["post"].compared
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for path, data in before.items():
        path.write_bytes(data.replace(b"The boat", b"The car"))
    assert not converters.verify(example, target).equal


def test_verify_takes_the_options_of_the_run(example, tmp_path):
    given = {"options": {"front-matter": "toml"}, "include": ["private"]}
    converters.convert(example, tmp_path / "site", to="hugo", **given)
    assert converters.verify(example, tmp_path / "site", **given).equal


def test_verify_refuses_what_is_not_written(example, tmp_path):
    with pytest.raises(converters.FormatError, match="does not write medium"):
        converters.verify(example, FIXTURES / "medium")
    with pytest.raises(converters.FormatError, match="what ghost takes is another form"):
        converters.verify(example, FIXTURES / "ghost" / "fog.ghost.json")


def test_read_fills_the_accounts(example):
    log = Diagnostics()
    entities: list[converters.Entity] = list(converters.read(example, diagnostics=log, count=True))
    posts = [entity for entity in entities if isinstance(entity, Post)]
    assert log.accounts["post"] == Account(read=len(posts), written=len(posts))
    assert log.accounts["comment"].read == sum(len(post.comments) for post in posts)
    assert all(account.balanced for account in log.accounts.values())


def test_what_is_not_yielded_has_its_reason(tmp_path):
    source = tmp_path / "blog.jsonl"
    source.write_bytes(encode(Post(id="1", body=Markup(text="Yes", dialect="plain"))) + b"no record\n")
    log = Diagnostics()
    assert len(list(converters.read(source, diagnostics=log, count=True))) == 1
    assert all(account.balanced for account in log.accounts.values())
    assert [finding.kind for finding in log.findings] == ["bad-record"]


def test_records_that_are_written_on_count_once(example, tmp_path):
    log = Diagnostics()
    records = converters.read(example, diagnostics=log)
    result = converters.write(records, tmp_path / "blog.jsonl", to="archive", diagnostics=log)
    assert result.accounts["post"].read == result.accounts["post"].written == 11


def test_each_public_name_is_there(tmp_path: Path):
    for name in converters.__all__:
        assert getattr(converters, name) is not None
