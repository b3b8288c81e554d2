// What `npm run bench` runs: timings, one file after another so that none disturbs another.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    benchmark: { include: ["bench/**/*.bench.ts"] },
    // Node runs the modules as they stand: Vite's own way to import would be timed with them.
    experimental: { viteModuleRunner: false },
    fileParallelism: false,
    testTimeout: 120_000,
  },
});
