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
    "exclude_docs": ("mkdocs", {"mkdocs.yml": "site_name: x\nexclude_docs: |\n  # words\n  zebra/\n  !other/\n"}, "docs/zebra/a.md", TEXT),
    "draft_docs": ("mkdocs", {"mkdocs.yml": "site_name: x\ndraft_docs: |\n  zebra/\n"}, "docs/zebra/a.md", TEXT),
    "ignored_content": ("zola", {"config.toml": 'base_url = "https://x.example"\nignored_content = ["zebra/**"]\n'}, "content/zebra/a.md", TOML),
    ".gitignore": ("eleventy", {"eleventy.config.js": "module.exports = {};\n", ".gitignore": "zebra/\n"}, "zebra/a.md", TEXT),
    "ignores.add": ("eleventy", {"eleventy.config.js": 'module.exports = (c) => { c.ignores.add("zebra/**"); };\n'}, "zebra/a.md", TEXT),
    "ignore": ("hexo", {"_config.yml": "title: x\nignore: ['**/zebra']\n"}, "source/_posts/zebra/a.md", TEXT),
    "exclude": ("docusaurus", {"docusaurus.config.js": GLOB}, "blog/zebra/a.md", TEXT),
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
