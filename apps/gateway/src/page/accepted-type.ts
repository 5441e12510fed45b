/** Compares how much a client prefers two media types (RFC 9110, 12.5.1). */

/** @returns true if `type` has a greater weight than `other`; false for equal weights */
export function prefers(accept: string | undefined, type: string, other: string): boolean {
  const ranges = rangesOf(accept ?? '*/*');
  return weightOf(type, ranges) > weightOf(other, ranges);
}

/**
 * @returns true if the header names `type` itself, with at least the weight of `other`. A range such as `*\/*` does not name it
 */
export function names(accept: string | undefined, type: string, other: string): boolean {
  const ranges = rangesOf(accept ?? '');
  const weight = ranges.find((range) => range.name === type)?.weight ?? 0;
  return weight > 0 && weight >= weightOf(other, ranges);
}

const rangesOf = (accept: string) => accept.slice(0, 1000).toLowerCase().split(',').map(parsed);

interface Range {
  readonly name: string;
  readonly weight: number;
}

function parsed(range: string): Range {
  const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { name, weight: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}

/** The most specific range that covers the type decides. */
function weightOf(type: string, ranges: readonly Range[]): number {
  const covering = [type, type.replace(/\/.*/, '/*'), '*/*'];
  const deciding = covering.map((name) => ranges.find((range) => range.name === name)).find((range) => range);
  return deciding?.weight ?? 0;
}
