/**
 * What a built page may load and do: its own files and nothing inline. Forms may only lead to the site itself, as the
 * calculator's does; no script may turn a string into HTML. In development Vite needs inline scripts, so only builds
 * carry it.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");
