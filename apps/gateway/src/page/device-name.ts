/** Names the browser and the system in a User-Agent, for people who look at their sessions. */
import type { Language } from '#errors';
import { parse } from 'bowser';

export interface DeviceName {
  /** `Firefox, Windows`. */
  readonly name: string;
  readonly isMobile: boolean;
}

const unknown: Readonly<Record<Language, string>> = { en: 'Unknown browser', ru: 'Неизвестный браузер' };

/** @param userAgent null if the client sent none */
export function deviceName(userAgent: string | null, language: Language): DeviceName {
  if (!userAgent) return { name: unknown[language], isMobile: false };
  const { browser, os, platform } = parse(userAgent);
  const name = [browser.name, os.name].filter(Boolean).join(', ');
  return {
    name: name || unknown[language],
    isMobile: platform.type === 'mobile' || platform.type === 'tablet',
  };
}
