/** Light or dark: as the system says, or as the person chose in this browser. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const remembered = 'gatehouse.console.theme';
const media: Readonly<Record<Theme, string>> = {
  system: '(prefers-color-scheme: dark)',
  light: 'not all',
  dark: 'all',
};

export function currentTheme(): Theme {
  const stored = localStorage.getItem(remembered);
  return themes.find((theme) => theme === stored) ?? 'system';
}

/** The dark colours are style sheets of their own, so that choosing means to apply them or not. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem(remembered, theme);
  document.documentElement.style.colorScheme = theme === 'system' ? '' : theme;
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[data-dark]')) link.media = media[theme];
}
