"""Texts that the settings of a site leave out of the build, or make drafts, are not public."""

import pytest

import converters
from converters import Diagnostics, Post

TEXT = "---\ntitle: Fog\ndate: 2020-01-01\n---\nWords.\n"
LINES = "Title: Fog\nDate: 2020-01-01\n\nWords.\n"
TOML = '+++\ntitle = "Fog"\ndate = 2020-01-01\n+++\nWords.\n'
CASCADE = "---\ncascade:\n  {}\n---\n"
HUGO = 'title = "x"\n'
GLOB = "module.exports = {title: 'x', presets: [['classic', {blog: {exclude: ['**/zebra/**']}}]]};\n"
COLLECTION = "const posts = defineCollection({{ loader: glob({{ pattern: {}, base: './src/data' }}) }});\nexport const collections = {{ posts }};\n"
SITES = {
    "a cascade": ("hugo", {"hugo.toml": HUGO, "content/zebra/_index.md": CASCADE.format("draft: true")}, "content/zebra/a.md", TEXT),
    "a cascade of parameters": ("hugo", {"hugo.toml": HUGO, "content/zebra/_index.md": CASCADE.format("params: {private: true}")}, "content/zebra/a.md", TEXT),
    "a cascade with a target": ("hugo", {"hugo.toml": HUGO, "content/_index.md": CASCADE.format("- {draft: true, target: {path: '{/zebra/**}'}}")}, "content/zebra/a.md", TEXT),
    "a cascade that does not build": ("hugo", {"hugo.toml": HUGO, "content/zebra/_index.md": CASCADE.format("build: {render: never}")}, "content/zebra/a.md", TEXT),
    "a cascade of the settings": ("hugo", {"hugo.toml": f'{HUGO}[[cascade]]\ndraft = true\n[cascade.target]\npath = "/zebra/**"\n'}, "content/zebra/a.md", TEXT),
    "ignoreFiles": ("hugo", {"hugo.toml": f'{HUGO}ignoreFiles = ["zebra/.*"]\n'}, "content/zebra/a.md", TEXT),
    "ignoreFiles where a site is published": ("hugo", {"config/_default/hugo.toml": HUGO, "config/production/hugo.toml": 'ignoreFiles = ["zebra/.*"]\n'}, "content/zebra/a.md", TEXT),
    "a mount": ("hugo", {"hugo.toml": f'{HUGO}[[module.mounts]]\nsource = "content"\ntarget = "content"\nexcludeFiles = ["zebra/**"]\n'}, "content/zebra/a.md", TEXT),
    "a language that is off": ("hugo", {"hugo.toml": f"{HUGO}[languages.en]\n[languages.de]\ndisabled = true\n"}, "content/zebra/a.de.md", TEXT),
    "defaults of Jekyll": ("jekyll", {"_config.yml": "defaults:\n- scope: {path: _posts/zebra}\n  values: {hidden: true}\n"}, "_posts/zebra/2020-01-01-a.md", TEXT),
    "ARTICLE_EXCLUDES": ("pelican", {"pelicanconf.py": "SITENAME = 'x'\nARTICLE_EXCLUDES = ['zebra']\n"}, "content/zebra/a.md", LINES),
    "IGNORE_FILES": ("pelican", {"pelicanconf.py": "SITENAME = 'x'\nIGNORE_FILES = ['zeb*']\n"}, "content/zebra/a.md", LINES),
    "ARTICLE_EXCLUDES that grow": ("pelican", {"pelicanconf.py": "SITENAME = 'x'\nARTICLE_EXCLUDES = ['z']\nARTICLE_EXCLUDES += ['zebra']\n"}, "content/zebra/a.md", LINES),
    "ARTICLE_EXCLUDES under a condition": ("pelican", {"pelicanconf.py": "import os\nSITENAME = 'x'\nif os.environ.get('LIVE'):\n    ARTICLE_EXCLUDES = ['zebra']\n"}, "content/zebra/a.md", LINES),
    "ARTICLE_EXCLUDES where a site is published": ("pelican", {"pelicanconf.py": "SITENAME = 'x'\nSITEURL = 'https://x.example'\n", "publishconf.py": "from pelicanconf import *\nARTICLE_EXCLUDES = ['zebra']\n"}, "content/zebra/a.md", LINES),
    "renderSegments that exclude": ("hugo", {"hugo.toml": f'{HUGO}renderSegments = ["one"]\n[[segments.one.excludes]]\npath = "{{/zebra,/zebra/**}}"\n[[segments.one.excludes]]\noutput = "rss"\n'}, "content/zebra/a.md", TEXT),
    "renderSegments that include": ("hugo", {"hugo.toml": f'{HUGO}renderSegments = ["one"]\n[[segments.one.includes]]\nkind = "page"\npath = "/other/**"\n'}, "content/zebra/a.md", TEXT),
    "exclude_docs": ("mkdocs", {"mkdocs.yml": "site_name: x\nexclude_docs: |\n  # words\n  zebra/\n  !other/\n"}, "docs/zebra/a.md", TEXT),
    "draft_docs": ("mkdocs", {"mkdocs.yml": "site_name: x\ndraft_docs: |\n  zebra/\n"}, "docs/zebra/a.md", TEXT),
    "ignored_content": ("zola", {"config.toml": 'base_url = "https://x.example"\nignored_content = ["zebra/**"]\n'}, "content/zebra/a.md", TOML),
    ".gitignore": ("eleventy", {"eleventy.config.js": "module.exports = {};\n", ".gitignore": "zebra/\n"}, "zebra/a.md", TEXT),
    "ignores.add": ("eleventy", {"eleventy.config.js": 'module.exports = (c) => { c.ignores.add("zebra/**"); };\n'}, "zebra/a.md", TEXT),
    "ignore": ("hexo", {"_config.yml": "title: x\nignore: ['**/zebra']\n"}, "source/_posts/zebra/a.md", TEXT),
    "exclude": ("docusaurus", {"docusaurus.config.js": GLOB}, "blog/zebra/a.md", TEXT),
    "a negated pattern": ("astro", {"astro.config.mjs": "export default {};\n", "src/content.config.ts": COLLECTION.format("['**/*.{md,mdx}', '!zebra/**']")}, "src/data/zebra/a.md", TEXT),
    "a negated pattern that is added": ("astro", {"astro.config.mjs": "export default {};\n", "src/content.config.ts": COLLECTION.format("['**/*.md', ...(PROD ? ['!zebra/**'] : [])]")}, "src/data/zebra/a.md", TEXT),
    "a pattern that does not match": ("astro", {"astro.config.mjs": "export default {};\n", "src/content.config.ts": COLLECTION.format("'**/[^z]*/[^_]*.md'")}, "src/data/zebra/a.md", TEXT),
    "setInputDirectory": ("eleventy", {"eleventy.config.js": 'export default function (c) { c.setInputDirectory("./other"); }\n'}, "zebra/a.md", TEXT),
    "dir.input": ("eleventy", {"eleventy.config.mjs": 'export default () => {};\nexport const config = { dir: { input: "other" } };\n'}, "zebra/a.md", TEXT),
    "dir.input that is returned": ("eleventy", {"eleventy.config.mjs": 'export default (c) => { return { dir: { input: "other" } }; }\n'}, "zebra/a.md", TEXT),
    "a folder of parts": ("astro", {"astro.config.mjs": "export default {};\n"}, "src/content/blog/_zebra/a.md", TEXT),
}  # fmt: skip


def statuses(folder, generator, path, text):
    """The status of each text that is read: the one at the path, and one beside its folder, which is public."""
    beside = path.replace("_zebra", "other").replace("zebra", "other").replace(".de.", ".")
    for place, title in ((path, "Fog"), (beside, "Tide")):
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(text.replace("Fog", title), encoding="utf-8")
    diagnostics = Diagnostics()
    options = {"generator": generator}
    records = [*converters.read(folder, from_="markdown", options=options, diagnostics=diagnostics)]
    diagnostics.settle()
    found = {record.title: record.status for record in records if isinstance(record, Post)}
    return found.get("Fog"), found["Tide"], {finding.kind for finding in diagnostics.findings}


@pytest.mark.parametrize("name", SITES)
def test_what_settings_leave_out_is_not_public(tmp_path, name):
    generator, files, path, text = SITES[name]
    for place, content in files.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(content, encoding="utf-8")
    status, beside, findings = statuses(tmp_path, generator, path, text)
    assert status in (None, "draft", "private")
    assert beside == "publish"
    assert status or {"unread-text", "not-taken"} & findings


@pytest.mark.parametrize(
    ("generator", "files", "path", "text"),
    [
        ("hugo", {"hugo.toml": HUGO, "content/zebra/_index.md": CASCADE.format("draft: true")}, "content/zebra/a.md", TEXT.replace("Fog", "Fog\ndraft: false")),
        ("hugo", {"hugo.toml": HUGO, "content/zebra/_index.md": CASCADE.format("- {draft: true, target: {kind: section}}")}, "content/zebra/a.md", TEXT),
        ("mkdocs", {"mkdocs.yml": "site_name: x\nexclude_docs: |\n  zebra/\n  !zebra/a.md\n"}, "docs/zebra/a.md", TEXT),
        ("eleventy", {"eleventy.config.js": "module.exports = (c) => c.setUseGitIgnore(false);\n", ".gitignore": "zebra/\n"}, "zebra/a.md", TEXT),
        ("pelican", {"pelicanconf.py": "SITENAME = 'x'\nPAGE_EXCLUDES = ['zebra']\n"}, "content/zebra/a.md", LINES),
    ],
)  # fmt: skip
def test_what_settings_let_in_is_public(tmp_path, generator, files, path, text):
    for place, content in files.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(content, encoding="utf-8")
    assert statuses(tmp_path, generator, path, text)[:2] == ("publish", "publish")


@pytest.mark.parametrize(
    "settings",
    [
        "ARTICLE_EXCLUDES = [name for name in listed() if name]\n",
        "ARTICLE_EXCLUDES = []\nARTICLE_EXCLUDES.append(secret())\n",
        "IGNORE_FILES = DEFAULT_CONFIG['IGNORE_FILES'] + ['*.tmp']\n",
        "DEFAULT_METADATA = {'status': 'published' if LIVE else 'draft'}\n",
    ],
)
def test_what_a_computed_setting_may_leave_out_is_a_draft(tmp_path, settings):
    (tmp_path / "pelicanconf.py").write_text(f"SITENAME = 'x'\n{settings}", encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text(LINES, encoding="utf-8")
    (tmp_path / "content/b.md").write_text(LINES.replace("Fog", "Tide"), encoding="utf-8")
    diagnostics = Diagnostics()
    records = converters.read(
        tmp_path, from_="markdown", options={"generator": "pelican"}, diagnostics=diagnostics
    )
    assert {record.status for record in records if isinstance(record, Post)} == {"draft"}
    kinds = [finding.kind for finding in diagnostics.findings]
    assert (kinds.count("unread-setting"), kinds.count("kept-back")) == (1, 2)


@pytest.mark.parametrize(
    ("generator", "path", "settings", "expected"),
    [
        ("hugo", "hugo.toml", f'{HUGO}ingoreFiles = ["zebra"]\n', True),
        ("hugo", "hugo.toml", f'{HUGO}IGNOREFILES = ["zebra"]\n', False),
        ("jekyll", "_config.yml", "title: x\nexcludes: [zebra]\n", True),
        ("jekyll", "_config.yml", "title: x\nexclude: [zebra]\ninclude: [x]\n", False),
        ("pelican", "pelicanconf.py", "SITENAME = 'x'\nARTICLE_EXCLUDE = ['zebra']\n", True),
        ("mkdocs", "mkdocs.yml", "site_name: x\nexclude_doc: zebra/\n", True),
    ],
)
def test_a_misspelt_setting_that_would_leave_texts_out_is_reported(
    tmp_path, generator, path, settings, expected
):
    (tmp_path / path).write_text(settings, encoding="utf-8")
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    diagnostics = Diagnostics()
    list(
        converters.read(tmp_path, from_="markdown", options={"generator": generator}, diagnostics=diagnostics)
    )
    assert ("misspelt-setting" in {finding.kind for finding in diagnostics.findings}) is expected


def test_pages_of_a_kind_that_hugo_does_not_make_are_private(tmp_path):
    files = {"hugo.toml": f'{HUGO}disableKinds = ["section", "RSS"]\n', "content/zebra/_index.md": TEXT}
    for place, content in files.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(content.replace("Fog", "Zebra"), encoding="utf-8")
    status, beside, findings = statuses(tmp_path, "hugo", "content/zebra/a.md", TEXT)
    assert (status, beside) == ("publish", "publish")
    assert "kept-back" in findings


@pytest.mark.parametrize(("path", "expected"), [("src/data/de/a.md", True), ("src/data/a.md", False)])
def test_a_route_with_the_language_before_its_folder_is_a_guess(tmp_path, path, expected):
    files = {
        "astro.config.mjs": "export default {};\n",
        "src/content.config.ts": COLLECTION.format("'**/*.md'"),
        "src/pages/[...lang]/notes/[...slug].astro": "---\nconst all = await getCollection('posts');\n---\n",
        path: TEXT,
    }
    for place, content in files.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(content, encoding="utf-8")
    diagnostics = Diagnostics()
    list(converters.read(tmp_path, from_="markdown", options={"generator": "astro"}, diagnostics=diagnostics))
    assert ("guessed-permalinks" in {finding.kind for finding in diagnostics.findings}) is expected
