import type { APIRoute } from "astro";
import { networkSchema } from "../../../components/network/schema.ts";
import { addressOf } from "../../../components/words.ts";

export const GET: APIRoute = ({ site }) => {
  const local = addressOf("en", "networks/schema.json");
  const address = site ? new URL(local, site).href : local;
  return new Response(`${JSON.stringify(networkSchema(address), null, 2)}\n`);
};
