import { describe, expect, it } from 'vitest';
import { accentColours } from './accent-colours.js';

describe('the accent of a brand', () => {
  it('stays as it is if it is readable on light surfaces', () => {
    expect(accentColours('#2c5ec9').light).toEqual({ accent: '#2c5ec9', text: '#ffffff' });
  });

  it.each([
    ['#ffd400', '#806a00'],
    ['#ffffff', '#666666'],
  ])('is darkened on light surfaces if it is as pale as %s', (accent, darkened) => {
    expect(accentColours(accent).light).toEqual({ accent: darkened, text: '#ffffff' });
  });

  it('is lightened on dark surfaces if it is dark', () => {
    expect(accentColours('#102040').dark).toEqual({ accent: '#8890a0', text: '#000000' });
  });
});
