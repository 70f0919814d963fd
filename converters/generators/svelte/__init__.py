"""Svelte: sites of SvelteKit with Markdown."""
