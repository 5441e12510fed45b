/** Reads `/metrics` as Prometheus does. */

/** Values by series, written as in the text format: `name{label="value"}`. */
export type Scrape = ReadonlyMap<string, number>;

/** @param url of the port that answers `/metrics` */
export async function scrape(url: string): Promise<Scrape> {
  const response = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(5000) });
  const body = await response.text();
  if (!response.ok) throw new Error(`Scraping ${url} was answered ${response.status}`);
  const samples = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    samples.map((line): [string, number] => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

/** How much each series has risen between two scrapes. A series that was absent counts from 0. */
export function risesOf(before: Scrape, after: Scrape): Record<string, number> {
  const rises = [...after].map(([series, value]): [string, number] => [
    series,
    value - (before.get(series) ?? 0),
  ]);
  return Object.fromEntries(rises.filter(([, rise]) => rise > 0));
}
