// What the block editor saves: every core block once, with a word of its own in each attribute that a visitor can read.
import { blocks } from './editor.mjs';

const { createBlock, getBlockTypes, serialize } = blocks;
const types = getBlockTypes();
const FILES = { audio: 'mp3', video: 'mp4', playlist: 'mp3', file: 'pdf', embed: 'html' };
const ADDRESSES = new Set(['url', 'src', 'href', 'mediaUrl', 'poster', 'textLinkHref', 'backgroundImage', 'link', 'image', 'blob']);
const SHOWN = new Set(['label', 'title', 'summary', 'caption', 'content', 'artist', 'album', 'length', 'buttonText']);
const LABEL = 'word0x'; // a tab and its panel have the same
const DEEPEST = 4;
let counter = 0;

const word = () => `word${(counter += 1)}x`;

function address(blockName) {
	const kind = Object.keys(FILES).find((part) => blockName.includes(part));
	return `https://pond.example/wp-content/uploads/${word()}.${FILES[kind] ?? 'jpg'}`;
}

// A value for an attribute; undefined leaves its default.
function value(blockName, name, schema, words) {
	const text = ['string', 'rich-text'].includes([schema.type].flat()[0]);
	const readable = schema.role === 'content' || ['rich-text', 'html', 'text', 'raw'].includes(schema.source) || SHOWN.has(name);
	if (!text || schema.enum || schema.role === 'local' || name === 'blob') return undefined;
	if (ADDRESSES.has(name)) return address(blockName);
	if (!readable) return undefined;
	if (name === 'title' && blockName.startsWith('core/navigation')) return undefined; // shown when pointed at
	const made = name === 'label' && blockName === 'core/tab-panel' ? LABEL : word();
	if (!schema.source && SHOWN.has(name)) words.push(made);
	return made;
}

function make(type, words, depth = 0) {
	const attributes = {};
	for (const [name, schema] of Object.entries(type.attributes ?? {})) {
		const made = value(type.name, name, schema, words);
		if (made !== undefined) attributes[name] = made;
	}
	if (type.name === 'core/table') attributes.body = [{ cells: [{ content: word(), tag: 'td' }] }];
	if (type.name === 'core/tab-list') attributes.tabs = [{ label: LABEL }];
	if (type.name === 'core/gallery' || type.name === 'core/navigation-link') delete attributes.url;
	return createBlock(type.name, attributes, depth < DEEPEST ? inner(type, words, depth + 1) : []);
}

function inner(type, words, depth) {
	const children = types.filter(({ parent }) => parent?.includes(type.name)).slice(0, 4);
	if (children.length) return children.map((child) => make(child, words, depth));
	const names = Array.isArray(type.allowedBlocks) ? type.allowedBlocks : [];
	const allowed = types.filter(({ name }) => names.includes(name) && name !== type.name).slice(0, 2);
	if (allowed.length) return allowed.map((child) => make(child, words, depth));
	const holds = /InnerBlocks|innerBlocks/.test(String(type.save));
	return holds ? [createBlock('core/paragraph', { content: word() })] : [];
}

// For each block type {"name", "text", "words"}: the saved content, and the words of texts that only the comment of a block
// holds.
export function samples() {
	return types.map((type) => {
		const words = [];
		return { name: type.name, text: serialize([make(type, words)]), words };
	});
}
