import type { APIRoute } from "astro";
import { schemaAddress } from "../../../components/network/export.ts";
import { networkSchema } from "../../../components/network/schema.ts";

export const GET: APIRoute = ({ site }) =>
  new Response(`${JSON.stringify(networkSchema(schemaAddress(site)), null, 2)}\n`);
