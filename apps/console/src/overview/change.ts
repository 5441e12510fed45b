/** How a figure compares with the period before. */

/** From ten times as many on, nobody reads a percentage. */
const mostPercent = 10;

/** @returns for example "+12%"; "+5" where a percentage means nothing; undefined if nothing changed */
export function changeOf(now: number, before: number, language: string): string | undefined {
  if (now === before) return undefined;
  const share = before === 0 ? Infinity : (now - before) / before;
  if (Math.abs(share) < 0.005) return undefined;
  return share > mostPercent
    ? new Intl.NumberFormat(language, { signDisplay: 'always' }).format(now - before)
    : new Intl.NumberFormat(language, { style: 'percent', signDisplay: 'always' }).format(share);
}
