import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onStop } from "./run.mjs";

// What a page's own <meta> policy cannot say: who may frame it, and how types and addresses are handled.
const protections = {
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Content-Type-Options": "nosniff",
};

/**
 * Serves a folder on this machine alone, as a host of static sites does. Port 0 is any free one, and so is a port that is
 * taken. "x", "/x" and "/x/" all mean the base "/x/".
 * @param {{ dir: string, base?: string, port?: number }} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({ dir, base = "/", port = 0 }) {
  if (!existsSync(dir))
    throw new Error(`There is no folder ${dir} to serve: please run \`npm run build\` first.`);
  // Not above: launch.mjs reads this file before the packages are installed.
  const { default: sirv } = await import("sirv");
  const files = sirv(dir, { dev: true, etag: true, extensions: [] });
  const prefix = `/${base}/`.replace(/\/+/g, "/");
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(protections)) response.setHeader(name, value);
    const [, path = "", query = ""] = /^([^?]*)(.*)$/s.exec(request.url ?? "") ?? [];
    const name = path.slice(prefix.length - 1);
    const otherwise = () => {
      if (`${path}/`.startsWith(prefix) && isFolder(dir, name)) {
        // One slash at its beginning: two would lead to another host.
        const location = prefix + `${name}/`.replace(/^\/+/, "") + query;
        response.writeHead(301, { Location: location }).end();
      } else {
        const page = join(dir, "404.html");
        response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" });
        response.end(existsSync(page) ? readFileSync(page) : "Not found\n");
      }
    };
    if (!path.startsWith(prefix)) return otherwise();
    request.url = name.endsWith("/") ? `${name}index.html` : name;
    files(request, response, otherwise);
  });
  /** @param {number} at */
  const listen = (at) => once(server.listen(at, "127.0.0.1"), "listening");
  await listen(port).catch((error) => {
    if (error.code !== "EADDRINUSE") throw error;
    return listen(0);
  });
  const { port: found } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    // Not "localhost", which may lead to another server on ::1.
    url: `http://127.0.0.1:${found}${prefix}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} dir
 * @param {string} name
 */
function isFolder(dir, name) {
  try {
    return existsSync(join(dir, decodeURIComponent(name), "index.html"));
  } catch {
    return false;
  }
}

/**
 * Serves a folder of the project as PORT and BASE say, until a signal ends it.
 * @param {string} name
 * @returns {Promise<number>}
 */
export async function serveUntilStopped(name) {
  const port = Number(process.env.PORT || 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT must be a whole number from 0 to 65535, not "${process.env.PORT}".`);
  }
  const dir = fileURLToPath(new URL(`../${name}/`, import.meta.url));
  const { url, close } = await serve({ dir, base: process.env.BASE ?? "/", port });
  console.log(`The site is at ${url} (Ctrl-C stops it).`);
  // We listen to the end: npm and the terminal both send Ctrl-C, and the second must not kill what the first
  // closes.
  await new Promise((resolve) => onStop(resolve));
  await close();
  return 0;
}
