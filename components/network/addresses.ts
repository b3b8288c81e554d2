import { absoluteAddressOf } from "../words.ts";
import type { Addresses } from "./export.ts";

/** Where the page of a network and the schema of its JSON stand, in English, as the JSON has them. */
export function networkAddresses(id: string, site: URL | undefined): Addresses {
  return { page: absoluteAddressOf(site, "en", `networks/${id}/`), schema: schemaAddress(site) };
}

/** Where the schema of the networks' JSON stands. */
export function schemaAddress(site: URL | undefined): string {
  return absoluteAddressOf(site, "en", "networks/schema.json");
}
