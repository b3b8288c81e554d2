/** What is to be cited: its id, its title, the site's name, its address, and what it is: "Worked example". */
export interface Cited {
  readonly id: string;
  readonly title: string;
  readonly siteName: string;
  readonly url: string;
  readonly noun: string;
}

/** An entry of BibTeX. */
export function bibtexOf({ id, title, siteName, url, noun }: Cited): string {
  return [
    `@misc{volume-convolution-${id},`,
    `  title        = {${title}},`,
    `  author       = {{${siteName}}},`,
    `  howpublished = {\\url{${url}}},`,
    `  note         = {${noun} ${id}}`,
    "}",
  ].join("\n");
}
