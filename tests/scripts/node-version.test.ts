import { expect, test } from "vitest";
import { isOlder } from "../../scripts/node-version.mjs";

test.each([
  ["v20.20.2", "22.22", true],
  ["v22.21.9", "22.22", true],
  ["v22.22.0", "22.22", false],
  ["v22.22.3", "22.22", false],
  ["v24.0.0", "22.22", false],
  ["v9.11.2", "22.22", true],
  ["v22.22.1", "22.22.2", true],
  ["v22.22.2", "22.22.2", false],
  ["v25.0.0-nightly", "22.22", false],
])("isOlder(%j, %j) is %j", (version, minimum, older) => {
  expect(isOlder(version, minimum)).toBe(older);
});
