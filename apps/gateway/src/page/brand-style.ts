/** The colours of the brand as CSS custom properties, for light and dark pages. */
import type { BrandSettings } from '#config';

type Accent = BrandSettings['accents']['light'];

export function brandStyle({ light, dark }: BrandSettings['accents']): string {
  return accentStyle(light) + `@media (prefers-color-scheme:dark){${accentStyle(dark)}}`;
}

export function accentStyle({ accent, text }: Accent): string {
  return `:root{--accent:${accent};--on-accent:${text}}`;
}
