// The tests that need no browser and no built site; a file of its own so that Stryker can run them alone.
import { defineConfig } from "vitest/config";

// Stryker asks the tests of its rooms a thousand times: the witnesses that start a runtime of their own stay out.
const mutating = process.env.STRYKER_MUTATOR_WORKER !== undefined;

export default defineConfig({
  test: {
    name: "unit",
    // Properties ask hundreds of random layers each, beside other files on few cores.
    testTimeout: 30_000,
    include: mutating
      ? ["formula", "convolution", "layers", "networks"].map((room) => `tests/${room}/**/*.test.ts`)
      : ["tests/**/*.test.ts"],
    exclude: mutating
      ? ["tests/**/onnx*.test.ts", "tests/**/tensorflow-js.test.ts"]
      : ["tests/site/**", "tests/timing/**"],
  },
});
