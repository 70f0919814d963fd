"""Marks of any program by which a text is not public: none of them gets out, whatever the generator of the tree."""

from pathlib import Path

import pytest

import converters
from tests.reading import everything, posts, read
from tests.targets import TREES

TREE = {
    "hugo": ("hugo.toml", "title = 'x'\n", "content/posts/"),
    "jekyll": ("_config.yml", "title: x\n", "_posts/2020-01-01-"),
    "hexo": ("_config.yml", "title: x\n", "source/_posts/"),
    "pelican": ("pelicanconf.py", "SITENAME = 'x'\n", "content/"),
    "eleventy": ("eleventy.config.js", "module.exports = {};\n", "posts/"),
    "astro": ("astro.config.mjs", "export default {};\n", "src/content/blog/"),
    "docusaurus": ("docusaurus.config.js", "module.exports = {title: 'x'};\n", "blog/2020-01-01-"),
    "mkdocs": ("mkdocs.yml", "site_name: x\nplugins: [blog]\n", "docs/blog/posts/"),
    "nextjs": ("next.config.js", "module.exports = {};\n", "posts/"),
    "nikola": ("conf.py", "BLOG_TITLE = 'x'\n", "posts/"),
    "markdown": ("notes.txt", "x\n", "posts/"),
}
KEPT_BACK = {
    "isDraft: true": "draft",
    "is_draft: 'yes'": "draft",
    "drafts: [true]": "draft",
    "wip: true": "draft",
    "isPublished: false": "draft",
    "public: no": "draft",
    "state: draft": "draft",
    "visibility: draft": "draft",
    "status: in review": "pending",
    "status: hidden": "private",
    "hidden: true": "private",
    "hide: yes": "private",
    "visible: 0": "private",
    "routable: false": "private",
    "visibility: friends": "private",
    "access: {login: true}": "private",
    "protect: password": "private",
    "protect: logged_in": "private",
    "headless: true": "private",
    "_build: {render: never}": "private",
    "build: {list: never}": "private",
    "eleventyExcludeFromCollections: true": "private",
    "permalink: false": "private",
    "params: {hidden: true}": "private",
    "params.draft: true": "draft",
    "“draft”: true": "draft",
    "keys: [e10adc3949ba59abbe56e057f20f883e]": "private",
    "trashed: true": "trash",
    "publish_on: 2099-01-01": "future",
    "embargo: 2099-01-01": "future",
    "expires: 2020-02-01": "private",
    "unpublish-date: 2020-02-01": "private",
    "do_not_publish: true": "private",
    "noPublish: yes": "private",
    "exclude-from-site: true": "private",
    "hideFromPublic: true": "private",
    "nolist: true": "private",
    "is_trashed: true": "trash",
    "is-internal: yes": "private",
    "loginRequired: true": "private",
    "entwurf: ja": "draft",
    "workflow: Brouillon": "draft",
    "sichtbarkeit_status: privat": "private",
    "publié: false": "draft",
    "非公開: true": "private",
    "editorial_status: draft": "draft",
    "workflow: draft": "draft",
    "stage: hidden": "private",
    "publishing: {state: draft}": "draft",
    "visibility: none": "private",
    "visibility: false": "private",
    "security: friends": "private",
    "classification: confidential": "private",
    "shared_with: [anna]": "private",
    "only-for: family": "private",
    "gated: true": "private",
    "approved: false": "pending",
    "darft: true": "draft",
    "drafft: true": "draft",
    "pubished: false": "draft",
    "hiden: yes": "private",
    "expired: true": "private",
    "available_from: 2099-01-01": "future",
    "hide_after: 2020-02-01": "private",
    "опубликовано: нет": "draft",
    "ｄｒａｆｔ: true": "draft",
    "草稿: true": "draft",
    "publié: non": "draft",
    "status: brouillon": "draft",
    "privado: sí": "private",
    "attributes: {published: false}": "draft",
    "settings: {visibility: private}": "private",
    "family_only: true": "private",
    "only-me: true": "private",
    "audience: team": "private",
    "publish: later": "draft",
    "publish_to: nobody": "private",
    "visible: never": "private",
    "not-before: 2099-01-01": "future",
    "deleted_at: 2020-02-01": "private",
    "in_progress: true": "draft",
    "raft: true": "draft",
    "ignorePublish: true": "private",
    "published: flase": "draft",
    "private: ture": "private",
    "stauts: draft": "draft",
    "hidden: “true”": "private",
    "visibility: private,": "private",
    "published: no;": "draft",
    "date: soon": "draft",
    "date: TBD": "draft",
    "publish_date: TBA": "draft",
    "published_at: never": "draft",
    "expires: 2020": "draft",
}
DOUBTFUL = (
    "todo: true",
    "archived: true",
    "sitemap: false",
    "layout: draft",
    "date: 2099-01-01",
    "label: draft",
    "labels: [walks, draft]",
    "flags: [hidden]",
    "type: draft",
    "skip: true",
    "finished: false",
    "env: staging",
    "roles: [admin]",
    "robots: 'noindex, nofollow'",
    "noindex: true",
    "hide_from_home: true",
    "hideFromList: true",
    "excludeFromListings: true",
    "expire: in a month",
    "layout: drafts/post",
    "visible: [admin]",
    "retired: true",
    "publish_date: 2003",
)
PUBLIC = (
    "draft: false",
    "hide: [toc, navigation]",
    "cover: {hidden: true}",
    "visibility: public",
    "show: true",
    "expires: 2099-01-01",
    "build: {render: always}",
    "unlisted: ''",
    "published: true",
    "subtitle: Draft",
    "comment_status: hidden",
    "toc: hidden",
    "shared_with: everyone",
    "env: [staging, production]",
    "approved: true",
    "privacy: none",
    "released: 1999",
    "craft: true",
    "isPermaLink: false",
    "isPermaLink: true",
    "tags: [review, future]",
    "publishdate: now",
    "excludeFromSidebar: true",
    "draft_date: 2020-01-01",
    "concept: true",
    "release: v2.1",
    "veröffentlicht: ja",
    "data: {hidden: true}",
    "date: 1965",
    "date: Spring 2019",
)


def put(folder: Path, name: str, header: str, path: str = "a.md") -> None:
    config, settings, start = TREE[name]
    dated = header if header.startswith("date:") else f"date: 2020-01-01\n{header}"
    for place, text in {
        config: settings,
        f"{start}{path}": f"---\ntitle: T\n{dated}\n---\nSECRETWORD\n",
    }.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", TREE)
@pytest.mark.parametrize("header", KEPT_BACK)
def test_a_mark_keeps_a_text_back(tmp_path, name, header):
    put(tmp_path, name, header)
    (post,) = posts(read(tmp_path, generator=name)[0]).values()
    believes_every_word = post.status == "in review"  # where nobody else says what a status means
    assert post.status == KEPT_BACK[header] or believes_every_word


@pytest.mark.parametrize("target", TREES)
@pytest.mark.parametrize("header", ["isDraft: true", "visibility: friends", "embargo: 2099-01-01"])
def test_what_is_kept_back_is_in_no_public_target(tmp_path, target, header):
    put(tmp_path / "in", "hexo", header)
    converters.convert(tmp_path / "in", tmp_path / "out", from_="markdown", to=target)
    drafts = [file for file in (tmp_path / "out").rglob("*") if file.is_file() and "SECRETWORD" in file.read_text("utf-8", "replace")]  # fmt: skip
    assert not drafts or (header.startswith("isDraft") and all("draft" in str(file) + file.read_text("utf-8").lower() for file in drafts))  # fmt: skip


@pytest.mark.parametrize("header", ["isDraft: true", "hidden: true", "state: hidden"])
def test_a_mark_that_the_generator_does_not_know_is_a_finding(tmp_path, header):
    put(tmp_path, "hugo", header)
    assert "kept-back" in read(tmp_path)[1]


@pytest.mark.parametrize("header", DOUBTFUL)
def test_a_doubtful_mark_is_published_with_a_finding(tmp_path, header):
    put(tmp_path, "hexo", header)
    records, findings = read(tmp_path)
    (post,) = posts(records).values()
    assert post.status == "publish"
    assert {"maybe-hidden", "dated-ahead"} & set(findings)


@pytest.mark.parametrize("name", ["hugo", "jekyll", "hexo", "mkdocs", "markdown"])
@pytest.mark.parametrize("header", PUBLIC)
def test_what_says_that_it_is_public_is(tmp_path, name, header):
    put(tmp_path, name, header)
    records, findings = read(tmp_path, generator=name)
    (post,) = posts(records).values()
    assert post.status == "publish"
    assert not {"kept-back", "maybe-hidden"} & set(findings)


@pytest.mark.parametrize(
    ("name", "path", "status"),
    [
        ("hugo", "drafts/a.md", "draft"),
        ("hugo", "_private/deep/a.md", "private"),
        ("pelican", "Unpublished/a.md", "draft"),
        ("hugo", "templates/a.md", "publish"),
        ("markdown", "templates/a.md", "private"),
        ("markdown", "vendor/x/a.md", "private"),
        ("astro", "scheduled/a.md", "future"),
        ("pelican", "Entwürfe/a.md", "draft"),
        ("hugo", "черновики/deep/a.md", "draft"),
        ("eleventy", "a.draft.md", "draft"),
        ("mkdocs", "in progress/a.md", "draft"),
        ("markdown", "_draft.md", "draft"),
        ("hugo", "_private.md", "private"),
    ],
)
def test_a_folder_keeps_back_what_is_in_it(tmp_path, name, path, status):
    put(tmp_path, name, "tags: [a]", path)
    (post,) = posts(read(tmp_path, generator=name)[0]).values()
    assert post.status == status


@pytest.mark.parametrize(
    ("path", "is_doubtful"),
    [
        ("draft-tide.md", True),
        ("tide draft.md", True),
        ("posts_drafts/tide.md", True),
        ("ideas/tide.md", True),
        ("_tide.md", True),
        ("tide.bak.md", True),
        ("list-of-drafts.md", False),
        ("draftsmen.md", False),
        ("private.md", False),
        ("family/tide.md", False),
    ],
)
def test_a_name_that_may_say_draft_is_a_finding(tmp_path, path, is_doubtful):
    put(tmp_path, "hugo", "tags: [a]", path)
    records, findings = read(tmp_path)
    (post,) = posts(records).values()
    assert post.status == "publish"
    assert ("maybe-hidden" in findings) == is_doubtful


@pytest.mark.parametrize("key", ["password", "pass", "Passphrase"])
def test_a_password_by_any_name_leaves_the_fields(tmp_path, key):
    put(tmp_path, "hexo", f"{key}: sesame")
    (post,) = posts(read(tmp_path)[0]).values()
    assert (post.password, key in post.extra) == ("sesame", False)
    converters.convert(tmp_path, tmp_path.parent / f"{key}-out", from_="markdown", to="hugo")
    assert "sesame" not in everything(tmp_path.parent / f"{key}-out")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hugo", "--\ntitle: T\ndate: 2020-01-01\ndraft: true\n---\nSECRETWORD\n"),
        ("eleventy", "{--\ntitle: T\ndate: 2020-01-01\ndraft: true\n---\nSECRETWORD\n"),
        ("hexo", "\u200b---\ntitle: T\ndate: 2020-01-01\ndraft: true\n---\nSECRETWORD\n"),
        ("mkdocs", "---\r\r\ntitle: T\r\r\ndate: 2020-01-01\r\r\ndraft: true\r\r\n---\r\r\nSECRETWORD\r\r\n"),
        ("hugo", "#! a tool\n---\ntitle: T\ndate: 2020-01-01\ndraft: true\n---\nSECRETWORD\n"),
        ("pelican", "Title: T\nDate: 2020-01-01\n\nStatus: draft\n\nSECRETWORD\n"),
        ("hugo", "---\ntitle: T\ntags: [a\ndr1ft: true\n---\nSECRETWORD\n"),
        ("jekyll", "---\ntitle: T\n---\npublished: false\n---\nSECRETWORD\n"),
        ("astro", "---\ntitle: 'T\ndraft : yes please\n---\nSECRETWORD\n"),
        ("hugo", "---title: T\ndate: 2020-01-01\ndraft: true\n---\nSECRETWORD\n"),
        ("hexo", "---  date: 2020-01-01\npublished: false\n---\nSECRETWORD\n"),
        ("hugo", "---\rdraft: true\r\ntitle: T\r\n---\r\nSECRETWORD\n"),
        ("jekyll", "date: 2020-01-01\npublised: false\ntitle: T\n---\nSECRETWORD\n"),
        ("hugo", "--x-\ndate: 2020-01-01\ndraft: true\n---\nSECRETWORD\n"),
        ("eleventy", '---\ntitle: "T"draft: true\ndate: 2020-01-01\n---\nSECRETWORD\n'),
        ("pelican", "---\ntags: a\n\tstatus: draft\ntitle: T\n---\nSECRETWORD\n"),
        ("pelican", '---\ntitle: "T"status: draft\ndate: 2020-01-01\n---\nSECRETWORD\n'),
        ("pelican", "---\nstatu:s draft\ntitle: T\n---\nSECRETWORD\n"),
        ("hugo", "---\ntitle: T\ndate: 2020-01-01draft: true\n---\nSECRETWORD\n"),
        ("mkdocs", "---\ntitle: T\ndate: 2020-01-01draft: true\n---\nSECRETWORD\n"),
        ("jekyll", "---\npublished: falsetitle: T\ndate: 2020-01-01\n---\nSECRETWORD\n"),
        ("jekyll", "---\ntitle: T\npublished false\n---\nSECRETWORD\n"),
        ("hugo", "---\ntitle: T\ndrafttrue\n---\nSECRETWORD\n"),
        ("eleventy", "---\ntitle T\ntags: [a, b]\ndraft: true\n\nSECRETWORD\n"),
        ("hugo", "---t.itle: T\ntags: [a, b]\ndraft: true\n---\n\nSECRETWORD\n"),
        ("hugo", "```\ntitle: T\ndraft: true\n```\n\nSECRETWORD\n"),
        ("jekyll", "```yaml\ntitle: T\npublished: false\n```\n\nSECRETWORD\n"),
        ("hugo", "First words.\n\n---\ntitle: T\ndate: 2020-01-01\ndraft: true\n---\n\nSECRETWORD\n"),
        ("eleventy", "# T\n\nWords.\n\n---\n\nMore.\n\n---\ntitle: T\ndraft: true\n---\nSECRETWORD\n"),
        ("eleventy", "title: T\npermalink: false\n\nSECRETWORD\n"),
        ("eleventy", "title: T\npermalink: false\n---\n\nSECRETWORD\n"),
        ("pelican", "Title: T\nDate: 2020-01-01\n**Status**: draft\n\nSECRETWORD\n"),
        ("pelican", "Title: T\nDate: 2020-01-01\nStatus:\ndraft\n\nSECRETWORD\n"),
        ("pelican", "Title: T\nDate: 2020-01-01\nStatus: \n\n    draft\n\nSECRETWORD\n"),
        ("pelican", "Title: T\nDate: 2020-01-01\nstatus\uff1adraft\n\nSECRETWORD\n"),
        ("pelican", "Title: T\nDate: 2020-01-01\n- Status: draft\n\nSECRETWORD\n"),
        ("jekyll", "\u2014-\ntitle: T\ntopics:\n  - a\nDraft: True\n\u2014-\nSECRETWORD\n"),
        ("hugo", "public: false\n\nSECRETWORD\n"),
        ("hexo", "isDraft: true\n\nSECRETWORD\n"),
        ("hugo", '{\n "title": "T"\n "draft": true\n}\n\nSECRETWORD\n'),
        ("hugo", '{"title": "T",\n "draft": true,,\n\nSECRETWORD\n'),
        ("hugo", '\n  "title": "T",\n  "draft": true\n}\n\nSECRETWORD\n'),
        ("hugo", '[\n  "title": "T",\n  "tags": ["a",\n    "b"],\n  "draft": true\n}\n\nSECRETWORD\n'),
        ("eleventy", '"title":"T","draft":true}\n\nSECRETWORD\n'),
        ("hugo", '{{\n  "title": "T",\n  "draft": true\n\nSECRETWORD\n'),
        ("hugo", "title: T\n---\ndraft: true\n---\nSECRETWORD\n"),
        ("hugo", '+++\ntitle = "T"\n[params]\nprivate = true\n---\u200b\nSECRETWORD\n'),
        ("hexo", "{# x #}\ntitle: T\ndate: 2020-01-01\npublished: false\n---\nSECRETWORD\n"),
        ("markdown", "password: sesame\n\n# T\n\nSECRETWORD\n"),
        ("markdown", "listed: false\n\nSECRETWORD\n"),
        ("markdown", "title: T\ntags:\n  - sea\ndraft: true\nauthor: Ida\n---\n\nSECRETWORD\n"),
        ("jekyll", "---\ntitle: T\ntags:\n  - seapublished: false\n---\nSECRETWORD\n"),
        ("hugo", "---\ntitle: T\ndate* 2099-01-01\n---\nSECRETWORD\n"),
        ("hugo", "---\ntitle: T\ndate: 2099-0!-01\n---\nSECRETWORD\n"),
        ("hugo", "---\ntitle: T\ndate: 2099-0[1-01\n---\nSECRETWORD\n"),
        ("hugo", "+;+\ntitle = 'T'\n[params]\nprivate = true\n+++\nSECRETWORD\n"),
        ("mkdocs", "---\ntitle: T\nhidden: truesummary: short\n---\nSECRETWORD\n"),
        ("nikola", "<!--\n.. title: T\n.. date: 2020-01-01\n/. status: private\n-->\nSECRETWORD\n"),
    ],
)
def test_a_damaged_draft_is_a_draft(tmp_path, name, text):
    put(tmp_path, name, "x: y")
    start = TREE[name][2]
    (tmp_path / f"{start}a.md").write_text(text, encoding="utf-8", newline="")
    records, findings = read(tmp_path, generator=name)
    (post,) = posts(records).values()
    assert post.status in ("draft", "private")
    assert {"bad-header", "kept-back"} & set(findings)


@pytest.mark.parametrize(
    "text",
    [
        "Status: solved\n\nWords.",
        "Draft horses: yes, they are large.",
        "--\nSaid somebody.",
        "Audience: internal\n\nWords.",
        "---\nTitle case is odd.",
        "Note: the draft: a second version.\n\nWords.",
        "---\nTitle case is odd.\n\nDraft: true words.",
        "```\ntitle: T\ndraft: true\n```\n\nThat is a draft.",
        "Words.\n\n---\ntitle: T\ndraft: true\n---\n\nMore.",
        "**Status**: draft\n\nA proposal.",
    ],
)
def test_the_first_lines_of_a_text_are_no_front_matter(tmp_path, text):
    put(tmp_path, "hugo", "x: y")
    (tmp_path / "content/posts/a.md").write_text(
        f"---\ntitle: T\ndate: 2020-01-01\n---\n{text}\n", encoding="utf-8"
    )
    records, findings = read(tmp_path)
    (post,) = posts(records).values()
    assert (post.status, post.body.text) == ("publish", text)
    assert "bad-header" not in findings


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\nWrite this:\n\n```\n---\ntitle: x\ndraft: true\n---\n```\n",
        "```\ndraft = True\nsend(draft)\nreturn 1\n```\n\nThat is how.\n",
        "Words.\n\n---\n\nHe said: draft: true or not, it is late.\n\n---\n",
    ],
)
def test_a_text_about_front_matter_is_public(tmp_path, text):
    put(tmp_path, "hugo", "x: y")
    (tmp_path / "content/posts/a.md").write_text(text, encoding="utf-8")
    records, findings = read(tmp_path)
    (post,) = posts(records).values()
    assert (post.status, findings.count("bad-header")) == ("publish", 0)


ODD_LINES = ("**draft**: true", "draft\uff1atrue", "- draft: true")


@pytest.mark.parametrize("line", ODD_LINES)
@pytest.mark.parametrize("within", ["Date: 2020-01-03\n{}", "{}"])
@pytest.mark.parametrize(
    ("settings", "name", "rule", "text"),
    [
        ("site/config/config.php", "content/2_b/article.txt", "----", "Text: SECRETWORD"),
        ("a.lektorproject", "content/b/contents.lr", "---", "body: SECRETWORD"),
    ],
)
def test_an_odd_line_among_separate_fields_is_believed(tmp_path, line, within, settings, name, rule, text):
    words = {settings: "[project]\nname = X\n" if "lektor" in settings else "<?php return [];"}
    words[name] = f"\n{rule}\n".join(("title: T", within.format(line), text)) + "\n"
    for path, content in words.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    records, findings = read(tmp_path)
    (post,) = posts(records).values()
    assert (post.title, post.status, findings.count("bad-header")) == ("T", "draft", 1)


@pytest.mark.parametrize("line", [*ODD_LINES, "#+**draft**: true", "#+ draft: true"])
def test_an_odd_line_of_org_is_believed(tmp_path, line):
    (tmp_path / "a.org").write_text(
        f"#+title: T\n#+date: 2020-01-01\n{line}\n\nSECRETWORD\n", encoding="utf-8"
    )
    (post,) = posts(read(tmp_path)[0]).values()
    assert (post.title, post.status) == ("T", "draft")


def test_a_line_without_a_key_among_separate_fields_is_kept(tmp_path):
    (tmp_path / "site/config").mkdir(parents=True)
    (tmp_path / "site/config/config.php").write_text("<?php return [];", encoding="utf-8")
    (tmp_path / "content/2_b").mkdir(parents=True)
    fields = "Title: T\n----\nonly words\n----\nMenu:\n\n-\n  name: A\n  hidden: true\n----\nText: Words\n"
    (tmp_path / "content/2_b/article.txt").write_text(fields, encoding="utf-8")
    (post,) = posts(read(tmp_path)[0]).values()
    assert (post.status, post.extra["header"]) == ("publish", "only words")


@pytest.mark.parametrize(
    "content",
    [
        b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n",
        bytes(range(256)) * 8,
        "\ufffd\ufffdPNG\ufffd\x01\x02\ufffd".encode() * 20,
    ],
)
def test_what_is_no_text_is_an_error_and_no_post(tmp_path, content):
    put(tmp_path, "hugo", "x: y")
    (tmp_path / "content/posts/b.md").write_bytes(content)
    records, findings = read(tmp_path)
    assert [post.title for post in posts(records).values()] == ["T"]
    assert findings.count("unreadable-file") == 1


@pytest.mark.parametrize("end", ["\r", "\v", "\u2028"])
def test_lines_may_end_in_any_way(tmp_path, end):
    put(tmp_path, "astro", "x: y")
    text = end.join(["---", "title: T", "draft: true", "---", "SECRETWORD"])
    (tmp_path / "src/content/blog/a.md").write_text(text, encoding="utf-8", newline="")
    (post,) = posts(read(tmp_path, generator="astro")[0]).values()
    assert (post.title, post.status) == ("T", "draft")


@pytest.mark.parametrize(
    "text",
    [
        "% x\n<!--\n.. title: T\n.. date: 2020-01-01\n.. status: draft\n-->\n\nSECRETWORD\n",
        "---\n.. title: T\n.. date: 2020-01-01\n.. status: draft\n\nSECRETWORD\n",
        ".. title : T\n... date: 2020-01-01\n.. status: draft\n\nSECRETWORD\n",
        "<!--\n.. t\u00edtulo: T\n.. date: 2020-01-01\n.. status: draft\n-->\n\nSECRETWORD\n",
    ],
)
def test_lines_above_the_fields_of_nikola_hide_none(tmp_path, text):
    put(tmp_path, "nikola", "x: y")
    (tmp_path / "posts/a.md").write_text(text, encoding="utf-8")
    (post,) = posts(read(tmp_path)[0]).values()
    assert (post.status, post.body.text.strip()) == ("draft", "SECRETWORD")


def test_a_draft_as_its_generator_has_it_is_no_finding(tmp_path):
    put(tmp_path, "pelican", "x: y")
    (tmp_path / "content/a.md").write_text(
        "Title: T\nDate: 2020-01-01\nStatus: draft\n\nText\n", encoding="utf-8"
    )
    records, findings = read(tmp_path)
    assert [post.status for post in posts(records).values()] == ["draft"]
    assert "bad-header" not in findings


def test_tabs_that_indent_front_matter_are_spaces(tmp_path):
    put(tmp_path, "hexo", "tags:\n\t- a\n\t- b c")
    records, findings = read(tmp_path)
    (post,) = posts(records).values()
    assert [term.name for term in post.terms] == ["a", "b c"]
    assert "bad-header" not in findings


def test_short_titles_of_restructuredtext_are_titles(tmp_path):
    put(tmp_path, "pelican", "x: y")
    (tmp_path / "content/a.md").unlink()
    (tmp_path / "content/a.rst").write_text("Go\n==\n\n:date: 2020-01-01\n\nText\n", encoding="utf-8")
    (post,) = posts(read(tmp_path)[0]).values()
    assert (post.title, post.status) == ("Go", "publish")


ENCRYPTED = {
    "hexo": {
        "_config.yml": "title: x\nnew_post_name: :title.md\nencrypt:\n  tags:\n  - {name: diary, password: sesame}\n",
        "source/_posts/a.md": "---\ntitle: T\ntags: [x, diary]\n---\nSECRETWORD\n",
        "source/_posts/b.md": '---\ntitle: T\ntags: diary\npassword: ""\n---\nOPEN\n',
    },
    "mkdocs": {
        "mkdocs.yml": "site_name: x\nplugins:\n- blog\n- encryptcontent: {password_inventory: {inner: sesame}}\n",
        "docs/blog/posts/a.md": "---\ndate: 2020-01-01\nlevel: inner\n---\n# T\n\nSECRETWORD\n",
        "docs/blog/posts/b.md": "---\ndate: 2020-01-01\n---\n# T\n\nOPEN\n",
    },
    "MkDocs": {
        "mkdocs.yml": "site_name: x\nplugins:\n- blog\n- encryptcontent: {global_password: sesame}\n",
        "docs/blog/posts/a.md": "---\ndate: 2020-01-01\n---\n# T\n\nSECRETWORD\n",
        "docs/blog/posts/b.md": '---\ndate: 2020-01-01\npassword: ""\n---\n# T\n\nOPEN\n',
    },
}
DAMAGED = {
    "settings": {
        "_config.yml": "title: 'x\nexclude: [_posts/in]\n",
        "_posts/2020-01-01-a.md": "---\ntitle: T\n---\nSECRETWORD\n",
    },
    "section": {
        "hugo.toml": "title = 'x'\n",
        "content/in/_index.md": "---\ntitle: x\ncascade:  draft: true\n---\n",
        "content/in/a.md": "---\ntitle: T\n---\nSECRETWORD\n",
        "content/b.md": "---\ntitle: T\n---\nOPEN\n",
    },
    "misspelt section": {
        "hugo.toml": "title = 'x'\n",
        "content/in/_index.md": "---\ntitle: x\ncascde:\n  draft: true\n---\n",
        "content/in/a.md": "---\ntitle: T\n---\nSECRETWORD\n",
        "content/b.md": "---\ntitle: T\n---\nOPEN\n",
    },
    "data": {
        "eleventy.config.js": "module.exports = {};\n",
        "in/in.json": '{"permalink": false,,}',
        "in/a.md": "---\ntitle: T\n---\nSECRETWORD\n",
        "out/out.json": '{"layout": "x",,}',
        "out/b.md": "---\ntitle: T\n---\nOPEN\n",
    },
}


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "field",
    [
        "params: {password: sesame}", "params.pass: sesame", "custom_fields: {password: sesame}", "custom_fields: [{password: sesame}]",
        "fields: [{key: password, value: sesame}]", "encrypt: {enable: true, password: sesame}", "meta: {access: {pass: sesame}}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["hugo", "hexo"])
def test_a_password_in_a_group_of_fields_is_one(tmp_path, name, field):
    put(tmp_path / "in", name, field)
    converters.convert(tmp_path / "in", tmp_path / "out", to="hugo", options={"generator": name})
    assert not {word for word in ("SECRETWORD", "sesame") if word in everything(tmp_path / "out")}


@pytest.mark.parametrize("files", ENCRYPTED.values(), ids=ENCRYPTED)
def test_what_a_plug_in_encrypts_by_settings_is_not_public(tmp_path, files):
    write(tmp_path / "in", files)
    result = converters.convert(tmp_path / "in", tmp_path / "out", to="hugo")
    written = everything(tmp_path / "out")
    assert result.accounts["post"].left_out == {"password": 1}
    assert [word in written for word in ("SECRETWORD", "sesame", "OPEN")] == [False, False, True]


@pytest.mark.parametrize("files", DAMAGED.values(), ids=DAMAGED)
def test_damaged_files_beside_the_texts_publish_nothing(tmp_path, files):
    write(tmp_path, files)
    records, findings = read(tmp_path)
    words = {post.body.text.strip(): post.status for post in posts(records).values() if post.body.text}
    assert words.pop("SECRETWORD") == "draft"
    assert words in ({}, {"OPEN": "publish"})
    assert ("unread-setting" in findings) == ("_config.yml" in files)


HUGO = {
    "config/_default/hugo.toml": "title = 'x'\n",
    "archetypes/default.md": "x",
    "content/a.md": "---\ntitle: T\n---\nX\n",
}


@pytest.mark.parametrize(
    ("path", "text", "status"),
    [
        ("config/_default/hugo.toml", 'title = "x" ignoreFiles = ["in/.*"]', "draft"),
        ("config/production/hugo.toml", 'title = "x\nignoreFiles = ["in/.*"]\n', "draft"),
        ("config/_default/cascade.toml", "[params\ndraft = true\n", "draft"),
        ("config/_default/cascade.toml", "# none\n", "publish"),
        ("config/production/hugo.toml", "title = 'x\n # ignoreFiles = ['in/.*']\n", "publish"),
        ("config/_default/menus.toml", "[[main]\nname = 'x'\n", "publish"),
    ],
)
def test_any_damaged_file_of_settings_may_leave_out_texts(tmp_path, path, text, status):
    write(tmp_path, HUGO | {path: text})
    records, findings = read(tmp_path)
    assert [post.status for post in posts(records).values()] == [status]
    assert ("unread-setting" in findings) == (status == "draft")


GENERATORS_OF = {
    "docusaurus.config.js": "docusaurus",
    ".eleventy.js": "eleventy",
    "_config.yml": "jekyll",
    "pelicanconf.py": "pelican",
}


@pytest.mark.parametrize(
    ("path", "text", "status", "is_damaged"),
    [
        (
            "docusaurus.config.js",
            "module.exports = {\n presets: [['x', { blog: { exclude: ['in'],\n",
            "draft",
            True,
        ),
        ("docusaurus.config.js", "module.exports = {\n title: 'x',\n presets: [\n", "publish", True),
        (
            "docusaurus.config.js",
            "const open = '({[';\nmodule.exports = { title: 'x' }; // ({[\n",
            "publish",
            False,
        ),
        (".eleventy.js", "module.exports = (c) => {\n  c.addFilter('a', (x) => {\n", "publish", True),
        ("_config.yml", "title: x\nexclu", "draft", True),
        ("_config.yml", "title: x\nexclu\n", "publish", True),
        ("pelicanconf.py", "SITENAME = 'x'\nARTICL", "draft", True),
        (".eleventy.js", "module.exports = (c) => {\n  c.addFilter('a', /[({[]/);\n};\n", "publish", False),
    ],
)
def test_settings_that_lost_their_end_are_reported(tmp_path, path, text, status, is_damaged):
    write(tmp_path, {path: text, "blog/a.md": "---\nTitle: T\nDate: 2020-01-01\n---\nX\n"})
    records, findings = read(tmp_path, generator=GENERATORS_OF[path])
    assert [post.status for post in posts(records).values()] == [status]
    assert ("bad-settings" in findings) == is_damaged


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hugo", '{{% hugo-encryptor "sesame" %}}\nSECRETWORD\n{{% /hugo-encryptor %}}'),
        ("hugo", "{{< protected pass=sesame >}}SECRETWORD{{</ protected >}}"),
        ("jekyll", "{%- encrypt sesame -%}\nSECRETWORD\n{%- endencrypt -%}"),
        ("hexo", "{% private sesame %}\nSECRETWORD\n{% end_private %}"),
    ],
)
def test_what_template_tags_lock_is_not_public(tmp_path, name, text):
    put(tmp_path / "in", name, "x: y")
    (tmp_path / "in" / f"{TREE[name][2]}a.md").write_text(
        f"---\ntitle: T\ndate: 2020-01-01\n---\nOPEN\n\n{text}\n\n{{{{< tabs >}}}}CLOSED NOT{{{{< /tabs >}}}}\n",
        encoding="utf-8",
    )
    result = converters.convert(tmp_path / "in", tmp_path / "out", to="hugo")
    written = everything(tmp_path / "out")
    assert [word in written for word in ("SECRETWORD", "sesame", "OPEN", "CLOSED NOT")] == [
        False,
        False,
        True,
        True,
    ]
    assert result.accounts["part"].left_out == {"members": 1}


def test_obsidian_publish_leaves_out_folders(tmp_path):
    note = "---\ntitle: {}\n---\nSee [[Tide]].\n"
    files = {
        ".obsidian/publish.json": '{"included": ["Blog"], "excluded": ["Blog/Attic/"]}',
        "Blog/Tide.md": note.format("Tide"),
        "Blog/Attic/Fog.md": note.format("Fog"),
        "Diary/Rain.md": note.format("Rain"),
        "Diary/Sun.md": note.format("Sun\npublish: true"),
    }
    write(tmp_path, files)
    records, findings = read(tmp_path)
    assert {post.title: post.status for post in posts(records).values()} == {
        "Fog": "private",
        "Rain": "private",
        "Sun": "publish",
        "Tide": "publish",
    }
    assert findings.count("kept-back") == 2


@pytest.mark.parametrize(
    ("settings", "status"),
    [('{"included": ["/"]}', "publish"), ('{"excluded": ["/"]}', "private"), ('{"included": []}', "publish")],
)
def test_obsidian_publish_may_name_the_whole_vault(settings, status, tmp_path):
    write(tmp_path, {".obsidian/publish.json": settings, "Tide.md": "---\ntitle: Tide\n---\nHigh.\n"})
    records, _ = read(tmp_path)
    assert [post.status for post in posts(records).values()] == [status]


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("hugo", "headless: true"),
        ("hugo", "build: {render: never}"),
        ("eleventy", "permalink: false"),
        ("docusaurus", "unlisted: true"),
    ],
)
def test_what_a_generator_makes_no_page_of_is_reported(tmp_path, name, header):
    put(tmp_path, name, header)
    records, findings = read(tmp_path, generator=name)
    assert [post.status for post in posts(records).values()].count("private") == 1
    assert "kept-back" in findings
