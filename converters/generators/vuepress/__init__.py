"""VuePress and VitePress: sites of Markdown with Vue."""
