import { describe, expect, it } from 'vitest';
import { deviceName } from './device-name.js';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';

describe('the name of a device', () => {
  it.each([
    [`${windows} Gecko/20100101 Firefox/140.0`, 'Firefox, Windows', false],
    [
      `${windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.8 Safari/537.36`,
      'Yandex Browser, Windows',
      false,
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 Mobile/15E148 Safari/604.1',
      'Safari, iOS',
      true,
    ],
    [`${windows}`, 'Windows', false],
  ])('of %s is %s', (userAgent, name, isMobile) => {
    expect(deviceName(userAgent, 'en')).toEqual({ name, isMobile });
  });

  it.each([null, '', 'curl/8.5.0', 'Your account is blocked http://evil.example/x 1.0 (x)', '😀'])(
    'repeats no text of an unknown client: %j',
    (userAgent) => {
      expect(deviceName(userAgent, 'en').name).toBe('Unknown browser');
      expect(deviceName(userAgent, 'ru').name).toBe('Неизвестный браузер');
    },
  );
});
