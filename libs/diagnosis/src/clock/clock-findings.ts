/** Findings about clocks. */
import type { FindingDefinition } from '../finding-definition.js';

const remedy = {
  en: 'Run chrony or systemd-timesyncd on both machines, and check with timedatectl.',
  ru: 'Запустите chrony или systemd-timesyncd на обеих машинах и проверьте timedatectl.',
};

export const clockFindings = {
  'clock.differs': {
    severity: 'warning',
    what: {
      en: 'The clock of {server} differs from that of this machine by {seconds} s.',
      ru: 'Часы {server} отличаются от часов этой машины на {seconds} с.',
    },
    why: {
      en: 'Tokens are issued by one clock and checked by the other: they may be refused as not valid yet.',
      ru: 'Токены выдаются по одним часам, а проверяются по другим: их могут счесть ещё не действующими.',
    },
    remedy,
  },
  'clock.wrong': {
    severity: 'fault',
    what: {
      en: 'The clock of {server} differs from that of this machine by {seconds} s.',
      ru: 'Часы {server} отличаются от часов этой машины на {seconds} с.',
    },
    why: {
      en: 'One-time codes of authenticator apps are refused, and tokens expire early or late.',
      ru: 'Одноразовые коды приложений не подходят, а токены истекают раньше или позже.',
    },
    remedy,
  },
} as const satisfies Record<string, FindingDefinition>;
