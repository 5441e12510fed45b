/** Which of two media types a client would rather have (RFC 9110, 12.5.1). */

/** @returns true if `type` is wanted more than `other`; where both are wanted alike it is not */
export function prefers(accept: string | undefined, type: string, other: string): boolean {
  const ranges = (accept ?? '*/*').slice(0, 1000).toLowerCase().split(',').map(parsed);
  return weightOf(type, ranges) > weightOf(other, ranges);
}

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
