<?php
/**
 * Plugin Name: What the tests need of a site. Its settings are in wp-content/settings.json.
 */

define( 'WP_LOAD_IMPORTERS', true ); // as in Tools, Import

$blogport = json_decode( file_get_contents( WP_CONTENT_DIR . '/settings.json' ) );

// The plug-ins of the old site registered types and taxonomies that this site does not know.
add_action(
	'init',
	function () use ( $blogport ) {
		foreach ( $blogport->types as $type ) {
			if ( ! post_type_exists( $type ) ) {
				register_post_type( $type, array( 'public' => true, 'supports' => array( 'title', 'editor', 'comments' ) ) );
			}
		}
		foreach ( $blogport->taxonomies as $taxonomy ) {
			if ( ! taxonomy_exists( $taxonomy ) ) {
				register_taxonomy( $taxonomy, get_post_types(), array( 'hierarchical' => true ) );
			}
		}
	},
	99
);

// Files come from a folder, by the ending of their address, where that is set: no test asks the net.
if ( $blogport->web ) {
	add_filter(
		'pre_http_request',
		function ( $answer, $asked, $url ) use ( $blogport ) {
			$file = $blogport->web . '/file.' . strtolower( pathinfo( (string) parse_url( $url, PHP_URL_PATH ), PATHINFO_EXTENSION ) );
			if ( empty( $asked['filename'] ) || ! is_file( $file ) ) {
				return new WP_Error( 'not_there', "Nothing at $url" );
			}
			copy( $file, $asked['filename'] );
			return array(
				'headers'  => array( 'content-length' => (string) filesize( $file ) ),
				'body'     => '',
				'response' => array( 'code' => 200, 'message' => 'OK' ),
				'cookies'  => array(),
			);
		},
		10,
		3
	);
}

// Otherwise they come from this machine, which WordPress takes for a thing to be kept from.
if ( ! $blogport->web ) {
	add_filter( 'http_request_host_is_external', '__return_true' );
	add_filter(
		'http_allowed_safe_ports',
		function ( $ports, $host, $url ) {
			return '127.0.0.1' === $host ? array( parse_url( $url, PHP_URL_PORT ) ) : $ports;
		},
		10,
		3
	);
}
