import { createHash } from "node:crypto";
import { pageScript } from "./page-script.ts";

/**
 * The policy of a built page: it loads the site's own files and nothing inline but the one script whose hash it states, forms lead to the site itself, and no script
 * may turn a string into HTML. Only builds carry it, since Vite needs inline scripts in development.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash("sha256").update(pageScript).digest("base64")}'`,
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  // What audits a page reads the site's robots.txt under the page's own policy.
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");
