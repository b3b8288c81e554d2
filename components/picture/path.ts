/** The slope of lines that go back: for each pixel to the right, two thirds of one up. */
export const tilt = 2 / 3;

/** Path data through points, [x, y, x, y, ...]. */
export function line(...points: readonly number[]): string {
  return `M${points.map(tenth)}`;
}

/** A parallelogram: its corner and the two edges that meet there. */
function face(x: number, y: number, dx: number, dy: number, toX: number, toY: number): string {
  return `${line(x, y, x + dx, y + dy, x + dx + toX, y + dy + toY, x + toX, y + toY)}z`;
}

/** The outline of a rectangle. */
export function rectangle(x: number, y: number, width: number, height: number): string {
  return face(x, y, width, 0, 0, height);
}

/** The lines around and between the cells of a rectangle, each so wide and so high. */
export function lattice(
  x: number,
  y: number,
  width: number,
  height: number,
  wide: number,
  high: number,
): string {
  let d = "";
  for (let at = 0; at <= width; at += wide) d += line(x + at, y, x + at, y + height);
  for (let at = 0; at <= height; at += high) d += line(x, y + at, x + width, y + at);
  return d;
}

/** Adds the top, the side and the front of a block to three paths; `back` is how far it goes back, to the right. */
export function addBlock(
  faces: string[],
  x: number,
  y: number,
  width: number,
  height: number,
  back: number,
): void {
  faces[0] += face(x, y, width, 0, back, -back * tilt);
  faces[1] += face(x + width, y, 0, height, back, -back * tilt);
  faces[2] += rectangle(x, y, width, height);
}

/** The start and length of path data along x (0) or y (1), with room for the lines' own width. */
export function extent(d: string, axis: 0 | 1): readonly [start: number, length: number] {
  const numbers = (d.match(/[-\d.]+/g) as string[]).map(Number).filter((_, at) => at % 2 === axis);
  const start = Math.floor(Math.min(...numbers)) - 1.5;
  return [start, Math.ceil(Math.max(...numbers)) + 0.5 - start];
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The same path in fewer letters, for the page: each step from the point before, along an axis where it goes along one. */
export function shortened(d: string): string {
  return d.replace(/M([^Mz]*)/g, (_, points: string) => {
    const tenths = points.split(",").map((number) => Math.round(Number(number) * 10));
    let written = `M${fromTenths(tenths[0])} ${fromTenths(tenths[1])}`;
    for (let at = 2; at < tenths.length; at += 2) {
      const [dx, dy] = [0, 1].map(
        (axis) => (tenths[at + axis] as number) - (tenths[at + axis - 2] as number),
      );
      if (dy === 0) written += `h${fromTenths(dx)}`;
      else if (dx === 0) written += `v${fromTenths(dy)}`;
      else written += `l${fromTenths(dx)} ${fromTenths(dy)}`;
    }
    return written.replace(/ -/g, "-");
  });
}

function fromTenths(tenths = 0): string {
  return String(tenths / 10).replace(/^(-?)0\./, "$1.");
}
