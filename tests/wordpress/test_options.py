"""An export in parts gives the site that the whole gives; one that moves gives the site at its new address."""

import re
from collections import Counter
from pathlib import Path

import pytest

import converters
from tests.wordpress.conftest import Importing, Rewrite
from tests.wordpress.database import compare


def parts(source: Path, folder: Path, size: int) -> tuple[list[Path], converters.Result]:
    folder.mkdir()
    result = converters.convert(source, folder / "part.xml", to="wxr", options={"split": str(size)})
    return sorted(folder.iterdir(), key=lambda path: (len(path.name), path.name)), result


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("peer/theme-unit-test", 200_000),
        pytest.param(
            *("real/creativecommons-labs.scrubbed", 300_000),
            marks=pytest.mark.long(share=4, reason="WordPress imports a large blog twice"),
        ),
    ],
)
def test_parts_are_the_whole(
    name: str, size: int, corpus: Path, imported: Importing, rewrite: Rewrite, tmp_path: Path
) -> None:
    export = corpus / "wxr" / f"{name}.xml"
    several, result = parts(export, tmp_path / "parts", size)
    assert len(several) > 2
    whole, split = imported(rewrite(export), words_of=export), imported(*several, words_of=export)
    assert all(path.stat().st_size <= size for path in several) or "part-too-large" in kinds(result)
    assert split.said == []
    lines = compare(whole.database, split.database)
    assert lines == [], "\n".join(lines)


def kinds(result: converters.Result) -> Counter[str]:
    return Counter(finding.kind for finding in result.findings)


def test_a_site_moves(imported: Importing, rewrite: Rewrite, example: Path, tmp_path: Path) -> None:
    by_hand = tmp_path / "moved.xml"
    old, new = b"https://harbour-notes.example", b"https://notes.new.example/blog"
    guid = re.compile(rb"<guid.*?</guid>")  # names of posts, not addresses: they never change
    text = example.read_bytes()
    stay = iter(guid.findall(text))
    by_hand.write_bytes(guid.sub(lambda _: next(stay), text.replace(old, new)))
    theirs = imported(by_hand)
    ours = imported(rewrite(example, base_url=new.decode()), words_of=example)
    assert ours.said == []
    lines = compare(theirs.database, ours.database)
    assert lines == [], "\n".join(lines)
