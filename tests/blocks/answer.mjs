// The block editor without a browser, for as long as somebody asks: to load it takes longer than most answers.
//
//     node answer.mjs FOLDER
//
// FOLDER holds `node_modules`. Each line of the input is a question, and its answer is a line: {"posts": […]} is answered by
// `validate`, and {} by `samples`.
import { createInterface } from 'node:readline';
import { samples } from './samples.mjs';
import { validate } from './validate.mjs';

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
	const { posts } = JSON.parse(line);
	process.stdout.write(JSON.stringify(posts ? validate(posts) : samples()) + '\n');
}
process.exit(0);
