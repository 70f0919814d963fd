"""Entry points are what `importlib.metadata` says they are."""

import importlib.metadata
import sys
import zipfile
from pathlib import Path

import pytest

from converters.io import entry_points

TEXT = "[converters.gates]\n# ours\nacme = acme.gates : GATES\n\n[other]\nx = y:z\n[converters.readers]\nold=acme:Old [all]\n"


def install(folder: Path, name: str, text: str = TEXT) -> Path:
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(text, encoding="utf-8")
    return folder


def found_by_the_library() -> list[tuple[str, ...]]:
    points = importlib.metadata.entry_points()
    return sorted(
        (point.name, group, point.value, point.dist.name if point.dist else "")
        for group in points.groups
        if group.startswith("converters.")
        for point in points.select(group=group)
    )


def test_all_that_are_installed_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(
        install(tmp_path / "later", "Acme_Blog", "[converters.gates]\nnone = no:NO\n")
    )
    monkeypatch.syspath_prepend(install(tmp_path / "first", "acme_blog"))
    monkeypatch.syspath_prepend(tmp_path / "missing")
    found = sorted(map(tuple, entry_points._on_path(tuple(sys.path))))
    assert found == found_by_the_library()
    assert ("acme", "converters.gates", "acme.gates : GATES", "acme_blog") in found
    assert [point.module for point in entry_points.entry_points("converters.gates")] == ["acme.gates"]


def test_those_of_a_package_in_an_archive_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = install(tmp_path, "acme")
    with zipfile.ZipFile(tmp_path / "acme.zip", "w") as archive:
        for file in (folder / "acme-1.0.dist-info").iterdir():
            archive.write(file, f"acme-1.0.dist-info/{file.name}")
    monkeypatch.syspath_prepend(tmp_path / "acme.zip")
    gates = entry_points.entry_points("converters.gates")
    assert [(point.name, point.package) for point in gates] == [("acme", "acme")]


def test_an_entry_point_loads_its_object() -> None:
    point = entry_points.EntryPoint("a", "converters.gates", "pathlib : Path.home [extra]", "a")
    assert point.load() == Path.home
    with pytest.raises(ImportError):
        point._replace(value="no_such_module:A").load()
