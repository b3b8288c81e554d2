import { expect, test } from "vitest";
import { type Complaint, showComplaints } from "../../../components/form/state.ts";

/** As much of a form as complaints are shown in: controls by name, and an element for the errors of each field. */
class FakeForm {
  readonly controls: Control[];
  readonly errors: ErrorText[];

  constructor(controls: readonly string[], fields: readonly string[]) {
    this.controls = controls.map((name) => ({
      name,
      value: "3",
      role: "spinbutton",
      ariaInvalid: null,
      ariaValueNow: null,
    }));
    this.errors = fields.map((field) => new ErrorText(field));
  }

  querySelectorAll(selector: string) {
    return selector === ".error" ? this.errors : this.controls;
  }

  show(...complaints: readonly Complaint[]): void {
    showComplaints(this as unknown as ParentNode, complaints);
  }

  get texts() {
    return this.errors.map(({ textContent }) => textContent);
  }

  get marked() {
    return this.errors
      .filter(({ classes }) => classes.has("wrong"))
      .map(({ parentElement }) => parentElement.dataset.field);
  }

  get wrong() {
    return this.controls.filter(({ ariaInvalid }) => ariaInvalid === "true").map(({ name }) => name);
  }
}

interface Control {
  readonly name: string;
  value: string;
  readonly role: string | null;
  ariaInvalid: string | null;
  ariaValueNow: string | null;
}

interface Classes {
  toggle(name: string, on: boolean): void;
}

class ErrorText {
  readonly parentElement: { readonly dataset: { readonly field: string }; readonly classList: Classes };
  readonly classes = new Set<string>();
  writes = 0;
  #text = "";

  constructor(field: string) {
    const { classes } = this;
    const toggle = (name: string, on: boolean) => void (on ? classes.add(name) : classes.delete(name));
    this.parentElement = { dataset: { field }, classList: { toggle } };
  }

  get textContent() {
    return this.#text;
  }

  set textContent(text: string) {
    this.writes++;
    this.#text = text;
  }
}

const form = () => new FakeForm(["stride-h", "stride-w", "groups"], ["stride", "groups"]);

test("a sentence stands beside its field, and its field and control are marked", () => {
  const shown = form();
  shown.show({ field: "groups", sentence: "Too many.", controls: ["groups"] });
  expect(shown.texts).toEqual(["", "Too many."]);
  expect(shown.wrong).toEqual(["groups"]);
  expect(shown.marked).toEqual(["groups"]);
});

test("a sentence that two axes have stands once, different ones after each other, and every control is marked", () => {
  const shown = form();
  shown.show(
    { field: "stride", sentence: "Too small.", controls: ["stride-h"] },
    { field: "stride", sentence: "Too small.", controls: ["stride-w"] },
    { field: "stride", sentence: "Not whole.", controls: ["stride-w"] },
  );
  expect(shown.texts).toEqual(["Too small. Not whole.", ""]);
  expect(shown.wrong).toEqual(["stride-h", "stride-w"]);
});

test("what was mended is no longer said or marked", () => {
  const shown = form();
  shown.show({ field: "groups", sentence: "Too many.", controls: ["groups"] });
  shown.show();
  expect(shown.texts).toEqual(["", ""]);
  expect(shown.wrong).toEqual([]);
  expect(shown.marked).toEqual([]);
});

test("a text that stays is not written again", () => {
  const shown = form();
  const complaint = { field: "groups", sentence: "Too many.", controls: ["groups"] };
  shown.show(complaint);
  shown.show({ ...complaint, controls: ["stride-w"] });
  expect(shown.errors.map(({ writes }) => writes)).toEqual([0, 1]);
  expect(shown.wrong).toEqual(["stride-w"]);
});

test("a control that keys step tells its number, and none where it holds no whole number", () => {
  const shown = form();
  const [height, width] = shown.controls as [Control, Control];
  width.value = "3.5";
  shown.show();
  expect([height.ariaValueNow, width.ariaValueNow]).toEqual(["3", null]);
});
