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
          // Each file has a browser of its own, whose page fills a core.
          maxWorkers: 2,
          maxConcurrency: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // What is fetched at the first focus may take more than a second on a busy machine.
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        test: {
          name: "timing",
          include: ["tests/timing/**/*.test.ts"],
          globalSetup: "tests/site/setup.ts",
          // What is timed has the machine to itself.
          fileParallelism: false,
          testTimeout: 120_000,
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
