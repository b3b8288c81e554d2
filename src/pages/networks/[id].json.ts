import type { APIRoute } from "astro";
import { exportNetwork } from "../../../components/network/export.ts";
import { addressOf } from "../../../components/words.ts";
import { type Network, networks, summarize } from "../../networks/index.ts";

export const getStaticPaths = () =>
  networks.map((network) => ({ params: { id: network.id }, props: { network } }));

export const GET: APIRoute<{ network: Network }> = ({ props: { network }, site }) => {
  const address = (path: string) => {
    const local = addressOf("en", path);
    return site ? new URL(local, site).href : local;
  };
  const addresses = { page: address(`networks/${network.id}/`), schema: address("networks/schema.json") };
  return new Response(`${JSON.stringify(exportNetwork(network, summarize(network), addresses))}\n`);
};
