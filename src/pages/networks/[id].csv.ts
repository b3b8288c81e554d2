import type { APIRoute } from "astro";
import { csvOf } from "../../../components/network/export.ts";
import { type Network, networks, summarize } from "../../networks/index.ts";

export const getStaticPaths = () =>
  networks.map((network) => ({ params: { id: network.id }, props: { network } }));

export const GET: APIRoute<{ network: Network }> = ({ props: { network } }) =>
  new Response(csvOf(summarize(network)));
