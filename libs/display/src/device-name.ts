/** Names the browser and the system in a User-Agent, for people who look at their sessions or read a mail about a login. */
import type { Language } from '#errors';
import { BROWSER_MAP, OS_MAP, parse } from 'bowser';

export interface DeviceName {
  /** `Firefox, Windows`. */
  readonly name: string;
  readonly isMobile: boolean;
}

const unknown: Readonly<Record<Language, string>> = { en: 'Unknown browser', ru: 'Неизвестный браузер' };

const browsers = new Set(Object.values(BROWSER_MAP));
const systems = new Set(Object.values(OS_MAP));

/**
 * Names known browsers and systems only. For others, bowser returns text of the User-Agent, which a client could use to write
 * sentences and addresses into a mail.
 * @param userAgent null if the client sent none
 */
export function deviceName(userAgent: string | null, language: Language): DeviceName {
  if (!userAgent) return { name: unknown[language], isMobile: false };
  const { browser, os, platform } = parse(userAgent);
  const known = [browsers.has(browser.name ?? '') && browser.name, systems.has(os.name ?? '') && os.name];
  return {
    name: known.filter(Boolean).join(', ') || unknown[language],
    isMobile: platform.type === 'mobile' || platform.type === 'tablet',
  };
}
