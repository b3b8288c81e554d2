import { NetworkError, type NetworkIssue } from "./issues.ts";
import { type Network, networkInput } from "./network.ts";

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * A network from its declaration, its names and its order checked; what its layers make of a shape is worked out only
 * when `summarize` asks.
 *
 * @throws NetworkError with every issue of the declaration.
 */
export function defineNetwork(declaration: Network): Network {
  const issues = [
    ...declarationIssues(declaration),
    ...graphIssues(declaration),
    ...claimIssues(declaration),
  ];
  if (issues.length > 0) throw new NetworkError(declaration.id, issues);
  return declaration;
}

function declarationIssues({ id, nodes, sources }: Network): readonly NetworkIssue[] {
  const issues: NetworkIssue[] = [];
  if (!kebab.test(id)) issues.push({ code: "not-kebab-case", id });
  if (nodes.length === 0) issues.push({ code: "no-layers" });
  if (sources.length === 0) issues.push({ code: "no-source" });
  return issues;
}

/** What is wrong with the names of a network's layers, and with what they read. */
export function graphIssues({ nodes }: Pick<Network, "nodes">): readonly NetworkIssue[] {
  const known = new Set([networkInput]);
  return nodes.flatMap(({ name, from }) => {
    const issues: NetworkIssue[] = from
      .filter((source) => !known.has(source))
      .map((source) => ({ code: "unknown-source", node: name, source }));
    if (known.has(name)) issues.push({ code: "duplicate-name", node: name });
    known.add(name);
    return issues;
  });
}

function claimIssues({ nodes, claims }: Network): readonly NetworkIssue[] {
  return claims.flatMap(({ at, within }): readonly NetworkIssue[] => {
    const absent = (about: string | undefined, there: (name: string) => boolean) =>
      about === undefined || nodes.some(({ name }) => there(name)) ? [] : [about];
    return [
      ...absent(at, (name) => name === at),
      ...absent(within, (name) => name.startsWith(`${within}.`)),
    ].map((about) => ({ code: "claim-about-nothing", about }));
  });
}
