<?php
/**
 * What the tests do in a site, run by `wp eval-file drive.php TASKS ANSWERS`: several tasks in one start of PHP.
 *
 * TASKS is a JSON list of objects with a `do`; ANSWERS becomes the list of what each gave, and of what PHP or
 * WordPress said while it ran.
 */

/** Takes what wp-cli says: progress is nothing, warnings and errors are messages. */
class Blogport_Logger {
	public $said = array();

	public function info( $message ) {}

	public function success( $message ) {}

	public function debug( $message, $group = false ) {}

	public function warning( $message ) {
		$this->said[] = "Warning: $message";
	}

	public function error( $message ) {
		$this->said[] = "Error: $message";
	}

	public function error_multi_line( $lines ) {
		$this->said[] = 'Error: ' . implode( "\n", $lines );
	}
}

/** Tools, Import, Run Importer. What the importer prints, but for its farewell. */
function blogport_import( $task ) {
	ob_start();
	WP_CLI::run_command( array_merge( array( 'import' ), $task->files ), (array) $task->options );
	$printed = preg_replace( '#<p>(All done\.|Remember to update).*?</p>#', "\n", ob_get_clean() );
	return array_values( array_filter( array_map( 'trim', preg_split( '#<br />|\n#', $printed ) ) ) );
}

/** Tools, Export, All content: the file that WordPress writes. */
function blogport_export( $task ) {
	require_once ABSPATH . 'wp-admin/includes/export.php';
	ob_start();
	export_wp();
	return file_put_contents( $task->to, ob_get_clean() );
}

/** Takes away what is done only for the eye. */
function blogport_plain( $filter ) {
	foreach ( array( 'wptexturize', 'convert_smilies', 'capital_P_dangit' ) as $eye ) {
		$at = has_filter( $filter, $eye );
		if ( false !== $at ) {
			remove_filter( $filter, $eye, $at );
		}
	}
}

/** What a visitor would get of each post's content, without what is only for the eye: id => HTML. */
function blogport_render( $task ) {
	global $wpdb, $post;
	wp_set_current_user( 0 );
	blogport_plain( 'the_content' );
	$html = array();
	foreach ( $task->posts ?? $wpdb->get_col( "SELECT ID FROM $wpdb->posts ORDER BY ID" ) as $id ) {
		$post = get_post( $id );
		setup_postdata( $post );
		$html[ $id ] = apply_filters( 'the_content', $post->post_content );
	}
	return (object) $html;
}

/** The same of each approved comment: id => its text, and HTML. */
function blogport_render_comments( $task ) {
	blogport_plain( 'comment_text' );
	$html = array();
	foreach ( get_comments( array( 'status' => 'approve' ) ) as $comment ) {
		$text = $comment->comment_content;
		$html[ $comment->comment_ID ] = array( $text, apply_filters( 'comment_text', $text, $comment, array() ) );
	}
	return (object) $html;
}

/**
 * Saves what the REST API answers, page by page, as somebody does with curl: a visitor, or who may edit (`context`).
 * Gives how many records each route has, as the header X-WP-Total states it.
 */
function blogport_rest( $task ) {
	$user = get_current_user_id();
	if ( 'edit' !== $task->context ) {
		wp_set_current_user( 0 );
	}
	$totals = array();
	foreach ( $task->routes as $route ) {
		$page = 1;
		do {
			$request = new WP_REST_Request( 'GET', $route );
			if ( '/' !== $route ) {
				$request->set_query_params( array( 'per_page' => $task->per_page, 'page' => $page, 'context' => $task->context ) );
			}
			$response = rest_do_request( $request );
			$totals[ $route ] = (int) ( $response->get_headers()['X-WP-Total'] ?? 0 );
			$answer = rest_get_server()->response_to_data( $response, $task->embed );
			$name   = trim( str_replace( '/', '-', str_replace( '/wp/v2', '', $route ) ), '-' );
			file_put_contents( "$task->to/" . ( $name ? $name : 'index' ) . "-$page.json", wp_json_encode( $answer ) );
		} while ( $page++ < (int) ( $response->get_headers()['X-WP-TotalPages'] ?? 0 ) );
	}
	wp_set_current_user( $user );
	return (object) $totals;
}

/** Sets options. */
function blogport_options( $task ) {
	foreach ( $task->options as $name => $value ) {
		update_option( $name, $value );
	}
	return true;
}

/** Fills an empty site with authors, posts and their comments; a comment names its parent by its place in the list. */
function blogport_blog( $task ) {
	$users = array();
	foreach ( $task->authors as $author ) {
		$users[ $author->login ] = wp_insert_user(
			array(
				'user_login'   => $author->login,
				'user_pass'    => wp_generate_password(),
				'user_email'   => $author->login . '@example.test',
				'display_name' => $author->name,
				'role'         => 'author',
			)
		);
	}
	foreach ( $task->posts as $made ) {
		$categories = array();
		foreach ( $made->categories as $name ) {
			$term         = term_exists( $name, 'category' );
			$term         = $term ? $term : wp_insert_term( $name, 'category' );
			$categories[] = (int) $term['term_id'];
		}
		$id = wp_insert_post(
			wp_slash(
				array(
					'post_type'      => $made->type,
					'post_status'    => 'publish',
					'post_title'     => $made->title,
					'post_content'   => $made->content,
					'post_date'      => $made->date,
					'post_author'    => $users[ $made->author ],
					'post_category'  => $categories,
					'tags_input'     => $made->tags,
					'comment_status' => 'open',
				)
			)
		);
		$ids = array();
		foreach ( $made->comments as $comment ) {
			$ids[] = wp_insert_comment(
				wp_slash(
					array(
						'comment_post_ID'      => $id,
						'comment_parent'       => null === $comment->parent ? 0 : $ids[ $comment->parent ],
						'comment_author'       => $comment->author,
						'comment_author_email' => $comment->email,
						'comment_author_url'   => $comment->url,
						'comment_date'         => $comment->date,
						'comment_content'      => $comment->content,
						'comment_type'         => $comment->type,
						'comment_approved'     => 1,
						'user_id'              => $comment->user ? $users[ $comment->user ] : 0,
					)
				)
			);
		}
	}
	return true;
}

/** What a visitor can know of each public post, and of its comments: paths, not addresses. */
function blogport_truth( $task ) {
	wp_set_current_user( 0 );
	$found = array();
	foreach ( get_posts( array( 'post_type' => array( 'post', 'page' ), 'numberposts' => -1, 'orderby' => 'ID' ) ) as $post ) {
		$GLOBALS['post'] = $post;
		setup_postdata( $post );
		$comments = array();
		foreach ( get_comments( array( 'post_id' => $post->ID, 'status' => 'approve', 'orderby' => 'comment_ID', 'order' => 'ASC' ) ) as $comment ) {
			$comments[] = array(
				'id'     => $comment->comment_ID,
				'parent' => $comment->comment_parent ? $comment->comment_parent : '',
				'type'   => $comment->comment_type,
				'author' => $comment->comment_author,
				'url'    => $comment->comment_author_url,
				'date'   => str_replace( ' ', 'T', $comment->comment_date ),
				'text'   => apply_filters( 'comment_text', $comment->comment_content, $comment, array() ),
			);
		}
		$found[] = array(
			'id'         => (string) $post->ID,
			'type'       => $post->post_type,
			'path'       => str_replace( home_url(), '', get_permalink( $post ) ),
			'title'      => html_entity_decode( get_the_title( $post ), ENT_QUOTES | ENT_HTML5 ),
			'date'       => str_replace( ' ', 'T', $post->post_date ),
			'author'     => get_the_author_meta( 'display_name', $post->post_author ),
			'categories' => 'post' === $post->post_type ? wp_list_pluck( get_the_category( $post->ID ), 'name' ) : array(),
			'tags'       => wp_list_pluck( (array) ( get_the_tags( $post->ID ) ?: array() ), 'name' ),
			'body'       => apply_filters( 'the_content', $post->post_content ),
			'comments'   => $comments,
		);
	}
	return $found;
}

list( $tasks, $answers ) = $args;

$logger = new Blogport_Logger();
$done   = array();
WP_CLI::set_logger( $logger );
set_error_handler(
	function ( $level, $message, $file, $line ) use ( $logger ) {
		if ( error_reporting() & $level & ~E_DEPRECATED & ~E_USER_DEPRECATED ) {
			$logger->said[] = "PHP: $message (" . basename( $file ) . ":$line)";
		}
		return true;
	}
);
// Also when wp-cli ends the run because of an error.
register_shutdown_function(
	function () use ( &$done, $logger, $answers ) {
		$flags = JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_UNICODE;
		file_put_contents( $answers, json_encode( array( 'said' => $logger->said, 'done' => $done ), $flags ) );
	}
);
foreach ( json_decode( file_get_contents( $tasks ) ) as $task ) {
	$done[] = call_user_func( "blogport_$task->do", $task );
}
