import { readdir } from "node:fs/promises";
import { LinkChecker } from "linkinator";
import { serve } from "./serve.mjs";

/**
 * The addresses of a built site's pages, relative to its base.
 * @param {string[]} files relative to the site's folder, with "/" between names
 */
export function pageAddresses(files) {
  return files
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.replace(/(^|\/)index\.html$/, "$1"))
    .sort();
}

/**
 * Follows every link of every page of a built site, fragments included, and tells which lead nowhere. Links to
 * the site's own public address are followed here; other hosts are not asked.
 * @param {{ dir: string, base: string, site: string }} options
 * @returns {Promise<{ checked: number, broken: string[] }>}
 */
export async function checkLinks({ dir, base, site }) {
  const { url, close } = await serve({ dir, base });
  try {
    const own = [new URL(url).origin, new URL(site).origin];
    const files = (await readdir(dir, { recursive: true })).map((file) => file.replaceAll("\\", "/"));
    const { links } = await new LinkChecker().check({
      path: pageAddresses(files).map((page) => new URL(encodeURI(page), url).href),
      checkFragments: true,
      concurrency: 16,
      // A link inside the site that takes a redirect makes every reader wait twice.
      redirects: "error",
      linksToSkip: async (link) => !own.includes(new URL(link).origin),
      urlRewriteExpressions: [{ pattern: /^https?:\/\/[^/?#]+/, replacement: new URL(url).origin }],
    });
    const broken = links
      .filter(({ state }) => state === "BROKEN")
      .map(({ parent, url: link, status }) => `${parent ?? url} -> ${link} (${reason(status)})`)
      .sort();
    return { checked: links.filter(({ state }) => state !== "SKIPPED").length, broken };
  } finally {
    await close();
  }
}

/** @param {number | undefined} status */
function reason(status) {
  if (status === undefined || status === 0) return "no answer";
  if (status === 200) return "no such fragment";
  return status < 400 ? `redirect ${status}` : `status ${status}`;
}
