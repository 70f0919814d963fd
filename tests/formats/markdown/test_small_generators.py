"""Trees of generators that few know, and of programs that only their author has: Publish, Marmite, JBake, Coleslaw, sites with
a program of their own.
"""

import pytest

from tests.reading import posts, read


def site(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


PUBLISH = {
    "Package.swift": 'let package = Package(dependencies: [.package(url: "https://github.com/johnsundell/publish.git", from: "0.9.0")])\n',
    "Content/posts/reed.md": "---\ntitle: Reed: a log\ndate: 2021-07-31 18:40\ntags: @State, tide\n---\n![A reed](/images/reed.png)\n",
    "Content/posts/index.md": "# Posts\n",
    "Content/about.md": "# About\n\nWords.\n",
    "Resources/images/reed.png": "x",
    "Sources/Marsh/README.md": "# Code\n",
}


def test_publish(tmp_path):
    records, findings = read(site(tmp_path, PUBLISH))
    found = posts(records)
    reed = found["Content/posts/reed"]
    assert (reed.title, reed.date, reed.url) == ("Reed: a log", "2021-07-31T18:40:00", "/posts/reed/")
    assert [term.name for term in reed.terms] == ["@State", "tide"]
    assert found["Content/about"].url == "/about/"
    assert [record.url for record in records if getattr(record, "url", "").endswith(".png")] == [
        "/images/reed.png"
    ] * 2
    assert not {"bad-header", "unread-text"} & set(findings)


MARMITE = {
    "marmite.yaml": "name: Marsh\nurl: https://marsh.example\ntagline: Notes\n",
    "content/2024-11-19-17-23-44-first-reed.md": "---\ntags: sea, log\n---\n\n# The reed\n\n![A reed](media/reed.png)\n",
    "content/named.md": "---\ntitle: The tide\ndate: 2024-11-20\nslug: High Tide\n---\nWords.\n",
    "content/titled.md": "---\ntitle: The ebb\ndate: 2024-11-20\nstream: notes\n---\nWords.\n",
    "content/about.md": "Words.\n",
    "content/fog.md": "---\ndate: 2024-11-21\nstream: draft\n---\nNo.\n",
    "content/draft-2024-11-22-mist.md": "No.\n",
    "content/_footer.md": "Below all pages.\n",
    "content/media/reed.png": "x",
    "templates/README.md": "# Templates\n",
}


def test_marmite(tmp_path):
    """The addresses are those that Marmite 0.4 builds."""
    records, findings = read(site(tmp_path, MARMITE))
    found = {id_.removeprefix("content/"): post for id_, post in posts(records).items()}
    home = "https://marsh.example"
    assert {id_: (post.type, post.status, post.url.removeprefix(home)) for id_, post in found.items()} == {
        "2024-11-19-17-23-44-first-reed": ("post", "publish", "/first-reed.html"),
        "named": ("post", "publish", "/high-tide.html"),
        "titled": ("post", "publish", "/notes-the-ebb.html"),
        "about": ("page", "publish", "/about.html"),
        "fog": ("post", "draft", "/draft-fog.html"),
        "draft-2024-11-22-mist": ("page", "draft", "/draft-2024-11-22-mist.html"),
    }
    assert found["2024-11-19-17-23-44-first-reed"].date == "2024-11-19T00:00:00"
    assert findings.count("unread-text") == 1


JBAKE = {
    "jbake.properties": "# settings\nsite.host=https://marsh.example\nrender.tags = false\nsite.host.x=1\n",
    "content/blog/2013/reed.md": "title=Reed: a log\ndate=2013-08-22\ntype=post\ntags=sea, log\nstatus=published\n~~~~~~\n\n![A reed](/img/reed.png)\n",
    "content/about.md": "title=About\ntype=page\nstatus=published\n~~~~~~\nWords.\n",
    "content/fog.md": "title=Fog\ndate=2013-08-23\ntype=post\nstatus=draft\n~~~~~~\nNo.\n",
    "assets/img/reed.png": "x",
    "templates/page.md": "x\n",
}


def test_jbake(tmp_path):
    records, findings = read(site(tmp_path, JBAKE))
    assert {post.title: (post.type, post.status, post.url) for post in posts(records).values()} == {
        "Reed: a log": ("post", "publish", "https://marsh.example/blog/2013/reed.html"),
        "About": ("page", "publish", "https://marsh.example/about.html"),
        "Fog": ("post", "draft", "https://marsh.example/fog.html"),
    }
    assert "https://marsh.example/img/reed.png" in {getattr(record, "url", "") for record in records}
    assert not {"bad-header", "other-header"} & set(findings)


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ("date=2015-05-06\nstatus=published-date", "publish"),
        ("date=2031-05-06\nstatus=published-date", "future"),
        ("date=2031-05-06\nstatus=published", "publish"),
        ("date=2015-05-6x\nstatus=published-date", "published-date"),
        ("status=published-date", "published-date"),
    ],
)
def test_the_date_decides_where_a_status_of_jbake_says_so(lines, status, tmp_path):
    text = f"title=Fog\ntype=post\n{lines}\n~~~~~~\nWords.\n"
    records, _ = read(site(tmp_path, JBAKE | {"content/fog.md": text}))
    assert posts(records)["content/fog"].status == status


def test_coleslaw(tmp_path):
    text = ";;;;;\ntitle: Reed: a log\ntags: sea, log\ndate: 2009-04-22 16:39:25\nformat: md\n;;;;;\nWords.\n"
    records, findings = read(site(tmp_path, {".coleslawrc": "()", "posts/reed.post": text}))
    (post,) = posts(records).values()
    assert (post.title, post.date, post.body.text) == ("Reed: a log", "2009-04-22T16:39:25", "Words.")
    assert "other-header" in findings
    assert "bad-header" not in findings


@pytest.mark.parametrize(
    ("path", "date", "slug"),
    [
        ("blog/posts/2023/10-14-reed.md", "2023-10-14T00:00:00", "reed"),
        ("2010/1/2/reed.md", "2010-01-02T00:00:00", "reed"),
        ("notes/2010/12/31/reed/index.md", "2010-12-31T00:00:00", "reed"),
        ("diary/2021-01-12.md", "2021-01-12T00:00:00", "2021-01-12"),
        ("notes/2010/13/31/reed.md", None, "reed"),
        ("notes/2010/reed.md", None, "reed"),
    ],
)
def test_a_date_in_folders_is_that_of_the_text(tmp_path, path, date, slug):
    (post,) = posts(read(site(tmp_path, {path: "# Reed\n\nWords.\n"}))[0]).values()
    assert (post.date, post.slug, post.type) == (date, slug, "post" if date else "page")


@pytest.mark.parametrize(
    ("project", "image"),
    [
        ("package.json", "public"),
        ("web/package.json", "web/static"),
        ("Package.swift", "Resources"),
        ("mix.exs", "priv/static"),
    ],
)
def test_a_program_of_the_site_has_its_images_in_the_usual_folder(tmp_path, project, image):
    files = {project: "{}", "posts/reed.md": "![A reed](/images/reed.png)\n", f"{image}/images/reed.png": "x"}
    records = read(site(tmp_path, files))[0]
    assert "/images/reed.png" in {getattr(record, "url", "") for record in records}


def test_without_a_program_such_a_folder_is_one_of_the_site(tmp_path):
    files = {"posts/reed.md": "![A reed](/static/reed.png)\n", "static/reed.png": "x"}
    assert "/static/reed.png" in {getattr(record, "url", "") for record in read(site(tmp_path, files))[0]}


def test_a_date_under_a_key_of_another_program(tmp_path):
    text = '+++\ntitle = "Reed"\npublished_at = 2018-07-20T13:41:22Z\n+++\nWords.\n'
    (post,) = posts(read(site(tmp_path, {"content/articles/reed.md": text}))[0]).values()
    assert (post.date, post.type) == ("2018-07-20T13:41:22+00:00", "post")
    assert post.extra["published_at"]


def test_an_author_that_is_a_mapping(tmp_path):
    text = (
        "---\ntitle: Reed\nauthor:\n  name: Ada Reed\n  image: https://marsh.example/ada.png\n---\nWords.\n"
    )
    records, findings = read(site(tmp_path, {"reed.md": text}))
    (post,) = posts(records).values()
    assert post.author == "ada-reed"
    assert "wrong-value" not in findings


@pytest.mark.parametrize("stated", ["tide/reed", "/tide/reed"])
def test_a_stated_address_without_a_host_is_below_the_home_page(tmp_path, stated):
    (post,) = posts(read(site(tmp_path, {"reed.md": f"---\npermalink: {stated}\n---\nWords.\n"}))[0]).values()
    assert post.url == "/tide/reed"


def test_gridsome_fills_its_template_from_the_fields_of_the_text(tmp_path):
    files = {
        "gridsome.config.js": "module.exports = {siteUrl: 'https://marsh.example', plugins: [{use: '@gridsome/source-filesystem',\n"
        "  options: {path: 'blog/**/*.md', typeName: 'Post', route: '/:year/:permalink'}}]}\n",
        "blog/20200506-reed.md": "---\ntitle: Reed\ndate: 2020-05-06\npermalink: the-reed\n---\nWords.\n",
        "blog/tide.md": "---\ntitle: Tide\ndate: 2020-05-06\n---\nWords.\n",
    }
    records, _ = read(site(tmp_path, files))
    assert {post.title: post.url for post in posts(records).values()} == {
        "Reed": "https://marsh.example/2020/the-reed",
        "Tide": "https://marsh.example/tide/",
    }


def test_astro_with_its_program_in_another_folder(tmp_path):
    files = {
        "astro.config.mjs": "export default defineConfig({\n\tsite: 'https://marsh.example',\n\tsrcDir: './source',\n\tpublicDir: 'open',\n});\n",
        "source/content.config.ts": "export const collections = {\n  'my-blog': defineCollection({\n    loader: glob({pattern: '**/*.md', base: './source/texts'}),\n  }),\n};\n",
        "source/texts/reed.md": "---\ntitle: Reed\npubDate: 2020-05-06\n---\n![A reed](/reed.png)\n",
        "source/pages/log/[...id].astro": "---\nconst all = await getCollection('my-blog');\n---\n",
        "open/reed.png": "x",
    }
    records, _ = read(site(tmp_path, files))
    (post,) = posts(records).values()
    assert post.url == "https://marsh.example/log/reed/"
    assert "https://marsh.example/reed.png" in {getattr(record, "url", "") for record in records}


def test_comments_in_files_of_one_folder_name_their_post(tmp_path):
    files = {
        ".eleventy.js": "module.exports = () => ({});\n",
        "posts/reed.md": "---\ntitle: Reed\n---\nWords.\n",
        "_data/comments/entry1608721395944.json": '{"post": "reed", "name": "Ida", "date": "2020-12-23T11:03:15Z", "message": "Loud."}',
        "_data/comments/entry1608721395945.json": '{"post": "reed", "name": "Bo", "date": "2020-12-24T11:03:15Z", "message": "Very."}',
        "_data/comments/entry1608721395946.json": '{"name": "Cy", "date": "2020-12-24T11:03:15Z", "message": "Where?"}',
    }
    records, findings = read(site(tmp_path, files))
    found = posts(records)
    assert [comment.author.name for comment in found["posts/reed"].comments] == ["Ida", "Bo"]
    assert findings.count("comments-without-post") == 1


def test_zola_copies_the_files_of_a_section(tmp_path):
    files = {
        "config.toml": 'base_url = "https://marsh.example"\n',
        "content/_index.md": "+++\n+++\n",
        "content/reed.md": '+++\ntitle = "Reed"\n+++\n![A reed](/reed.png)\n',
        "content/reed.png": "x",
        "content/log/_index.md": "+++\n+++\n",
        "content/log/tide.png": "x",
    }
    urls = {getattr(record, "url", "") for record in read(site(tmp_path, files))[0]}
    assert {"https://marsh.example/reed.png", "https://marsh.example/log/tide.png"} <= urls


@pytest.mark.parametrize("odd", ["categories: [a]", "x y z", ".. "])
def test_nikola_reads_lines_around_one_that_is_odd(tmp_path, odd):
    text = f"<!--\n{odd}\n.. title: Fog\n.. status: draft\n-->\n\nNo.\n"
    files = {
        "conf.py": 'BLOG_TITLE = "Marsh"\nPOSTS = (("posts/*.md", "posts", "post.tmpl"),)\n',
        "posts/fog.md": text,
    }
    (post,) = posts(read(site(tmp_path, files))[0]).values()
    assert (post.title, post.status, post.body.text) == ("Fog", "draft", "No.")
    assert post.extra["header"] == odd.strip()


def test_a_comment_that_holds_no_fields_is_text(tmp_path):
    files = {
        "conf.py": 'BLOG_TITLE = "Marsh"\nPOSTS = (("posts/*.md", "posts", "post.tmpl"),)\n',
        "posts/fog.md": "<!--\nwords\n-->\n\nMore.\n",
    }
    (post,) = posts(read(site(tmp_path, files))[0]).values()
    assert post.body.text == "<!--\nwords\n-->\n\nMore."


@pytest.mark.parametrize(
    ("other", "date"),
    [
        ("date: 25-12-2021", "2022-08-10T00:00:00"),
        ("pubDate: '12/25/2021'", "2022-10-08T00:00:00"),
        ("date: 01-02-2021", None),
    ],
)
def test_day_and_month_stand_as_in_other_dates_of_the_site(tmp_path, other, date):
    files = {
        "posts/reed.md": "---\ntitle: Reed\ndate: 10-08-2022\n---\nWords.\n",
        "posts/tide.md": f"---\ntitle: Tide\n{other}\n---\nWords.\n",
    }
    records, findings = read(site(tmp_path, files))
    assert posts(records)["posts/reed"].date == date
    assert ("date-order" in findings) is bool(date)
    assert ("bad-date" in findings) is not date


def test_dates_that_contradict_each_other_show_no_order(tmp_path):
    dates = {"reed": "10-08-2022", "tide": "25-12-2021", "ebb": "12-25-2021"}
    files = {
        f"posts/{name}.md": f"---\ntitle: {name}\ndate: {date}\n---\nWords.\n" for name, date in dates.items()
    }
    records, findings = read(site(tmp_path, files))
    assert posts(records)["posts/reed"].date is None
    assert findings.count("bad-date") == 1


SVELTE = {
    "svelte.config.js": "export default { extensions: ['.svelte', '.svx', '.md'] }\n",
    "src/routes/(log)/notes/reed/+page.svx": "---\ntitle: Reed\ndate: 2024-05-06\n---\n<script>\nimport Chart from './Chart.svelte'\n</script>\n\n"
    '<svelte:head><title>Reed</title></svelte:head>\n\nTall <Chart rows={rows} /> and {count(1)} of {total}, $x^{a}$.\n\n<Box title="Low">\n\nWater.\n\n</Box>\n\n'
    "```svelte\n<script>\nlet a = {total}\n</script>\n```\n",
    "src/routes/(log)/notes/[slug]/+page.md": "---\ntitle: Any\n---\nWords.\n",
    "src/posts/tide.md": "---\ntitle: Tide\ndate: 2024-05-07\npublished: false\n---\nWords.\n",
    "static/gull.png": "x",
}


def test_sveltekit(tmp_path):
    """Pages have the path of their route; what only a program shows is reported, and code stays."""
    records, findings = read(site(tmp_path, SVELTE))
    found = {post.title: post for post in posts(records).values()}
    assert {title: (post.url, post.status) for title, post in found.items()} == {
        "Reed": ("/notes/reed", "publish"), "Any": ("", "publish"), "Tide": ("", "draft"),
    }  # fmt: skip
    assert (
        found["Reed"].body.text.split()
        == (
            "Tall <Chart rows={rows} /> and {count(1)} of {total}, $x^{a}$. **Low** Water. "
            "```svelte <script> let a = {total} </script> ```"
        ).split()
    )
    assert findings.count("mdx") == 1


def test_sveltekit_before_pages_had_a_name(tmp_path):
    files = {
        "svelte.config.js": "export default {}\n",
        "src/routes/log/reed.md": "---\ntitle: Reed\ndate: 2024-05-06\n---\nWords.\n",
        "src/routes/about/index.svx": "---\ntitle: About\n---\nMe.\n",
    }
    found = posts(read(site(tmp_path, files))[0]).values()
    assert {post.title: post.url for post in found} == {"Reed": "/log/reed", "About": "/about"}


DENDRON = {
    "dendron.yml": "version: 5\nworkspace:\n  vaults:\n    - fsPath: vault\n    - {fsPath: own, visibility: private}\npublishing:\n"
    "  siteUrl: https://marsh.example\n  siteHierarchies: [log, fen]\n  siteIndex: log\n  hierarchy:\n    fen: {publishByDefault: false}\n",
    "vault/log.md": "---\nid: l0\ntitle: Log\ncreated: 1640421379491\n---\nSee [[the reed|log.reed#tall]], [[own.notes]], `[[log.reed]]`.\n",
    "vault/log.reed.md": "---\nid: r1\ntitle: Reed\ncreated: 1640421379491\n---\nWords.\n",
    "vault/logistics.md": "---\nid: l2\ntitle: Logistics\n---\nNo.\n",
    "vault/daily.2024.md": "---\nid: d1\ntitle: Daily\n---\nNo.\n",
    "vault/fen.one.md": "---\nid: f1\ntitle: One\n---\nNo.\n",
    "vault/fen.two.md": "---\nid: f2\ntitle: Two\npublished: true\n---\nWords.\n",
    "own/log.keys.md": "---\nid: k1\ntitle: Keys\n---\nNo.\n",
}


def test_dendron_publishes_the_hierarchies_that_it_names(tmp_path):
    records, findings = read(site(tmp_path, DENDRON))
    found = {post.title: post for post in posts(records).values()}
    public = {title: post.url for title, post in found.items() if post.status == "publish"}
    assert public == {
        "Log": "https://marsh.example/", "Reed": "https://marsh.example/notes/r1", "Two": "https://marsh.example/notes/f2",
    }  # fmt: skip
    assert len(found) == 7
    assert findings.count("kept-back") == 4
    assert found["Log"].body.text.strip() == "See [the reed](/notes/r1), own.notes, `[[log.reed]]`."


def test_dendron_publishes_all_unless_it_is_told_otherwise(tmp_path):
    built = {"docs/data/notes/r1.md": "Words.\n"}  # what a run of it wrote
    files = DENDRON | built | {"dendron.yml": "version: 5\npublishing:\n  siteHierarchies: [root]\n"}
    found = posts(read(site(tmp_path, files))[0]).values()
    assert [post.status for post in found] == ["publish"] * 7


def test_what_dendron_says_of_a_hierarchy_holds_in_a_published_one(tmp_path):
    files = DENDRON | {
        "dendron.yml": "version: 5\npublishing:\n  siteHierarchies: [root]\n  hierarchy:\n    root: {publishByDefault: true}\n"
        "    daily: {publishByDefault: false}\n    fen.one: {publishByDefault: false}\n"
    }
    found = posts(read(site(tmp_path, files))[0])
    assert sorted(post.title for post in found.values() if post.status != "publish") == ["Daily", "One"]
