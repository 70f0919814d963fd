// The block editor's libraries without a browser: what they expect of one when they are loaded. Argument: the folder that
// holds `node_modules`.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

// Returns the `require` of a folder. The console is silenced.
function prepare(folder) {
	const require = createRequire(resolve(folder, 'package.json'));
	const { JSDOM } = require('jsdom');
	const { window } = new JSDOM('<!doctype html><body></body>', { url: 'http://localhost/', pretendToBeVisual: true });
	class Observer { observe() {} unobserve() {} disconnect() {} }
	window.matchMedia = () => ({ matches: false, addListener() {}, removeListener() {}, addEventListener() {}, removeEventListener() {} });
	window.ResizeObserver = window.IntersectionObserver = Observer;
	window.CSS = { supports: () => false, escape: (text) => text };
	globalThis.window = window;
	for (const name of Object.getOwnPropertyNames(window)) {
		if (!(name in globalThis)) globalThis[name] = window[name];
	}
	Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });
	// What the validator says goes to the console too; it is asked for its issues instead.
	for (const level of ['log', 'info', 'warn', 'error', 'debug', 'group', 'groupCollapsed', 'groupEnd']) console[level] = () => {};
	return require;
}

const load = prepare(process.argv[2]);
export const blocks = load('@wordpress/blocks');
load('@wordpress/block-library').registerCoreBlocks();
