import type { Locator, Page } from "playwright-core";
import { addressOf } from "./browser.ts";

/** A calculator as a reader meets it: its fields by name, what it answers, what it says is wrong. */
export interface OnPage {
  readonly root: Locator;
  field(name: string): Locator;
  choose(name: Choice, value: string): Promise<void>;
  tick(name: Tick, on: boolean): Promise<void>;
  /** The output's shape with its channels first or last. */
  shape(order: "channels-first" | "channels-last"): Promise<string>;
  /** What stands for a framework: its code, a button to copy it, a note. */
  framework(name: "PyTorch" | "Keras"): Locator;
  /** Output shape, parameters and MACs, or the operations counted as chosen, as they stand there. */
  answer(): Promise<readonly string[]>;
  /** The sentence beside a field, by way of what describes it to a screen reader. */
  complaint(name: string): Promise<string>;
  isStale(): Promise<boolean>;
  /** The numbers of the visible formulas that give a quantity, as drawn and as MathML has them. */
  formulas(quantity: string): Promise<readonly { readonly drawn: string; readonly spoken: string }[]>;
}

export type Choice = "rank" | "paddingMode" | "kind" | "framework" | "counting";
export type Tick = "bias" | "perAxis" | "ceilMode" | "countPadding" | "depthwiseBias";

/** Opens a page and takes the calculator on it, once it runs. */
export async function openCalculator(page: Page, path = "calculator/"): Promise<OnPage> {
  await page.goto(addressOf(path));
  const root = page.locator("vc-calculator, vc-layer-calculator");
  const field = (name: string) => root.locator(`input[name="${name}"]`);
  await field("inChannels").and(page.locator(":enabled")).waitFor();
  const out = (name: string) => root.locator(`[data-out="${name}"]`).textContent();
  // The calculator of every kind of layer counts operations as it is told to, and begins with MACs.
  const counted = (await root.locator('[data-out="operations"]').count()) > 0 ? "operations" : "macs";
  return {
    root,
    field,
    choose: async (name, value) => {
      await root.locator(`select[name="${name}"]`).selectOption(value);
    },
    tick: (name, on) => root.locator(`input[name="${name}"]`).setChecked(on),
    shape: async (order) => String(await out(order)),
    framework: (name) => root.locator(`[data-code="${name}"]`),
    answer: async () => (await Promise.all(["output", "parameters", counted].map(out))).map(String),
    complaint: async (name) => {
      const ids = (await field(name).getAttribute("aria-describedby"))?.split(" ") ?? [];
      const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).innerText()));
      return texts.join(" ").trim();
    },
    isStale: () => root.locator(".stale").isVisible(),
    formulas: (quantity) =>
      root.locator(`.line[data-quantity="${quantity}"] .numbers`).evaluateAll((lines) =>
        lines.map((line) => {
          const digits = (selector: string) =>
            [...line.querySelectorAll(selector)]
              .map(({ textContent }) => textContent ?? "")
              .filter((text) => /^\d+$/.test(text))
              .join(" ");
          return { drawn: digits(".katex-html span:not(:has(*))"), spoken: digits("math mn") };
        }),
      ),
  };
}
