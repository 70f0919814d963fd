// The block editor's own judgement, without a browser.
//
//     node validate.mjs FOLDER < posts.jsonl
//
// FOLDER holds `node_modules`. Each line of the input is {"name": …, "text": …}. For each block
// that the editor would show as "unexpected content", one line comes out: {"name", "block", "why"}.
// The last line is {"posts": …, "blocks": {name: number}}.
import { createInterface } from 'node:readline';
import { prepare } from './editor.mjs';

const { require, print } = prepare(process.argv[2]);
const { parse } = require('@wordpress/blocks');
require('@wordpress/block-library').registerCoreBlocks();

const counts = {};
let posts = 0;

function look(name, blocks, inside) {
	for (const block of blocks) {
		const at = inside + block.name;
		counts[block.name] = (counts[block.name] ?? 0) + 1;
		if (block.name === 'core/missing' || block.name === 'core/freeform') {
			print({ name, block: at, why: (block.originalContent ?? '').slice(0, 300) });
		} else if (!block.isValid) {
			const issues = block.validationIssues.flatMap(({ args }) => args.map(String));
			print({ name, block: at, why: issues.join(' | ').slice(0, 1500) });
		}
		look(name, block.innerBlocks, at + ' > ');
	}
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
	if (!line.trim()) continue;
	const { name, text } = JSON.parse(line);
	posts += 1;
	look(name, parse(text), '');
}
print({ posts, blocks: counts });
process.exit(0);
