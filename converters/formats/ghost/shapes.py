"""The columns of Ghost's tables, versions 0.x to 6.x, as its schema has them (`core/server/data/schema/schema.js`)."""

from typing import Final

from converters.readers.source_fields import Shape

_ROW: Final = "id uuid created_at created_by updated_at updated_by"
_CARDS: Final = "meta_title meta_description og_image og_title og_description twitter_image twitter_title twitter_description"
_CODE: Final = "codeinjection_head codeinjection_foot"
_MAILS: Final = "email_subject frontmatter email_recipient_filter newsletter_id send_email_when_published"

POST: Final = Shape(
    texts=f"{_ROW} {_CARDS} {_CODE} title slug mobiledoc lexical html markdown comment_id feature_image image type locale"
    " published_at published_by custom_excerpt custom_template canonical_url author author_id",
    flags="featured page show_title_and_feature_image",
    anything=f"plaintext status visibility email_only language amp {_MAILS}",
)  # fmt: skip
"""Words of visibility are read whatever their type: one that is no text closes a post (`records`)."""
META: Final = Shape(
    texts=f"id post_id {_CARDS} feature_image_alt feature_image_caption", flags="email_only", anything=_MAILS
)
COMMENT: Final = Shape(
    texts=f"{_ROW} post_id member_id parent_id in_reply_to_id html edited_at pinned_at", anything="status"
)
TAG: Final = Shape(
    texts=f"{_ROW} name slug description", anything="visibility hidden", kept=f"{_CARDS} {_CODE} feature_image image parent_id parent"
    " canonical_url accent_color sort_order",
)  # fmt: skip
USER: Final = Shape(
    texts=f"{_ROW} name slug email website bio",
    kept="profile_image cover_image image cover location facebook twitter threads bluesky mastodon tiktok youtube instagram linkedin"
    " meta_title meta_description",
    anything="password status locale language visibility accessibility tour last_seen last_login ghost_auth_id"
    " ghost_auth_access_token comment_notifications free_member_signup_notification paid_subscription_started_notification"
    " paid_subscription_canceled_notification mention_notifications recommendation_notifications milestone_notifications"
    " donation_notifications gift_subscription_notifications roles",
)  # fmt: skip
MEMBER: Final = Shape(
    texts="id name",
    anything="uuid transient_id email status expertise note geolocation bio avatar_image enable_comment_notifications email_count"
    " email_opened_count email_open_rate email_disabled last_seen_at last_commented_at commenting can_comment created_at created_by"
    " updated_at updated_by subscribed comped stripe_customer_id labels products subscribed_to_emails complimentary_plan tiers"
    " email_recipients import_label newsletters",
)  # fmt: skip
LINK: Final = Shape(texts=f"{_ROW} post_id tag_id author_id sort_order comment_id member_id")
"""A row that joins two others."""
SETTING: Final = Shape(anything=f"{_ROW} key value type group flags")
OF_TABLE: Final = {
    "posts_meta": META, "tags": TAG, "posts_tags": LINK, "users": USER, "posts_authors": LINK, "settings": SETTING, "members": MEMBER,
    "comment_likes": LINK,
}  # fmt: skip
"""The tables that are known before the first post -> their columns."""

PASSED_OVER: Final = frozenset(
    """accesstokens actions api_keys app_fields app_settings apps automated_email_recipients automated_emails automations benefits
    brute client_trusted_domains clients collections collections_posts comment_reports custom_theme_settings
    donation_payment_events email_batches email_design_settings email_recipient_failures email_recipients
    email_spam_complaint_events emails gifts integrations invites jobs labels members_cancel_events members_click_events
    members_created_events members_email_change_events members_feedback members_labels members_login_events
    members_newsletters members_paid_subscription_events members_payment_events members_product_events members_products
    members_status_events members_stripe_customers members_stripe_customers_subscriptions members_subscribe_events
    members_subscription_created_events mentions migrations migrations_lock milestones mobiledoc_revisions newsletters
    offer_redemptions offers outbox permissions permissions_apps permissions_roles permissions_users post_outbox
    post_revisions posts_products products products_benefits recommendation_click_events recommendation_subscribe_events
    recommendations redirects refreshtokens roles roles_users sessions snippets stripe_prices stripe_products subscribers
    subscriptions suppressions temp_mail_events temp_member_analytic_events tokens webhooks
    welcome_email_automated_emails welcome_email_automation_runs welcome_email_automations""".split()
)
"""Tables about readers, mails, payments, sign-ins, and earlier versions of posts."""
