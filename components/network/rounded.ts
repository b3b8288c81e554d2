/** The letters of units that figures are printed in; MiB of four-byte values. */
export const units: Readonly<Record<number, string>> = {
  1e3: "K",
  1e6: "M",
  1e9: "G",
  1e12: "T",
  [2 ** 18]: "MiB",
};

/** A count to three digits, with the letter of its thousands: 25.6 M, 4.09 G; below a thousand as it is. */
export function roundedText(count: number): string {
  const power = Math.min(4, Math.floor(Math.log10(Math.max(1, count)) / 3));
  if (power === 0) return String(count);
  const digits = Number((count / 1000 ** power).toPrecision(3));
  // 999,999 rounds to 1,000 K, which is 1 M.
  const [value, unit] = digits >= 1000 && power < 4 ? [digits / 1000, power + 1] : [digits, power];
  return `${value >= 1000 ? value : value.toPrecision(3)} ${units[1000 ** unit]}`;
}
