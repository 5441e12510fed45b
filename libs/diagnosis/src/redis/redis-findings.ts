/** Findings about Redis. */
import type { FindingDefinition } from '../finding-definition.js';

export const redisFindings = {
  'redis.unreachable': {
    severity: 'fault',
    what: {
      en: 'Redis at {address} cannot be reached: {reason}',
      ru: 'Redis ({address}) недоступен: {reason}',
    },
    why: {
      en: 'Mails wait until it is back, and PostgreSQL counts attempts meanwhile.',
      ru: 'Письма ждут его возвращения, а попытки пока считает PostgreSQL.',
    },
    remedy: {
      en: 'Start Redis, or correct REDIS_URL. Without REDIS_URL the worker sends mails by itself.',
      ru: 'Запустите Redis или исправьте REDIS_URL. Без REDIS_URL worker отправляет письма сам.',
    },
  },
  'redis.other_service': {
    severity: 'fault',
    what: {
      en: 'The server at REDIS_URL does not answer as Redis does.',
      ru: 'Сервер по REDIS_URL отвечает не как Redis.',
    },
    why: {
      en: 'Mails wait, and PostgreSQL counts attempts.',
      ru: 'Письма ждут, попытки считает PostgreSQL.',
    },
    remedy: { en: 'Correct REDIS_URL.', ru: 'Исправьте REDIS_URL.' },
  },
  'redis.replica': {
    severity: 'fault',
    what: {
      en: 'Redis is a replica, which refuses writes.',
      ru: 'Это реплика Redis: она не принимает записи.',
    },
    why: {
      en: 'Mails wait, and PostgreSQL counts attempts.',
      ru: 'Письма ждут, попытки считает PostgreSQL.',
    },
    remedy: {
      en: 'Let REDIS_URL name the primary server.',
      ru: 'Укажите в REDIS_URL основной сервер.',
    },
  },
  'redis.eviction': {
    severity: 'warning',
    what: {
      en: 'Redis evicts keys when its memory is full (maxmemory-policy {policy}).',
      ru: 'При нехватке памяти Redis вытесняет ключи (maxmemory-policy {policy}).',
    },
    why: {
      en: 'Jobs of mails disappear and are sent late, and counters of attempts begin anew: an attacker gets more guesses.',
      ru: 'Задания писем пропадают и отправляются поздно, а счётчики попыток обнуляются: у подбирающего больше попыток.',
    },
    remedy: {
      en: 'Set maxmemory-policy to noeviction, or use a Redis of its own for Gatehouse.',
      ru: 'Задайте maxmemory-policy noeviction или выделите Gatehouse отдельный Redis.',
    },
  },
  'redis.memory': {
    severity: 'warning',
    what: { en: 'Redis uses {percent}% of maxmemory.', ru: 'Redis занял {percent}% от maxmemory.' },
    why: {
      en: 'When it is full, it refuses writes or evicts keys.',
      ru: 'Когда память кончится, он откажет в записи или начнёт вытеснять ключи.',
    },
    remedy: {
      en: 'Raise maxmemory, or find what uses it.',
      ru: 'Увеличьте maxmemory или найдите, что её занимает.',
    },
  },
  'redis.saving_fails': {
    severity: 'fault',
    what: {
      en: 'Redis cannot write its data to its disk.',
      ru: 'Redis не может записать данные на диск.',
    },
    why: {
      en: 'With stop-writes-on-bgsave-error, its default, it refuses all writes.',
      ru: 'При stop-writes-on-bgsave-error (по умолчанию) он отказывает в любых записях.',
    },
    remedy: {
      en: 'Look at its log: its disk is full, or its folder is not writable.',
      ru: 'Посмотрите его журнал: диск заполнен или в папку нельзя писать.',
    },
  },
  'redis.not_persistent': {
    severity: 'note',
    what: { en: 'Redis keeps nothing on its disk.', ru: 'Redis ничего не хранит на диске.' },
    why: {
      en: 'After a restart the counters of attempts begin at zero. Mails are queued again from PostgreSQL.',
      ru: 'После перезапуска счётчики попыток начинаются с нуля. Письма снова ставятся в очередь из PostgreSQL.',
    },
    remedy: {
      en: 'To keep the counters set appendonly yes.',
      ru: 'Чтобы сохранять счётчики, задайте appendonly yes.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;
