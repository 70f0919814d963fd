// The block editor's own judgement.
import { blocks as editor } from './editor.mjs';

// What is wrong with {"name", "text"} posts, and what blocks they have: {"invalid", "blocks": {name: number}}. For each block
// that the editor would show as "unexpected content", `invalid` has {"name", "block", "why"}.
export function validate(posts) {
	const counts = {};
	const invalid = [];

	function look(name, blocks, inside) {
		for (const block of blocks) {
			const at = inside + block.name;
			counts[block.name] = (counts[block.name] ?? 0) + 1;
			if (block.name === 'core/missing' || block.name === 'core/freeform') {
				invalid.push({ name, block: at, why: (block.originalContent ?? '').slice(0, 300) });
			} else if (!block.isValid) {
				const issues = block.validationIssues.flatMap(({ args }) => args.map(String));
				invalid.push({ name, block: at, why: issues.join(' | ').slice(0, 1500) });
			}
			look(name, block.innerBlocks, at + ' > ');
		}
	}

	for (const { name, text } of posts) look(name, editor.parse(text), '');
	return { invalid, blocks: counts };
}
