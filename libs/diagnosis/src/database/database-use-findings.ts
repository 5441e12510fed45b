/** Findings about the use of PostgreSQL: migrations, connections, and what runs in it. */
import type { FindingDefinition } from '../finding-definition.js';

const migrationFindings = {
  'migrations.none': {
    severity: 'fault',
    what: { en: 'The schema is empty.', ru: 'Схема базы пуста.' },
    why: { en: 'No app starts.', ru: 'Приложения не запускаются.' },
    remedy: {
      en: 'Run npm run cli -- migrate. If the tables are in another schema, correct the search_path of the role.',
      ru: 'Выполните npm run cli -- migrate. Если таблицы в другой схеме, исправьте search_path роли.',
    },
  },
  'migrations.pending': {
    severity: 'fault',
    what: {
      en: 'The database lacks {count} migrations, {first} first.',
      ru: 'Не применено миграций: {count}, первая — {first}.',
    },
    why: {
      en: 'Apps of this version do not start.',
      ru: 'Приложения этой версии не запускаются.',
    },
    remedy: {
      en: 'Run npm run cli -- migrate as the owner of the tables.',
      ru: 'Выполните npm run cli -- migrate от имени владельца таблиц.',
    },
  },
  'migrations.newer': {
    severity: 'note',
    what: {
      en: 'A later version has applied {count} migrations that this version does not know, {last} last.',
      ru: 'Более новая версия применила миграций, неизвестных этой версии: {count}, последняя — {last}.',
    },
    why: {
      en: 'Two neighbouring versions may run side by side during an upgrade.',
      ru: 'Во время обновления две соседние версии могут работать одновременно.',
    },
    remedy: {
      en: 'Finish the upgrade: install the later version everywhere.',
      ru: 'Завершите обновление: установите новую версию везде.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;

const connectionFindings = {
  'connections.short': {
    severity: 'warning',
    what: {
      en: '{apps} apps with DB_POOL_SIZE={pool} may open {needed} connections, and this role gets {available}.',
      ru: 'Приложений: {apps}, DB_POOL_SIZE={pool}; им может понадобиться соединений: {needed}, а доступно: {available}.',
    },
    why: {
      en: 'Under load PostgreSQL refuses connections, and requests get 503.',
      ru: 'Под нагрузкой PostgreSQL отказывает в соединениях, и запросы получают 503.',
    },
    remedy: {
      en: 'Reduce DB_POOL_SIZE, raise max_connections (or the limit of the role), or put PgBouncer in between.',
      ru: 'Уменьшите DB_POOL_SIZE, увеличьте max_connections (или предел роли) либо поставьте PgBouncer.',
    },
  },
  'connections.nearly_full': {
    severity: 'warning',
    what: {
      en: '{used} of {available} connections are in use.',
      ru: 'Занято соединений: {used} из {available}.',
    },
    why: {
      en: 'Above that PostgreSQL refuses connections, and requests get 503.',
      ru: 'Сверх этого PostgreSQL отказывает в соединениях, и запросы получают 503.',
    },
    remedy: {
      en: 'See who holds them: SELECT application_name, count(*) FROM pg_stat_activity GROUP BY 1. Reduce pools, or raise max_connections.',
      ru: 'Кто их держит: SELECT application_name, count(*) FROM pg_stat_activity GROUP BY 1. Уменьшите пулы или увеличьте max_connections.',
    },
  },
  'connections.pooler': {
    severity: 'note',
    what: {
      en: 'A connection pooler answers at the address of the database. DB_NAMED_STATEMENTS is {named}.',
      ru: 'По адресу базы отвечает пул соединений. DB_NAMED_STATEMENTS: {named}.',
    },
    why: {
      en: 'PgBouncer before 1.21 loses named statements in transaction mode, and notifications do not pass it.',
      ru: 'PgBouncer до 1.21 в режиме транзакций теряет именованные запросы, и уведомления через него не проходят.',
    },
    remedy: {
      en: 'Before PgBouncer 1.21 set DB_NAMED_STATEMENTS=0, from then on max_prepared_statements. Set DATABASE_LISTEN_URL to PostgreSQL itself.',
      ru: 'До PgBouncer 1.21 задайте DB_NAMED_STATEMENTS=0, с 1.21 — max_prepared_statements. В DATABASE_LISTEN_URL укажите сам PostgreSQL.',
    },
  },
  'connections.no_notifications': {
    severity: 'warning',
    what: {
      en: 'Notifications of the database do not arrive: {reason}',
      ru: 'Уведомления базы данных не приходят: {reason}',
    },
    why: {
      en: 'Nothing is answered from memory: every request queries the database.',
      ru: 'Ответы из памяти невозможны: каждый запрос обращается к базе данных.',
    },
    remedy: {
      en: 'Set DATABASE_LISTEN_URL to an address of PostgreSQL itself, and restart the apps.',
      ru: 'Укажите в DATABASE_LISTEN_URL адрес самого PostgreSQL и перезапустите приложения.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;

const activityFindings = {
  'activity.long_transaction': {
    severity: 'warning',
    what: {
      en: 'A transaction of "{application}" (process {pid}, {state}) is open for {seconds} s.',
      ru: 'Транзакция «{application}» (процесс {pid}, {state}) открыта {seconds} с.',
    },
    why: {
      en: 'PostgreSQL keeps every old row version since its start: tables grow and queries slow down. It may also hold locks.',
      ru: 'PostgreSQL хранит все старые версии строк с её начала: таблицы растут, запросы замедляются. Она может держать блокировки.',
    },
    remedy: {
      en: 'Find out what it does. To end it: SELECT pg_terminate_backend({pid}). Set idle_in_transaction_session_timeout.',
      ru: 'Выясните, что она делает. Завершить её: SELECT pg_terminate_backend({pid}). Задайте idle_in_transaction_session_timeout.',
    },
  },
  'activity.prepared_transaction': {
    severity: 'warning',
    what: {
      en: 'The prepared transaction "{id}" was left behind.',
      ru: 'Осталась подготовленная транзакция «{id}».',
    },
    why: {
      en: 'It holds its locks and all old row versions, also after a restart. Gatehouse makes none.',
      ru: 'Она держит блокировки и старые версии строк даже после перезапуска. Gatehouse таких не создаёт.',
    },
    remedy: {
      en: "Run ROLLBACK PREPARED '{id}' unless another program still needs it.",
      ru: "Выполните ROLLBACK PREPARED '{id}', если она не нужна другой программе.",
    },
  },
  'activity.unused_slot': {
    severity: 'warning',
    what: {
      en: 'Nobody reads the replication slot "{slot}", for which {megabytes} MB are kept.',
      ru: 'Слот репликации «{slot}» никто не читает; для него хранится {megabytes} МБ.',
    },
    why: {
      en: 'The log grows until the disk of the database is full.',
      ru: 'Журнал растёт, пока не заполнит диск базы данных.',
    },
    remedy: {
      en: "Start the replica or backup that reads it, or run SELECT pg_drop_replication_slot('{slot}').",
      ru: "Запустите реплику или резервное копирование, которое его читает, или выполните SELECT pg_drop_replication_slot('{slot}').",
    },
  },
  'activity.bloat': {
    severity: 'warning',
    what: {
      en: 'The table {table} has about {dead} dead rows beside {live} live ones.',
      ru: 'В таблице {table} примерно {dead} мёртвых строк и {live} живых.',
    },
    why: {
      en: 'Autovacuum does not keep up: the table grows and queries slow down.',
      ru: 'Автоочистка не успевает: таблица растёт, запросы замедляются.',
    },
    remedy: {
      en: 'End long transactions, and run VACUUM ANALYZE {table} as the owner. If it comes back, lower autovacuum_vacuum_cost_delay.',
      ru: 'Завершите долгие транзакции и выполните VACUUM ANALYZE {table} от имени владельца. Если повторится, уменьшите autovacuum_vacuum_cost_delay.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;

export const databaseUseFindings = {
  ...migrationFindings,
  ...connectionFindings,
  ...activityFindings,
} as const;
