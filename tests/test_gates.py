"""Nothing behind a gate reaches a public target: an export in which every row of the tables holds a marker."""

import json
from pathlib import Path
from typing import Any

import pytest

import converters
from converters import Comment, Commenter, Markup, Media, Post, Term, TermRef, gates, registry
from converters.gates import AttributeGate, BlockGate, FieldGate, bodies
from converters.testing.files import written_files
from tests.gated_export import HOME, MARKER, Export, found_in, gated_export, named
from tests.targets import WRITERS

PUBLIC = [name for name in WRITERS if registry.writer(name).public]
WITHOUT_DRAFTS = ("epub", "feed", "html", "warc")
"""Formats that have no place for drafts, as they stand."""
PRIVATE = [name for name in WRITERS if not registry.writer(name).public]
TARGETS = [
    *((name, {}) for name in PUBLIC),
    ("html", {"single": "true"}),
    ("html", {"drafts": "true"}),
    ("hugo", {"keep-source": "true"}),
]
LARGE = pytest.mark.slow(reason="an export of 500 posts")
IDS = [f"{name}{'-' + next(iter(options)) if options else ''}" for name, options in TARGETS]


@pytest.fixture(scope="module")
def export() -> Export:
    return gated_export()


@pytest.fixture(scope="module")
def wxr(export: Export, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("gates") / "export.xml"
    converters.write(export.records, target, to="wxr")
    return target


@LARGE
@pytest.mark.parametrize(("name", "options"), TARGETS, ids=IDS)
def test_what_is_behind_a_gate_is_in_no_public_target(
    export: Export, wxr: Path, name: str, options: dict[str, str], tmp_path: Path
) -> None:
    result = converters.convert(wxr, tmp_path / "out", to=name, options=options)
    found = found_in(tmp_path / "out")
    assert named(found, export.members, export.never) == []
    assert named(export.shown.keys() - found, export.shown) == []
    assert all(account.balanced for account in result.accounts.values())
    parts = sum(
        1 for what in export.members.values() if not what.startswith(("FieldGate", "type ", "AttributeGate"))
    )
    assert result.accounts["part"].left_out["members"] >= parts


@LARGE
@pytest.mark.parametrize("name", [name for name in PUBLIC if name not in WITHOUT_DRAFTS])
def test_with_include_it_is_there_in_drafts(export: Export, wxr: Path, name: str, tmp_path: Path) -> None:
    converters.convert(wxr, tmp_path / "out", to=name, include=["members"])
    found = found_in(tmp_path / "out")
    assert named(export.members.keys() - found, export.members) == []
    assert named(found, export.never) == []
    for record in converters.read(tmp_path / "out"):
        if isinstance(record, Post) and record.body and MARKER.search(record.body.text):
            assert (
                record.status == "draft" or not {*MARKER.findall(record.body.text)} & export.members.keys()
            ), record.body


@LARGE
def test_with_include_it_is_there_in_the_drafts_of_pages(export: Export, wxr: Path, tmp_path: Path) -> None:
    converters.convert(wxr, tmp_path / "out", to="html", options={"drafts": "true"}, include=["members"])
    assert named(export.members.keys() - found_in(tmp_path / "out"), export.members) == []
    for name in WITHOUT_DRAFTS:
        converters.convert(wxr, tmp_path / name, to=name, include=["members"])
        assert named(found_in(tmp_path / name), export.members) == []


@LARGE
@pytest.mark.parametrize("name", PRIVATE)
def test_a_private_target_has_it_all(export: Export, wxr: Path, name: str, tmp_path: Path) -> None:
    converters.convert(wxr, tmp_path / "out", to=name)
    everything = export.members.keys() | export.never.keys() | export.shown.keys()
    assert named(everything - found_in(tmp_path / "out"), export.members, export.never, export.shown) == []


@pytest.fixture
def written(tmp_path: Path):
    """Write the records of an export to Markdown; the text of all files, and the result."""

    def write(export: Export, name: str = "markdown", **how: Any) -> tuple[str, converters.Result]:
        target = tmp_path / f"out-{len(list(tmp_path.iterdir()))}"
        result = converters.write(export.records, target, to=name, **how)
        assert all(account.balanced for account in result.accounts.values()), result.accounts
        files = sorted(path for path in [target, *target.rglob("*")] if path.is_file())
        return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files), result

    return write


def kinds(result: converters.Result) -> set[str]:
    return {finding.kind for finding in result.findings}


OPEN = [
    '[membership level="0"]SEEN[/membership]',
    '[membership level="-1,-2"]SEEN[/membership]',
    '[restrict level="!gold"]SEEN[/restrict]',
    '[members_access role="editor" operator="!"]SEEN[/members_access]',
    '[mepr-show rules="1" ifallowed="hide"]SEEN[/mepr-show]',
    "[s2If !is_user_logged_in()]SEEN[/s2If]",
    "[s2If current_user_is_not(s2member_level1)]SEEN[/s2If]",
    '[ihc-hide-content ihc_mb_type="block" ihc_mb_who="reg"]SEEN[/ihc-hide-content]',
    '[arm_restrict_content plan="1" type="show"]x[armelse]SEEN[/arm_restrict_content]',
    '[pms-restrict display_to="not_logged_in"]SEEN[/pms-restrict]',
    '[MM_Member_Decision isMember="false"]SEEN[/MM_Member_Decision]',
    '[memberful does_not_have_subscription_to="7"]SEEN[/memberful]',
    '[member name="Ann" photo="a.jpg"]SEEN[/member]',
    "[visitor]SEEN[/visitor]",
    "[et_pb_team_member]SEEN[/et_pb_team_member]",
    "[private]SEEN, for it is not closed",
    "[[private]SEEN[/private]]",
    "[code][private]SEEN[/private][/code]",
    '<!-- wp:paragraph {"metadata":{"blockVisibility":{"viewport":{"mobile":false}}}} --><p>SEEN</p><!-- /wp:paragraph -->',
    '<!-- wp:paragraph {"blockVisibility":{"controlSets":[{"id":1,"enable":true,"controls":{"userRole":{"visibilityByRole":"logged-out"}}}]}} --><p>SEEN</p><!-- /wp:paragraph -->',
    '<!-- wp:paragraph {"blockVisibility":{"controlSets":[{"id":1,"enable":true,"controls":{"screenSize":{"hideOnScreenSize":{"small":true}}}}]}} --><p>SEEN</p><!-- /wp:paragraph -->',
    '<!-- wp:paragraph {"conditionalBlocks":{"sets":[{"conditions":[{"type":"userLoggedIn"}]},{"conditions":[{"type":"userLoggedOut"}]}]}} --><p>SEEN</p><!-- /wp:paragraph -->',
    '<!-- wp:paragraph {"conditionalBlocksAttributes":{"userState":"logged-out","userRoles":[]}} --><p>SEEN</p><!-- /wp:paragraph -->',
    '<!-- wp:acme/box {"items":[{"title":"a","hidden":false}],"vsdesk":true} --><p>SEEN</p><!-- /wp:acme/box -->',
    '<!-- wp:paragraph {"visibilityBlockEnabled":true,"invert_restrictions":"1"} --><p>SEEN</p><!-- /wp:paragraph -->',
    '<!-- wp:paragraph {"UAGLoggedIn":true,"UAGLoggedOut":false} --><p>SEEN</p><!-- /wp:paragraph -->',
    '<!-- wp:paragraph {"editorskit":{"loggedin":true,"loggedout":true}} --><p>SEEN</p><!-- /wp:paragraph -->',
    '<!-- wp:pmpro/membership {"levels":["0"]} --><p>SEEN</p><!-- /wp:pmpro/membership -->',
    '<!-- wp:acf/team-member {"visibility":"visible"} --><p>SEEN</p><!-- /wp:acf/team-member -->',
    "<!-- wp:premium-content/logged-out-view --><p>SEEN</p><!-- /wp:premium-content/logged-out-view -->",
]  # fmt: skip


@pytest.mark.parametrize("text", OPEN)
def test_what_visitors_saw_stays(text: str, written) -> None:
    export = Export()
    export.add(f"before\n\n{text}\n\nafter")
    everything, result = written(export)
    assert "SEEN" in everything
    assert result.accounts["post"].left_out == {}


CLOSED = [
    '[membership level="1,2"]HIDDEN[/membership]',
    "[s2If current_user_is(a) AND !current_user_is(b)]HIDDEN[/s2If]",
    '[ihc-hide-content ihc_mb_type="show" ihc_mb_who="reg,2"]HIDDEN[/ihc-hide-content]',
    '[arm_restrict_content plan="unregistered" type="hide"]HIDDEN[armelse]x[/arm_restrict_content]',
    "[visitor]x[private]HIDDEN[/private]y[/visitor]",
    "[my_members_only]HIDDEN[/my_members_only]",
    '<div class="paywall-jump" data-x="1"></div><p>HIDDEN</p>',
    '<!-- wp:paragraph {"blockVisibility":{"controlSets":[{"id":1,"enable":true,"controls":{"dateTime":{"schedules":[{"enable":true,"start":"2030-01-01T00:00:00","end":""}]}}}]}} --><p>HIDDEN</p><!-- /wp:paragraph -->',
    "<p>[private]</p>\n<p>HIDDEN</p>\n<p>[/private]</p>",
    "<!-- wp:shortcode -->[private]<!-- /wp:shortcode --><!-- wp:paragraph --><p>HIDDEN</p><!-- /wp:paragraph --><!-- wp:shortcode -->[/private]<!-- /wp:shortcode -->",
    '<!-- wp:group {"metadata":{"blockVisibility":false}} --><div><!-- wp:group --><p>a</p><!-- /wp:group --><p>HIDDEN</p></div><!-- /wp:group -->',
    '<!-- wp:paragraph {"metadata":{"blockVisibility":{"viewport":{"desktop":false,"tablet":false,"mobile":false}}}} --><p>HIDDEN</p><!-- /wp:paragraph -->',
    '<!-- wp:paragraph {"conditionalBlocks":{"conditions":[{"type":"lockdown"}]}} --><p>HIDDEN</p><!-- /wp:paragraph -->',
    '<!-- wp:acme/box {"displayCondition":{"conditions":[{"options":{"loginStatus":"login"}}]}} --><p>HIDDEN</p><!-- /wp:acme/box -->',
    '<!-- wp:paragraph {"blockVisibility":{"controlSets":[{"id":1,"enable":true,"controls":{"userRole":{"visibilityByRole":"user-role","restrictedRoles":["editor"]}}}]}} --><p>HIDDEN</p><!-- /wp:paragraph -->',
    '<!-- wp:acme/members-only --><p>HIDDEN</p><!-- /wp:acme/members-only -->',
    '<!-- wp:paragraph {"acmeVisibility":"logged_in"} --><p>HIDDEN</p><!-- /wp:paragraph -->',
    '<!-- wp:group --><div><!-- wp:jetpack/paywall /--><p>HIDDEN</p></div><!-- /wp:group --><p>HIDDEN too</p>',
    '<!-- wp:group {"metadata":{"blockVisibility":false}} --><p>HIDDEN, and never closed',
    '[vc_row][vc_column]open[/vc_column][/vc_row][vc_row disable_element="yes"][vc_column]HIDDEN[/vc_column][/vc_row]',
    '[et_pb_section][et_pb_row][et_pb_text disabled="on"]HIDDEN[/et_pb_text][/et_pb_row][/et_pb_section]',
]  # fmt: skip


@pytest.mark.parametrize("text", CLOSED)
def test_what_visitors_did_not_see_is_kept_back_and_counted(text: str, written) -> None:
    export = Export()
    export.add(f"<p>before</p>\n\n{text}\n\n")
    everything, result = written(export)
    assert "HIDDEN" not in everything
    assert "before" in everything
    assert result.accounts["part"].left_out == {"members": 1}
    assert "part-for-members" in kinds(result)
    everything, result = written(export, include=["members"])
    assert "HIDDEN" in everything
    assert "draft: true" in everything
    assert (result.accounts["part"].written, result.accounts["part"].left_out) == (1, {})


def test_a_post_of_which_nothing_is_left_is_left_out(written) -> None:
    export = Export()
    export.add("<!-- wp:shortcode -->[private]all[/private]<!-- /wp:shortcode -->", title="Told")
    everything, result = written(export)
    assert "Told" not in everything
    assert result.accounts["post"].left_out == {"members": 1}


@pytest.mark.parametrize(
    ("name", "value", "closed"),
    [
        ("visibility", "members", True),
        ("visibility", "public", False),
        ("_post_visibility", ["hidden"], True),
        ("header_visibility", ["hidden"], False),
        ("acme_restrict", ["1"], True),
        ("acme_restrict", ["0"], False),
        ("acme_members_only", ["yes"], True),
        ("paywall", True, True),
        ("login_required", ["1"], True),
        ("is_private", True, True),
        ("not_publicized", ["1"], False),
        ("login_count", ["1"], False),
        ("paywall", False, False),
        ("_visibility", ["hidden"], False),
        ("_jetpack_newsletter_access", ["everybody"], False),
        ("_jetpack_newsletter_access", ["tier_9"], True),
        ("rcp_access_level", ["None"], False),
        ("patreon-level", ["0"], False),
        ("um_content_restriction", ['a:1:{s:26:"_um_custom_access_settings";b:0;s:14:"_um_accessible";s:1:"2";}'], False),
        ("_wpmem_block", ["0"], False),
        ("pm_content_access", ["2"], True),
        ("pm_content_access", ["1"], False),
        ("pm_content_access_group", ["all"], False),
        ("googlesitekit_rrm_CAo:productID", ["CAo:basic"], True),
        ("googlesitekit_rrm_CAo:productID", ["openaccess"], False),
    ],
)  # fmt: skip
def test_fields_that_no_table_knows_are_judged_by_name_and_value(name, value, closed, written) -> None:
    export = Export()
    export.add(extra={name: value})
    export.add()
    _, result = written(export)
    assert result.accounts["post"].left_out == ({"members": 1} if closed else {})


def test_the_comments_of_a_post_for_subscribers_are_for_subscribers(written) -> None:
    export = Export()
    comment = Comment(id="1", author=Commenter(name="Bob"), body=Markup(text="HIDDEN", dialect="html"))
    export.add(
        "open <!-- wp:jetpack/paywall /--> HIDDEN",
        extra={"_jetpack_newsletter_access": ["subscribers"]},
        comments=(comment,),
    )
    everything, result = written(export)
    assert "HIDDEN" not in everything
    assert "open" in everything
    assert result.accounts["comment"].left_out == {"members": 1}


def test_a_forum_that_is_private_hides_its_topics_and_replies(written) -> None:
    export = Export()
    reply = export.add("HIDDEN", type="reply", extra={"_bbp_forum_id": ["900"], "_bbp_topic_id": ["901"]})
    export.add("HIDDEN", type="topic", id="901", parent="900")
    export.add("HIDDEN", type="forum", id="900", parent="899")
    export.add("HIDDEN", type="forum", id="899", status="hidden")
    export.add("SEEN", type="topic", status="closed")
    export.records.append(Media(id="70", url=f"{HOME}/HIDDEN.jpg", parent=reply.id))
    everything, result = written(export)
    assert "HIDDEN" not in everything
    assert "SEEN" in everything
    assert result.accounts["post"].left_out == {"members": 4}
    assert result.accounts["media"].left_out == {"members": 1}
    everything, _ = written(export, include=["members"])
    assert everything.count("draft: true") == 4


def test_what_stands_below_a_hidden_post_is_hidden_with_it(written) -> None:
    export = Export()
    export.add("HIDDEN", type="page", id="901", parent="900", extra={"note": ["HIDDEN"]})
    export.add("HIDDEN", type="page", id="900", status="private")
    export.add("SEEN", type="page", parent="902")
    export.add("x", type="page", id="902", status="trash")
    everything, result = written(export)
    assert "HIDDEN" not in everything
    assert "SEEN" in everything
    assert result.accounts["post"].left_out == {"private": 2, "trash": 1}
    assert "below-hidden" in kinds(result)
    everything, _ = written(export, include=["private"])
    assert everything.count("draft: true") == 2


@LARGE
def test_long_chains_and_circles_of_pages_end(written) -> None:
    export = Export()
    for number in range(3000):
        export.add(
            "SEEN" if number > 2998 else "x", type="page", id=str(9000 + number), parent=str(8999 + number)
        )
    export.add("x", type="page", id="8999", status="private", parent="8998")
    export.add("y", type="page", id="8998", parent="8999")
    everything, result = written(export)
    assert "SEEN" not in everything
    assert result.accounts["post"].left_out == {"private": 3002}


def test_a_part_of_a_text_hides_what_only_it_shows(written) -> None:
    export = Export()
    post = export.add(
        f'<img src="{HOME}/a/seen.jpg">[private]<img src="{HOME}/a/hidden.jpg"><img class="wp-image-72">[/private]'
    )
    for number, name in enumerate(("seen", "hidden", "by-id"), 70):
        export.records.append(Media(id=str(number), url=f"{HOME}/a/{name}.jpg", title=name, parent=post.id))
    _, result = written(export)
    assert result.accounts["media"].left_out == {"members": 2}


def test_a_type_that_nobody_knows_is_judged_by_its_links(written) -> None:
    export = Export()
    export.add("SEEN book", type="book")
    export.add("SEEN draft", type="book", status="draft", url=f"{HOME}/?post_type=book&p=9")
    export.add("HIDDEN", type="acme_rule", url=f"{HOME}/?post_type=acme_rule&p=9")
    export.add("HIDDEN", type="acme_part", url=f"{HOME}/?acme_part=nine")
    export.add("HIDDEN", type="acme_draft", status="draft", url=f"{HOME}/?post_type=acme_draft&p=9")
    everything, result = written(export)
    assert "HIDDEN" not in everything
    assert everything.count("SEEN") >= 2
    assert result.accounts["post"].left_out == {"private": 3}
    assert {"unknown-type", "hidden-type"} <= kinds(result)


@pytest.mark.parametrize(
    ("course", "part", "closed"),
    [
        ("mto-course", "mto-lesson", True),
        ("academy_courses", "academy_quizzes", True),
        ("course", "quiz", True),
        ("acme_course", "other_lesson", False),
        ("course", "module", False),
        ("course", "question", False),
        ("book", "acme_lesson", False),
    ],
)
def test_parts_of_the_courses_of_any_plug_in_are_for_students(course, part, closed, written) -> None:
    export = Export()
    export.add("SEEN", type=course)
    export.add("LESSON", type=part)
    everything, result = written(export)
    assert "SEEN" in everything
    assert ("LESSON" not in everything) is closed
    assert result.accounts["post"].left_out == ({"members": 1} if closed else {})


def test_the_questions_of_quizzes_are_for_students(written) -> None:
    export = Export()
    for type_ in ("course", "quiz", "question"):
        export.add(f"{type_} SEEN", type=type_)
    everything, result = written(export)
    assert result.accounts["post"].left_out == {"members": 2}
    assert everything.count("SEEN") == everything.count("course SEEN")


@pytest.mark.parametrize("beside", ["quiz", "lesson"])
@pytest.mark.parametrize("part", ["unit", "topics", "module"])
def test_units_beside_quizzes_or_lessons_are_for_students(part: str, beside: str, written) -> None:
    export = Export()
    for type_ in ("course", beside, part):
        export.add(f"{type_} SEEN", type=type_)
    everything, _ = written(export)
    assert "course SEEN" in everything
    assert f"{part} SEEN" not in everything


def test_units_below_a_course_are_for_students(written) -> None:
    export = Export()
    export.add("course SEEN", type="course", id="70")
    export.add("unit SEEN", type="unit", parent="70")
    everything, result = written(export)
    assert result.accounts["post"].left_out == {"members": 1}
    assert everything.count("SEEN") == everything.count("course SEEN")


def test_types_of_a_site_without_permalinks_are_public(written) -> None:
    export = Export()
    export.add("SEEN", url=f"{HOME}/?p=9")
    export.add("SEEN book", type="book", url=f"{HOME}/?book=nine")
    everything, result = written(export)
    assert "SEEN book" in everything
    assert result.accounts["post"].left_out == {}


RULES = [
    ("single_post", "301"),
    ("category", "gold"),
    ("tax_genre||cpt_post", "gold"),
    ("custom", "/secret/"),
    ("parent_page", "302"),
]


@pytest.mark.parametrize(("kind", "content"), RULES)
def test_rules_that_are_posts_are_applied(kind: str, content: str, written) -> None:
    export = Export()
    refs = tuple(TermRef(taxonomy=name, slug="gold", name="Gold") for name in ("category", "genre"))
    export.add("HIDDEN", id="301", url=f"{HOME}/secret/", terms=refs)
    export.add("HIDDEN", type="page", parent="302", url=f"{HOME}/secret")
    rule = {"_mepr_rules_type": [kind], "_mepr_rules_content": [content]}
    export.add(type="memberpressrule", extra=rule)
    export.add("SEEN")
    everything, result = written(export)
    assert everything.count("HIDDEN") == (0 if kind == "custom" else 1)
    assert "SEEN" in everything
    assert "members-rules" in kinds(result)
    assert result.accounts["post"].left_out["members"] == (2 if kind == "custom" else 1)


@pytest.mark.parametrize(
    "extra",
    [
        {"_members_access_role": ["editor"]},
        {"wc_ppc_password": ["tide"]},
        {"password": ["tide"]},
        {"b2bking_group_0": ["0"]},
        {"b2bking_group_12": ["1"], "b2bking_group_0": [""]},
        {"b2bking_user_bo": ["1"]},
    ],
)
def test_a_closed_category_closes_its_posts(extra, written) -> None:
    export = Export()
    export.records.append(Term(id="7", taxonomy="category", slug="gold", name="Gold", extra=extra))
    export.add("HIDDEN", terms=(TermRef(taxonomy="category", slug="gold", name="Gold"),))
    export.add("SEEN")
    everything, result = written(export)
    assert "HIDDEN" not in everything
    assert "Gold" not in everything
    assert result.accounts["post"].left_out == {"members": 1}


@pytest.mark.parametrize("extra", [{"b2bking_group_0": ["1"], "b2bking_group_12": ["0"]}, {"password": [""]}])
def test_an_open_category_closes_no_post(extra, written) -> None:
    export = Export()
    export.records.append(Term(id="7", taxonomy="category", slug="gold", name="Gold", extra=extra))
    export.add("SEEN", terms=(TermRef(taxonomy="category", slug="gold", name="Gold"),))
    everything, _ = written(export)
    assert "SEEN" in everything


def test_a_plug_in_whose_rules_are_elsewhere_is_named(written) -> None:
    export = Export()
    export.add("[pmpro_account]")
    _, result = written(export)
    (finding,) = [finding for finding in result.findings if finding.kind == "members-elsewhere"]
    assert "Paid Memberships Pro" in finding.message


def test_most_posts_left_out_for_one_reason_is_a_warning(written) -> None:
    export = Export()
    for _ in range(3):
        export.add(password="sesame")
    export.add()
    _, result = written(export)
    (finding,) = [finding for finding in result.findings if finding.kind == "mostly-left-out"]
    assert finding.severity == "warning"
    assert "3 of 4" in finding.message
    _, result = written(export, include=["password"])
    assert "mostly-left-out" not in kinds(result)


def test_a_plug_in_adds_gates(monkeypatch, written) -> None:
    monkeypatch.setattr(gates.table, "_gates", [*gates.table._gates])
    for name in ("fields", "shortcodes"):
        monkeypatch.delitem(gates.table.__dict__, name, raising=False)
    gates.table.add(FieldGate("acme", "Acme", lambda value, _: value == "gold", "is gold", "gold"))
    export = Export()
    export.add(extra={"acme": ["gold"]})
    export.add(extra={"acme": ["silver"]})
    _, result = written(export)
    assert result.accounts["post"].left_out == {"members": 1}
    for name in ("fields", "shortcodes", "blocks", "attributes", "paywalls"):
        gates.table.__dict__.pop(name, None)


def test_each_example_closes_its_gate() -> None:
    for gate in gates.table:
        if isinstance(gate, FieldGate):
            assert gate.closes(gate.example, lambda name: ""), gate.name
        if isinstance(gate, AttributeGate):
            assert gate.closes(json.loads(gate.example)), gate.name


def test_texts_in_fields_and_in_attributes_of_blocks_have_gates_too(written) -> None:
    export = Export()
    data = json.dumps(
        [
            {"editor": "<p>SEEN [private]HIDDEN[/private]</p>"},
            {"editor": "[private]"},
            {"editor": "[/private]"},
        ]
    )
    export.add(
        '<!-- wp:acme/box {"text":"SEEN [private]HIDDEN[/private]"} --><p>x</p><!-- /wp:acme/box -->',
        extra={"note": ["SEEN too [private]HIDDEN[/private]"], "_elementor_data": [data]},
    )
    everything, result = written(export, name="hugo")
    assert "SEEN too" in everything
    assert "HIDDEN" not in everything
    assert result.accounts["part"].left_out == {"members": 4}


@pytest.mark.parametrize(
    "hidden",
    [
        "<!--  wp:group {} --><!-- wp:acme/members-only --><p>HIDDEN</p><!-- /wp:acme/members-only --><!-- /wp:group -->",
        '<!--\twp:group {"metadata":{"blockVisibility":false}} --><p>HIDDEN</p><!-- /wp:group -->',
        "<!--paywall--><p>HIDDEN</p>",
    ],
)
def test_marks_and_blocks_hide_in_custom_fields_however_they_are_spaced(written, hidden: str) -> None:
    export = Export()
    export.add("<p>x</p>", extra={"note": [f"<p>SEEN</p>{hidden}"]})
    everything, _ = written(export, name="hugo")
    assert "SEEN" in everything
    assert "HIDDEN" not in everything


def test_data_that_a_shortcode_spans_is_not_read_at_all() -> None:
    from converters.gates.bodies import visible_field

    spanned = '[{"a":"SEEN [private]"},{"b":"HIDDEN"},{"c":"[/private]"}]'
    assert visible_field('{"a":"SEEN [private]HIDDEN[/private]"}').text == '{"a":"SEEN "}'
    assert visible_field(spanned).text == '[{"a":"SEEN "}]'
    assert visible_field('{"a":"[private]","b":{"c":"[/private]"}}').text == ""


def test_reusable_blocks_hide_their_parts_too(written) -> None:
    export = Export()
    export.add("<p>SEEN</p>[private]HIDDEN[/private]", type="wp_block", id="900")
    export.add('<!-- wp:block {"ref":900} /-->')
    everything, _ = written(export)
    assert "SEEN" in everything
    assert "HIDDEN" not in everything


@pytest.mark.parametrize("include", [[], ["members"]])
def test_texts_of_files_and_terms_hide_their_parts_too(written, include) -> None:
    """An attachment and a term have pages of their own, where shortcodes run."""
    text = "SEEN [private]HIDDEN[/private]"
    export = Export()
    export.records += [
        Media(
            id="900",
            url=f"{HOME}/wp-content/uploads/a.jpg",
            caption=text,
            extra={"description": text, "note": [text]},
        ),
        Term(taxonomy="category", slug="c", name="C", description=text),
    ]
    everything, result = written(export, include=include)
    assert "SEEN" in everything
    assert "HIDDEN" not in everything
    assert result.accounts["part"].left_out == {"members": 4}


FIXTURES = Path(__file__).parents[1] / "fixtures" / "wxr" / "gates"

CASES: dict[str, dict[str, dict[str, int]]] = {
    "hidden-block": {"part": {"members": 1}, "post": {}},
    "hidden-types": {
        "post": dict.fromkeys(
            "vc_grid_item et_pb_layout elementor-hf popup sow-slide astra-advanced-hook elementor_library"
            " fl-builder-template".split(),
            1,
        )
    },
    "paywall": {"part": {"members": 8}, "post": {"members": 3, "private": 1}},
    "pretty-password": {"post": {}},
    "reusable-type": {"post": {"wp_block": 1}},
    "woo": {"post": {"product_variation": 2, "trash": 1}},
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", PUBLIC)
def test_the_cases_are_left_out_and_counted(case: str, name: str, tmp_path: Path) -> None:
    result = converters.convert(FIXTURES / f"{case}.xml", tmp_path / "out", to=name)
    for record, reasons in CASES[case].items():
        assert result.accounts[record].left_out == reasons
    text = "".join(data.decode(errors="replace") for data in written_files(tmp_path / "out").values())
    for secret in ("PAIDSECRET", "FORUMSECRET", "HIDDENBLOCK", "192.0.2.9", "Old hat"):
        assert secret not in text
    if case == "paywall":
        assert all(
            shown in text for shown in ("OPEN part one", "OPEN hello", "Please subscribe", "OPEN for all")
        )
    if case == "reusable-type":
        assert "Pattern words" in text


def test_blocks_that_hide_nothing_are_not_read_one_by_one(monkeypatch):
    def refuse(found):
        raise AssertionError(found.text)

    monkeypatch.setattr(bodies, "_outside_of_blocks", refuse)
    text = (
        '<!-- wp:image {"id":7} --><p>a</p><!-- /wp:image -->\n<!-- wp:plug/in {"visibility":"all"} /-->'
        "<!-- /wp:plug/in --><!-- wp:plug/in --> [x] <!-- wp:odd { -->"
    )
    assert bodies.visible(Markup(text=text, dialect="wordpress")).text == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            '<!-- wp:image {"id":7} /--><!-- wp:group {"llms_visibility":"logged_in"} -->b<!-- /wp:group -->c',
            '<!-- wp:image {"id":7} /-->c',
        ),
        (
            "a<!-- wp:paragraph -->b<!-- wp:jetpack/paywall /-->c",
            "a<!-- wp:paragraph -->b<!-- /wp:paragraph -->",
        ),
        ("<!--\n wp:groups/groups-member -->b<!-- /wp:groups/groups-member -->c", "c"),
        (
            '<!-- wp:cover {"alt":"[members]x[/members]y"} -->c<!-- /wp:cover -->',
            '<!-- wp:cover {"alt":"y"} -->c<!-- /wp:cover -->',
        ),
    ],
)
def test_a_closed_block_is_found_among_open_ones(text, shown):
    assert bodies.visible(Markup(text=text, dialect="wordpress")).text == shown


def test_a_gate_of_a_block_of_wordpress_itself_closes_it_without_attributes(monkeypatch):
    gate = BlockGate("core/verse", "A plug-in", lambda attributes: True, "always")
    monkeypatch.setattr(bodies.table, "_gates", [*bodies.table._gates])
    bodies.table.add(gate)
    text = "a<!-- wp:verse -->b<!-- /wp:verse -->c"
    seen = bodies.visible(Markup(text=text, dialect="wordpress")).text
    bodies.table.add()  # forgets what it knows by kind
    assert seen == "ac"
