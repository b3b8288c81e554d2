declare module "subset-font" {
  export default function subsetFont(
    font: Uint8Array,
    characters: string,
    options: { readonly targetFormat: "woff2"; readonly noHinting: boolean },
  ): Promise<Uint8Array>;
}
