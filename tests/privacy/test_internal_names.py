"""Types of posts and comments that no table knows, and whose names say that no visitor sees them."""

import re
from pathlib import Path

import pytest

import converters
from converters import Comment, Diagnostics, Markup, Media, Post, Site
from converters.privacy.internal_names import (
    is_internal_comment_name,
    is_internal_taxonomy_name,
    is_internal_type_name,
)
from tests.marked_blog import everything_in

HOME = "https://pond.example"


@pytest.mark.parametrize(
    "name",
    "order orders rental_order client_invoice payment bookings restaurant-booking appointment rb_reservation box_subscription donor lead leads"
    " contact_submission form_entries wpforms-entries access_log sms_logs ticket_reply helpdesk_ticket chat_session private_message"
    " internal_memo patient medical_record quiz_attempts poll_vote candidate_application gift_card enquiries callback_request"
    " newsletter_subscriber customer customer_address gift_card_code mail_queue email_template post_backup reply_draft options_page error_report support_thread confidential_paper restricted_page".split(),
)
def test_a_type_is_internal_by_its_last_words(name: str) -> None:
    assert is_internal_type_name(name)


@pytest.mark.parametrize(
    "name",
    "portfolio event project book recipe travel_log captains_log changelog journal_entry entry application client clients"
    " customer_story case_study service quote staff question answer subscription_box payment_method order_of_service session"
    " ticket_type news press_release status membership_plan grade queue template draft address report page_template".split(),
)
def test_other_types_are_not(name: str) -> None:
    assert not is_internal_type_name(name)


@pytest.mark.parametrize(
    "name",
    "internal_tag private-topic workflow_state user-group usergroups member_level membership_plans access_level customer_groups"
    " mailing_list newsletter_lists edit_flow_status order_status visibility".split(),
)
def test_a_taxonomy_is_internal(name: str) -> None:
    assert is_internal_taxonomy_name(name)


@pytest.mark.parametrize(
    "name",
    "category post_tag series genre author status book_status project_status level age_group list reading_list playlist topic"
    " member_type location state".split(),
)
def test_other_taxonomies_are_not(name: str) -> None:
    assert not is_internal_taxonomy_name(name)


@pytest.mark.parametrize(
    "name", "payment_note editorial-comment course_status private_note workflow_comment log_entry booking_note user_answer".split()
)  # fmt: skip
def test_a_comment_type_is_internal(name: str) -> None:
    assert is_internal_comment_name(name)


@pytest.mark.parametrize(
    "name", "comment pingback review webmention question answer mention rating like".split()
)
def test_other_comment_types_are_not(name: str) -> None:
    assert not is_internal_comment_name(name)


def post(number: int, **fields: object) -> Post:
    usual: dict[str, object] = {
        "id": str(number),
        "title": f"Title {number}",
        "slug": f"p-{number}",
        "url": f"{HOME}/p-{number}/",
        "date": "2024-05-01T10:00:00+00:00",
        "body": Markup(text="open", dialect="wordpress"),
    }
    return Post(**(usual | fields))  # type: ignore[arg-type]


def text(word: str) -> Markup:
    return Markup(text=word, dialect="wordpress")


def site(records: list[converters.model.Record], tmp_path: Path, to: str) -> tuple[str, set[str]]:
    source = tmp_path / "export.xml"
    converters.write([Site(title="Pond", url=HOME), *records], source, to="wxr")
    diagnostics = Diagnostics()
    converters.convert(source, tmp_path / to, to=to, diagnostics=diagnostics)
    return everything_in(tmp_path / to), {finding.kind for finding in diagnostics.findings}


@pytest.mark.parametrize("to", ["html", "hugo"])
def test_posts_of_such_a_type_are_on_no_site_though_their_permalinks_have_a_path(
    tmp_path: Path, to: str
) -> None:
    hidden = post(
        1, type="rental_order", url=f"{HOME}/rental_order/p-1/", body=text("zqorder"), title="zqtitle"
    )
    odd = post(2, type="flaming\x7fo", url=f"{HOME}/x/p-2/", body=text("zqodd"))
    shown = post(3, type="captains_log", url=f"{HOME}/captains_log/p-3/", body=text("zqlog"))
    found, kinds = site([hidden, odd, shown, post(4)], tmp_path, to)
    assert re.findall("zq[a-z]+", found).count("zqorder") == 0
    assert "zqtitle" not in found
    assert "zqodd" not in found
    assert "zqlog" in found
    assert {"internal-name", "unknown-type"} <= kinds


@pytest.mark.parametrize("to", ["html", "hugo"])
def test_internal_and_private_comments_are_on_no_site(tmp_path: Path, to: str) -> None:
    def comment(number: int, word: str, **fields: object) -> Comment:
        return Comment(id=str(number), status="approved", body=text(word), **fields)  # type: ignore[arg-type]

    comments = (
        comment(1, "zqnote", type="payment_note"),
        comment(2, "zqprivate", extra={"is_private": ["1"]}),
        comment(3, "zqinternal", extra={"_is_internal_note": ["yes"]}),
        comment(4, "zqmembers", extra={"visibility": ["members"]}),
        comment(5, "zqreview", type="review", extra={"rating": ["5"], "private": ["0"]}),
        comment(6, "zqreply", parent="1"),
    )
    found, _ = site([post(1, comments=comments)], tmp_path, to)
    assert set(re.findall("zq[a-z]+", found)) == {"zqreview", "zqreply"}


@pytest.mark.parametrize(
    "folder", ["woocommerce_uploads/2024", "edd/2024", "gravity_forms/1-ab", "sites/2/wpforms/7", "_mediavault/x", "private"]
)  # fmt: skip
def test_files_in_folders_that_no_visitor_could_open_are_left_out(tmp_path: Path, folder: str) -> None:
    closed = Media(id="7", title="zqclosed", url=f"{HOME}/wp-content/uploads/{folder}/zqfile.pdf")
    opened = Media(id="8", title="zqopen", url=f"{HOME}/wp-content/uploads/2024/05/privates.pdf")
    found, _ = site([closed, opened, post(1)], tmp_path, "html")
    assert not re.search("zqclosed|zqfile", found)


def elementor(word: str, settings: str) -> str:
    return (
        f'[{{"id":"a","elType":"section","settings":{settings},"elements":[{{"id":"b","elType":"widget","widgetType":"text-editor",'
        f'"settings":{{"editor":"<p>{word}</p>"}},"elements":[]}}]}}]'
    )


@pytest.mark.parametrize("to", ["html", "hugo"])
@pytest.mark.parametrize(
    "settings",
    [
        '{"hide_desktop":"hidden-desktop","hide_tablet":"hidden-tablet","hide_mobile":"hidden-mobile"}',
        '{"pa_display_conditions_switcher":"yes"}',
        '{"enabled_visibility":"yes"}',
        '{"jedv_enabled":"true"}',
        '{"eael_ext_content_protection":"yes"}',
    ],
)
def test_parts_of_a_page_builder_under_conditions_are_neither_on_the_page_nor_beside_it(
    tmp_path: Path, to: str, settings: str
) -> None:
    fields = {"_elementor_edit_mode": ["builder"], "_elementor_data": [elementor("zqhidden", settings)]}
    plain = fields | {"_elementor_data": [elementor("zqshown", '{"pa_display_conditions_switcher":""}')]}
    found, _ = site([post(1, type="page", extra=fields), post(2, type="page", extra=plain)], tmp_path, to)
    assert set(re.findall("zq[a-z]+", found)) == {"zqshown"}


@pytest.mark.parametrize("to", ["html", "hugo"])
def test_notes_of_the_staff_and_fields_without_a_name_are_on_no_site(tmp_path: Path, to: str) -> None:
    fields = {
        "internal_notes": ["zqnotes"],
        "edd_download_files": ["zqfiles"],
        "rejection_reason": ["zqreason"],
        "unsubscribe_link": ["zqlink"],
        "meta:": ["zqnameless"],
        "subtitle": ["zqsubtitle"],
    }
    found, _ = site([post(1, extra=fields)], tmp_path, to)
    assert set(re.findall("zq[a-z]+", found)) <= {"zqsubtitle"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a [show_to role=\"member\"]zqhidden[/show_to] b", False),
        ("a [if is_mobile]zqshown[/if] b", True),
        ("a [wpf tag=\"5\"]zqhidden[/wpf] b", False),
        ("a [course_complete]zqhidden[/course_complete] b", False),
        ("<!-- wp:group {\"requireLogin\":true} --><p>zqhidden</p><!-- /wp:group --> b", False),
        ("<!-- wp:group {\"userRoles\":[\"editor\"]} --><p>zqhidden</p><!-- /wp:group --> b", False),
        ("<!-- wp:group {\"showFor\":{\"membersOnly\":true}} --><p>zqhidden</p><!-- /wp:group --> b", False),
        ("<!-- wp:group {\"rule\":{\"enabled\":false,\"membersOnly\":true}} --><p>zqshown</p><!-- /wp:group --> b", True),
        ("<!-- wp:group {\"lock\":{\"move\":true}} --><p>zqshown</p><!-- /wp:group --> b", True),
    ],
)  # fmt: skip
def test_shortcodes_and_blocks_of_no_table(tmp_path: Path, text: str, shown: bool) -> None:
    found, _ = site([post(1, body=Markup(text=text, dialect="wordpress"))], tmp_path, "html")
    assert ("zqshown" in found) is shown
    assert "zqhidden" not in found
