import type { Summary } from "../../src/networks/summarize.ts";

/** The table as comma-separated values (RFC 4180), a header and a row a layer; shapes are written 64x112x112. */
export function csvOf({ rows }: Summary): string {
  const lines = [
    columns,
    ...rows.map((row) => [
      row.name,
      row.kind,
      row.from.join(" "),
      row.outputShape.join("x"),
      row.parameters,
      row.buffers,
      row.macs,
      row.outputElements,
      row.receptiveField === "all" ? "all" : row.receptiveField.map(({ size }) => size).join("x"),
    ]),
  ];
  return lines.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

const columns = [
  "name",
  "kind",
  "from",
  "output_shape",
  "parameters",
  "buffers",
  "macs",
  "output_elements",
  "receptive_field",
];

function quoted(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
