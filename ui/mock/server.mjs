// Speaks the HTTP contract with invented data: for development, journeys and screenshots.
//   MOCK_PORT (0 = any free) · MOCK_STATIC folder of a build · MOCK_RATE posts/s · MOCK_EMPTY=1 · MOCK_FAIL=path prefix that fails
//   MOCK_LACKS=path prefix that an older server does not know
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { answer } from "./routes.mjs";
import { arrivals, fresh } from "./state.mjs";

const STATIC =
  process.env.MOCK_STATIC ?? fileURLToPath(new URL("../../src/tocsin/web/static", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const rate = Number(process.env.MOCK_RATE ?? 2);
const state = fresh(Date.now(), process.env.MOCK_EMPTY === "1");
const listeners = new Set();

export function tell(kind, data) {
  state.head += 1;
  const frame = `id: ${state.head}\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
  for (const response of listeners) response.write(frame);
}

async function file(path, response) {
  const name = normalize(path).replace(/^(\.\.[/\\])+/, "");
  const isAsset = extname(name) !== "";
  try {
    const body = await readFile(join(STATIC, isAsset ? name : "index.html"));
    response.writeHead(200, {
      "content-type": TYPES[isAsset ? extname(name) : ".html"] ?? "application/octet-stream",
      "content-security-policy": CSP,
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

async function bodyOf(request) {
  let text = "";
  for await (const part of request) text += part;
  return text ? JSON.parse(text) : {};
}

function stream(request, response) {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(": open\n\n");
  listeners.add(response);
  request.on("close", () => listeners.delete(response));
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, "http://localhost");
  if (url.pathname === "/api/stream") return stream(request, response);
  if (!url.pathname.startsWith("/api/")) return file(url.pathname, response);
  const lacks = process.env.MOCK_LACKS;
  if (lacks && url.pathname.startsWith(lacks)) return response.writeHead(404).end();
  const fails = process.env.MOCK_FAIL && url.pathname.startsWith(process.env.MOCK_FAIL);
  const [status, body] = fails
    ? [
        503,
        {
          type: "about:blank",
          title: "Service Unavailable",
          status: 503,
          code: "web.not_ready",
          detail: "The store is not ready yet.",
        },
      ]
    : answer(request.method, url, await bodyOf(request), state, tell);
  const kind = status >= 400 ? "application/problem+json" : "application/json";
  response.writeHead(status, { "content-type": kind });
  response.end(body === undefined ? "" : JSON.stringify(body));
});

server.listen(Number(process.env.MOCK_PORT ?? 8000), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});

if (rate > 0 && state.watches.length > 0) {
  const every = rate >= 10 ? 100 : 1000 / rate;
  setInterval(() => {
    const posts = arrivals(Math.max(1, Math.round((rate * every) / 1000)), Date.now());
    state.held.unshift(...posts);
    state.held.length = Math.min(state.held.length, 5000);
    tell("posts", {
      posts,
      source_id: "s-weibo",
      read: posts.length,
      matched: posts.length,
      duplicated: 0,
      quarantined: 0,
    });
  }, every);
  setInterval(() => {
    const minute = `${new Date().toISOString().slice(0, 16)}:00Z`;
    tell("minutes", {
      rows: state.watches.map(({ watch }) => ({
        watch_id: watch.watch_id,
        minute,
        mentions: 40,
        negative: 20,
      })),
    });
  }, 5000);
}
