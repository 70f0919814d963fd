"""Shortcodes by which plug-ins of WordPress show their content to some visitors, and what all others see instead."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from converters import clock, dates, lazy_re
from converters.gates.gate import ShortcodeAttributeGate, ShortcodeGate
from converters.markup.wordpress.builders.hidden import SWITCHES, Switch
from converters.markup.wordpress.shortcodes.grammar import Shortcode
from converters.privacy import audience, conditions


def nothing(_: Shortcode) -> str:
    """Visitors see nothing of it."""
    return ""


def content(shortcode: Shortcode) -> str:
    """Visitors see all of it: it is for whoever is no member."""
    return shortcode.content or ""


def _if(shown: bool, shortcode: Shortcode) -> str:
    return content(shortcode) if shown else ""


def _by_level(shortcode: Shortcode) -> str:
    """Paid Memberships Pro: level 0 are all who are no members, and negative levels those who do not see it."""
    levels = [level.strip() for level in shortcode.first("level", "levels").split(",") if level.strip()]
    return _if(bool(levels) and ("0" in levels or all(level.startswith("-") for level in levels)), shortcode)


def _by_lists(shortcode: Shortcode) -> str:
    """Advanced Access Manager: `hide` names those who do not see it, `show` or `limit` those who alone do."""
    hidden, shown = (
        {word.strip().lower() for word in shortcode.first(*names).split(",")} - {""}
        for names in (("hide",), ("show", "limit"))
    )
    visitors = {"all", "visitor", "guest", "default"}
    return _if(not hidden & visitors and (not shown or bool(shown & visitors)), shortcode)


def _unless_negated(shortcode: Shortcode) -> str:
    """Restrict User Access: `level="!gold"` is for all who are not of that level."""
    return _if(any(value.startswith("!") for value in shortcode.attributes.values()), shortcode)


def _by_operator(shortcode: Shortcode) -> str:
    """Members: `operator="!"` is for all who do not have the role."""
    return _if(shortcode.first("operator") in ("!", "not"), shortcode)


def _if_allowed(shortcode: Shortcode) -> str:
    """MemberPress: `ifallowed="hide"` hides it from members alone."""
    return _if(shortcode.first("ifallowed").lower() == "hide", shortcode)


def _by_condition(shortcode: Shortcode) -> str:
    """s2Member: one condition that is true of visitors."""
    condition = shortcode.written.replace("&#33;", "!").strip()
    negated = condition.startswith("!") or re.match(r"current_user_(?:is_not|cannot)\b", condition)
    return _if(
        bool(negated) and not re.search(r"\b(?:and|or)\b|&&|\|\|", condition, re.IGNORECASE), shortcode
    )


def _by_user(shortcode: Shortcode) -> str:
    """Ultimate Membership Pro: `show` or `block`, and to whom."""
    users = {word.strip() for word in shortcode.first("ihc_mb_who").split(",")}
    visitors = bool(users & {"all", "unreg"})
    return _if(not visitors if shortcode.first("ihc_mb_type") == "block" else visitors, shortcode)


def _else(shortcode: Shortcode) -> str:
    """ARMember: what stands after `[armelse]` is for all others."""
    first, _, second = content(shortcode).partition("[armelse]")
    plans = {word.strip() for word in shortcode.first("plan").split(",")}
    visitors = "unregistered" in plans
    return first if visitors is (shortcode.first("type") != "hide") else second


_OF_A_PERSON: Final = frozenset(
    {"name", "image", "img", "photo", "picture", "avatar", "position", "job", "src"}
)


def _unless_person(shortcode: Shortcode) -> str:
    """In themes `[member name="Ann" photo="…"]` is a person of a team."""
    return _if(bool(_OF_A_PERSON & shortcode.attributes.keys()), shortcode)


class ShownTo:
    """Visitors see it where one of some attributes has one of some values."""

    def __init__(self, names: tuple[str, ...], values: frozenset[str]) -> None:
        self._names, self._values = names, values

    def __call__(self, shortcode: Shortcode) -> str:
        """All of the content, or nothing."""
        return _if(shortcode.first(*self._names).lower() in self._values, shortcode)


def _negative(shortcode: Shortcode) -> str:
    """Memberful: `does_not_have_subscription_to` is for all who have none."""
    return _if(any(name.startswith("does_not") for name in shortcode.attributes), shortcode)


def _for_guests(shortcode: Shortcode) -> str:
    """aMember: `[am4show guest="1"]` is for visitors, among others that may be named."""
    return _if(bool(shortcode.first("guest")), shortcode)


def _by_login(shortcode: Shortcode) -> str:
    """Eyes Only: `logged="out"` is for visitors; `hide` hides it from those who are named."""
    return _if((shortcode.first("logged").lower() == "out") is not bool(shortcode.first("hide")), shortcode)


_OPENS: Final = ("show", "from", "on", "start", "starts", "start_date", "begin", "begins", "after", "open")
_ENDS: Final = (
    "hide",
    "to",
    "until",
    "off",
    "end",
    "ends",
    "end_date",
    "expire",
    "expires",
    "expiry",
    "before",
    "close",
    "date",
)
_SPAN: Final = ("date_range", "range")
_CLOCK: Final = lazy_re.compile(r"\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?", re.IGNORECASE)
"""A time of any day."""
_DAY: Final = lazy_re.compile(
    r"(\d{4})-([A-Z][a-z]{2})-(\d{1,2})\s+(\d{1,2}:\d{2}(?::\d{2})?)(?:\s*([+-])(\d{1,2}):?(\d{2}))?"
)
"""A date of Timed Content: `2013-Oct-15 13:00:00 -500`."""


def _by_time(shortcode: Shortcode) -> str:
    """Shown from one date to another, as far as both can be read: what is unknown is hidden."""
    expires = shortcode.name.lower().startswith("expir")
    starts, ends = (
        [value for name in names if (value := shortcode.attributes.get(name, "").strip())]
        for names in (() if expires else _OPENS, (*_OPENS, *_ENDS) if expires else _ENDS)
    )
    for name in _SPAN:
        start, _, end = shortcode.attributes.get(name, "").partition(",")
        starts += [start] if start.strip() else []
        ends += [end] if end.strip() else []
    now = clock.now()
    passed = [moment is not None and not clock.is_ahead(moment, now) for moment in map(_moment, starts)]
    to_come = [moment is not None and clock.is_ahead(moment, now) for moment in map(_moment, ends)]
    return _if(bool(passed or to_come) and all(passed) and all(to_come), shortcode)


def _by_stated_time(shortcode: Shortcode) -> str:
    """The same of what is shown at all times, unless it states one: events and clocks have a day and times of the day."""
    stated = (
        shortcode.attributes.get(name, "").strip() for name in (*_OPENS, *_ENDS, *_SPAN) if name != "date"
    )
    return (
        _by_time(shortcode)
        if any(text and not _CLOCK.fullmatch(text) for text in stated)
        else _if(True, shortcode)
    )


def _moment(text: str) -> datetime | None:
    """A date as authors write it in an attribute, in UTC where it has no offset; None for what is no date."""
    if day := _DAY.fullmatch(text.strip()):
        year, month, number, time, sign, hours, minutes = day.groups()
        try:
            return parsedate_to_datetime(
                f"{number} {month} {year} {time} {sign or '+'}{hours or '0':0>2}{minutes or '00'}"
            )
        except ValueError:
            return None
    found = dates.parsed(text)
    return found and (found if found.tzinfo else found.replace(tzinfo=UTC))


def _by_attributes(shortcode: Shortcode) -> str:
    """Of no table: `[show_to role="member"]`, `[if loggedin]`."""
    return _if(not conditions.closes(shortcode.name, shortcode.attributes), shortcode)


HIDDEN: Final = "nothing"
ALL: Final = "all of it"

_NOTHING: Final = {
    "Restrict Content Pro": "is_paid is_free is_active is_expired user_has_roles",
    "MemberPress": "mepr-rule mepr-membership-content",
    "Members": "members_logged_in members_feed access",
    "Ultimate Member": "um_loggedin um_show_content",
    "WP-Members": "wpmem_logged_in",
    "Groups": "groups_member groups_can",
    "WishList Member": "wlm_ismember wlm_private",
    "WooCommerce Memberships": "wcm_restrict",
    "LifterLMS": "lifterlms_hide_content",
    "LearnDash": "student ld_student course_complete course_inprogress course_notstarted ld_group",
    "Easy Digital Downloads": "edd_restrict",
    "Shortcodes Ultimate": "su_members su_private",
    "WP Private Content Plus": "wppcp_private_content wppcp_member_content",
    "Passster, PPWP": "passster content_protector ppwp ppw protected_content passwordprotect",
    "YourMembers, Magic Members": "private_or private_and ym_user_is",
    "WP eMember": "emember_protected wp_emember_protected",
    "Patreon": "patreon_only patrons_only patron_only",
    "Leaky Paywall": "leaky_paywall_subscriber_content",
    "Memberium": "memb_has_any_tag memb_has_all_tags memb_has_membership memb_has_any_membership memb_is_logged_in"
    " memb_is_loggedin",
    "iMember360": "i4w_is_loggedin i4w_has_tag",
    "AccessAlly": "accessally_has_any_tag accessally_has_all_tags",
    "OnePress lockers": "sociallocker signinlocker emaillocker bizpanda",
    "iThemes Exchange": "it-exchange-member-content",
    "Thrive Leads": "thrive_lead_lock tve_leads_lock",
    "Subscribe to Unlock": "stul ulf_stul",
    "Zlick, Coil, Lightning": "zlick coil_monetized ln",
    "Timed Content": "timed-content-rule",
    "Erphpdown": "erphpdown",
    "myCred": "mycred_sell_this",
    "PilotPress": "pilotpress_show_if",
    "WP Hide Post": "hidepost",
    "WP Secret Content": "wpsecretcontent",
    "Themes and snippets": "member_only members_only members-only membersonly memberonly"
    " logged_in loggedin logged-in user_logged_in is_user_logged_in is_logged_in login_required registered"
    " subscriber subscribers subscriber_only subscribers_only premium premium_content paid paid_content paywall"
    " protected restricted restrict_content restricted_content private_content protected_text exclusive"
    " hide hidden hidethis ihide rihide vip login login_content user-login-only secret secure lock locker content-lock content_locker"
    " internal admins adminonly loginonly patreon patreon_content purchased woocommerce_purchased"
    " ismember gzh2v wxgzh hide_content hidecontent user-content password auth reply need_reply reply2see reply2down pay pay_view registered-users registered_only",
}  # fmt: skip

_CONTENT: Final = {
    "Restrict Content Pro": "is_not_paid not_logged_in",
    "MemberPress": "mepr-hide",
    "Members": "members_not_logged_in",
    "Ultimate Member": "um_loggedout",
    "WP-Members": "wpmem_logged_out",
    "Groups": "groups_non_member groups_can_not",
    "WishList Member": "wlm_nonmember",
    "WooCommerce Memberships": "wcm_nonmember",
    "LearnDash": "ld_visitor",
    "Shortcodes Ultimate": "su_guests",
    "WP Private Content Plus": "wppcp_guest_content",
    "YourMembers, Magic Members": "ym_user_is_not",
    "ARMember": "arm_not_login_content",
    "Timed Content": "timed-content-client",
    "aMember": "am4guest",
    "Themes and snippets": "visitor visitors guest guests logged_out loggedout logged-out user_logged_out"
    " is_user_logged_out not_member non_member nonmember",
}

_NOT_LOGGED_IN: Final = frozenset(
    {"not_logged_in", "not_logged_in_users_only", "logged_out", "loggedout", "guest"}
)


def _rows(table: dict[str, str], shown: bool) -> tuple[ShortcodeGate, ...]:
    return tuple(
        ShortcodeGate(name, plugin, content if shown else nothing, ALL if shown else HIDDEN, hides=not shown)
        for plugin, names in table.items()
        for name in names.split()
    )


SHORTCODES: Final = (
    *_rows(_NOTHING, shown=False),
    *_rows(_CONTENT, shown=True),
    ShortcodeGate(
        "restrict", "Restrict Content, Restrict User Access", _unless_negated, 'nothing, unless `level="!…"` or `role="!…"`'
    ),
    ShortcodeGate("member", "Themes and snippets", _unless_person, "nothing, unless it has the name or picture of a person"),
    ShortcodeGate("members", "Themes and snippets", _unless_person, "nothing, unless it has the name or picture of a person"),
    ShortcodeGate("membership", "Paid Memberships Pro", _by_level, "nothing, unless the level is 0 or negative", 'level="1"'),
    ShortcodeGate("pmpro_membership", "Paid Memberships Pro", _by_level, "nothing, unless the level is 0 or negative", 'level="1"'),
    ShortcodeGate("aam", "Advanced Access Manager", _by_lists, "nothing, where `hide` names visitors, or `show` or `limit` only others", 'context="content" hide="all"'),
    ShortcodeGate("members_access", "Members", _by_operator, 'nothing, unless `operator="!"`', 'role="editor"'),
    ShortcodeGate("mepr-show", "MemberPress", _if_allowed, 'nothing, unless `ifallowed="hide"`', 'rules="12"'),
    ShortcodeGate("mepr-active", "MemberPress", _if_allowed, 'nothing, unless `ifallowed="hide"`', 'rules="12" ifallowed="show"'),
    ShortcodeGate("s2If", "s2Member", _by_condition, "nothing, unless the one condition is a negation", "current_user_is(s2member_level1)"),
    ShortcodeGate("_s2If", "s2Member", _by_condition, "nothing, unless the one condition is a negation", "is_user_logged_in()"),
    ShortcodeGate("__s2If", "s2Member", _by_condition, "nothing, unless the one condition is a negation", "is_user_logged_in()"),
    ShortcodeGate("ihc-hide-content", "Ultimate Membership Pro", _by_user, "nothing, unless `ihc_mb_who` has visitors in it", 'ihc_mb_type="show" ihc_mb_who="2"'),
    ShortcodeGate("arm_restrict_content", "ARMember", _else, "what stands after `[armelse]`, or with other plans before it", 'plan="1" type="show"'),
    *(
        ShortcodeGate(name, "ARMember", _else, "what stands after `[armelse]`, or with other plans before it", 'plan="1"')
        for name in ("arm_content", "arm_drip_content", "arm_is_user_in_trial", "arm_if_user_in_grace")
    ),
    ShortcodeGate("private", "Private Content, Magic Members", ShownTo(("role",), frozenset({"visitor-only", "visitor", "none"})), "nothing, unless its role is `visitor-only`", 'role="author"'),
    *(
        ShortcodeGate(name, "PrivateContent", ShownTo(("allow",), frozenset({"unlogged"})), 'nothing, unless `allow="unlogged"`', 'allow="all"')
        for name in ("pc-pvt-content", "pvt-content")
    ),
    ShortcodeGate("wp-members", "WP-Members", ShownTo(("status",), frozenset({"out"})), 'nothing, unless `status="out"`', 'status="in"'),
    ShortcodeGate("ms-protect-content", "Membership 2", ShownTo(("access",), frozenset({"no"})), 'nothing, unless `access="no"`', 'id="1"'),
    ShortcodeGate("ms-user", "Membership 2", ShownTo(("type",), frozenset({"guest"})), 'nothing, unless `type="guest"`', 'type="loggedin"'),
    ShortcodeGate("DAP", "Digital Access Pass", ShownTo(("isloggedin",), frozenset({"n"})), 'nothing, unless `isLoggedIn="N"`', 'isLoggedIn="Y" hasAccessTo="1"'),
    ShortcodeGate("am4show", "aMember", _for_guests, "nothing, unless it is for guests too", 'have="1"'),
    ShortcodeGate("opmIf", "OptimizeMember", _by_condition, "nothing, unless the one condition is a negation", "current_user_can(access_level1)"),
    ShortcodeGate("eyesonly", "Eyes Only", _by_login, 'nothing, unless `logged="out"`', 'level="editor"'),
    ShortcodeGate("eyesonlier", "Eyes Only", _by_login, 'nothing, unless `logged="out"`', 'level="editor"'),
    ShortcodeGate("timed-content-server", "Timed Content", _by_time, "all of it between its dates", 'hide="2013-Nov-15 13:00:00 -500"'),
    ShortcodeGate("swpm_protected", "Simple Membership", ShownTo(("visibility",), _NOT_LOGGED_IN), "nothing, unless it is for those who are not logged in", 'for="2"'),
    ShortcodeGate("pms-restrict", "Paid Member Subscriptions", ShownTo(("display_to",), _NOT_LOGGED_IN), "nothing, unless it is for those who are not logged in", 'subscription_plans="1"'),
    ShortcodeGate("wppb-restrict", "Profile Builder", ShownTo(("display_to",), _NOT_LOGGED_IN), "nothing, unless it is for those who are not logged in", 'user_roles="editor"'),
    ShortcodeGate("content_control", "Content Control", ShownTo(("status", "logged_out"), _NOT_LOGGED_IN | {"1"}), "nothing, unless it is for those who are logged out", 'status="logged_in"'),
    ShortcodeGate("MM_Member_Decision", "MemberMouse", ShownTo(("ismember",), frozenset({"false"})), 'nothing, unless `isMember="false"`', 'isMember="true"'),
    ShortcodeGate("MM_Access_Decision", "MemberMouse", ShownTo(("access",), frozenset({"false"})), 'nothing, unless `access="false"`', 'access="true"'),
    ShortcodeGate("wpf", "WP Fusion", ShownTo(("logged_out",), frozenset({"1", "true", "yes"})), "nothing, unless it is for those who are logged out", 'tag="12"'),
    ShortcodeGate("memberful", "Memberful", _negative, "nothing, unless it is for those without a subscription", 'has_subscription_to="7"'),
)  # fmt: skip
"""The gates, by the name of the shortcode; only those that enclose text close anything."""


def _rule(switch: Switch) -> str:
    """When a switch hides, in words."""
    *first, last = (f"`{value}`" for value in switch.values)
    return switch.rule or (f"is {', '.join(first)} or {last}" if first else f"is {last}")


ATTRIBUTES: Final = tuple(
    ShortcodeAttributeGate(
        switch.name, switch.prefix, switch.builder, switch.hides, _rule(switch),
        f'{switch.element} {switch.name}="{switch.values[0]}"',
    )
    for switch in SWITCHES
    if switch.prefix
)  # fmt: skip
"""Attributes of page builders: what the author of a page hid (`markup.wordpress.builders.hidden`)."""


def unknown(name: str) -> ShortcodeGate | None:
    """The gate of a shortcode that no table knows, by its name; None where it does not sound like one."""
    if conditions.hides_by_name(name):
        return ShortcodeGate(name, "", _by_attributes, "nothing, if it hides it from visitors")
    if audience.is_for_members(name):
        return ShortcodeGate(name, "", nothing, HIDDEN)
    if audience.is_timed(name):
        return ShortcodeGate(name, "", _by_time, "all of it between its dates")
    if audience.may_be_timed(name):
        return ShortcodeGate(name, "", _by_stated_time, "all of it, or between its dates if it has some")
    return (
        ShortcodeGate(name, "", _by_attributes, "nothing, if it asks for some visitors")
        if conditions.is_switch(name)
        else None
    )
