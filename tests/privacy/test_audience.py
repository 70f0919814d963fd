"""Names that no table knows, and that say who may see something."""

import pytest

from converters.privacy import audience

CLOSING = [
    ("_members_only", "yes"), ("staff_only", "1"), ("vipOnly", "true"), ("only_subscribers", "1"), ("internal_only", "1"),
    ("require_login", "1"), ("login_required", "yes"), ("is_internal", "1"), ("confidential", "yes"), ("paid_content", "1"),
    ("hide_from_guests", "1"), ("_hide_from_visitors", "1"), ("content_locked", "1"), ("_protected", "1"), ("logged_in_users_only", "1"),
    ("restrict_to_logged_in", "1"), ("visibility", "private"), ("post_visibility", "members"), ("allowed_roles", "editor"),
    ("_role_restriction", 'a:1:{i:0;s:6:"editor";}'), ("user_role_restriction", "editor"), ("requires_tags", "12"),
    ("is_public", "0"), ("public", "false"), ("_public", "no"), ("publicly_visible", "no"), ("visible_to_everyone", "0"),
    ("displayCondition_condition", "loggedIn"), ("members_only", "members"), ("audience", "staff"), ("visibility", "friends"),
    ("post_visibility", "unlisted"), ("visibility", "Members only"), ("loginRequired", "true"), ("auth_required", "1"), ("sponsorsOnly", "yes"),
    ("for_members", "1"), ("paywall_enabled", "true"), ("lock_content", "1"), ("hide_post", "1"), ("viewable_by", "friends"),
    ("do_not_publish", "1"), ("membership_level", "gold"), ("is_visible", "0"), ("geheim", "ja"), ("nur_fuer_mitglieder", "1"),
    ("comment_privacy", "private"), ("moderators_only", "1"), ("displayCondition_conditions_options_loginStatus", "login"),
    ("visibilityConditions_role", "editor"), ("userRole", "administrator"), ("ebVisibility_loggedIn", "true"), ("hidden", "true"),
    ("_hide_post", "1"), ("_hidden", "1"), ("hideForGuests", "true"), ("showForLoggedOut", "false"), ("allowed_users", 'a:1:{i:0;i:2;}'),
    ("visible_to", 'a:1:{i:0;s:10:"subscriber";}'), ("_content_restriction", '{"status":"logged_in"}'), ("passster_password", "heron"),
    ("content_passwords", 'a:1:{i:0;s:5:"heron";}'), ("minimum_tier", "gold"), ("_embargo_until", "2199-01-01"), ("publish_after", "2199-01-01 10:00"),
    ("ifsoConditionType", "LoggedIn"), ("blockConditions_type", "user_is_logged_in"), ("className", "wide members-only"),
    ("_css_classes", "hide-for-guests"), ("kadenceConditional_loggedin_enable", "true"),
]  # fmt: skip
OPEN = [
    ("_members_only", "no"), ("is_public", "1"), ("is_public", ""), ("geo_public", "0"), ("public_transport", "no"), ("visibility", "public"),
    ("allowed_roles", ""), ("allowed_roles", "everyone"), ("allowed_roles", "a:0:{}"), ("required_level", "10"), ("hide_title", "1"),
    ("hidden_sidebar", "1"), ("unlisted", "1"), ("protected_area", "park"), ("private_party", "1 hall"), ("is_featured", "1"),
    ("paid_shipping", "1"), ("lock", "true"), ("condition", "used"), ("audience", "developers"),
    ("require_author", "1"), ("block_visibility", "hidden"),
    ("membership_level", ""), ("hidden", "false"), ("visible", "1"), ("lock_content", "0"), ("paywall_enabled", "no"),
    ("_hidden", "0"), ("hideForGuests", "false"), ("visible_to", 'a:2:{i:0;s:8:"everyone";i:1;s:6:"editor";}'), ("post_password", ""),
    ("_embargo_until", "1999-01-01"), ("embargo", "soon"), ("conditions_type", "user_is_logged_out"), ("weather_conditions", "rain"),
    ("className", "is-style-wide mobile-only"), ("conditionalLogic", "true"), ("wifi_password", "heron"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), CLOSING)
def test_a_name_with_a_value_closes(name: str, value: str) -> None:
    assert audience.closes(name, value)


@pytest.mark.parametrize(("name", "value"), OPEN)
def test_other_names_and_values_close_nothing(name: str, value: str) -> None:
    assert not audience.closes(name, value)


@pytest.mark.parametrize(
    "name",
    "private_Gold wlm_private_silver only_members for_members registered_only customers_only staff_only vip_content if_member ifuser"
    " iflogged has_purchased if_bought protect_content restrict_access paywalled secure-block hide_from_public internal_note"
    " private-note admin_notes logged_in_user x_members zz-members acme_premium shop_vip for_subscribers tale_for_members xMembersArea donors_only friends-only require_login requires_subscription nur_fuer_mitglieder solo_iscritti not-for-public do_not_show lock_content patrons insider bp_is_member content_gate"
    " sociallocker-2 emaillocker-bulk-1 viral-lock tweetlock optinLocker unlock content_unlock lnpaywall paywallcontent patreon_lock encrypt passcode"
    " hide_content hide-reply reply-to-read pay_to_view buy2read commented payperview vip_show vipcontent IsUserLoggedIn onlymembers usersonly"
    " level-gold is_level woocommerce_bought gamipress_show_content_if_earned user-content".split(),
)
def test_shortcodes_and_blocks_are_for_members_by_their_words(name: str) -> None:
    assert audience.is_for_members(name)


@pytest.mark.parametrize(
    "name",
    "note notice nonmember not_logged_in non_member visitor guests team_member team_members our_members bp_members members_grid member_list board_members premium_plans button hidden-phone internal_link admin_bar"
    " editor_note author_note customer_story show_more unordered_list notebook mobile_only desktop-only de_only text_only not_logged_in_only mitglieder_liste content_box"
    " block clock content_block mailbox payment comment_form reply_link like_button share_this vip_list vip_grid user_list column_level"
    " door_lock scroll-lock lock_icon lock-screen encrypt_email email_encrypt level_up level-bar frequently_bought_together also_bought".split(),
)
def test_other_shortcodes_and_blocks_are_not(name: str) -> None:
    assert not audience.is_for_members(name)


@pytest.mark.parametrize(
    "name", ["scheduled", "schedule_content", "expires", "timed-text", "embargo", "content_timer"]
)
def test_shortcodes_are_timed_by_their_words(name: str) -> None:
    assert audience.is_timed(name)


@pytest.mark.parametrize("name", ["schedule", "schedule_table", "scheduler", "timer", "expiring_deals"])
def test_programmes_and_clocks_may_be_timed(name: str) -> None:
    assert audience.may_be_timed(name)
    assert not audience.is_timed(name)
