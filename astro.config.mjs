import { satteri } from "@astrojs/markdown-satteri";
import mdx from "@astrojs/mdx";
import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";
import { apart, plainImports } from "./src/build/apart.ts";
import { katexAssets } from "./src/build/katex-assets.ts";
import { math } from "./src/build/math.ts";
import { builtPages } from "./src/build/pages.ts";

export default defineConfig({
  site: process.env.SITE ?? "https://volume-convolution.example",
  base: process.env.BASE ?? "/",
  output: "static",
  trailingSlash: "always",
  build: { format: "directory", inlineStylesheets: "never" },
  compressHTML: true,
  scopedStyleStrategy: "class",
  prefetch: false,
  devToolbar: { enabled: false },
  markdown: {
    processor: satteri({ features: { math: true }, mdastPlugins: [math] }),
    // Shiki would colour code by style attributes.
    syntaxHighlight: "prism",
  },
  integrations: [
    mdx(),
    sitemap({
      i18n: { defaultLocale: "en", locales: { en: "en", "zh-cn": "zh-Hans" } },
      filter: (page) => !/\/404\/?$/.test(page),
    }),
    katexAssets(),
    builtPages(),
  ],
  vite: {
    plugins: [apart(), plainImports()],
    // Astro's own names say the component, the kind and the language, in every page.
    environments: {
      client: { build: { rolldownOptions: { output: { entryFileNames: "_astro/script.[hash].js" } } } },
    },
    build: {
      // A small file as a data: address is one the policy blocks.
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        // Astro reads its own directive, "use astro:head-inject", before Rolldown drops it with a warning a lesson.
        onLog: (level, log, handle) => log.code !== "MODULE_LEVEL_DIRECTIVE" && handle(level, log),
      },
    },
  },
});
