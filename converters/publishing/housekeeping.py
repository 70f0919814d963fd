"""Custom fields in which WordPress, its plug-ins and themes keep their own state: locks, caches, scores, layouts.

No visitor saw them, and no other program reads them. They are no loss, and no line of a report each.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any, Final

from converters import lazy_re
from converters.extra_keys import meta_key

PATTERNS: Final[Mapping[str, str]] = {
    "WordPress": """
        _edit_last _edit_lock _pingme _encloseme _encloseme_* _wp_* wp_pattern_sync_status _oembed_* _transient_*
        _customize_* _starter_content_* _menu_item_orphaned _menu_item_object_slug classic-editor-remember
""",
    "WordPress.com and Jetpack": """
        _jetpack_* jetpack_* _publicize_* publicize_* _wpas_* _wpcom_* _last_editor_used_jetpack _g_feedback_*
        firehose_sent timeline_notification reader_suggested_tags wordads_* _elasticsearch_* email_notification
        _rest_api_* jabber_published _post_restored_from _crosspost_* _headstart* _a8c_* tagazine-media
        switch_like_status sharing_disabled _feedback_* _social_* _coblocks_* _starter_page_template
        _sd_is_markdown _wpcom_imported_* _publicize_twitter_user
        original_post_id _original_post_id _is_real_draft""",
    "search engines": """
        _yoast_* _yst_* rank_math_* _rank_math_* _aioseo* _seopress_* _genesis_* _tsf_* _open_graph_*
        _social_image_* _twitter_title _twitter_description _su_* _headspace_* slim_seo _sq_* robotsmeta
        _metaseo_* _surerank_* surerank_* _msp_*""",
    "page builders": """
        _elementor_* _et_* et_pb_* et_enqueue_* _fusion* fusion_* avada_* pyre_* sbg_* _wpb_* wpb_vc_* _vc_* vc_* vcv-* _vcv-* _fl_builder_*
        ct_builder_* _ct_* ct_other_* panels_data _panels_* _avia* avia* _av_* brizy* _brizy* tve_* _tve_* thrive_*
        _bricks_* _breakdance_* breakdance_* _themify_* themify_* _generateblocks_* _uag_* _uagb_* _kt_* _kad_*
        _eael_* _themeisle_* _stackable_* _gutentor_* _vcex_* _seedprod_* _cs_* _tatsu_* _be_pb_* fw_options
        _kc_* kc_data mfn-* _motopress-*""",
    "themes": """
        _astra_* ast-* astra-* site-post-title site-sidebar-layout site-content-layout site-content-style
        site-sidebar-style theme-transparent-header-meta adv-header-id-meta stick-header-meta
        header-above-stick-meta header-main-stick-meta header-below-stick-meta footer-sml-layout
        _generate-* _generate_* ocean_* neve_meta_* _hestia_* td_post_* td_page* td_homepage* td_smart_list mkd_* qode_* qodef_* eltdf_* edgtf_* cmsmasters_*
        _cmsmasters_* slide_template rs_page_bg_color dfiFeatured _thesis_* thesis_* _colormag_* colormag_*
        _suffusion_* suf_* sfpg_* _customify_* _blocksy_* blocksy_* _woodmart_* _porto_*""",
    "Ghost": "_ghost_*",
    "comment systems": "_thread_ids _thread_urls",
    "LiveJournal": "_lj_*",
    "Mastodon": "_mastodon_*",
    "copies and drafts": "_dp_* _copy_from _post_duplicator_* _duplicate_* _revision-* _edit-flow_* _ef_*",
    "social networks": """
        aktt_* _aktt_* _wpt_* wpt_* _jd_* jd_* _wp_jd_* swp_* _swp_* _shares_* essb_* _essb_* sfsi_* mashsb_*
        _sexybookmarks* SexyBookmarks* snap_* snapEdIT snap_isAutoPosted _snap_* _nxs_* nxs_* snapTW snapFB snapGP snapLI _addtoany* addthis_* _addthis_*
        dsq_* _disqus* livefyre_* _fb_* fb_* _wpsso_* _b2s_* autopost_* _wp_to_twitter* _activitypub_*""",
    "counts and caches": """
        views post_views_count wpb_post_views_count _post_views* _pvc_* penci_post_views_count _crp_*
        _relevanssi_* _searchwp_* _algolia_* _ep_* _litespeed_* litespeed_* _nitropack_* _w3tc_* wpsupercache*
        rocket_* _rocket_* _monsterinsights_* _imagify_* _ewww_* _shortpixel_* wp-smpro-* wp-smush-* _smush_*
        amazonS3_* _amazons3_* as3cf_* _wpo_* _sumo* _easy_social_* _wpr_* _lmt_* _wpcr3_* ratings_*
        _kksr_* kksr_* _yasr_* yasr_* _mycred_* _zilla_likes
        _wpml_* _icl_* wpml_* _qts_* _translation_* _bitly_* _webmention* _pingback*
        _import_* _importer_* _fgj2wp_* _fgd2wp_* _fgm2wc_* _blogger_* _post_mime_type _mailchimp_* _mc4wp_* _newsletter_*
        _syndication_* _feedwordpress* _links_to_target _links_to_type _wplp_* _bbp_*count* _bbp_last_*
        _bbp_forum_id _bbp_topic_id _bbp_forum_type _bbp_status _tablepress_export_table_id _tablepress_table_visibility
        _convertkit_* _wp_convertkit_* _acf_* _pods_* _meta_box_*""",
}
"""Program -> patterns of keys (`*`: any characters). They name programs, so that a new key finds its row."""

_NAMES: Final = [name for text in PATTERNS.values() for name in text.split()]
_WHOLE: Final = frozenset(name for name in _NAMES if "*" not in name)
_STARTS: Final = tuple(name[:-1] for name in _NAMES if name.find("*") == len(name) - 1)
_OTHERS: Final = tuple(name for name in _NAMES if "*" in name[:-1])
_ACF_REFERENCE: Final = lazy_re.compile(r"field_\w+")
_VARIABLE_PART: Final = lazy_re.compile(r"[0-9a-fA-F]{8,}|\d+")


@lru_cache(4096)
def is_housekeeping(name: str) -> bool:
    """Whether a field of `extra` is one of `PATTERNS` by its key."""
    key = meta_key(name)
    return key in _WHOLE or key.startswith(_STARTS) or any(fnmatchcase(key, pattern) for pattern in _OTHERS)


def is_reference(name: str, value: object, fields: Mapping[str, Any]) -> bool:
    """Whether a field only names the definition of another one.

    Advanced Custom Fields keeps the value of a field in `price`, and in `_price` the key of its definition, `field_…`.
    """
    key = meta_key(name)
    text = value[0] if isinstance(value, list) and len(value) == 1 else value
    is_key = isinstance(text, str) and _ACF_REFERENCE.fullmatch(text) is not None
    return is_key and key.startswith("_") and key[1:] in fields


def kind_of(name: str) -> str:
    """The name of a field without hashes and numbers: `_rows_12_name` is `_rows_…_name`."""
    return _VARIABLE_PART.sub("…", name)
