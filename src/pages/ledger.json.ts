import type { APIRoute } from "astro";
import { ledger } from "../examples/ledger.ts";

/** Every version ever published, with its numbers and its hash. */
export const GET: APIRoute = () => new Response(`${JSON.stringify(ledger)}\n`);
