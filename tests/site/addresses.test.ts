import { expect, test } from "vitest";
import { shownRows } from "../../components/solver/answer.ts";
import recorded from "./addresses.json" with { type: "json" };
import { addressOf, useBrowser } from "./browser.ts";

/**
 * What a page told at an address, written down from the site as it was on 24 November 2026, before its widgets were made
 * anew, but for spaces in Chinese, which the style sheet sets since: links to it stand in the world, so each must go on to
 * tell the same. Where it was wrong it was mended since: torchvision's VGGs average to 7 x 7 whatever comes in, a pooling may be
 * padded by more than half its window, and a transposed layer is not advised to be transposed.
 */
interface Told {
  /** What is asked for cannot be, so the page tells of something else. */
  readonly stale?: true;
  /** Solutions that the list had, their cells by "|". It has them in another order since, the usual ones first. */
  readonly rows?: readonly string[];
  readonly [output: string]: string | true | readonly string[] | undefined;
}

const openPage = useBrowser();
const addresses = recorded as unknown as readonly (readonly [string, Told])[];

test("there are 200 addresses and more, each once", () => {
  expect(new Set(addresses.map(([address]) => address)).size).toBe(addresses.length);
  expect(addresses.length).toBeGreaterThanOrEqual(200);
});

test.each(Array.from({ length: 11 }, (_, part) => part))(
  "addresses tell what they told, part %i",
  async (part) => {
    const page = await openPage();
    for (const [address, { stale, ...told }] of addresses.filter((_, at) => at % 11 === part)) {
      const response = await page.goto(addressOf(address));
      expect(response?.status(), address).toBe(200);
      const { rows, ...outputs } = await page.evaluate(read);
      expect(await page.locator(".is-stale").count(), address).toBe(stale ? 1 : 0);
      if (stale) continue;
      const { rows: solutions = [], ...others } = told;
      expect(outputs, address).toMatchObject(others);
      // Of more solutions than the list shows, others may stand first.
      if (rows.length < shownRows) expect(rows, address).toEqual(expect.arrayContaining([...solutions]));
    }
  },
);

function read() {
  const outputs: Record<string, string> = {};
  for (const place of document.querySelectorAll<HTMLElement>("[data-out]"))
    outputs[place.dataset.out as string] ??= place.textContent;
  const rows = [...document.querySelectorAll("vc-solver [data-row]")].map((row) =>
    [...row.children]
      .slice(0, 6)
      .map(({ textContent }) => textContent)
      .join("|"),
  );
  return { ...outputs, rows };
}
