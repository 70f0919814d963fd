"""Types of posts, and taxonomies, that WordPress and its plug-ins register as not public; and types that are public.

A type is named as in `wp:post_type`. Who registers it stands with it: the manual shows the tables (`docs/gates.md`).
A type that is in no table is judged by the permalinks of its posts (see `gates.site`).
"""

from typing import Final

from converters.privacy import internal_names

_INTERNAL_TYPES: Final = {
    "WordPress": "attachment revision customize_changeset custom_css oembed_cache user_request wp_block wp_navigation"
    " wp_global_styles wp_template wp_template_part wp_font_family wp_font_face wp_changeset wp_guideline",
    "Jetpack": "feedback jp_pay_order jp_pay_product jp_mem_plan jp_sitemap jp_sitemap_index jp_sitemap_master"
    " jp_img_sitemap jp_img_sitemap_index jp_vid_sitemap jp_vid_sitemap_index jetpack_migration safecss",
    "WooCommerce": "product_variation shop_order shop_order_refund shop_order_placehold shop_coupon shop_webhook"
    " shop_subscription scheduled-action wc_booking bookable_resource bookable_person wc_user_membership"
    " wc_membership_plan wc_appointment wc_product_tab",
    "WPBakery": "vc_grid_item vc4_templates templatera",
    "Visual Composer": "vcv_templates vcv_headers vcv_footers vcv_sidebars vcv_archives vcv_layouts vcv_tutorials",
    "Elementor": "elementor_library elementor_font elementor_icons elementor_snippet elementor-hf e-landing-page"
    " e-floating-buttons elementor_component ae_global_templates",
    "Divi": "et_pb_layout et_theme_builder et_template et_header_layout et_body_layout et_footer_layout"
    " et_theme_options et_code_snippet et_tb_item",
    "Beaver Builder": "fl-builder-template fl-theme-layout fl-builder-history fl_code",
    "Avada": "fusion_template fusion_element fusion_icons fusion_form fusion_tb_layout fusion_tb_section"
    " themefusion_elastic awb_off_canvas",
    "Oxygen, Bricks": "ct_template oxy_user_library bricks_template bricks_fonts",
    "Astra, GeneratePress, Kadence": "astra-advanced-hook gp_elements gblocks_templates gblocks_global_style"
    " gblocks_condition gblocks_overlay kadence_element kadence_form kadence_header kadence_navigation"
    " kadence_query kadence_query_card kadence_conversions kadence_vector kadence_cloud kb_icon kt_gallery"
    " kt_reviews kt_size_chart",
    "SiteOrigin": "sow-slide siteorigin_panels_layout so_mirror_widget",
    "ACF, SCF": "acf acf-field acf-field-group acf-post-type acf-taxonomy acf-ui-options-page",
    "Pods, Toolset, Meta Box, JetEngine": "_pods_pod _pods_group _pods_field _pods_template _pods_page"
    " _pods_object_field wp-types-group wp-types-user-group wp-types-term-group view-template cred-form"
    " cred-user-form dd_layouts meta-box mb-post-type mb-taxonomy mb-relationship mb-settings-page mb-views"
    " jet-engine jet-menu jet-theme-core jet-popup jet-smart-filters jet-engine-booking jet-form-builder",
    "Lazy Blocks, Block Lab": "lazyblocks lazyblocks_templates block_lab genesis_custom_block",
    "Yoast, Rank Math, AIOSEO": "rank_math_schema rank_math_locations_template aioseo-location-template wpseo_crawl_issue",
    "AMP, Web Stories": "amp_validated_url web-story-template web-story-page",
    "BuddyPress": "bp-email buddypress_email",
    "TablePress": "tablepress_table",
    "Contact Form 7, Flamingo": "wpcf7_contact_form flamingo_contact flamingo_inbound flamingo_outbound wpcf7s"
    " cf7_entry",
    "WPForms": "wpforms wpforms_entry wpforms_log wpforms-template",
    "Ninja Forms, Gravity Forms, Formidable": "nf_sub ninja_form nf_form gf_entry gravityview gravity_view"
    " frm_styles frm_form_actions frm_display frm_logs frm_payment frm_application",
    "Forminator, HappyForms and other forms": "forminator_forms forminator_polls forminator_quizzes happyform"
    " happyforms-message happyforms-activity everest_form user_registration quform mc4wp-form sib_forms"
    " omapi ml_form wpdiscuz_form caldera_forms html-form elementor_cf_db",
    "The Events Calendar": "tribe-ea-record tribe_rsvp_tickets tribe_rsvp_attendees tribe_tpp_tickets"
    " tribe_tpp_attendees tribe_tpp_orders tribe_wooticket tec_tc_ticket tec_tc_order tec_tc_attendee"
    " tribe-ticket-fieldset deleted_event tec_calendar_embed",
    "LearnDash": "sfwd-transactions sfwd-assignment sfwd-essays sfwd-question sfwd-certificates ld-exam ld-coupon"
    " ld-achievement",
    "LifterLMS": "llms_order llms_transaction llms_coupon llms_voucher llms_email llms_certificate"
    " llms_my_certificate llms_achievement llms_my_achievement llms_engagement llms_review llms_question"
    " llms_access_plan llms_form",
    "Sensei, Tutor LMS, LearnPress, MasterStudy": "lp_question lp_order lp_cert stm-questions stm-orders stm-payout sensei_message sensei_email multiple_question tutor_enrolled tutor_assignments"
    " tutor_announcements tutor_zoom_meeting tutor-google-meet tutor_order",
    "Easy Digital Downloads": "edd_payment edd_log edd_discount edd_license edd_license_log edd_subscription_log"
    " edd_receipt edd_rename",
    "Donations": "give_payment give_log wpfs_donation",
    "MailPoet and newsletters": "mailpoet_page mailpoet_email mailpoet_template mailster-form es_template"
    " ngl_pattern newsletterglue newspack_nl_ads_cpt newspack_nl_layo_cpt",
    "Newspack": "newspack_popups_cpt np_memberships_gate np_content_gate np_gate_layout",
    "Popup Maker and popups": "popup popup_theme pum_cta icegram ig_campaign ig_message hustle_module sg_popup",
    "Members' plug-ins": "memberpressrule memberpresscoupon mp-reminder um_form um_directory um_role"
    " um_notice ms_membership ms_relationship ms_event ms_invoice ms_communication condition_group"
    " cc_restriction pms-subscription pms-discount-codes pms-email-reminders pms-content-dripping wppb-rf-cpt"
    " wppb-epf-cpt wppb-ul-cpt wppb-roles-editor swpm_transactions arm_badges wlm_transaction rcp_group"
    " cuar_private_file cuar_private_page cuar_conversation clientspage hubpage"
    " simple-pay pmpro_bp protected_areas",
    "Co-Authors Plus": "guest-author",
    "Sliders and galleries": "ml-slider ml-slide soliloquy envira envira_album foogallery foogallery-album"
    " modula-gallery rl_gallery ngg_album ngg_gallery ngg_pictures nextgen_gallery displayed_gallery display_type"
    " gal_display_source lightbox_library photocrati-comments sp_wp_carousel sp_lcsp_sc pgc_simply_gallery owl-carousel",
    "Recipes": "wprm_recipe tasty_recipe mv_create",
    "Advertisements and links": "advanced_ads adsanity_ads quads-ads thirstylink pretty-link surl lasso-urls",
    "Logs and mail": "postman_sent_mail wp-rest-api-log wp_log wp_mail_log wpmem_email shm_log",
    "Code and settings": "wpcode custom-css-js wp_code_snippet shortcoder cookielawinfo cmplz-processing rcb-cookie"
    " rcb-blocker tt_font_control easy-pricing-table is_search_form search-filter-widget acadp_payments"
    " monsterinsights_note rocket_critical_css wpil_url ph_comment dlm_download dlm_download_version",
    "Jobs and directories": "job_application job_alert guest_user resume_alert",
    "Bookings and invoices": "mphb_booking mphb_payment mphb_reserved_room hb_booking booked_appointments mec-books"
    " tc_orders tc_tickets_instances rtb-booking wpi_object sliced_invoice sliced_quote wpinv_invoice wpinv_item"
    " wpinv_discount wpcargo_shipment",
    "If-So": "ifso_triggers ifso_groups",
    "Customers": "wpcrm-contact wpcrm-task wpcrm-organization wpcrm-opportunity wpcrm-project wpcrm-campaign zerobs_customer"
    " badgeos-log-entry wafp_click wafp_commission",
    "Entries of forms": "otter_form_record metform-entry metform-form af_entry af_form kaliforms_submitted kaliforms_forms"
    " pf_contact",
    "Support tickets": "wpas_unassigned_mail ticket_reply ticket_history ticket_log wpsc_ticket",
    "Messages and notifications": "fep_message fep_announcement um_private_content cwginstocknotifier wpcf7r_action"
    " wpcf7r_leads jobpost_applicants awsm_job_application",
    "Feeds and redirects": "redirect_rule vip-legacy-redirect wprss_feed wprss_blacklist",
    "Shops of others": "wpsc-purchase-log wpsc-product-file wpsc-coupon mp_order mp_coupon it_exchange_tran"
    " cartflows_step cartflows_flow fct_order sc_product_log stripe_order wpsc_cart_orders paypal_ipn"
    " yith_ywraq_quote evo-tix ajde_tickets ywgc gift_card mphb_coupon ywsbs_subscription wps_subscriptions sumosubscriptions wpuf_order",
}

_PUBLIC_TYPES: Final = {
    "WordPress": "post page nav_menu_item",
    "WooCommerce": "product",
    "bbPress": "forum topic reply",
    "Jetpack": "jetpack-portfolio jetpack-testimonial nova_menu_item",
    "The Events Calendar": "tribe_events",
    "Easy Digital Downloads": "download",
    "Courses": "sfwd-courses course lesson llms_membership courses",
    "AMP, Web Stories": "web-story",
    "Members' plug-ins": "memberpressproduct memberpressgroup",
    "Jobs and directories": "job_listing resume",
    "Series Engine": "enmse_message",
}

_MEMBERS_TYPES: Final = {
    "LearnDash": "sfwd-lessons sfwd-topic sfwd-quiz",
    "LearnPress": "lp_lesson lp_quiz",
    "MasterStudy": "stm-lessons stm-quizzes stm-assignments",
    "Thrive Apprentice": "tva_lesson tva_module tva_chapter tva_assessment",
    "WP Courseware": "course_unit",
    "LifterLMS": "llms_quiz llms_assignment",
    "Tutor LMS": "tutor_quiz",
}

_INTERNAL_TAXONOMIES: Final = {
    "WordPress": "nav_menu link_category post_format wp_theme wp_template_part_area wp_pattern_category",
    "WooCommerce": "product_type product_visibility product_shipping_class shop_order_status action-group"
    " product_delivery_time",
    "Elementor": "elementor_library_type elementor_library_category elementor_font_type elementor_snippet_location",
    "Divi": "layout_category layout_tag layout_type layout_pack module_width et_template_category",
    "Beaver Builder, Avada, Bricks": "fl-builder-template-category fl-builder-template-type fusion_tb_category"
    " element_category template_category slide-page themefusion_es_groups template_tag template_bundle",
    "Polylang": "language term_language post_translations term_translations",
    "WPML": "translation_priority",
    "Yoast": "yst_prominent_words",
    "AMP": "amp_validation_error amp_template",
    "BuddyPress": "bp-email-type bp_member_type bp_group_type",
    "Flamingo": "flamingo_contact_tag flamingo_inbound_channel",
    "LifterLMS, Tutor LMS": "llms_product_visibility llms_access_plan_visibility course-visibility",
    "Easy Digital Downloads, logs": "edd_log_type wp_log_type give_log_type",
    "Edit Flow, PublishPress": "post_status ef_usergroup ef_editorial_meta following_users following_usergroups"
    " pp_usergroup pp_editorial_meta pp_notify_user pp_notify_role pp_notify_email",
    "Folders of media": "media_category attachment_category happyfiles_category wpmf-category media_folder"
    " nt_wmc_folder mediamatic_wpfolder mlo-category",
    "Popup Maker": "popup_category popup_tag",
    "Advertisements and links": "advanced_ads_groups thirstylink-category pretty-link-category",
    "Recipes": "wprm_course wprm_cuisine wprm_keyword wprm_ingredient wprm_ingredient_unit wprm_equipment"
    " wprm_suitablefordiet mv_category",
    "Code and settings": "wpcode_type wpcode_location wpcode_tags custom-css-js-tag dlm_download_category"
    " dlm_download_tag",
    "Members' plug-ins": "um_user_tag groups-read mepr-product-category",
}


def _by_name(table: dict[str, str]) -> dict[str, str]:
    """Who registers each name."""
    return {name: plugin for plugin, names in table.items() for name in names.split()}


INTERNAL_TYPES: Final = _by_name(_INTERNAL_TYPES)
"""Post types that visitors never see (settings, messages, orders, parts of pages), and who registers them."""
PUBLIC_TYPES: Final = _by_name(_PUBLIC_TYPES)
"""Post types that visitors see, whatever the links of their drafts are."""
MEMBERS_TYPES: Final = _by_name(_MEMBERS_TYPES)
"""Post types that only some visitors see, such as the students of a course; and who registers them."""
INTERNAL_TAXONOMIES: Final = _by_name(_INTERNAL_TAXONOMIES)
"""Taxonomies that visitors never see, and who registers them."""


def is_internal_taxonomy(name: str) -> bool:
    """Whether visitors never see the terms of a taxonomy: by the table, or since its name says so."""
    return name in INTERNAL_TAXONOMIES or internal_names.is_internal_taxonomy_name(name)
