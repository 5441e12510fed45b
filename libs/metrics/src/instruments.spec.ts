import { describe, expect, it } from 'vitest';
import { mostFixedTexts, fixedText } from './fixed-text.js';
import { counter, countersOf, histogram, histogramsOf, type LabelsOf } from './instruments.js';

/** What has filled the memory of other services: paths, emails, errors, tokens. */
function oddValue(index: number): string {
  const odd = [
    `/api/v1/users/${index}/`,
    `person-${index}@example.com`,
    `Error: connect ECONNREFUSED 10.0.${index >> 8}.${index & 255}:5432`,
    `eyJhbGciOiJFUzI1NiJ9.${index}.x`,
    `"} ${index}\n# EOF`,
  ];
  return odd[index % odd.length]!;
}

describe('labels', () => {
  it('stay the series of the catalogue when 100,000 odd values are passed by a cast', () => {
    const before = countersOf('gatehouse_mails_total').length;
    for (let index = 0; index < 100_000; index++) {
      const odd = oddValue(index);
      counter('gatehouse_mails_total', {
        template: odd,
        outcome: odd,
      } as unknown as LabelsOf<'gatehouse_mails_total'>).add();
      counter('gatehouse_refreshes_total', {
        outcome: 'reused',
        [odd]: odd,
      } as LabelsOf<'gatehouse_refreshes_total'>).add();
      histogram('http_server_request_duration_seconds', {
        http_request_method: odd,
        http_route: odd,
        http_response_status_code: odd,
      } as unknown as LabelsOf<'http_server_request_duration_seconds'>).observe(0.01);
    }
    const odd = countersOf('gatehouse_mails_total').slice(before);
    expect(odd.map(({ labels, value }) => ({ labels, value }))).toEqual([
      { labels: { template: 'other', outcome: 'other' }, value: 100_000 },
    ]);
    expect(countersOf('gatehouse_refreshes_total')).toHaveLength(4);
    expect(histogramsOf('http_server_request_duration_seconds').map(({ labels }) => labels)).toEqual([
      { http_request_method: 'other', http_route: 'other', http_response_status_code: 'other' },
    ]);
  });

  it('take at most 2,000 texts as fixed at the start', () => {
    const texts = new Set(Array.from({ length: 100_000 }, (_, index) => fixedText(oddValue(index))));
    expect(texts.size).toBeLessThanOrEqual(mostFixedTexts + 1);
    expect(texts.has('other' as never)).toBe(true);
  });
});

describe('a histogram', () => {
  it('counts a value at a bound in the bucket of the bound, negative ones as 0, and ignores what is no number', () => {
    const series = histogram('gatehouse_request_age_seconds', {});
    for (const value of [0.001, -3, 0.0011, 61, Number.NaN]) series.observe(value);
    expect([series.counts[0], series.counts[1], series.counts.at(-1)]).toEqual([2, 1, 1]);
    expect(series.sum).toBeCloseTo(61.0021, 6);
  });
});
