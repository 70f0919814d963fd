"""MDX: Markdown with imports, exports, expressions and components of JavaScript, read without running it."""
