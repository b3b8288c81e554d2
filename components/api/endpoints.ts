import { files } from "../../src/citation/index.ts";
import { examples } from "../../src/examples/index.ts";
import { ledger, type PublishedKind } from "../../src/examples/ledger.ts";
import { networks } from "../../src/networks/index.ts";
import { forms } from "../lesson/forms.ts";
import { schemaPath as networkSchemaPath } from "../network/export.ts";
import { schemaPath } from "./schemas.ts";

/** A file, or one for each id, that programs may read. */
export interface Endpoint {
  /** Below the site's address; {lang} is one of languages, {id} one of ids. */
  readonly path: string;
  readonly languages: readonly ("" | "zh-cn/")[];
  readonly ids?: readonly string[];
  readonly mediaType: string;
  /** The path of its schema; texts have none. */
  readonly schema?: string;
}

const json = "application/json";
const both = ["", "zh-cn/"] as const;
const once = [""] as const;

/** Every file of the site that is made for programs. */
export function endpoints(): readonly Endpoint[] {
  const networkIds = networks.map(({ id }) => id);
  const kinds = Object.keys(ledger) as readonly PublishedKind[];
  return [
    { path: "api/index.json", languages: once, mediaType: json, schema: schemaPath("api") },
    { path: "ledger.json", languages: once, mediaType: json, schema: schemaPath("ledger") },
    {
      ...{ path: "{lang}examples/{id}.json", languages: both, ids: examples.map(({ id }) => id) },
      ...{ mediaType: json, schema: schemaPath("example") },
    },
    {
      path: "networks/{id}.json",
      languages: once,
      ids: networkIds,
      mediaType: json,
      schema: networkSchemaPath,
    },
    { path: "networks/{id}.csv", languages: once, ids: networkIds, mediaType: "text/csv" },
    { path: "networks/{id}/layers.txt", languages: once, ids: networkIds, mediaType: "text/plain" },
    ...Object.entries(forms).map(([ending, { type }]) => ({
      path: `{lang}examples/{id}.${ending}`,
      languages: both,
      ids: examples.map(({ id }) => id),
      mediaType: type,
    })),
    ...kinds.flatMap((kind) =>
      Object.entries(files).map(([ending, { type }]) => ({
        path: `{lang}${kind}/{id}.${ending}`,
        languages: both,
        ids: [...new Set(ledger[kind].map(({ id }) => id))],
        mediaType: type,
        ...(ending.endsWith("json") && { schema: schemaPath("citation") }),
      })),
    ),
  ];
}
