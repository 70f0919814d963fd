"""Dumps of WordPress's database: every status, blogs of a network, encodings, old schemas, damage, and what is private."""

import gzip
import re
import shutil
import sqlite3
import zipfile
from collections import Counter
from contextlib import closing

import pytest

import converters
from converters import Diagnostics, Post, Site
from converters.errors import SourceError
from converters.formats.wordpress_sql.addresses import Addresses
from converters.formats.wordpress_sql.settings import Settings
from converters.formats.wordpress_sql.tables import ORDER
from converters.io.sql.spool import RowSpool
from converters.model import Author, Media, Term
from tests.conftest import CORPUS, FIXTURES
from tests.pictures import jpeg
from tests.reading import posts, read
from tests.sqlite_files import as_json, as_sqlite
from tests.targets import TREES

MOOR = FIXTURES / "wordpress-sql" / "moor.sql"
SECRETS = (
    "wpasswordhash",
    "wactivationkey",
    "wsessiontoken",
    "wsecretoption",
    "wgadget",
    "wreader@",
    "wrevisionbody",
)
NOT_PUBLIC = "wtrashbody wpendingbody wfuturebody wprivatebody wpasswordbody wshelvedbody whiddenbody".split()


TEXTS = {".html", ".md", ".json", ".yml", ".yaml", ".toml", ".xml", ".py", ".txt"}


def of(records, kind):
    return [record for record in records if isinstance(record, kind)]


def row(table, **values):
    """A row of a table; texts that nobody gives are empty, numbers 0."""
    usual = {"post_status": "publish", "post_type": "post", "comment_approved": "1", "post_date": "2020-01-05 10:00:00",
             "post_date_gmt": "2020-01-05 10:00:00"}  # fmt: skip
    found = {name: values.get(name, usual.get(name, "")) for name in ORDER[table]}
    return "(" + ",".join(f"'{value!s}'" for value in found.values()) + ")"


def dump(*, head="-- MySQL dump 10.13\n", named=True, **tables):
    """A dump; a table is named with its prefix."""
    out = [head]
    for name, rows in tables.items():
        columns = ORDER[re.sub(r"^\w+?_(\d+_)?", "", name)]
        if named:
            out.append(
                f"CREATE TABLE `{name}` (\n" + ",\n".join(f"`{column}` text" for column in columns) + "\n);\n"
            )
        out.append(f"INSERT INTO `{name}` VALUES {','.join(rows)};\n" if rows else "")
    return "".join(out) + "-- Dump completed\n"


def written(tmp_path, text, name="blog.sql"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_whole_of_a_dump():
    records, kinds = read(MOOR)
    found = posts(records)
    assert {id_: post.status for id_, post in found.items()} == {
        "10": "publish", "11": "trash", "12": "draft", "13": "pending", "14": "future", "15": "private", "16": "publish",
        "17": "wc-shelved", "20": "publish", "21": "publish", "22": "publish", "23": "publish", "24": "publish", "77": "trash",
    }  # fmt: skip
    mist = found["10"]
    assert (mist.title, mist.sticky, mist.featured, mist.author) == ("Mist & peat", True, "30", "wiebke")
    assert mist.body.text.endswith(
        "<p>It came at five; (we) said: 'stay', \"wait\" \\o/.</p>\n<!-- /wp:paragraph -->"
    )
    assert [(c.id, c.parent, c.status, c.type) for c in mist.comments] == [
        ("1", "", "approved", "comment"), ("2", "1", "approved", "comment"), ("3", "", "pending", "comment"),
        ("4", "", "trash", "comment"), ("6", "", "approved", "pingback"),
    ]  # fmt: skip
    assert mist.comments[1].extra == {"rating": ["5"]}
    assert mist.extra["height"] == ["412 m", "398 m"]
    (site,) = of(records, Site)
    assert (site.title, site.url, site.language) == ("Moor & mist", "https://moor.example", "de-DE")
    assert site.extra["page_on_front"] == "20"
    assert [widget["text"] for widget in site.extra["widgets"]] == ["Written by two walkers", "<p>Mist</p>"]
    assert [link["name"] for link in site.extra["blogroll"]] == ["Heath walks"]
    assert [author.login for author in of(records, Author)] == ["wiebke", "rolf", "ed"]
    assert {(term.slug, term.parent) for term in of(records, Term)} >= {("bogs", "walks"), ("fruehling", "")}
    (media,) = of(records, Media)
    assert media.url == "https://moor.example/wp/wp-content/uploads/2019/03/bog.jpg"
    assert Counter(kinds) == {"rows-left-out": 4, "other-tables": 1, "no-post-of-comments": 1}


def test_permalinks_are_those_of_the_old_site():
    found = posts(read(MOOR)[0])
    assert found["10"].url == "https://moor.example/2019/walks/mist-and-peat/"
    assert found["20"].url == "https://moor.example/"
    assert found["21"].url == "https://moor.example/welcome/paths/"
    assert found["23"].url == "https://moor.example/walks/tour/round-the-lake/"
    assert found["12"].url == "https://moor.example/?p=12"
    assert found["16"].url == "https://moor.example/2019/uncategorized/with-a-word/"


@pytest.mark.parametrize("to", [*TREES, "html"])
def test_nothing_private_is_in_a_public_target(to, tmp_path):
    converters.convert(MOOR, tmp_path / "out", to=to)
    texts = (path for path in (tmp_path / "out").rglob("*") if path.is_file() and path.suffix in TEXTS)
    text = "\n".join(path.read_text("utf-8") for path in texts)
    assert "It came at five" in text
    private = (*SECRETS, *NOT_PUBLIC, "@peat.example", "@moor.example", "203.0.113", "Is it open in May")
    assert not [word for word in private if word in text]


def test_secrets_are_in_no_target_at_all(tmp_path):
    converters.convert(MOOR, tmp_path / "out.jsonl", to="archive")
    text = (tmp_path / "out.jsonl").read_text("utf-8")
    assert not [word for word in SECRETS if word in text]


def test_a_file_of_sqlite_has_the_records_of_the_dump_and_stays_as_it_is(tmp_path):
    path = as_sqlite(MOOR, tmp_path / ".ht.sqlite")
    before = path.read_bytes()
    assert list(converters.read(path)) == list(converters.read(MOOR))
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_of_a_file_of_sqlite_nothing_private_reaches_a_site(tmp_path):
    converters.convert(as_sqlite(MOOR, tmp_path / "site.sqlite"), tmp_path / "out", to="hugo")
    texts = (path for path in (tmp_path / "out").rglob("*") if path.is_file() and path.suffix in TEXTS)
    text = "\n".join(path.read_text("utf-8") for path in texts)
    assert "It came at five" in text
    assert not [word for word in (*SECRETS, *NOT_PUBLIC, "@peat.example", "203.0.113") if word in text]


@pytest.mark.parametrize("indent", [None, 4])
def test_an_export_of_phpmyadmin_to_json_has_the_records_of_the_dump(indent, tmp_path):
    assert list(converters.read(as_json(MOOR, tmp_path / "moor.json", indent))) == list(converters.read(MOOR))


def test_an_export_to_json_that_breaks_off_says_so(tmp_path):
    path = as_json(MOOR, tmp_path / "moor.json")
    path.write_text(path.read_text().partition("wprivatebody")[0])
    records, findings = read(path)
    assert posts(records)
    assert "incomplete-dump" in findings


def test_a_generated_column_of_sqlite_costs_no_post(tmp_path):
    path = as_sqlite(MOOR, tmp_path / "site.sqlite")
    named = [f'"{name}"' for name in ORDER["posts"]]
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("ALTER TABLE moor_posts RENAME TO old")
        database.execute(f"CREATE TABLE moor_posts (size GENERATED ALWAYS AS (9), {', '.join(named)})")
        database.execute(f"INSERT INTO moor_posts ({', '.join(named)}) SELECT {', '.join(named)} FROM old")
        database.execute("DROP TABLE old")
    records, _ = read(path)
    assert posts(records) == posts(read(MOOR)[0])


def test_a_change_that_did_not_end_is_taken_back_from_the_journal(tmp_path):
    """A program that was killed, or still runs, leaves the file with half of its change, and a journal beside it."""
    (tmp_path / "live").mkdir()
    path = as_sqlite(MOOR, tmp_path / "live" / "site.sqlite")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA cache_size = 1")
        database.execute("BEGIN")
        database.execute("UPDATE moor_posts SET post_status = 'draft', post_title = 'wunsaved'")
        database.execute(
            "CREATE TABLE more AS SELECT hex(zeroblob(90000)) AS text"
        )  # no room for it in memory
        shutil.copytree(path.parent, tmp_path / "copy")
        database.execute("ROLLBACK")
    assert b"wunsaved" in (tmp_path / "copy" / "site.sqlite").read_bytes()
    assert list(converters.read(tmp_path / "copy" / "site.sqlite")) == list(converters.read(MOOR))


def test_a_damaged_file_of_sqlite_gives_what_is_before_the_damage(tmp_path):
    path = tmp_path / "site.sqlite"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE wp_options (option_name, option_value)")
        database.execute(f"CREATE TABLE wp_posts ({', '.join(ORDER['posts'])})")
        for number in range(1, 400):
            values = {"ID": number, "post_title": f"Post {number}", "post_content": "x" * 900, "post_status": "publish",
                      "post_type": "post", "post_name": f"p{number}", "post_password": ""}  # fmt: skip
            database.execute(
                f"INSERT INTO wp_posts VALUES ({','.join('?' * len(ORDER['posts']))})",
                [values.get(name, "") for name in ORDER["posts"]],
            )
    data = bytearray(path.read_bytes())
    half = len(data) // 2 // 4096 * 4096
    data[half : half + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    records, kinds = read(path)
    assert 100 < len(posts(records)) < 300
    assert kinds.count("damaged-database") == 1


def test_a_file_of_sqlite_without_a_blog_is_refused(tmp_path):
    path = tmp_path / "site.sqlite"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE notes (post_title, post_content)")
        database.execute("INSERT INTO notes VALUES ('a', 'wsecretbody')")
    with pytest.raises(SourceError, match="SQLite database"):
        converters.convert(path, tmp_path / "out", to="hugo")
    with pytest.raises(SourceError, match="no blog of WordPress"):
        converters.convert(path, tmp_path / "out", to="hugo", from_="wordpress-sql")


@pytest.mark.parametrize("form", ["gz", "zip", "folder", "backup"])
def test_packed_dumps(form, tmp_path):
    data = MOOR.read_bytes()
    if form == "gz":
        path = written(tmp_path, gzip.compress(data), "backup_moor-db.gz")
    elif form == "zip":
        path = tmp_path / "moor.zip"
        with zipfile.ZipFile(path, "w") as out:
            out.writestr("moor/database.sql", data)
    else:
        (tmp_path / "moor" / "inner").mkdir(parents=True)
        path = tmp_path / "moor"
        written(path, data, "inner/database.sql" if form == "folder" else "backup_2019-db.sql")
    assert posts(read(path)[0]) == posts(read(MOOR)[0])


@pytest.mark.parametrize("form", ["dump", "sqlite"])
def test_the_backup_of_a_whole_site(form, tmp_path):
    site = tmp_path / "site"
    upload = site / "wp-content" / "uploads" / "2019" / "03" / "bog.jpg"
    upload.parent.mkdir(parents=True)
    upload.write_bytes(jpeg())
    (site / "wp-config.php").write_text("<?php // wsecretconfig ?>", "utf-8")
    theme = site / "wp-content" / "themes" / "moor" / "templates"
    theme.mkdir(parents=True)
    for page in (site / "readme.html", theme / "single.html"):
        page.write_text("<!doctype html><title>Read me</title><h1>Installation</h1><p>In five minutes.</p>")
    if form == "dump":
        written(site, MOOR.read_bytes(), "database.sql")
    else:  # as the zip of WordPress Playground has it
        (site / "wp-content" / "database").mkdir()
        as_sqlite(MOOR, site / "wp-content" / "database" / ".ht.sqlite")
    result = converters.convert(site, tmp_path / "out", to="hugo")
    assert [path.read_bytes() for path in (tmp_path / "out").rglob("bog.jpg")] == [jpeg()]
    assert any("3 files not read (WordPress," in finding.message for finding in result.findings)
    assert (tmp_path / "out" / "content" / "posts" / "mist-and-peat.md").is_file()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_dump_that_an_editor_or_powershell_wrote(encoding, tmp_path):
    text = MOOR.read_text("utf-8").replace("\n", "\r\n").replace("\\n", "\\r\\n")
    found = posts(read(written(tmp_path, text.encode(encoding)))[0])
    assert set(found) == set(posts(read(MOOR)[0]))
    assert found["10"].terms[1].name == "Frühling"


def network():
    options = {
        number: [row("options", option_name="home", option_value=f"https://net.example/{number}")]
        for number in (1, 2)
    }
    return dump(
        wp_2_options=options[2], wp_2_posts=[row("posts", ID=1, post_author=1, post_title="Second", post_name="second")],
        wp_2_comments=[], wp_options=options[1],
        wp_posts=[row("posts", ID=1, post_author=1, post_title="First", post_name="first")], wp_comments=[],
        wp_users=[row("users", ID=1, user_login="ann"), row("users", ID=2, user_login="bo")],
        wp_usermeta=[
            row("usermeta", user_id=1, meta_key="wp_2_capabilities", meta_value='a:1:{s:6:"author";b:1;}'),
            row("usermeta", user_id=2, meta_key="wp_capabilities", meta_value='a:1:{s:6:"editor";b:1;}'),
        ],
    )  # fmt: skip


def test_a_blog_of_a_network_by_its_number(tmp_path):
    path = written(tmp_path, network())
    first, kinds = read(path)
    assert [post.title for post in posts(first).values()] == ["First"]
    assert "other-blogs" in kinds
    for options in ({"blog-id": "2"}, {"table-prefix": "wp_2_"}):
        second, _ = read(path, **options)
        assert [post.title for post in posts(second).values()] == ["Second"]
        assert [author.login for author in of(second, Author)] == ["ann"]
        assert of(second, Site)[0].url == "https://net.example/2"
    with pytest.raises(SourceError, match=r"there are: 1 \(tables wp_…\), 2"):
        read(path, **{"blog-id": "7"})


def test_rows_alone_have_wordpress_s_columns(tmp_path):
    text = dump(
        named=False,
        wp_posts=[row("posts", ID=1, post_title="A", post_name="a")],
        wp_postmeta=[row("postmeta", meta_id=1, post_id=1, meta_key="k", meta_value="v")],
    )
    found = posts(read(written(tmp_path, text))[0])
    assert (found["1"].title, found["1"].extra["k"]) == ("A", ["v"])


def test_a_table_that_is_created_again_is_another(tmp_path):
    one = dump(
        wp_posts=[row("posts", ID=1, post_title="A")],
        wp_postmeta=[row("postmeta", post_id=1, meta_key="k", meta_value="v")],
    )
    found = posts(read(written(tmp_path, one + one))[0])
    assert [post.extra["k"] for post in found.values()] == [["v"]]


def test_texts_that_were_encoded_twice(tmp_path):
    title = "Größe".encode().decode("cp1252")
    text = dump(
        wp_posts=[row("posts", ID=1, post_title=title)],
        wp_options=[row("options", option_name="blogname", option_value=title)],
    )
    records, kinds = read(written(tmp_path, text))
    assert posts(records)["1"].title == of(records, Site)[0].title == "Größe"
    assert "twice-encoded" in kinds


def test_percent_signs_that_a_backup_wrote_as_random_words(tmp_path):
    sign = "{" + "0a" * 32 + "}"
    options = {"home": "https://x.example", "permalink_structure": f"/{sign}year{sign}/{sign}postname{sign}/"}
    text = dump(
        wp_posts=[row("posts", ID=1, post_title=f"100 {sign}", post_name="a", post_content="{short}")],
        wp_options=[row("options", option_name=name, option_value=value) for name, value in options.items()],
    )
    (post,) = posts(read(written(tmp_path, text))[0]).values()
    assert (post.title, post.url, post.body.text) == ("100 %", "https://x.example/2020/a/", "{short}")


def test_categories_before_wordpress_2_3(tmp_path):
    text = dump(
        wp_posts=[
            row("posts", ID=1, post_title="A", post_status="static", post_type=""),
            row("posts", ID=2, post_title="B"),
        ]
    )
    text += (
        "CREATE TABLE wp_categories (cat_ID int, cat_name text, category_nicename text, category_description text, category_parent int);\n"
        "INSERT INTO wp_categories VALUES (4,'Fog','fog','',0);\n"
        "CREATE TABLE wp_post2cat (rel_id int, post_id int, category_id int);\nINSERT INTO wp_post2cat VALUES (1,2,4);\n"
    )
    found = posts(read(written(tmp_path, text))[0])
    assert (found["1"].type, found["1"].status) == ("page", "publish")
    assert [term.slug for term in found["2"].terms] == ["fog"]


def test_languages_of_wpml(tmp_path):
    text = dump(wp_posts=[row("posts", ID=1, post_title="A", post_name="a")], wp_options=[])
    text += (
        "CREATE TABLE wp_icl_translations (translation_id int, element_type text, element_id int, trid int, language_code text);\n"
        "INSERT INTO wp_icl_translations VALUES (1,'post_post',1,9,'fr'),(2,'tax_category',1,10,'de');\n"
    )
    assert posts(read(written(tmp_path, text))[0])["1"].extra["lang"] == "fr"


def test_a_damaged_row_is_one_finding(tmp_path):
    text = dump(
        wp_posts=[row("posts", ID=1, post_title="A"), "(2,'it's','x')", row("posts", ID=3, post_title="C")],
        wp_options=[],
    )
    records, kinds = read(written(tmp_path, text))
    assert list(posts(records)) == ["1", "3"]
    assert kinds.count("unreadable-item") == 1


def test_a_second_row_of_one_id_is_a_loss_unless_it_is_a_copy(tmp_path):
    rows = [
        row("posts", ID=1, post_title="A"),
        row("posts", ID=2),
        row("posts", ID=2),
        row("posts", ID=1, post_title="B"),
    ]
    said = [
        row("comments", comment_ID=7, comment_post_ID=1, comment_content=text)
        for text in ("One", "Two", "One")
    ]
    diagnostics = Diagnostics()
    path = written(tmp_path, dump(wp_posts=rows, wp_comments=said, wp_options=[]))
    converters.convert(path, tmp_path / "out.jsonl", to="archive", diagnostics=diagnostics)
    assert [
        finding.message.split("; ")[0] for finding in diagnostics.findings if finding.kind == "same-id"
    ] == [
        "the table posts has another row with the id 1",
        "the table comments has another row with the id 7",
    ]
    assert all(diagnostics.accounts[name].left_out == {"duplicate": 1} for name in ("post", "comment"))
    assert all(account.balanced for account in diagnostics.accounts.values())


def test_a_dump_that_was_cut_off_says_so(tmp_path):
    data = MOOR.read_bytes()
    cut = written(tmp_path, data[: data.index(b"`moor_term_relationships`")])
    _, kinds = read(cut)
    assert "incomplete-dump" in kinds


def test_other_dumps_are_not_taken_for_it(tmp_path):
    path = written(
        tmp_path,
        "-- MySQL dump\nCREATE TABLE `phpbb_posts` (`post_id` int);\nCREATE TABLE `phpbb_options` (`id` int);\n",
    )
    with pytest.raises(SourceError):
        read(path)


@pytest.mark.parametrize(
    ("options", "path", "guid", "url"),
    [
        ({}, "2019/a.jpg", "", "https://x.example/wp-content/uploads/2019/a.jpg"),
        ({"upload_url_path": "https://cdn.example/f/"}, "a.jpg", "", "https://cdn.example/f/a.jpg"),
        ({"upload_path": "files"}, "a.jpg", "", "https://x.example/files/a.jpg"),
        ({"upload_path": "/home/x/www/files"}, "a.jpg", "", "https://x.example/wp-content/uploads/a.jpg"),
        ({}, "", "https://x.example/old.jpg", "https://x.example/old.jpg"),
    ],
)  # fmt: skip
def test_addresses_of_files(options, path, guid, url):
    with RowSpool({"posts": ("ID",)}) as spool:
        addresses = Addresses(Settings({"siteurl": "https://x.example/", **options}), spool, "1")
        assert addresses.file(path, guid) == url


def test_the_real_dump_of_the_corpus_by_a_count_of_our_own():
    path = CORPUS / "exports" / "wp-sql" / "junli-phpmyadmin-2013-cut.sql"
    if not path.exists():
        pytest.skip("the corpus is not here")
    text = path.read_text("utf-8")
    start = text.index("INSERT INTO `wp_posts`")
    rows = re.findall(r"^\((\d+), \d+, '.*'(\w[\w-]*)', '(?:open|closed)', '(?:open|closed)', .*'([\w-]+)', '[\w/]*', \d+\)[,;]$", text[start:], re.MULTILINE)  # fmt: skip
    assert len(rows) == 34
    wanted = {id_ for id_, status, kind in rows if status != "auto-draft" and kind != "revision"}
    records, kinds = read(path)
    found = {record.id: record for record in records if isinstance(record, Post | Media)}
    assert set(found) == wanted
    assert set(kinds) == {"rows-left-out"}
    assert Counter(post.status for post in posts(records).values()) == {"trash": 3, "publish": 5}
    assert of(records, Term)[2].name == "Médecine traditionnelle chinoise"


LOST = [
    ("INSERT INTO `wp_posts` VALUES", "INSERT INTO VALUES"),
    ("INSERT INTO `wp_posts` VALUES", "INSERT INTO `` VALUES"),
    ("INSERT INTO `wp_posts` VALUES", "INSERT `wp_posts`"),
    ("INSERT INTO `wp_posts` VALUES", "INSRT INTO `wp_posts` VALUES"),
    ("INSERT INTO `wp_posts` VALUES", "`wp_posts` VALUES"),
    ("INSERT INTO `wp_posts` VALUES", ""),
]


@pytest.mark.parametrize(("whole", "damaged"), LOST)
def test_rows_whose_insert_is_damaged_are_a_loss(tmp_path, whole, damaged):
    text = dump(wp_options=[], wp_posts=[row("posts", ID=1), row("posts", ID=2)]) + (
        f"INSERT INTO `wp_posts` VALUES {row('posts', ID=3)};\n"
    )
    records, kinds = read(written(tmp_path, text.replace(whole, damaged, 1)))
    assert list(posts(records)) == ["3"]
    assert "unread-statements" in kinds


def test_rows_of_a_table_whose_name_is_damaged_are_a_warning(tmp_path):
    text = dump(wp_options=[], wp_posts=[row("posts", ID=1)])
    records, kinds = read(written(tmp_path, text.replace("INTO `wp_posts`", "INTO `wp_psts`")))
    assert (list(posts(records)), "not-created" in kinds) == ([], True)


def test_a_statement_without_its_end_does_not_take_the_next_rows_with_it(tmp_path):
    text = dump(wp_options=[], wp_posts=[row("posts", ID=1)]).replace(");\nINSERT", ")\nINSERT")
    records, kinds = read(written(tmp_path, text))
    assert (list(posts(records)), kinds.count("unread-statements")) == (["1"], 0)


def test_statements_without_rows_are_no_loss(tmp_path):
    text = dump(wp_options=[], wp_posts=[row("posts", ID=1)]) + (
        "SET @x = ('a'), @y = (1);\nLOCK TABLES `wp_posts` WRITE;\nALTER TABLE `wp_posts` ADD KEY (`a`(10));\n"
        "CREATE TRIGGER x BEFORE INSERT ON wp_posts FOR EACH ROW\nINSERT INTO `wp_log` VALUES (1,'a');\n"
        "INSERT INTO `wp_log` SELECT `a` FROM `wp_posts` WHERE `a` IN ('b');\n\\connect other\n-- Dump completed\n"
    )
    records, kinds = read(written(tmp_path, text))
    assert (list(posts(records)), [kind for kind in kinds if kind in ("unread-statements", "not-created")]) == (["1"], [])  # fmt: skip


def test_without_the_column_of_types_no_post_is_public(tmp_path):
    """Orders of a shop and parts of a theme are published too."""
    (tmp_path / "moor.sql").write_text(MOOR.read_text("utf-8").replace("`post_type`", "`old_type`"), "utf-8")
    assert "publish" not in {post.status for post in posts(read(tmp_path / "moor.sql")[0]).values()}
