import { expect, test } from "vitest";
import { addressOn, exportNetwork, fileName } from "../../../components/network/export.ts";
import { networkOf, summarize } from "../../../src/networks/index.ts";

const network = networkOf("resnet-50");
const addresses = { page: "https://example.org/networks/resnet-50/", schema: "https://example.org/schema" };

test("a file is named by its input, and its address keeps it", () => {
  const larger = summarize(network, [3, 512, 384]);
  expect(fileName(network, larger, "csv")).toBe("resnet-50-3x512x384.csv");
  expect(exportNetwork(network, larger, addresses).address).toBe(
    `${addresses.page}?input=3&input=512&input=384`,
  );
});

test("on the network's own input the address is the page's", () => {
  expect(addressOn(addresses, network, [3, 224, 224])).toBe(addresses.page);
  expect(fileName(network, summarize(network), "json")).toBe("resnet-50-3x224x224.json");
});
