import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      "./vitest.unit.config.ts",
      {
        test: {
          name: "site",
          include: ["tests/site/**/*.test.ts"],
          globalSetup: "tests/site/setup.ts",
          // One browser, one page at a time: timings are part of what these tests look at.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: [
        "src/formula/**/*.ts",
        "src/convolution/**/*.ts",
        "src/layers/**/*.ts",
        "src/networks/**/*.ts",
      ],
      reporter: ["text", "html"],
      thresholds: { statements: 98 },
    },
  },
});
