"""What visitors saw of a database, and nothing else, is on a site: by access, category and date, and where a column is lost."""

import pytest

import converters
from converters import Diagnostics
from tests.formats.cms_sql.programs import FUTURE, LATER, PROGRAMS, as_sql
from tests.marked_blog import everything_in
from tests.planted.words import SHOWN, Words, words_in


def on_a_site(text, folder):
    (folder / "old.sql").write_text(text, "utf-8")
    diagnostics = Diagnostics()
    converters.convert(folder / "old.sql", folder / "site", to="html", diagnostics=diagnostics)
    return words_in(everything_in(folder / "site")), {finding.kind for finding in diagnostics.findings}


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_site_has_what_visitors_saw(program, tmp_path):
    words = Words(program.__name__.replace("_15", "old"))
    found, kinds = on_a_site(as_sql(program(words)), tmp_path)
    assert found == set(words.public.values())
    assert "missing-columns" not in kinds


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("joomla", "access"), ("joomla", "published"), ("joomla", "publish_up"), ("joomla", "publish_down"), ("b2evolution", "comment_type"),
        ("b2evolution", "post_datestart"), ("dotclear", "post_password"), ("serendipity", "timestamp"), ("serendipity", "id"), ("serendipity", "property"), ("serendipity", "artifact_type"), ("textpattern", "Posted"),
    ],
)  # fmt: skip
def test_without_a_column_that_says_who_sees_a_post_none_is_public(name, column, tmp_path):
    program = next(program for program in PROGRAMS if program.__name__ == name)
    found, kinds = on_a_site(as_sql(program(Words(name))).replace(f"`{column}`", f"`old_{column}`"), tmp_path)
    assert {word for word in found if word[2] != SHOWN} == set()
    assert "missing-columns" in kinds


@pytest.mark.parametrize(
    ("name", "table"),
    [("drupal", "node_access"), ("serendipity", "serendipity_access"), ("joomla_15", "jos_sections")],
)
def test_a_table_that_says_who_sees_a_post_is_missed_under_another_name(name, table, tmp_path):
    program = next(program for program in PROGRAMS if program.__name__ == name)
    words = Words(name.replace("_15", "old"))
    found, kinds = on_a_site(as_sql(program(words)).replace(f"`{table}`", f"`old_{table}`"), tmp_path)
    assert {word for word in found if word[2] != SHOWN} == set()
    assert "missing-columns" in kinds


def test_a_category_of_joomla_1_5_without_its_section_is_closed(tmp_path):
    dump = as_sql(next(p for p in PROGRAMS if p.__name__ == "joomla_15")(Words("joomlaold")))
    found, _ = on_a_site(dump.replace("`section`", "`old_section`"), tmp_path)
    assert {word for word in found if word[2] != SHOWN} == set()


@pytest.mark.parametrize(
    ("name", "date"),
    [("b2evolution", "post_datestart"), ("serendipity", "timestamp"), ("textpattern", "Posted")],
)
@pytest.mark.parametrize("value", ["", "soon"])
def test_a_post_whose_date_cannot_be_read_is_not_known_to_have_come(name, date, value, tmp_path):
    program = next(program for program in PROGRAMS if program.__name__ == name)
    words = Words(name)
    late = {"b2evolution": FUTURE, "serendipity": LATER, "textpattern": FUTURE}[name]
    found, kinds = on_a_site(as_sql(program(words)).replace(f"'{late}'", f"'{value}'"), tmp_path)
    assert found == set(words.public.values())
    assert "no-status" in kinds


def test_another_table_with_a_word_of_one_that_says_who_sees_a_post_closes_nothing(tmp_path):
    program = next(program for program in PROGRAMS if program.__name__ == "serendipity")
    words = Words("serendipity")
    tables = {name: table for name, table in program(words).items() if not name.endswith("_access")}
    tables["serendipity_log_access"] = ("ip moment", [("192.0.2.1", "1578304800")])
    found, kinds = on_a_site(as_sql(tables), tmp_path)
    assert set(words.public.values()) <= found
    assert "missing-columns" not in kinds


@pytest.mark.parametrize("access", ["users", "members", "whoever"])
def test_a_blog_of_b2evolution_that_only_members_can_read_is_not_public(access, tmp_path):
    words = Words("b2evolution")
    program = next(program for program in PROGRAMS if program.__name__ == "b2evolution")
    tables = program(words)
    columns, ((number, name, home),) = tables["evo_blogs"]
    blogs = {"evo_blogs": (f"{columns} blog_allow_access", [(number, name, home, access)])}
    found, kinds = on_a_site(as_sql({**tables, **blogs}), tmp_path)
    assert found <= {words.public["blog"], words.public["category"]}
    assert "private-blog" in kinds


def test_the_names_of_closed_categories_of_joomla_are_not_public_even_if_no_article_is_in_them(tmp_path):
    words = Words("joomla")
    program = next(program for program in PROGRAMS if program.__name__ == "joomla")
    tables = dict(program(words))
    columns, rows = tables["jos_content"]
    tables["jos_content"] = (columns, rows[:1])
    found, _ = on_a_site(as_sql(tables), tmp_path)
    assert found == {words.public["post"], words.public["category"]}


@pytest.mark.parametrize(
    ("row", "damaged"),
    [
        ("('2','ep_access','member')", "('2','ep_acess','member')"),
        ("('2','2','category','read')", "('2','2','category','raed')"),
        ("('2','2','category','read')", "('2','2','catgory','read')"),
        ("('2','ep_access','member')", "('2','ep_access')"),
        ("('2','2','category','read')", "('2','2','read')"),
    ],
)
def test_a_damaged_row_of_serendipity_opens_no_entry(row, damaged, tmp_path):
    program = next(program for program in PROGRAMS if program.__name__ == "serendipity")
    text = as_sql(program(Words("serendipity")))
    assert row in text
    found, kinds = on_a_site(text.replace(row, damaged), tmp_path)
    assert {word for word in found if word[2] != SHOWN} == set()
    assert ("unread-guard" in kinds) == ("unreadable-row" in kinds)


@pytest.mark.parametrize(("status", "is_public"), [("1", True), ("0", False), ("-1", False), ("x", False)])
def test_a_blog_of_dotclear_that_is_offline_is_not_public(status, is_public, tmp_path):
    program = next(program for program in PROGRAMS if program.__name__ == "dotclear")
    words = Words("dotclear")
    tables = {
        **program(words),
        "dc_blog": (
            "blog_id blog_url blog_name blog_status",
            [("default", "https://pier.example/", "T", status)],
        ),
    }
    found, _ = on_a_site(as_sql(tables), tmp_path)
    assert found == (set(words.public.values()) if is_public else set())


@pytest.mark.parametrize(
    ("name", "table"), [("drupal", "node_access"), ("serendipity", "serendipity_access"), ("serendipity", "serendipity_entryproperties")]
)  # fmt: skip
def test_without_a_table_that_every_version_has_it_is_said(name, table, tmp_path):
    program = next(program for program in PROGRAMS if program.__name__ == name)
    tables = program(Words(name))
    _, kinds = on_a_site(as_sql({key: rows for key, rows in tables.items() if key != table}), tmp_path)
    assert "missing-guard" in kinds


def test_a_text_of_drupal_without_its_node_is_reported(tmp_path):
    program = next(program for program in PROGRAMS if program.__name__ == "drupal")
    tables = dict(program(Words("drupal")))
    columns, nodes = tables["node"]
    tables["node"] = columns, nodes[1:]
    _, kinds = on_a_site(as_sql(tables), tmp_path)
    assert "unmatched-id" in kinds


def test_a_joomla_without_articles_has_public_categories(tmp_path):
    words = Words("joomla")
    tables = next(program for program in PROGRAMS if program.__name__ == "joomla")(words)
    tables = {**tables, "jos_content": (tables["jos_content"][0], [])}
    found, _ = on_a_site(as_sql(tables), tmp_path)
    assert found == {words.public["category"]}


def test_articles_of_joomla_1_5_that_are_all_for_members_are_not_public(tmp_path):
    tables = next(program for program in PROGRAMS if program.__name__ == "joomla_15")(Words("joomlaold"))
    columns, rows = tables["jos_content"]
    members = [(*row[:6], 0, 0, *row[8:-1], 1) for row in rows]
    found, _ = on_a_site(as_sql({**tables, "jos_content": (columns, members)}), tmp_path)
    assert found == set()
