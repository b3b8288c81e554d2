import { expect, test } from "vitest";
import { bibtexOf } from "../../../components/lesson/citation.ts";

test("bibtexOf gives one entry, its key after the id, braces around what BibTeX must leave as it is", () => {
  const cited = {
    id: "vgg-16",
    title: "VGG-16",
    siteName: "Volume Convolution",
    url: "https://example.org/networks/vgg-16/",
    noun: "Network",
  };
  expect(bibtexOf(cited)).toBe(
    `@misc{volume-convolution-vgg-16,
  title        = {VGG-16},
  author       = {{Volume Convolution}},
  howpublished = {\\url{https://example.org/networks/vgg-16/}},
  note         = {Network vgg-16}
}`,
  );
});
