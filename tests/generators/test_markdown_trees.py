"""Real trees, read by us and by their own generators: the same texts, at the same addresses."""

import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from built_sites import Generator

import converters
from converters import Post

JEKYLL_LIST = """
Jekyll::Hooks.register :site, :post_read do |site|
  File.open(ENV["LIST"], "w") do |out|
    (site.collections.values.flat_map(&:docs) + site.pages).each { |one| out.puts "#{one.relative_path}\\t#{one.url}" }
  end
  exit!(0)
end
"""
"""Writes where everything is, and stops before anything is built."""

PELICAN_LIST = """
import os, sys
import pelican.writers
from pelican import Pelican, signals
from pelican.settings import read_settings
KINDS = "articles translations hidden_articles pages hidden_pages".split()
def told(generators):
    with open(sys.argv[2], "w") as out:
        for one in [one for gen in generators for kind in KINDS for one in getattr(gen, kind, None) or []]:
            out.write(f"{os.path.relpath(one.source_path, sys.argv[1])}\\t{one.url}\\n")
signals.all_generators_finalized.connect(told)
pelican.writers.Writer.write_file = lambda *_, **__: None
Pelican(read_settings(override={"PATH": sys.argv[1], "OUTPUT_PATH": sys.argv[2] + "-out", "SITEURL": ""})).run()
"""
"""The same for Pelican."""


@pytest.fixture
def tree(corpus: Path, tmp_path: Path) -> Callable[[str], Path]:
    """A copy of a tree of the corpus, to be written to."""

    def get(name: str) -> Path:
        if not (corpus / "markdown" / name).is_dir():
            pytest.skip(f"the corpus has no {name}")
        shutil.copytree(corpus / "markdown" / name, tmp_path / "tree")
        for path in [tmp_path / "tree", *(tmp_path / "tree").rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        return tmp_path / "tree"

    return get


def ours(folder: Path, root: str = "") -> dict[str, str]:
    records = converters.read(folder, from_="markdown")
    return {
        one.id.removeprefix(root): unquote(urlsplit(one.url).path) for one in records if isinstance(one, Post)
    }


def theirs(path: Path) -> dict[str, str]:
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {place.rpartition(".")[0]: "/" + unquote(url).lstrip("/") for place, url in lines}


def assert_same(ours: dict[str, str], theirs: dict[str, str]) -> None:
    """At least 99 in 100 addresses are equal; none is missing."""
    assert theirs
    other = {place: (url, ours.get(place)) for place, url in theirs.items() if ours.get(place) != url}
    assert len(other) <= len(theirs) / 100, other


def hugo_list(generator: Generator, folder: Path) -> dict[str, str]:
    """`hugo list all`; shortcodes that only the site's own theme has are stood in for, one after the other."""
    for _ in range(12):
        run = subprocess.run(
            [generator.command[0], "list", "all"],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        missing = re.search(r'template for shortcode "([\w-]+)" not found', run.stdout + run.stderr)
        if not missing:
            break
        stand_in = folder / "layouts" / "shortcodes" / f"{missing[1]}.html"
        stand_in.parent.mkdir(parents=True, exist_ok=True)
        source = "".join(path.read_text(encoding="utf-8") for path in (folder / "content").rglob("*.md"))
        stand_in.write_text(
            "{{ .Inner }}" if re.search(r"/\s*" + missing[1], source) else "x", encoding="utf-8"
        )
    lines = run.stdout[run.stdout.index("path,slug") :].splitlines()
    return {
        row["path"].rpartition(".")[0]: unquote(urlsplit(row["permalink"]).path)
        for row in csv.DictReader(lines)
    }


def test_hugo_docs(tree, generator):
    folder = tree("hugo-docs")
    subprocess.run(["git", "init", "--quiet", str(folder)], check=False)  # its settings ask git for dates
    found = hugo_list(generator("hugo"), folder)
    assert len(found) > 700
    assert_same(ours(folder), found)


def test_a_hugo_blog(tree, generator):
    folder = tree("k8s-contributor-blog")
    (folder / "hugo.toml").write_text(
        'baseURL = "https://walk.example/"\ndefaultContentLanguage = "en"\n[languages.en]\ncontentDir = "content/en"\n',
        encoding="utf-8",
    )
    assert_same(ours(folder), hugo_list(generator("hugo"), folder))


@pytest.mark.parametrize(
    ("name", "root"),
    [("jekyll-docs/docs", ""), ("jekyll-docs/test/source", ""), ("made-mistakes-comments", "src")],
)
def test_jekyll(name, root, tree, generator, tmp_path):
    command = generator("jekyll").command[0]
    folder = tree(name)
    mine = ours(folder, f"{root}/" if root else "")
    (folder / root / "_plugins").mkdir()
    (folder / root / "_plugins" / "list.rb").write_text(JEKYLL_LIST, encoding="utf-8")
    (folder / "list.yml").write_text(
        f"plugins: []\nstrict_front_matter: false\nsource: ./{root}\nplugins_dir: _plugins\n",
        encoding="utf-8",
    )
    config = "_config.yml,list.yml" if (folder / "_config.yml").exists() else "list.yml"
    subprocess.run(
        [
            command,
            "build",
            "--quiet",
            "--unpublished",
            "--future",
            "--config",
            config,
            "-d",
            str(tmp_path / "out"),
        ],
        cwd=folder,
        env=os.environ | {"LIST": str(tmp_path / "list"), "LANG": "C.UTF-8", "TZ": "UTC"},
        capture_output=True,
        check=False,
    )
    found = theirs(tmp_path / "list")
    # What only templates fill (a list of posts, a sitemap) is no text of the blog.
    templates = {"index", "sitemap", "static_files", "contacts/humans"}
    assert_same(mine, {place: url for place, url in found.items() if place not in templates})


@pytest.mark.parametrize("name", ["samples/content", "pelican/tests/content"])
def test_pelican(name, tree, generator, tmp_path):
    generator("pelican")
    folder = tree(f"pelican-samples/{name}")
    (tmp_path / "list.py").write_text(PELICAN_LIST, encoding="utf-8")
    subprocess.run(
        [sys.executable, tmp_path / "list.py", folder, tmp_path / "list"], capture_output=True, check=True
    )
    assert_same(ours(folder), theirs(tmp_path / "list"))
