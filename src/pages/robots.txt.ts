import type { APIRoute } from "astro";
import { absoluteAddressOf } from "../../components/words.ts";

/** Everything may be read; the sitemap says what there is. */
export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absoluteAddressOf(site, "en", "sitemap-index.xml")}\n`);
