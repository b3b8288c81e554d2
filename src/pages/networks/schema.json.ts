import type { APIRoute } from "astro";
import { schemaPath } from "../../../components/network/export.ts";
import { networkSchema } from "../../../components/network/schema.ts";
import { absoluteAddressOf } from "../../../components/words.ts";

export const GET: APIRoute = ({ site }) =>
  new Response(`${JSON.stringify(networkSchema(absoluteAddressOf(site, "en", schemaPath)), null, 2)}\n`);
