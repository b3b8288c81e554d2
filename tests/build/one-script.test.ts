import { describe, expect, it } from "vitest";
import { moduleScripts, withOneScript } from "../../src/build/one-script.ts";

const html = `<p>a</p><script type="module" src="/_astro/a.js"></script>
<script type="application/json">{"src":"<script type=module src=/c.js>"}</script>
<script type="module" src="/_astro/b.js"></script><script type="module" src="/_astro/a.js"></script>`;

describe("moduleScripts", () => {
  it("gives each module script of a page once, in order", () => {
    expect(moduleScripts(html)).toEqual(["/_astro/a.js", "/_astro/b.js"]);
  });
});

describe("withOneScript", () => {
  it("leaves one script where the first one stood", () => {
    expect(withOneScript({ path: "a.html", html }, "/_astro/page.js").html).toBe(
      `<p>a</p><script type="module" src="/_astro/page.js"></script>
<script type="application/json">{"src":"<script type=module src=/c.js>"}</script>
`,
    );
  });
});
