import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "../../src/build/csp.ts";
import { strictFaults } from "../../src/build/strict-html.ts";

const policy = `<meta http-equiv="content-security-policy" content="${contentSecurityPolicy}">`;
const page = (body: string, head = `<meta charset="utf-8">${policy}<title>A</title>`) =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;

describe("contentSecurityPolicy", () => {
  it("allows the site's own files and nothing else", () => {
    expect(contentSecurityPolicy.split("; ")).toEqual([
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
    ]);
    expect(contentSecurityPolicy).not.toMatch(/unsafe|sha\d|https?:|\*/);
  });
});

describe("strictFaults", () => {
  it("finds nothing wrong with external scripts, data and text", () => {
    const body = `<p>onclick="a()" style="b"</p><script type="module" src="/a.js"></script>
      <script type="application/json">{"onclick":1}</script><a href="/once/" title="one=1">a</a>`;
    expect(strictFaults(page(body))).toEqual([]);
  });

  it.each([
    ["<style>p{}</style>", "A <style> element is inline."],
    ["<script>a()</script>", "A <script> is inline."],
    ['<script type="module">a()</script>', "A <script> is inline."],
    ['<p onclick="a()">a</p>', "A <p> has an inline handler, onclick."],
    ["<p ONCLICK=a()>a</p>", "A <p> has an inline handler, onclick."],
    ['<p style="top:0">a</p>', "A <p> has a style attribute."],
    ['<a href="javascript:a()">a</a>', "A <a> has a javascript: address."],
  ])("finds %s", (body, fault) => {
    expect(strictFaults(page(body))).toEqual([fault]);
  });

  it.each([
    ["without a policy", '<meta charset="utf-8"><title>A</title>'],
    ["with the policy after a link", `<meta charset="utf-8"><link rel="icon" href="/a.png">${policy}`],
    ["with another policy", '<meta charset="utf-8"><meta http-equiv="content-security-policy" content="a">'],
  ])("finds a page %s", (_, head) => {
    expect(strictFaults(page("", head))).toHaveLength(1);
  });
});
