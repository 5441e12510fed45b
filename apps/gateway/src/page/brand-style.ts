/** The colours of the brand as CSS custom properties, for light and dark pages. */
import type { BrandSettings } from '#config';

export function brandStyle({ light, dark }: BrandSettings['accents']): string {
  return (
    `:root{--accent:${light.accent};--on-accent:${light.text}}` +
    `@media (prefers-color-scheme:dark){:root{--accent:${dark.accent};--on-accent:${dark.text}}}`
  );
}
