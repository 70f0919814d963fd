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
from tests.conftest import missing

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


HEXO_LIST = """
const Hexo = require("hexo");
const hexo = new Hexo(process.argv[2], { silent: true });
hexo.init().then(() => hexo.load()).then(() => {
  const pages = hexo.model("Page").filter((page) => page.layout !== false).toArray();
  const posts = hexo.model("Post").toArray();
  const terms = (post) => post.categories.toArray().map((category) => category.name).join(",");
  for (const post of posts) console.log(["source/" + post.source, post.path, post.published, terms(post)].join("\\t"));
  for (const page of pages) console.log(["source/" + page.source, page.path, true, ""].join("\\t"));
});
"""
"""Lists the posts and pages of a Hexo tree with their paths and categories."""


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


HEXO_CONFIGS = {
    "default": "",
    "name and category": "permalink: :category/:name.html\nfilename_case: 1\ncategory_map:\n  Boats: ships\n",
    "numbers": "permalink: p/:timestamp-:hash/\n",
    "title of the post": "permalink: :year/:i_month/:i_day/:post_title\npost_asset_folder: true\n",
    "date in file names": "new_post_name: :year-:month-:day-:title.md\npermalink: :year:month:day/:title/\n",
    "a key of the front matter": "permalink: :lang/:title/\npermalink_defaults:\n  lang: en\n",
    "files to skip": "skip_render:\n  - raw/*\n  - plain.html\nexclude: [about/crew.md]\n",
}
HEXO_TREE = {
    "scaffolds/post.md": "---\ntitle: {{ title }}\n---\n",
    "source/_posts/first.md": "---\ntitle: The Été & more\ndate: 2020-01-02 23:30:00\ncategories: [Harbour, Boats]\n---\na\n",
    "source/_posts/2020-01-03-second.md": "title: Second\ndate: 2020-01-03 08:00:00\nlang: fr\ncategories:\n- [Harbour, Fog]\n- Lamps\n---\nb\n",
    "source/_posts/log/Third one.md": ';;;\n"title": "Third",\n"date": "2020/01/04 10:00:00",\n"category": "Boats"\n;;;\nc\n',
    "source/_posts/Nebel 船.md": "---\ntitle: 船\ndate: 2020-01-05\n---\nd\n",
    "source/_posts/fixed.md": "---\ntitle: Fixed\ndate: 2020-01-06\npermalink: harbour/fixed.html\n---\ne\n",
    "source/_posts/slashless.md": "---\ntitle: Slashless\ndate: 2020-01-06\npermalink: /harbour/slashless\n---\ne\n",
    "source/_posts/hidden.md": "---\ntitle: Hidden\ndate: 2020-01-07\npublished: false\n---\nf\n",
    "source/_posts/_ignored.md": "---\ntitle: Ignored\n---\ng\n",
    "source/_drafts/later.md": "---\ntitle: Later\ndate: 2020-01-08\n---\nh\n",
    "source/about/index.md": "---\ntitle: About\n---\ni\n",
    "source/about/crew.md": "---\ntitle: Crew\n---\nj\n",
    "source/moved.md": "---\ntitle: Moved\npermalink: elsewhere/\n---\nk\n",
    "source/raw/copy.md": "---\ntitle: Copied\n---\nl\n",
    "source/raw/more/deep.md": "---\ntitle: Deep\n---\nn\n",
    "source/plain.html": "<p>m</p>\n",
    "source/_data/links.yml": "- a\n",
}


@pytest.mark.parametrize("config", HEXO_CONFIGS.values(), ids=HEXO_CONFIGS)
def test_hexo(config, tmp_path):
    """Which files are posts and pages, their permalinks, categories, and whether they are public, as in Hexo."""
    modules = Path(os.environ.get("BLOGPORT_HEXO", "/nonexistent")) / "node_modules"
    if not (modules / "hexo").is_dir() or not shutil.which("node"):
        missing("Hexo (BLOGPORT_HEXO: a folder with hexo and hexo-renderer-marked)")
    folder = tmp_path / "tree"
    for path, text in HEXO_TREE.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "_config.yml").write_text(
        f"title: Fog\nurl: https://fog.example\ntimezone: Asia/Tokyo\n{config}", encoding="utf-8"
    )
    (folder / "package.json").write_text(
        '{"name": "fog", "hexo": {"version": "8.1.2"}, "dependencies": {"hexo": "8", "hexo-renderer-marked": "7"}}'
    )
    records = [record for record in converters.read(folder) if isinstance(record, Post)]
    mine = {
        post.id: (
            unquote(urlsplit(post.url).path),
            post.status == "publish",
            sorted(term.name for term in post.terms if term.taxonomy == "category"),
        )
        for post in records
    }
    (folder / "node_modules").symlink_to(modules)
    (folder / "list.js").write_text(HEXO_LIST, encoding="utf-8")
    run = subprocess.run(
        ["node", "list.js", str(folder)],
        cwd=folder,
        env=os.environ | {"TZ": "Asia/Tokyo"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = {}
    for line in run.stdout.splitlines():
        source, path, published, categories = line.split("\t")
        path = re.sub(r"(^|/)index\.html$", r"\1", unquote(path))
        names = sorted(name for name in categories.split(",") if name)
        found[source.rpartition(".")[0]] = ("/" + path.lstrip("/"), published == "true", names)
    unpublished = {id_ for id_, (_, published, _) in found.items() if not published}
    assert unpublished == {"source/_posts/hidden", "source/_drafts/later"}
    # Hexo gives no terms to what it does not publish.
    assert mine == {
        id_: (path, public, names if public else mine[id_][2]) for id_, (path, public, names) in found.items()
    }
