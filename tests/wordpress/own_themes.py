"""Small classic themes of our own, each with the comments of one generation of WordPress's themes."""

from typing import Final

_INDEX: Final = """<?php get_header(); ?>
<div id="content" class="widecolumn">
<?php while (have_posts()) : the_post(); ?>
<div <?php post_class(); ?> id="post-<?php the_ID(); ?>">
<h2><a href="<?php the_permalink(); ?>" rel="bookmark"><?php the_title(); ?></a></h2>
<small><?php the_time('F jS, Y'); ?> by <?php the_author(); ?></small>
<div class="entry"><?php the_content(); ?></div>
<p class="postmetadata"><?php the_tags('Tags: ', ', ', '<br />'); ?> Posted in <?php the_category(', '); ?></p>
</div>
<?php if (is_singular()) { comments_template(); } endwhile; ?>
</div>
<ul><?php wp_get_archives('type=postbypost'); wp_list_pages(); ?></ul>
<?php get_footer(); ?>
"""
_HEADER: Final = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head profile="http://gmpg.org/xfn/11">
<meta http-equiv="Content-Type" content="<?php bloginfo('html_type'); ?>; charset=<?php bloginfo('charset'); ?>" />
<title><?php wp_title('&laquo;', true, 'right'); bloginfo('name'); ?></title>
<link rel="alternate" type="application/rss+xml" title="RSS 2.0" href="<?php bloginfo('rss2_url'); ?>" />
<link rel="pingback" href="<?php bloginfo('pingback_url'); ?>" />
</head>
<body>
<div id="page">
<div id="header"><h1><a href="<?php echo get_option('home'); ?>/"><?php bloginfo('name'); ?></a></h1></div>
"""
_FOOTER: Final = """<div id="footer"><p><?php bloginfo('name'); ?> is proudly powered by <a href="http://wordpress.org/">WordPress</a></p></div>
</div></body></html>
"""
_LOOP: Final = """<?php if ($comments) : ?>
<h3 id="comments"><?php comments_number('No Responses', 'One Response', '% Responses'); ?> to &#8220;<?php the_title(); ?>&#8221;</h3>
<ol class="commentlist">
<?php $odd = 'alt'; foreach ($comments as $comment) : ?>
<li class="<?php echo $odd; ?>" id="comment-<?php comment_ID() ?>">
<cite><?php comment_author_link() ?></cite> Says:
<br />
<small class="commentmetadata"><a href="#comment-<?php comment_ID() ?>" title=""><?php comment_date('F jS, Y') ?> at <?php comment_time() ?></a></small>
<?php comment_text() ?>
</li>
<?php $odd = $odd ? '' : 'alt'; endforeach; ?>
</ol>
<?php endif; ?>
"""
_CALLBACK: Final = """<div id="comments">
<?php if (have_comments()) : ?>
<h3 id="comments-title"><?php printf(_n('One Response to %2$s', '%1$s Responses to %2$s', get_comments_number()), number_format_i18n(get_comments_number()), '<em>' . get_the_title() . '</em>'); ?></h3>
<ol class="commentlist"><?php wp_list_comments(array('callback' => 'harbour_comment')); ?></ol>
<div class="navigation"><?php previous_comments_link(); next_comments_link(); ?></div>
<?php endif; comment_form(); ?>
</div>
"""
_FUNCTIONS: Final = """<?php
function harbour_comment($comment, $args, $depth) {
    $GLOBALS['comment'] = $comment;
    if ('comment' !== get_comment_type()) { ?>
<li class="post pingback"><p>Pingback: <?php comment_author_link(); ?></p>
    <?php return; } ?>
<li <?php comment_class(); ?> id="li-comment-<?php comment_ID(); ?>">
<div id="comment-<?php comment_ID(); ?>">
<div class="comment-author vcard"><?php echo get_avatar($comment, 40); printf('%s <span class="says">says:</span>', sprintf('<cite class="fn">%s</cite>', get_comment_author_link())); ?></div>
<div class="comment-meta commentmetadata"><a href="<?php echo esc_url(get_comment_link($comment->comment_ID)); ?>"><?php printf('%1$s at %2$s', get_comment_date(), get_comment_time()); ?></a></div>
<div class="comment-body"><?php comment_text(); ?></div>
<div class="reply"><?php comment_reply_link(array_merge($args, array('depth' => $depth, 'max_depth' => $args['max_depth']))); ?></div>
</div>
<?php }
"""

OWN_THEMES: Final = {
    # The header, the comments and the footer are WordPress's own (`theme-compat`), which has them from Kubrick.
    "kubrick": {"index.php": _INDEX},
    # Before WordPress 2.7: the theme goes through the comments itself, and knows no threads.
    "loop": {"index.php": _INDEX, "header.php": _HEADER, "footer.php": _FOOTER, "comments.php": _LOOP},
    # WordPress 3.0: `wp_list_comments` with a function of the theme's own.
    "callback": {"index.php": _INDEX, "header.php": _HEADER, "footer.php": _FOOTER, "comments.php": _CALLBACK, "functions.php": _FUNCTIONS},
}  # fmt: skip
"""Themes by name: their files, but for `style.css`."""
