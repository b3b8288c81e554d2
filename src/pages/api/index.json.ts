import type { APIRoute } from "astro";
import { endpoints } from "../../../components/api/endpoints.ts";
import { absoluteAddressOf } from "../../../components/words.ts";

/** What programs may read here, and by which schema. */
export const GET: APIRoute = ({ site }) => {
  const listed = endpoints().map(({ schema, ...endpoint }) => ({
    ...endpoint,
    ...(schema && { schema: absoluteAddressOf(site, "en", schema) }),
  }));
  const api = { name: "Volume Convolution", licence: "CC-BY-4.0", endpoints: listed };
  return new Response(`${JSON.stringify(api, null, 2)}\n`);
};
