"""Custom fields by which plug-ins of WordPress keep a post for some visitors.

Names and values are those that the plug-ins store; the names of the plug-ins stand in each row.
"""

import re
from collections.abc import Callable
from typing import Final

from converters import lazy_re
from converters.gates.gate import Field, FieldGate
from converters.privacy.visibility_words import NOTHING, is_for_some

_PRICE: Final = lazy_re.compile(r'"price";(?:[di]:|s:\d+:")(\d+(?:\.\d+)?)')
_ACCESS_LEVEL: Final = lazy_re.compile(r'"access_level";(?:s:\d+:"|i:)([^";]*)')
_NAMED_LEVELS: Final = lazy_re.compile(r'"(?:subscriptions|groups|user_role)";a:[1-9]')
_BY_USER: Final = lazy_re.compile(r'"(?:user-logged-in|user-is-[\w-]+|logged_in)"')

Closes = Callable[[str, Field], bool]


def _is_set(value: str) -> bool:
    return value.strip().lower() not in NOTHING


def any_value(value: str, _: Field) -> bool:
    """Closed by whatever is set."""
    return _is_set(value)


def one_of(*words: str) -> Closes:
    """Closed by one of these values."""
    return lambda value, _: value.strip().lower() in words


def other_than(*words: str) -> Closes:
    """Closed by any value that is set, except these."""
    return lambda value, _: _is_set(value) and value.strip().lower() not in words


def some_people(value: str, _: Field) -> bool:
    """Closed by a word for some people, or for nobody."""
    return is_for_some(value)


def above_zero(value: str, _: Field) -> bool:
    """Closed by an amount."""
    return bool(re.fullmatch(r"\s*0*[1-9][\d.,]*\s*|\s*0*[.,]0*[1-9]\d*\s*", value))


def serialized(name: str, *words: str) -> Closes:
    """Closed where PHP's serialized array has one of the words, a text or an integer, under a key."""
    entry = lazy_re.compile(rf'"{re.escape(name)}";(?:s:\d+:"([^"]*)"|[ib]:(\d+))')

    def closes(value: str, _: Field) -> bool:
        found = entry.search(value)
        return bool(found) and (found[1] or found[2] or "") in words  # type: ignore[index] # mypy does not see `bool`

    return closes


def _ultimate_member(value: str, field: Field) -> bool:
    """`_um_accessible` 2: logged-in users; it counts with `_um_custom_access_settings` alone."""
    return serialized("_um_custom_access_settings", "1", "yes")(value, field) and serialized(
        "_um_accessible", "2"
    )(value, field)


def _membership_pro(value: str, field: Field) -> bool:
    """`ihc_mb_type` says whether the users in `ihc_mb_who` are those who see it, or those who do not."""
    users = {word.strip() for word in value.split(",") if word.strip() not in ("", "-1")}
    visitors = bool(users & {"all", "unreg"})
    return bool(users) and (visitors if field("ihc_mb_type").strip() == "block" else not visitors)


def _by_price(value: str, _: Field) -> bool:
    """LaterPay: a serialized array with a price above 0."""
    found = _PRICE.search(value)
    return bool(found) and float(found[1]) > 0  # type: ignore[index] # mypy does not see `bool`


def _restricted_term(value: str, _: Field) -> bool:
    """Restrict Content Pro: a serialized array with levels, groups or roles, or an access level."""
    level = _ACCESS_LEVEL.search(value)
    return bool(_NAMED_LEVELS.search(value)) or bool(level and level[1].lower() not in ("none", "0", ""))


def _menu_role(value: str, field: Field) -> bool:
    """Nav Menu Roles: `in` are users who are logged in, `out` all others; else roles that see it, or that do not."""
    return (
        _is_set(value) and value.strip() != "out" and field("_nav_menu_role_display_mode").strip() != "hide"
    )


def _menu_condition(value: str, field: Field) -> bool:
    """If Menu: shown under a condition by user, where the conditions are on."""
    off = '"hide"' in field("if_menu_condition_type") or '"0"' in field("if_menu_enable")
    return bool(_BY_USER.search(value)) and not off


def _for_no_guest(value: str, _: Field) -> bool:
    """A serialized array of roles, without the one of visitors."""
    return _is_set(value) and '"guest"' not in value


def _for_guest(value: str, _: Field) -> bool:
    """A serialized array of roles, with the one of visitors."""
    return '"guest"' in value


def _by_group(value: str, field: Field) -> bool:
    """B2BKing: by hand, and the group 0, of visitors, is not set."""
    return value.strip() == "manual" and not _is_set(field("b2bking_group_0"))


def _lesson(value: str, field: Field) -> bool:
    """A lesson of a course is for its students, unless it is free or a preview."""
    free = ("_llms_free_lesson", "_lesson_preview", "_is_preview")
    return _is_set(value) and not any(_is_set(field(name)) and field(name) != "no" for name in free)


def _by_profilegrid(value: str, field: Field) -> bool:
    """ProfileGrid: 1 are all; others count unless the access settings of the post are off."""
    return value.strip() in ("2", "3", "4", "5") and field("pm_enable_custom_access").strip() != "0"


def _by_product(value: str, field: Field) -> bool:
    """Subscribe with Google: the product that a reader has to buy, unless the post is free."""
    return _is_set(value) and field("SubscribeWithGoogle_free").strip() != "true"


FIELDS: Final = (
    FieldGate(
        "_jetpack_newsletter_access",
        "Jetpack",
        other_than("everybody"),
        "is not `everybody`",
        "paid_subscribers",
        teaser=True,
        comments=False,
    ),
    FieldGate("_members_access_role", "Members", any_value, "is set", "editor"),
    FieldGate("_members_access_all_logged_in", "Members", any_value, "is set", "1"),
    FieldGate("_is_paid", "Restrict Content Pro", any_value, "is set", "1"),
    FieldGate("rcp_subscription_level", "Restrict Content Pro", any_value, "is set", "any-paid"),
    FieldGate("rcp_access_level", "Restrict Content Pro", other_than("none", "all"), "is not `None`", "5"),
    FieldGate("rcp_user_level", "Restrict Content Pro", other_than("all", 'a:1:{i:0;s:3:"all";}'), "is not `all`", "subscriber"),
    FieldGate("rcUserLevel", "Restrict Content", other_than("none"), "is not `None`", "Subscriber"),
    FieldGate("s2member_ccaps_req", "s2Member", any_value, "is set", 'a:1:{i:0;s:4:"gold";}'),
    FieldGate("pms-content-restrict-user-status", "Paid Member Subscriptions", one_of("loggedin"), "is `loggedin`", "loggedin"),
    FieldGate("pms-content-restrict-subscription-plan", "Paid Member Subscriptions", any_value, "is set", "12"),
    FieldGate("pms-content-restrict-all-subscription-plans", "Paid Member Subscriptions", any_value, "is set", "all"),
    FieldGate("wppb-content-restrict-user-status", "Profile Builder", one_of("loggedin"), "is `loggedin`", "loggedin"),
    FieldGate("wppb-content-restrict-user-role", "Profile Builder", any_value, "is set", "editor"),
    FieldGate(
        "um_content_restriction",
        "Ultimate Member",
        _ultimate_member,
        "has `_um_accessible` 2, with `_um_custom_access_settings`",
        'a:2:{s:26:"_um_custom_access_settings";s:1:"1";s:14:"_um_accessible";s:1:"2";}',
    ),
    FieldGate("ihc_mb_who", "Ultimate Membership Pro", _membership_pro, "names no visitors, by `ihc_mb_type`", "reg"),
    FieldGate("_wpmem_block", "WP-Members", one_of("1", "2"), "is 1 or 2", "1"),
    FieldGate("arm_access_plan", "ARMember", any_value, "is set", "3"),
    FieldGate("arm_is_paid_post", "ARMember", any_value, "is set", "1"),
    FieldGate("_llms_is_restricted", "LifterLMS", one_of("yes"), "is `yes`", "yes"),
    FieldGate("_llms_parent_course", "LifterLMS", _lesson, "is set, and the lesson is not free", "7"),
    FieldGate("_lesson_course", "Sensei", _lesson, "is set, and the lesson is no preview", "7"),
    FieldGate("_tutor_course_id_for_lesson", "Tutor LMS", _lesson, "is set, and the lesson is no preview", "7"),
    FieldGate("patreon-level", "Patreon", above_zero, "is above 0", "5"),
    FieldGate("patreon_level", "Patreon", above_zero, "is above 0", "5"),
    FieldGate("patreon-total-patronage-level", "Patreon", above_zero, "is above 0", "20"),
    FieldGate("patreon-active-patrons-only", "Patreon", any_value, "is set", "1"),
    FieldGate("memberful_acl", "Memberful", any_value, "is set", 'a:1:{s:12:"subscription";a:1:{i:7;i:7;}}'),
    FieldGate("memberful_available_to_any_registered_user", "Memberful", any_value, "is set", "1"),
    FieldGate("memberful_available_to_anybody_subscribed_to_a_plan", "Memberful", any_value, "is set", "1"),
    FieldGate(
        "_issuem_leaky_paywall_visibility",
        "Leaky Paywall",
        serialized("visibility_type", "only", "onlyalways"),
        "has `visibility_type` `only`",
        'a:1:{s:15:"visibility_type";s:4:"only";}',
    ),
    FieldGate("_wppcp_post_page_visibility", "WP Private Content Plus", one_of("member", "role", "users"), "is `member`, `role` or `users`", "member"),
    FieldGate("groups-read", "Groups", any_value, "is set", "3"),
    FieldGate("groups-groups_read_post", "Groups", any_value, "is set", "groups_read_post"),
    FieldGate("_ca_level", "Restrict User Access", any_value, "is set", "3"),
    FieldGate("passster_activate_protection", "Passster", any_value, "is set", "1"),
    FieldGate("_ppw_protected", "PPWP", any_value, "is set", "1"),
    FieldGate("_onlyloggedin", "EventON", one_of("yes"), "is `yes`", "yes"),
    FieldGate("_edd_cr_restricted_to", "EDD Content Restriction", any_value, "is set", 'a:1:{i:0;a:1:{s:8:"download";s:2:"12";}}'),
    FieldGate("_wc_pay_per_post_product_ids", "WooCommerce Pay Per Post", any_value, "is set", "12"),
    FieldGate("_private_group", "Private Groups for bbPress", any_value, "is set", "group1"),
    FieldGate(
        "bp_docs_settings",
        "BuddyPress Docs",
        serialized("read", "loggedin", "friends", "group-members", "admins-mods", "creator", "no-one"),
        "has another `read` than `anyone`",
        'a:1:{s:4:"read";s:13:"group-members";}',
    ),
    FieldGate("_is4wp_membership_levels", "Memberium", any_value, "is set", "Gold"),
    FieldGate("_is4wp_any_membership", "Memberium", any_value, "is set", "1"),
    FieldGate("_is4wp_any_loggedin_user", "Memberium", any_value, "is set", "1"),
    FieldGate("_wpuf_res_display", "WP User Frontend", one_of("loggedin", "subscription"), "is `loggedin` or `subscription`", "loggedin"),
    FieldGate("pm_content_access", "ProfileGrid", _by_profilegrid, "is 2 to 5, unless `pm_enable_custom_access` is 0", "2"),
    FieldGate("SubscribeWithGoogle_product", "Subscribe with Google", _by_product, "is set, and the post is not free", "basic"),
    FieldGate("_visibility", "Themes and snippets", some_people, "is `private`, `members` or the like", "private"),
    FieldGate("wpf-settings", "WP Fusion", serialized("lock_content", "1"), "has `lock_content` 1", 'a:1:{s:12:"lock_content";s:1:"1";}'),
    FieldGate("_wp_pigeon_content_access", "Pigeon", one_of("2"), "is 2", "2"),
    FieldGate("laterpay_post_prices", "LaterPay", _by_price, "has a price above 0", 'a:1:{s:5:"price";d:0.99;}'),
    FieldGate("myCRED_sell_content", "myCred", serialized("status", "enabled"), "has `status` `enabled`", 'a:1:{s:6:"status";s:7:"enabled";}'),
    FieldGate("rcp_restricted_meta", "Restrict Content Pro", _restricted_term, "names levels, groups or roles", 'a:1:{s:12:"access_level";s:1:"3";}'),
    FieldGate("_nav_menu_role", "Nav Menu Roles", _menu_role, "is `in`, or names roles that see it", "in"),
    FieldGate("if_menu_condition", "If Menu", _menu_condition, "asks for users, and is neither off nor turned round", 'a:1:{i:0;s:14:"user-logged-in";}'),
    FieldGate("_jp_nav_item_options", "User Menus", serialized("which_users", "logged_in"), "has `which_users` `logged_in`", 'a:1:{s:11:"which_users";s:9:"logged_in";}'),
    FieldGate("_wpmem_products", "WP-Members", any_value, "is set", 'a:1:{i:0;s:4:"gold";}'),
    FieldGate("unlock_protocol_post_locks", "Unlock Protocol", any_value, "is set", '[{"address":"0xa"}]'),
    FieldGate("wwpp_product_wholesale_visibility_filter", "WooCommerce Wholesale Prices", other_than("all"), "is not `all`", "wholesale_customer"),
    FieldGate("b2bking_product_visibility_override", "B2BKing", _by_group, "is `manual`, and group 0 does not see it", "manual"),
    FieldGate("_alg_wc_pvbur_visible", "Product Visibility by User Role", _for_no_guest, "names roles without `guest`", 'a:1:{i:0;s:8:"customer";}'),
    FieldGate("_alg_wc_pvbur_invisible", "Product Visibility by User Role", _for_guest, "names `guest`", 'a:1:{i:0;s:5:"guest";}'),
    FieldGate("audience", "Substack", one_of("only_paid", "only_free", "founding"), "is `only_paid`, `only_free` or `founding`", "only_paid"),
)  # fmt: skip
"""The gates, by the name of the field."""

OPEN: Final = frozenset(
    """_jetpack_memberships_contains_paywalled_content _jetpack_memberships_contains_paid_content
    _wc_memberships_force_public _llms_visibility ihc_mb_type pm_content_access_group comment_status _visibility""".split()
)
"""Fields that sound like a gate but close nothing: they hide from lists, or repeat what a gate in the text says."""
