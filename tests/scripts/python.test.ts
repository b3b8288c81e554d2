import { expect, test } from "vitest";
import { findPython, markOf, pythonNames, pythonWithin } from "../../scripts/python.mjs";

test("findPython takes the first name that is a Python new enough", () => {
  const versions: Record<string, string> = { python3: "3.9.18", python: "3.13.0", py: "3.14.0" };
  expect(findPython(["python3", "python", "py"], (name) => versions[name])).toBe("python");
  expect(findPython(["python3"], () => "3.11.0")).toBe("python3");
});

test.each([undefined, "3.10.13"])("findPython says what to install where the version is %s", (version) => {
  expect(() => findPython(["python3", "python"], () => version)).toThrow(
    "Python 3.11 or newer is needed to run PyTorch and Keras, and python3 or python is none: " +
      "please install it from https://www.python.org and try again.",
  );
});

test("another list of requirements has another mark, other ends of line have not", () => {
  expect(markOf("torch==2.13.0\n")).not.toBe(markOf("torch==2.13.1\n"));
  expect(markOf("torch==2.13.0\r\n")).toBe(markOf("torch==2.13.0\n"));
});

test("on Windows Python goes by other names and lies elsewhere", () => {
  expect([pythonNames("linux")[0], pythonWithin("linux")]).toEqual(["python3", "bin/python"]);
  expect([pythonNames("win32")[0], pythonWithin("win32")]).toEqual(["python", "Scripts/python.exe"]);
});
