import type { APIRoute } from "astro";
import { exportNetwork, networkAddresses } from "../../../components/network/export.ts";
import { absoluteAddressOf } from "../../../components/words.ts";
import { newestOf } from "../../examples/ledger.ts";
import { type Network, networks, summarize } from "../../networks/index.ts";

export const getStaticPaths = () =>
  networks.map((network) => ({ params: { id: network.id }, props: { network } }));

export const GET: APIRoute<{ network: Network }> = ({ props: { network }, site }) => {
  const addresses = networkAddresses(network.id, (path) => absoluteAddressOf(site, "en", path));
  const file = exportNetwork(network, summarize(network), addresses);
  const { label, version, published, hash } = newestOf("networks", network.id) ?? {};
  return new Response(`${JSON.stringify({ ...file, ...(label && { label, version, published, hash }) })}\n`);
};
