/** A Python tuple of at least two entries. */
export function tuple(entries: readonly (number | string)[]): string {
  return `(${entries.join(", ")})`;
}

/** One number where every axis is alike, else a tuple of one number an axis. */
export function scalarOrTuple(values: readonly (number | string)[]): string {
  return values.every((value) => value === values[0]) ? `${values[0]}` : tuple(values);
}

/** A keyword argument, or nothing where its value is what the framework takes by default. */
export function keyword(name: string, value: string, standard = "1"): readonly string[] {
  return value === standard ? [] : [`${name}=${value}`];
}

/** A call on one line, or with an argument a line where one line is too long to read. */
export function call(name: string, args: readonly string[], [open, close] = ["(", ")"]): string {
  const line = name + open + args.join(", ") + close;
  if (line.length <= longestLine) return line;
  const lines = args.map((arg) => `${arg},`.replace(/^/gm, "    "));
  return [name + open, ...lines, close].join("\n");
}

// Black breaks at 88; this leaves room for the indentation and comma of a call within a call.
const longestLine = 80;
