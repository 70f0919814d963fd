"""Sites of content systems that keep their texts in folders: Kirby, Grav, Statamic, Lektor; and Cobalt, Statiq, ikiwiki."""

import time

import pytest

import converters
from converters import Diagnostics
from converters.model import Post
from tests.reading import read


def posts(records):
    """The posts by their titles."""
    return {record.title: record for record in records if isinstance(record, Post)}


def site(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


KIRBY = {
    "content/site.txt": "Title: Salt Marsh\n\n----\n\nDescription: Notes of a warden\n",
    "content/home/home.txt": "Title: Home\n",
    "content/1_log/log.txt": "Title: The log\n",
    "content/1_log/20240506_reed/article.txt": "Title: Reed\n----\nDate: 2024-05-06 08:30\n----\nTags: reed, tide\n----\nText:\n\n"
    "See (link: https://example.org/a text: the map) and (image: heron.jpg alt: A heron).\n\n`(link: x)` is code.\n\n\\----\n\nBelow.\n",
    "content/1_log/20240506_reed/heron.jpg": "",
    "content/1_log/20240506_reed/heron.jpg.txt": "Alt: A heron\n",
    "content/1_log/_drafts/fog/article.txt": "Title: Fog\n----\nDate: 2024-05-07\n----\nText: Soon.\n",
    "content/1_log/tide/article.txt": "Title: Tide\n----\nText: Not listed.\n",
    "content/1_log/20240508_gull/article.txt": "Title: Gull\n----\nDate: 2024-05-08\n----\nText: "
    '[{"content":{"text":"<p>Loud.</p>"},"id":"a","isHidden":false,"type":"text"},'
    '{"content":{"text":"<p>Hidden words.</p>"},"id":"b","isHidden":true,"type":"text"},'
    '{"content":{"level":"h3","text":"At dusk"},"id":"c","isHidden":false,"type":"heading"}]\n',
}


def test_kirby(tmp_path):
    records, findings = read(site(tmp_path, KIRBY))
    found = posts(records)
    assert records[0].title == "Salt Marsh"
    assert set(found) == {"Home", "The log", "Reed", "Fog", "Tide", "Gull"}
    reed = found["Reed"]
    assert (reed.type, reed.status, reed.date, reed.url) == (
        "post",
        "publish",
        "2024-05-06T08:30:00",
        "/log/reed",
    )
    assert [term.name for term in reed.terms] == ["reed", "tide"]
    assert "[the map](https://example.org/a)" in reed.body.text
    assert "`(link: x)`" in reed.body.text
    assert "![A heron](" in reed.body.text
    assert reed.body.text.endswith("----\n\nBelow.")
    assert (found["Fog"].status, found["Tide"].status) == ("draft", "private")
    assert found["Gull"].body.text == "<p>Loud.</p>\n<h3>At dusk</h3>"
    assert found["Home"].url == "/"
    assert "kept-back" in findings
    assert "unread-text" not in findings


def test_kirby_without_numbers_lists_all(tmp_path):
    files = {
        "content/site.txt": "Title: Fen\n",
        "content/log/reed/post.txt": "Title: Reed\n----\nText: Words.\n",
    }
    assert posts(read(site(tmp_path, files))[0])["Reed"].status == "publish"


GRAV = {
    "user/config/site.yaml": "title: Salt Marsh\nauthor:\n  name: Ada Reed\n",
    "user/config/system.yaml": "home:\n  alias: /log\ntimezone: Europe/Berlin\n",
    "user/pages/01.log/blog.md": "---\ntitle: The log\n---\nAll of it.\n",
    "user/pages/01.log/reed/item.md": "---\ntitle: Reed\ndate: '17:34 06/27/2017'\ntaxonomy:\n  category: [marsh]\n  tag: [reed, tide]\n---\nShort.\n\n===\n\nLong.\n",
    "user/pages/01.log/tide/item.md": "---\ntitle: Tide\ndate: 28-06-2017\npublished: false\n---\nNo.\n",
    "user/pages/01.log/ebb/item.md": "---\ntitle: Ebb\ndate: 06/29/2017\nroutable: false\n---\nNo.\n",
    "user/pages/01.log/flood/item.md": "---\ntitle: Flood\npublish_date: '10:00 01/02/2999'\n---\nNo.\n",
    "user/pages/01.log/past/item.md": "---\ntitle: Past\ndate: 06/29/2017\nunpublish_date: 01-02-2018\n---\nNo.\n",
    "user/pages/01.log/members/item.md": "---\ntitle: Members\ndate: 06/29/2017\naccess:\n  site.login: true\n---\nNo.\n",
    "user/pages/01.log/geese/item.md": "---\ntitle: Geese\ndate: 06/29/2017\nvisible: false\n---\nIn no menu.\n",
    "user/pages/01.log/eels/item.md": "---\ntitle: Eels\ndate: 06/29/2017\nvisible: later\n---\nNo.\n",
    "user/pages/02.about/default.md": "---\ntitle: About\nroutes:\n  default: /who\n---\nMe.\n",
    "user/plugins/x/README.md": "# A plug-in\n",
    "vendor/y/notes.md": "# A library\n",
}  # fmt: skip


def test_grav(tmp_path):
    records, _ = read(site(tmp_path, GRAV))
    found = posts(records)
    assert {title: post.status for title, post in found.items()} == {
        "The log": "publish", "Reed": "publish", "Tide": "draft", "Ebb": "private", "Flood": "future", "Past": "private",
        "Members": "private", "Geese": "publish", "Eels": "private", "About": "publish",
    }  # fmt: skip
    reed = found["Reed"]
    assert (reed.type, reed.date, reed.url) == ("post", "2017-06-27T17:34:00+02:00", "/log/reed")
    assert [(term.taxonomy, term.name) for term in reed.terms] == [
        ("category", "marsh"),
        ("post_tag", "reed"),
        ("post_tag", "tide"),
    ]
    assert reed.body.text == "Short.\n\n<!--more-->\n\nLong."
    assert (found["The log"].url, found["The log"].type, found["About"].url) == ("/", "page", "/who")


def test_the_languages_of_grav(tmp_path):
    """The path begins with the language, also with the first one, unless the settings say otherwise."""
    files = {
        "user/config/site.yaml": "title: Salt Marsh\n",
        "user/config/system.yaml": "home:\n  alias: /log\nlanguages:\n  supported: [de, en]\n",
        "user/pages/01.log/blog.de.md": "---\ntitle: Das Buch\n---\nAlles.\n",
        "user/pages/01.log/reed/item.de.md": "---\ntitle: Schilf\ndate: 28-06-2017\n---\nWorte.\n",
        "user/pages/01.log/reed/item.en.md": "---\ntitle: Reed\ndate: 28-06-2017\n---\nWords.\n",
        "user/pages/01.log/tide/item.en.md": "---\ntitle: Tide\ndate: 28-06-2017\nroutes:\n  default: /tide\n---\nWords.\n",
        "user/pages/01.log/gull/item.fr.md": "---\ntitle: Mouette\ndate: 28-06-2017\n---\nNo language of the site.\n",
    }
    found = posts(read(site(tmp_path / "a", files))[0])
    assert {title: post.url for title, post in found.items()} == {
        "Das Buch": "/de/", "Schilf": "/de/log/reed", "Reed": "/en/log/reed", "Tide": "/en/tide", "Mouette": "/de/log/gull",
    }  # fmt: skip
    files["user/config/system.yaml"] += "  include_default_lang: false\n"
    found = posts(read(site(tmp_path / "b", files))[0])
    assert (found["Schilf"].url, found["Reed"].url) == ("/log/reed", "/en/log/reed")


STATAMIC = {
    "content/collections/log.yaml": "title: Log\nroute: '/log/{year}/{slug}'\ndate: true\ntaxonomies: [topics]\n",
    "content/collections/pages.yaml": "title: Pages\nroute: '{parent_uri}/{slug}'\n",
    "content/taxonomies/topics.yaml": "title: Topics\n",
    "users/ada@example.org.yaml": "id: u-1\nname: Ada Reed\n",
    "content/collections/log/2024-05-06.reed.md": "---\nid: e-1\ntitle: Reed\nauthor: u-1\ntopics: [marsh]\nupdated_at: 1715000000\n---\nWords.\n",
    "content/collections/log/2024-05-07-0830.tide.md": "---\nid: e-2\ntitle: Tide\npublished: false\n---\nNo.\n",
    "content/collections/log/2999-05-07.flood.md": "---\nid: e-3\ntitle: Flood\n---\nNo.\n",
    "content/collections/log/2024-05-08.gull.md": "---\nid: e-4\ntitle: Gull\ncontent:\n  -\n    type: paragraph\n    content:\n      -\n        type: text\n"
    "        text: 'Loud & '\n      -\n        type: text\n        marks:\n          -\n            type: bold\n        text: clear\n  -\n    type: set\n"
    "    attrs:\n      enabled: false\n      values:\n        type: text\n        text: Hidden words.\n---\n",
    "content/collections/pages/about.md": "---\nid: e-5\ntitle: About\n---\nMe.\n",
}  # fmt: skip


def test_statamic(tmp_path):
    records, findings = read(site(tmp_path, STATAMIC))
    found = posts(records)
    assert {title: (post.type, post.status) for title, post in found.items()} == {
        "Reed": ("post", "publish"), "Tide": ("post", "draft"), "Flood": ("post", "future"), "Gull": ("post", "publish"),
        "About": ("page", "publish"),
    }  # fmt: skip
    reed = found["Reed"]
    assert (reed.date, reed.url, reed.author) == ("2024-05-06T00:00:00", "/log/2024/reed", "ada-reed")
    assert [(term.taxonomy, term.name) for term in reed.terms] == [("topics", "marsh")]
    assert found["Gull"].body.text == "<p>Loud &amp; <strong>clear</strong></p>"
    assert "guessed-permalinks" in findings


def test_the_field_for_code_of_statamic_has_any_name(tmp_path):
    files = {
        "content/collections/log.yaml": "title: Log\n",
        "content/collections/log/reed.md": "---\ntitle: Reed\ncontent:\n  -\n    type: set\n    attrs:\n      values:\n        type: listing\n"
        "        listing_body:\n          code: ebb()\n          mode: php\n---\n",
    }
    records, findings = read(site(tmp_path, files))
    (post,) = posts(records).values()
    assert "ebb()" in post.body.text
    assert "php" in post.body.text
    assert "unread-blocks" not in findings


LEKTOR = {
    "content/contents.lr": "title: Salt Marsh\n---\nbody: Welcome.\n",
    "content/log/reed/contents.lr": "title: Reed\n---\npub_date: 2024-05-06\n---\nauthor: Ada Reed\n---\nbody:\n\nWords.\n\n----\n\nBelow.\n",
    "content/log/tide/contents.lr": "title: Tide\n---\npub_date: 2024-05-07\n---\n_hidden: yes\n---\nbody: No.\n",
    "content/log/ebb/contents.lr": "title: Ebb\n---\npub_date: 2024-05-07\n---\n_discoverable: no\n---\nbody: No.\n",
    "content/log/gull/contents.lr": "title: Gull\n---\npub_date: 2024-05-08\n---\nbody:\n\n#### banner ####\nimage: a.jpg\n----\ncontents: Loud.\n#### text-block ####\ntext: At dusk.\n",
    "templates/log.html": "{% extends 'layout.html' %}\n{% block body %}{{ this.body }}{% endblock %}\n",
    "templates/layout.html": "<!doctype html>\n<title>{% block title %}{% endblock %}</title>\n",
}  # fmt: skip


def test_lektor(tmp_path):
    found = posts(read(site(tmp_path, LEKTOR))[0])
    assert {title: post.status for title, post in found.items()} == {
        "Salt Marsh": "publish", "Reed": "publish", "Tide": "private", "Ebb": "private", "Gull": "publish",
    }  # fmt: skip
    reed = found["Reed"]
    assert (reed.type, reed.date, reed.url, reed.author) == (
        "post", "2024-05-06T00:00:00", "/log/reed/", "ada-reed",
    )  # fmt: skip
    assert reed.body.text == "Words.\n\n---\n\nBelow."
    assert "Loud.\n\nAt dusk." in found["Gull"].body.text


def test_lektor_builds_nothing_below_a_hidden_page(tmp_path):
    """As Lektor 3.3.14 does: whatever the page below says, and in folders whose names begin with `_` neither."""
    files = {
        "content/attic/contents.lr": "title: Attic\n---\n_hidden: yes\n---\nbody: No.\n",
        "content/attic/box/contents.lr": "title: Box\n---\nbody: No.\n",
        "content/attic/box/lid/contents.lr": "title: Lid\n---\n_hidden: no\n---\nbody: No.\n",
        "content/shelf/contents.lr": "title: Shelf\n---\n_discoverable: no\n---\nbody: No.\n",
        "content/shelf/book/contents.lr": "title: Book\n---\nbody: Words.\n",
        "content/_notes/contents.lr": "title: Notes\n---\nbody: No.\n",
    }
    records, findings = read(site(tmp_path, files))
    assert {title: post.status for title, post in posts(records).items()} == {
        "Attic": "private", "Box": "private", "Lid": "private", "Shelf": "private", "Book": "publish",
    }  # fmt: skip
    assert findings.count("unread-text") == 1


def test_lektor_project(tmp_path):
    files = {
        "fen.lektorproject": "[project]\nname = Salt Marsh\nurl = https://marsh.example\n\n[alternatives.de]\nprimary = yes\n"
        "[alternatives.pt-br]\nurl_prefix = /pt/\n",
        "models/log.ini": "[children]\nslug_format = {{ this.pub_date|dateformat('YYYY') }}/{{ this.title }}\n",
        "content/log/reed/contents.lr": "title: Reed\n---\nbody: Words.\n",
        "content/log/reed/contents+pt-br.lr": "title: Junco\n---\nbody: Words.\n",
        **{f"out/log/{n}/index.html": f"<!doctype html><title>{n}</title><p>Built.</p>" for n in range(4)},
    }
    records, findings = read(site(tmp_path, files))
    found = posts(records)
    assert (records[0].title, records[0].url) == ("Salt Marsh", "https://marsh.example")
    assert {title: post.url for title, post in found.items()} == {
        "Reed": "https://marsh.example/log/reed/",
        "Junco": "https://marsh.example/pt/log/reed/",
    }
    assert "guessed-permalinks" in findings


def test_lektor_project_that_cannot_be_read(tmp_path):
    files = {
        "fen.lektorproject": "no section = 1\n",
        "content/log/contents.lr": "title: Log\n---\nbody: Words.\n",
    }
    records, findings = read(site(tmp_path, files))
    assert posts(records)["Log"].status == "publish"
    assert "bad-settings" in findings


CRYOGEN = {
    "resources/templates/config.edn": '{:site-title "Salt Marsh" ; the fen\n :site-url "https://marsh.example" :blog-prefix "/log"\n'
    ' :post-root-uri "posts-output" :clean-urls :trailing-slash}\n',
    "resources/templates/md/posts/2024-05-06-reed.md": '{:title "Reed"\n :tags ["marsh" "tide"]}\n\nWords.\n',
    "resources/templates/md/posts/2024-05-07-tide.md": '{:title "Tide" :draft? true}\n\nNo.\n',
    "resources/templates/md/pages/about.md": '{:title "About" :page-index 0}\n\nMe.\n',
    "resources/templates/themes/blue/html/base.html": "<html>{{content}}</html>\n",
}


def test_cryogen(tmp_path):
    records, findings = read(site(tmp_path, CRYOGEN))
    found = posts(records)
    assert (records[0].title, records[0].url) == ("Salt Marsh", "https://marsh.example/log")
    assert {title: (post.type, post.status, post.url) for title, post in found.items()} == {
        "Reed": ("post", "publish", "https://marsh.example/log/posts-output/2024-05-06-reed/"),
        "Tide": ("post", "draft", "https://marsh.example/log/posts-output/2024-05-07-tide/"),
        "About": ("page", "publish", "https://marsh.example/log/pages/about/"),
    }
    assert [term.name for term in found["Reed"].terms] == ["marsh", "tide"]
    assert found["Reed"].body.text == "Words."
    assert not {"bad-header", "kept-back"} & set(findings)


def test_distill(tmp_path):
    """The page that its author made of a text is what is published: a text without one is not, if others have one."""
    files = {
        "_site.yml": "title: Salt Marsh\nbase_url: https://marsh.example\noutput:\n  distill::distill_article: default\n",
        "index.Rmd": "---\ntitle: Salt Marsh\nlisting: posts\n---\n",
        "_posts/2024-05-06-reed/reed.Rmd": "---\ntitle: Reed\ndate: 05-06-2024\n---\nWords.\n",
        "_posts/2024-05-06-reed/reed.html": "<!doctype html><title>Reed</title>\n",
        "_posts/2024-05-06-reed/notes.Rmd": "---\ntitle: Notes\n---\nNo.\n",
        "_posts/2024-05-07-tide/tide.Rmd": "---\ntitle: Tide\n---\nNo.\n",
    }
    found = posts(read(site(tmp_path, files))[0])
    assert {title: (post.type, post.status) for title, post in found.items()} == {
        "Salt Marsh": ("page", "publish"), "Reed": ("post", "publish"), "Notes": ("post", "draft"), "Tide": ("post", "draft"),
    }  # fmt: skip
    assert (found["Reed"].date, found["Reed"].url) == (
        "2024-05-06T00:00:00",
        "https://marsh.example/posts/2024-05-06-reed/",
    )


def test_cobalt(tmp_path):
    files = {
        "_cobalt.yml": "site:\n  title: Salt Marsh\n  base_url: https://marsh.example\nposts:\n  dir: log\n  default:\n"
        "    permalink: /{{ year }}/{{month}}/{{ slug }}/\nignore:\n  - notes/\n",
        "log/2024-05-06-reed.md": "---\ntitle: Reed\npublished_date: 2024-05-06 08:30:00 +0200\ncategories: [Marsh, Birds]\n---\nWords.\n",
        "log/tide.md": "---\ntitle: Tide\nis_draft: true\n---\nNo.\n",
        "log/fog.md": '---\ntitle: Fog\npermalink: "/{{ year }}/fog"\npublished_date: 2024-05-07 08:30:00 +0200\n---\nWords.\n',
        "about.md": "---\ntitle: About\n---\nMe.\n",
        "notes/a.md": "---\ntitle: Left out\n---\nNo.\n",
    }
    found = posts(read(site(tmp_path, files))[0])
    assert {
        title: (post.type, post.status, post.url.removeprefix("https://marsh.example"))
        for title, post in found.items()
    } == {
        "Reed": ("post", "publish", "/2024/05/reed/"),
        "Tide": ("post", "draft", "/tide/"),
        "Fog": ("post", "publish", "/2024/fog"),
        "About": ("page", "publish", "/about.html"),
    }
    assert found["Reed"].date == "2024-05-06T08:30:00+02:00"


def test_statiq(tmp_path):
    files = {
        "input/_Layout.cshtml": "<html></html>\n",
        "input/posts/reed.md": "Title: Reed\nPublished: 5/6/2024\nTags:\n  - reed\n  - tide\n---\nWords.\n",
        "input/posts/tide.md": "Title: Tide\n---\nNo.\n",
        "input/posts/flood.md": "Title: Flood\nPublished: 5/6/2999\n---\nNo.\n",
        "input/about.md": "Title: About\n---\nMe.\n",
    }
    records, findings = read(site(tmp_path, files))
    found = posts(records)
    assert {title: post.status for title, post in found.items()} == {
        "Reed": "publish", "Tide": "draft", "Flood": "future", "About": "publish",
    }  # fmt: skip
    reed = found["Reed"]
    assert (reed.date, reed.url, reed.body.text) == ("2024-05-06T00:00:00", "/posts/reed", "Words.")
    assert [term.name for term in reed.terms] == ["reed", "tide"]
    assert {"unbuilt", "guessed-permalinks"} <= set(findings)


def test_ikiwiki(tmp_path):
    files = {
        "posts/reed.mdwn": '[[!meta title="Reed &amp; rush"]]\n[[!meta date="2024-05-06T08:30:00+02:00"]]\n[[!tag marsh tags/salt_water]]\n'
        '[[!meta license="[Free](https://example.org/)"]]\nWords.\n',
        "posts/reed/comment_1_a._comment": '[[!comment format=mdwn\n nickname="Bo"\n username="https://bo.example/"\n email="bo@example.org"\n'
        ' date="2024-05-07T09:00:00Z"\n content="""\nA "good" walk.\n"""]]\n',
        "posts/reed/comment_2_b._comment": "no directive\n",
        "posts/tide.mdwn": '[[!meta title="Tide"]]\n[[!draft]]\nNo.\n',
    }
    records, findings = read(site(tmp_path, files))
    found = posts(records)
    reed = found["Reed & rush"]
    assert (reed.date, reed.url, reed.body.text) == ("2024-05-06T08:30:00+02:00", "/posts/reed/", "Words.")
    assert [term.name for term in reed.terms] == ["marsh", "salt water"]
    (comment,) = reed.comments
    assert (comment.author.name, comment.author.url, comment.date) == (
        "Bo",
        "https://bo.example/",
        "2024-05-07T09:00:00+00:00",
    )
    assert comment.body.text == 'A "good" walk.'
    assert "bad-comments" in findings
    assert found["Tide"].status == "draft"


IKIWIKI_DIRECTIVES = """\
Words [[!meta title="Reed"]]of [[a walk|tide]], [[tide]] and [[nowhere]].
[[!tag marsh]] [[!img heron.jpg alt="A heron"]] \\[[!draft]] `[[!draft]]`

[[!if test="enabled(search)" then="Hidden words [[!tag no]]" else="Other words"]]
[[!inline pages="posts/*" show="10"]]
[[!toggle id="x" text="more"]]
[[!toggleable id="x" text=\"\"\"Below [[tide]].\"\"\"]]
[[!format sh \"\"\"echo "]]"
\"\"\"]]
[[!wikipedia Warbler]]
"""


def test_ikiwiki_directives(tmp_path):
    """As ikiwiki 3.20200202 shows them; what a condition decides is on no page."""
    files = {
        "posts/reed.mdwn": IKIWIKI_DIRECTIVES,
        "posts/tide.mdwn": "Words.\n",
        "posts/reed/heron.jpg": "x",
    }
    records, findings = read(site(tmp_path, files))
    reed = posts(records)["Reed"]
    assert reed.status == "publish"
    assert [term.name for term in reed.terms] == ["marsh"]
    text = reed.body.text
    assert "Words of [a walk](/posts/tide/), [tide](/posts/tide/) and nowhere." in text
    assert "![A heron](/posts/reed/heron.jpg) [[!draft]] `[[!draft]]`" in text
    assert "Below [tide](/posts/tide/)." in text
    assert '```sh\necho "]]"\n```' in text
    assert "Warbler" in text
    assert not any(word in text for word in ("Hidden", "Other", "inline", "toggle"))
    assert {"conditional-text", "unread-directive"} <= set(findings)


def test_ikiwiki_comments_that_wait(tmp_path):
    files = {
        "posts/reed.mdwn": "Words.\n",
        "posts/reed/comment_1_a._comment_pending": '[[!comment username="eve" content="""\nBuy.\n"""]]\n',
    }
    (comment,) = posts(read(site(tmp_path, files))[0])["Reed"].comments
    assert (comment.status, comment.body.text) == ("pending", "Buy.")


def test_ikiwiki_directives_without_an_end(tmp_path):
    text = '[[!a "' * 30_000
    began = time.process_time()
    found = posts(read(site(tmp_path, {"posts/reed.mdwn": f"{text}\n", "posts/tide.mdwn": "Words.\n"}))[0])
    assert set(found) == {"Reed", "Tide"}
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    "template",
    [
        "{% extends 'base.html' %}\n<p>{{ post.body }}</p>\n",
        "<nav>\n{{- range .Pages }}<a href='{{ .Url }}'>x</a>{{ end }}\n</nav>\n",
        "<!doctype html><html lang=\"{{ site.lang }}\"><head><title>A</title></head><body><p>Long words of a template.</p></body></html>\n",
        "---\nextends: base.j2\n---\n<p>Words of a page.</p>\n",
        "title=News\ndate=2013-03-28\nstatus=published\n~~~~~~\n<p>Words.</p>\n",
    ],
)  # fmt: skip
def test_templates_are_no_saved_pages(tmp_path, template):
    page = "<!doctype html><html><head><title>Reed</title></head><body><article><h1>Reed</h1><p>{}</p></article></body></html>"
    files = {
        "reed.html": page.format("We use <code>{{ title }}</code> and {% if %} in our templates, which is what this is about."),
        "other/part.html": template,
    }  # fmt: skip
    records, _ = read(site(tmp_path, files))
    assert set(posts(records)) == {"Reed"}


def test_indented_front_matter_of_frog(tmp_path):
    text = "    Title: Tide: a log\n    Date: 2020-05-06T07:00:00\n    Tags: sea, log{}\n\nWords.\n"
    records, _ = read(
        site(
            tmp_path,
            {"a.md": text.format(""), "b.md": text.format(", DRAFT"), "c.md": "    Note: a\n\nCode.\n"},
        )
    )
    found = {record.id: record for record in records if isinstance(record, Post)}
    assert (found["a"].title, found["a"].status, found["a"].body.text) == ("Tide: a log", "publish", "Words.")
    assert [term.name for term in found["a"].terms] == ["sea", "log"]
    assert found["b"].status == "draft"
    assert found["c"].body.text == "    Note: a\n\nCode."


def test_texts_of_unknown_extensions_beside_posts_are_losses(tmp_path):
    files = {
        "posts/reed.md": "---\ntitle: Reed\n---\nWords.\n",
        "posts/tide.lhs": "---\ntitle: Tide\n---\nWords.\n",
        "posts/feed.xml": "---\ntitle: Feed\n---\n<x/>\n",
        "posts/run.sh": "echo x\n",
    }
    assert read(site(tmp_path, files))[1].count("unread-text") == 1


def test_jekyll_without_settings_says_that_permalinks_are_guessed(tmp_path):
    files = {"source/_posts/2024-05-06-reed.md": "---\ntitle: Reed\n---\nWords.\n"}
    assert "guessed-permalinks" in read(site(tmp_path, files))[1]


def test_fields_of_blocks_that_are_not_read_are_a_loss(tmp_path):
    blocks = (
        '[{"type":"text","content":{"text":"<p>Seen.</p>"}},{"type":"image","content":{"image":["a.png"],"ratio":"1/1"}},'
        '{"type":"timetable","content":{"text":"","hours":"From nine","empty":""}},'
        '{"type":"timetable","isHidden":true,"content":{"notes":"Never shown"}}]'
    )
    kirby = {
        **KIRBY,
        "content/1_log/20240508_gull/article.txt": f"Title: Gull\n----\nDate: 2024-05-08\n----\nText: {blocks}\n",
    }
    assert losses(site(tmp_path / "kirby", kirby)) == ["timetable.hours"]
    entry = (
        "---\ntitle: Gull\ncontent:\n"
        "  - {type: paragraph, content: [{type: text, text: Seen, marks: [{type: link, attrs: {href: /a}}]}]}\n"
        "  - {type: set, attrs: {values: {type: quote, text: Seen, source: A warden}}}\n"
        "  - {type: set, attrs: {enabled: false, values: {type: quote, source: Never shown}}}\n---\n"
    )
    statamic = {
        "content/collections/log.yaml": "route: /log/{slug}\n",
        "content/collections/log/gull.md": entry,
    }
    assert losses(site(tmp_path / "statamic", statamic)) == ["quote.source"]


def test_statamic_sets_with_code_and_images(tmp_path):
    entry = (
        "---\ntitle: Gull\ncontent:\n"
        "  - {type: set, attrs: {values: {type: code_block, code: {code: 'a < b', mode: php}, language: Python}}}\n"
        "  - {type: set, attrs: {values: {type: snippet, code: 'c < d'}}}\n"
        "  - {type: set, attrs: {values: {type: image, image: gull.jpg, caption: Loud, size: md}}}\n"
        "  - {type: set, attrs: {values: {type: gallery, images: [a.jpg, b.jpg]}}}\n"
        "  - {type: set, attrs: {values: {type: video, video_url: 'https://film.example/a'}}}\n"
        "  - {type: set, attrs: {values: {type: raw, html_field: {code: '<b>Seen</b>', mode: htmlmixed}}}}\n"
        "  - {type: set, attrs: {values: {type: quote, quote: Seen}}}\n"
        "  - {type: set, attrs: {values: {type: map, caption: Lost, video: nowhere}}}\n---\n"
    )
    files = {"content/collections/log.yaml": "route: /log/{slug}\n", "content/collections/log/gull.md": entry}
    records, _ = read(site(tmp_path, files))
    assert posts(records)["Gull"].body.text.splitlines() == [
        '<pre><code class="language-Python">a &lt; b</code></pre>',
        "<pre><code>c &lt; d</code></pre>",
        '<figure><img src="gull.jpg" alt=""><figcaption>Loud</figcaption></figure>',
        '<img src="a.jpg" alt=""><img src="b.jpg" alt="">',
        '<p><a href="https://film.example/a">https://film.example/a</a></p>',
        "<b>Seen</b>",
        "<blockquote>Seen</blockquote>",
    ]
    assert losses(tmp_path) == ["map.caption, map.video"]


def losses(folder):
    """What the finding about unread fields names."""
    diagnostics = Diagnostics()
    list(converters.read(folder, from_="markdown", diagnostics=diagnostics))
    messages = [found.message for found in diagnostics.findings if found.kind == "unread-blocks"]
    return [message.rpartition(": ")[2] for message in messages]


JIGSAW = {
    "config.php": "<?php\n\n// The settings\nreturn [\n    'baseUrl' => 'https://reeds.example',\n    'siteName' => 'Reeds',\n"
    "    'later' => function ($page) { return ['x' => 'y']; },\n    'collections' => [\n        'posts' => [\n"
    "            'sort' => '-date',\n            'path' => 'notes/{date|Y/m}/{filename}',\n        ],\n"
    "        'people' => ['path' => fn ($page) => 'x'],\n    ],\n];\n",
    "source/_posts/fog.md": "---\ntitle: Fog\ndate: 2021-03-04\n---\nWords.\n",
    "source/_people/ida.md": "---\ntitle: Ida\n---\nWords.\n",
    "source/about.md": "---\ntitle: About\n---\nWords.\n",
    "source/_layouts/README.md": "# Templates\n",
    "README.md": "# The site\n",
}


def test_jigsaw(tmp_path):
    records, findings = read(site(tmp_path, JIGSAW))
    assert (records[0].title, records[0].url) == ("Reeds", "https://reeds.example")
    found = {title: post.url.removeprefix("https://reeds.example") for title, post in posts(records).items()}
    assert found == {"Fog": "/notes/2021/03/fog", "Ida": "/people/ida", "About": "/about"}
    assert "guessed-permalinks" in findings


def test_jigsaw_collections_that_a_function_filters(tmp_path):
    """Only a run of it says which texts are built; other collections, and other functions, hide nothing."""
    files = {
        "config.php": "<?php\n\nreturn [\n  'baseUrl' => '',\n  'collections' => [\n    'posts' => [\n      'path' => 'log/{filename}',\n"
        "      'filter' => function ($item) { return $item->date <= time(); },\n    ],\n"
        "    'people' => ['sort' => 'name', 'path' => function ($page) { return 'p/' . $page->name; }],\n  ],\n];\n",
        "source/_posts/fog.md": "---\ntitle: Fog\n---\nNo.\n",
        "source/_people/ida.md": "---\ntitle: Ida\n---\nWords.\n",
        "source/about.md": "---\ntitle: About\n---\nWords.\n",
    }
    records, findings = read(site(tmp_path, files))
    assert {title: post.status for title, post in posts(records).items()} == {
        "Fog": "draft", "Ida": "publish", "About": "publish",
    }  # fmt: skip
    assert findings.count("unread-setting") == 1


GRIDSOME = {
    "gridsome.config.js": "module.exports = {\n  siteName: 'Reeds',\n  plugins: [{use: '@gridsome/source-filesystem', options: "
    "{path: './posts/**/*.{md,mdx}', typeName: 'Post'}}],\n  templates: {Post: [{path: '/notes/:slug'}]},\n};\n",
    "posts/2021/fog.md": "---\ntitle: Fog\ndate: 2021-03-04\n---\nWords.\n",
    "src/pages/README.md": "# Pages\n",
    "src/notes.md": "# How layouts are made\n",
}


def test_gridsome(tmp_path):
    records, findings = read(site(tmp_path, GRIDSOME))
    assert {title: post.url for title, post in posts(records).items()} == {"Fog": "/notes/fog"}
    assert "guessed-permalinks" in findings
    assert "unread-text" in findings
