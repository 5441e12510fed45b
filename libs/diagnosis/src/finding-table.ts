/** Every finding of the diagnosis: its code, severity and texts. A new code goes into the file of its subject. */
import { addressFindings } from './address/address-findings.js';
import { clockFindings } from './clock/clock-findings.js';
import { kafkaFindings } from './kafka/kafka-findings.js';
import { mailFindings } from './mail/mail-findings.js';
import { redisFindings } from './redis/redis-findings.js';
import { databaseUseFindings } from './database/database-use-findings.js';
import { serverFindings } from './database/server-findings.js';
import { installationFindings } from './installation/installation-findings.js';
import type { FindingDefinition } from './finding-definition.js';

/** Of any check. */
const checkFindings = {
  'check.failed': {
    severity: 'warning',
    what: {
      en: 'This check could not be finished: {reason}',
      ru: 'Проверка не выполнена: {reason}',
    },
    why: {
      en: 'What it looks at is unknown.',
      ru: 'Состояние этой части неизвестно.',
    },
    remedy: {
      en: 'Mend what the reason names, and repeat the diagnosis.',
      ru: 'Устраните названную причину и повторите диагностику.',
    },
  },
  'check.timed_out': {
    severity: 'warning',
    what: {
      en: 'This check did not end within {seconds} s.',
      ru: 'Проверка не завершилась за {seconds} с.',
    },
    why: {
      en: 'The server that it asks is slow or hangs, and the apps wait for it as well.',
      ru: 'Сервер, к которому она обращается, отвечает медленно или завис, и приложения тоже ждут его.',
    },
    remedy: {
      en: 'Look at the load and the log of that server and at the network between, and repeat the diagnosis.',
      ru: 'Проверьте нагрузку и журнал этого сервера и сеть до него, затем повторите диагностику.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;

export const findingTable = {
  ...checkFindings,
  ...installationFindings,
  ...addressFindings,
  ...serverFindings,
  ...databaseUseFindings,
  ...redisFindings,
  ...kafkaFindings,
  ...mailFindings,
  ...clockFindings,
} as const satisfies Record<string, FindingDefinition>;

export type FindingCode = keyof typeof findingTable;
