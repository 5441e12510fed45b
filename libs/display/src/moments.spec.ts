import { describe, expect, it } from 'vitest';
import { momentText, zonedMomentText } from './moments.js';

const moment = new Date('2026-11-27T15:05:30Z');

describe('a moment', () => {
  it('is written in the language and the time zone of its readers', () => {
    expect(momentText(moment, 'en', 'Europe/Moscow')).toBe('27 November 2026 at 18:05');
    expect(momentText(moment, 'ru', 'Asia/Vladivostok')).toBe('28 ноября 2026 г. в 01:05');
  });

  it('names its time zone in mails', () => {
    expect(zonedMomentText(moment, 'en', 'Europe/Moscow')).toBe('27 November 2026 at 18:05 (GMT+3)');
    expect(zonedMomentText(moment, 'ru', 'UTC')).toBe('27 ноября 2026 г. в 15:05 (UTC)');
  });
});
