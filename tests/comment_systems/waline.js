// The real Waline, without the request to another host that it makes for each visitor.
globalThis.fetch = async () => ({ ok: true, json: async () => ({ services: [] }), text: async () => "{}" });
const handler = require(`${process.env.BLOGPORT_WALINE}/@waline/vercel`)({ env: "vercel", plugins: [] });
require("http").createServer((request, answer) => handler(request, answer)).listen(Number(process.argv[2]), "127.0.0.1");
