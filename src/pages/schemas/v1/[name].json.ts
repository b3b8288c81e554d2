import type { APIRoute } from "astro";
import { type SchemaName, schemaNames, schemaOf, schemaPath } from "../../../../components/api/schemas.ts";
import { absoluteAddressOf } from "../../../../components/words.ts";

export const getStaticPaths = () => schemaNames.map((name) => ({ params: { name }, props: { name } }));

export const GET: APIRoute<{ name: SchemaName }> = ({ props: { name }, site }) =>
  new Response(
    `${JSON.stringify(schemaOf(name, absoluteAddressOf(site, "en", schemaPath(name))), null, 2)}\n`,
  );
