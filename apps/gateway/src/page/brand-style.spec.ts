import { describe, expect, it } from 'vitest';
import { brandStyle, textOn } from './brand-style.js';

/** All `#rrggbb` values of one custom property, light first. */
const valuesOf = (style: string, name: string) =>
  [...style.matchAll(new RegExp(`${name}:(#[0-9a-f]{6})`, 'g'))].map(([, value]) => value);

describe('the style of a brand', () => {
  it('keeps an accent that is readable on light surfaces', () => {
    expect(valuesOf(brandStyle('#2c5ec9'), '--accent')[0]).toBe('#2c5ec9');
  });

  it.each([
    ['#ffd400', '#806a00'],
    ['#ffffff', '#666666'],
  ])('darkens the pale accent %s on light surfaces', (accent, darkened) => {
    expect(valuesOf(brandStyle(accent), '--accent')[0]).toBe(darkened);
  });

  it('lightens a dark accent on dark surfaces', () => {
    const [, dark] = valuesOf(brandStyle('#102040'), '--accent');
    expect(dark).toBe('#8890a0');
  });

  it.each([
    ['#2c5ec9', '#ffffff'],
    ['#ffd400', '#000000'],
  ] as const)('puts readable text on %s', (background, text) => {
    expect(textOn(background)).toBe(text);
  });
});
