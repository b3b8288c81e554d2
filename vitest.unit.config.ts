// The tests that need no browser and no built site; a file of its own so that Stryker can run them alone.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "unit", include: ["tests/**/*.test.ts"], exclude: ["tests/site/**"] },
});
