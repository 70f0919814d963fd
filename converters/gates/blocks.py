"""Blocks that are for some visitors, and attributes by which plug-ins make any block so.

What WordPress itself stores is `metadata.blockVisibility` (since 6.9; by screen since 7.0).
"""

from collections.abc import Callable
from typing import Any, Final

from converters.gates.gate import AttributeGate, BlockGate, PaywallGate
from converters.io.json.parts import value_at
from converters.privacy import audience

Attributes = dict[str, Any]

_VISITORS: Final = frozenset({"logged-out", "logged_out", "public", "all", "guest"})


_CONDITIONS: Final = (
    "dateTime",
    "cookie",
    "queryString",
    "referralSource",
    "wooCommerce",
    "edd",
    "acf",
    "metadata",
)
"""Controls of Block Visibility under which a visitor who comes by the permalink need not see a block."""


_CONTROLS: Final = frozenset({*_CONDITIONS, "userRole", "userRoles", "wpFusion", "screenSize"})
"""Those that are understood."""


def always(_: Attributes) -> bool:
    """Closed whatever its attributes are."""
    return True


def _hidden_by_author(attributes: Attributes) -> bool:
    """WordPress: `false`, or hidden on each of its three screens."""
    visibility = value_at(attributes, "metadata", "blockVisibility")
    screens = value_at(visibility, "viewport")
    return visibility is False or (
        isinstance(screens, dict)
        and all(screens.get(screen) is False for screen in ("desktop", "tablet", "mobile"))
    )


def _block_visibility(attributes: Attributes) -> bool:
    """Block Visibility: hidden, or no enabled set of controls is open to visitors (the sets are alternatives)."""
    rules = attributes.get("blockVisibility")
    if not isinstance(rules, dict):
        return False
    if rules.get("hideBlock") is True:
        return True
    sets = rules.get("controlSets")
    if not isinstance(sets, list):  # as stored before 2.0
        return _closed_to_visitors(rules)
    enabled = [each for each in sets if isinstance(each, dict) and each.get("enable") is not False]
    return bool(enabled) and all(_closed_set(each.get("controls")) for each in enabled)


def _closed_set(controls: object) -> bool:
    if not isinstance(controls, dict):
        return False
    screens = value_at(controls, "screenSize", "hideOnScreenSize")
    on_all = isinstance(screens, dict) and all(
        screens.get(screen) is True for screen in ("large", "medium", "small")
    )
    return (
        _closed_to_visitors(controls.get("userRole") or controls.get("userRoles"))
        or bool(value_at(controls, "wpFusion", "tagsAny") or value_at(controls, "wpFusion", "tagsAll"))
        or on_all
        or any(_has_rules(controls.get(name)) for name in _CONDITIONS)
        or any(
            audience.says_closed(str(name), rule) for name, rule in controls.items() if name not in _CONTROLS
        )
    )


def _has_rules(control: object) -> bool:
    """Whether a control shows a block under a condition alone: at some time, or to who comes with a cookie."""
    rules = value_at(control, "schedules") or value_at(control, "ruleSets") or value_at(control, "cookies")
    hides = value_at(control, "hideOnRuleSets") or value_at(control, "hideOnSchedules")
    enabled = isinstance(rules, list) and any(value_at(rule, "enable") is not False for rule in rules)
    return enabled and hides is not True


def _closed_to_visitors(rule: object) -> bool:
    """The control by users: everyone, logged in, logged out, or some roles."""
    by = str(value_at(rule, "visibilityByRole") or "public")
    if by in _VISITORS:
        return False
    if by == "user-role":
        roles = value_at(rule, "restrictedRoles")
        roles = set(roles) if isinstance(roles, list) else set()
        hides = value_at(rule, "hideOnRestrictedRoles") is True
        return bool(roles & {"logged-out", "public"}) is hides if roles else not hides
    return True


def _content_control(attributes: Attributes) -> bool:
    rules = attributes.get("contentControls")
    if not isinstance(rules, dict) or rules.get("enabled") is False:
        return False
    user = value_at(rules, "rules", "user")
    return str(value_at(user, "userStatus") or value_at(user, "status") or "") == "logged_in"


def _paid_memberships_pro(attributes: Attributes) -> bool:
    """Since 3.0 for each block of WordPress; `invert_restrictions` turns it round."""
    return attributes.get("visibilityBlockEnabled") is True and not _inverted(attributes)


def _membership_block(attributes: Attributes) -> bool:
    levels = attributes.get("levels")
    return not _inverted(attributes) and not (isinstance(levels, list) and "0" in map(str, levels))


def _inverted(attributes: Attributes) -> bool:
    return str(attributes.get("invert_restrictions", "0")) == "1"


def _newspack(attributes: Attributes) -> bool:
    """Newspack: by the gates of the site, or by rules of the block; `hidden` turns it round."""
    if attributes.get("newspackAccessControlVisibility") == "hidden":
        return False
    if attributes.get("newspackAccessControlMode") != "custom":
        return bool(attributes.get("newspackAccessControlGateIds"))
    rules = attributes.get("newspackAccessControlRules")
    return isinstance(rules, dict) and any(value_at(rule, "active") is True for rule in rules.values())


def _otter(attributes: Attributes) -> bool:
    """Otter: groups of conditions; one group is enough, of which all must be true. Those by time are not known to be."""
    groups = attributes.get("otterConditions")
    if not isinstance(groups, list) or not groups:
        return False
    closing = (
        "dateRange",
        "dateRecurring",
        "timeRecurring",
        "loggedInUser",
        "userRoles",
        "loggedInUserMeta",
        "learnDash",
        "wooPurchase",
    )

    def is_closing(condition: object) -> bool:
        return (
            str(value_at(condition, "type") or "").startswith(closing)
            and value_at(condition, "visibility") is not False
        )

    return all(isinstance(group, list) and any(map(is_closing, group)) for group in groups)


_OPEN_CONDITIONS: Final = ("userLoggedOut", "responsiveScreenSizes")


def _conditional_blocks(attributes: Attributes) -> bool:
    """Conditional Blocks: a set of conditions is enough, of which all must be true; before 2.0 one set, before that by user."""
    rules = attributes.get("conditionalBlocks")
    sets = value_at(rules, "sets") or ([rules] if value_at(rules, "conditions") else [])
    sets = (
        [found for each in sets if (found := value_at(each, "conditions"))] if isinstance(sets, list) else []
    )
    if sets:
        return not any(
            all(value_at(each, "type") in _OPEN_CONDITIONS for each in conditions) for conditions in sets
        )
    older = attributes.get("conditionalBlocksAttributes")
    return value_at(older, "userState") == "logged-in" or bool(value_at(older, "userRoles"))


def _restriction(attributes: Attributes) -> bool:
    """Paid Member Subscriptions and Profile Builder."""
    for name in ("pmsContentRestriction", "wppbContentRestriction"):
        rule = attributes.get(name)
        if value_at(rule, "display_to") == "not_logged_in":
            continue
        if any(
            value_at(rule, part) for part in ("subscription_plans", "all_subscription_plans", "user_roles")
        ):
            return True
    return False


def _publishpress(attributes: Attributes) -> bool:
    """PublishPress Blocks: a control by users that is open to none but some of them, or one by time."""
    controls = attributes.get("advgbBlockControls")
    return isinstance(controls, list) and any(
        value_at(each, "enabled") is not False
        and (
            (
                value_at(each, "control") == "user_role"
                and value_at(each, "approach") in ("login", "include", "hidden")
            )
            or (value_at(each, "control") == "schedule" and bool(value_at(each, "schedules")))
        )
        for each in controls
    )


def _all_set(*names: str) -> Callable[[Attributes], bool]:
    return lambda attributes: all(attributes.get(name) is True for name in names)


def _equals(name: str, *values: object) -> Callable[[Attributes], bool]:
    return lambda attributes: any(attributes.get(name) == value for value in values)


def _is_set(*path: str) -> Callable[[Attributes], bool]:
    return lambda attributes: value_at(attributes, *path) is True


BLOCKS: Final = (
    BlockGate("premium-content/subscriber-view", "Jetpack", always, "always"),
    BlockGate("pmpro/membership", "Paid Memberships Pro", _membership_block, "unless its levels have 0, or are inverted", '{"levels":["1"]}'),
    BlockGate("groups/groups-member", "Groups", always, "always"),
    BlockGate("woocommerce-memberships/member-content", "WooCommerce Memberships", always, "always"),
    BlockGate("memberpress/protected-content", "MemberPress", lambda attributes: attributes.get("ifallowed") != "hide", "unless its `ifallowed` is `hide`"),
    BlockGate("passster/area", "Passster", always, "always"),
    BlockGate("restrict-content-pro/restricted-content", "Restrict Content Pro", always, "always"),
    BlockGate("passster/content-protector", "Passster", always, "always"),
    BlockGate("wp-members/logged-in", "WP-Members", always, "always"),
    BlockGate("learndash/ld-student", "LearnDash", always, "always"),
    BlockGate("learndash/ld-course-inprogress", "LearnDash", always, "always"),
    BlockGate("learndash/ld-course-complete", "LearnDash", always, "always"),
    BlockGate("learndash/ld-course-notstarted", "LearnDash", always, "always"),
    BlockGate("learndash/ld-group", "LearnDash", always, "always"),
    BlockGate("wp-fusion/secure-block", "WP Fusion", always, "always"),
    BlockGate(
        "sensei-lms/conditional-content",
        "Sensei",
        lambda attributes: attributes.get("condition") != "unenrolled",
        "unless its condition is `unenrolled`",
    ),
)  # fmt: skip
"""The gates, by the name of the block."""

ATTRIBUTES: Final = (
    AttributeGate("metadata", "WordPress", _hidden_by_author, "`blockVisibility` is `false`, or hides it on all screens", '{"metadata":{"blockVisibility":false}}'),
    AttributeGate("blockVisibility", "Block Visibility", _block_visibility, "`hideBlock`, or no set of controls is open to visitors", '{"blockVisibility":{"hideBlock":true}}'),
    AttributeGate("contentControls", "Content Control", _content_control, "for users who are logged in", '{"contentControls":{"enabled":true,"rules":{"user":{"userStatus":"logged_in"}}}}'),
    AttributeGate("visibilityBlockEnabled", "Paid Memberships Pro", _paid_memberships_pro, "is `true`, and not inverted", '{"visibilityBlockEnabled":true}'),
    AttributeGate("newspackAccessControlGateIds", "Newspack", _newspack, "gates, or active rules", '{"newspackAccessControlMode":"gate","newspackAccessControlGateIds":[7]}'),
    AttributeGate("newspackAccessControlRules", "Newspack", _newspack, "gates, or active rules", '{"newspackAccessControlMode":"custom","newspackAccessControlRules":{"registration":{"active":true}}}'),
    AttributeGate("um_is_restrict", "Ultimate Member", lambda found: found.get("um_is_restrict") is True and str(found.get("um_who_access", "0")) == "1", "`um_who_access` is 1", '{"um_is_restrict":true,"um_who_access":"1"}'),
    AttributeGate("llms_visibility", "LifterLMS", _equals("llms_visibility", "enrolled", "logged_in"), "is `enrolled` or `logged_in`", '{"llms_visibility":"enrolled"}'),
    AttributeGate("UAGLoggedOut", "Spectra", _is_set("UAGLoggedOut"), "is `true`", '{"UAGLoggedOut":true}'),
    AttributeGate("editorskit", "EditorsKit", lambda found: value_at(found, "editorskit", "loggedout") is False, "`loggedout` is `false`", '{"editorskit":{"loggedin":true,"loggedout":false}}'),
    AttributeGate("gbBlockCondition", "GenerateBlocks", lambda found: bool(found.get("gbBlockCondition")) and found.get("gbBlockConditionInvert") is not True, "is set", '{"gbBlockCondition":"7"}'),
    AttributeGate("advgbBlockControls", "PublishPress Blocks", _publishpress, "asks for users, or a time", '{"advgbBlockControls":[{"control":"user_role","enabled":true,"approach":"login"}]}'),
    AttributeGate("otterConditions", "Otter", _otter, "each group asks for a user, or a time", '{"otterConditions":[[{"type":"loggedInUser"}]]}'),
    AttributeGate("conditionalBlocks", "Conditional Blocks", _conditional_blocks, "no set of conditions is open to visitors", '{"conditionalBlocks":{"sets":[{"conditions":[{"type":"userLoggedIn"}]}]}}'),
    AttributeGate("conditionalBlocksAttributes", "Conditional Blocks", _conditional_blocks, "`userState` is `logged-in`, or has `userRoles`", '{"conditionalBlocksAttributes":{"userState":"logged-in"}}'),
    AttributeGate("vsdesk", "Kadence", _all_set("vsdesk", "vstablet", "vsmobile"), "hides it on all screens", '{"vsdesk":true,"vstablet":true,"vsmobile":true}'),
    AttributeGate("UAGHideDesktop", "Spectra", _all_set("UAGHideDesktop", "UAGHideTab", "UAGHideMob"), "hides it on all screens", '{"UAGHideDesktop":true,"UAGHideTab":true,"UAGHideMob":true}'),
    AttributeGate("pmsContentRestriction", "Paid Member Subscriptions", _restriction, "plans or roles are set", '{"pmsContentRestriction":{"subscription_plans":["3"]}}'),
    AttributeGate("wppbContentRestriction", "Profile Builder", _restriction, "plans or roles are set", '{"wppbContentRestriction":{"user_roles":["editor"]}}'),
)  # fmt: skip
"""The gates, by the name of the attribute."""

PAYWALLS: Final = (
    PaywallGate("jetpack/paywall", "Jetpack", "block"),
    PaywallGate("members-only", "Ghost", "comment"),
    PaywallGate("paywall", "Themes and snippets", "comment"),
    PaywallGate("paywall-jump", "Substack", "class"),
    PaywallGate("steady-paywall", "Steady", "comment"),
    PaywallGate("___STEADY_PAYWALL___", "Steady", "text"),
    PaywallGate("wechatfans start", "WeChat Fans", "comment", "wechatfans end"),
    PaywallGate("btcpw_start_content", "BTCPayWall", "shortcode", "btcpw_end_content"),
    PaywallGate("lnpw_start_content", "Lightning Paywall", "shortcode", "lnpw_end_content"),
)
"""What closes the rest of a text."""


def unknown_block(name: str, attributes: Attributes) -> bool:
    """Whether a block that no table knows says by its name, or by an attribute, that it is for members."""
    plugin, _, title = name.partition("/")
    if plugin != "core" and (
        audience.is_lock(plugin) or (audience.is_for_members(title) and title not in ("member", "members"))
    ):
        return True
    return any(audience.says_closed(attribute, value) for attribute, value in attributes.items())
