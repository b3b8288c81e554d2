import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** As it stands in the page. */
declare const axe: {
  run(context: Document | Element[], options: object): Promise<{ violations: readonly Violation[] }>;
};

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/**
 * What axe finds. The dark colours differ from the light ones in nothing but contrast, so that is what is asked of them, of
 * some texts of each look: what lies over what was asked of every text in the light.
 */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // The debugger's evaluation is the one way in that the page's own policy leaves open.
  const debug = await page.context().newCDPSession(page);
  await debug.send("Runtime.evaluate", { expression: `(() => {${source}})()` });
  await debug.detach();
  const light = await page.evaluate(async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations;
  });
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await page.evaluate(contrastFaults);
  return [...told("light", light), ...told("dark", dark)];
}

function told(scheme: string, violations: readonly Violation[]): readonly string[] {
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .slice(0, 3)
      .map(
        ({ html, failureSummary = "" }) =>
          `axe (${scheme}), ${id}: ${help}: ${html.slice(0, 160)} ${failureSummary.replace(/\s+/g, " ")}`,
      ),
  );
}

/** What axe says of the contrast of five texts of each look; runs in the browser. */
async function contrastFaults(): Promise<readonly Violation[]> {
  // What stands behind an element's text, itself included: each background on the way up, and what takes it elsewhere.
  const behind = new Map<Element | null, string>();
  const looks = new Map<string, Element[]>();
  for (const element of document.querySelectorAll("body, body *")) {
    const style = getComputedStyle(element);
    const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position } = style;
    const layer = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join();
    const isPlain = layer === "rgba(0, 0, 0, 0),none,1,none,normal";
    const place = ["static", "relative"].includes(position) ? "" : element.getAttribute("class");
    const backdrop = `${behind.get(element.parentElement) ?? ""}${isPlain ? "" : `|${layer}`}${place ? `|${place}` : ""}`;
    behind.set(element, backdrop);
    const text = [...element.childNodes]
      .map((node) => (node instanceof Text ? node.data.trim() : ""))
      .join("");
    const isField = element.matches("input, select, textarea");
    if ((text === "" && !isField) || element.closest("[aria-hidden=true]")) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const { color, fontSize, fontWeight, textShadow } = style;
    // axe has no opinion on a text of one letter.
    const look = [backdrop, color, fontSize, fontWeight, textShadow, isField || text.length > 1].join();
    const texts = looks.get(look) ?? [];
    if (texts.length < 5) looks.set(look, [...texts, element]);
  }
  const { violations } = await axe.run([...looks.values()].flat(), {
    resultTypes: ["violations"],
    runOnly: ["color-contrast"],
  });
  return violations;
}
