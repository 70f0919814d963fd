"""Bags for tests, and what is looked at in them."""

import csv

import bagit

import converters
from tests.conftest import FIXTURES
from tests.uploads import uploads_of

EXAMPLE = FIXTURES / "example.xml"


def backup(source, target, when, monkeypatch, **more):
    """Make a backup at a time, in seconds since 1970."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(when))
    return converters.convert(source, target, to="backup", **more)


def bag_with_images(tmp_path, monkeypatch):
    uploads = uploads_of(EXAMPLE, tmp_path / "uploads")
    target = tmp_path / "bag"
    return target, backup([EXAMPLE, uploads], target, 0, monkeypatch)


def is_valid(bag):
    """Whether `bagit` finds the bag whole: structure, completeness, all checksums."""
    return bagit.Bag(str(bag)).is_valid()


def contents(bag, state):
    with (bag / "data/states" / state / "contents.csv").open(encoding="utf-8", newline="") as table:
        return {row["name"]: row for row in csv.DictReader(table)}


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".blogport.json"
    }


def kinds(result):
    return [finding.kind for finding in result.findings]


def damage(bag):
    """What `check` says of the files of a bag: kind -> files."""
    found = {}
    for finding in converters.check(bag):
        if finding.kind.startswith(("bag-", "no-bag")):
            found.setdefault(finding.kind, []).append(finding.file.removeprefix(f"{bag}/"))
    return found


FIRST = "1970-01-01T00-00-00Z"


def changed(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def an_image(bag):
    return next(path for path in sorted(bag.rglob("media/**/*")) if path.is_file())
