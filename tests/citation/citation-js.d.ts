// What the tests use of a package without types.
declare module "@citation-js/core" {
  /** Items of CSL read from a text of any format that a plugin knows. */
  export class Cite {
    constructor(text: unknown);
    readonly data: readonly {
      readonly id: string;
      readonly title: string;
      readonly author: readonly Readonly<Record<string, string>>[];
      readonly issued: unknown;
      readonly URL?: string;
      readonly note: string;
    }[];
    format(what: "bibliography", options: { readonly template: string }): string;
  }
}
