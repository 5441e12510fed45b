/** Findings about PostgreSQL as a server: version, locale, parameters. */
import type { FindingDefinition } from '../finding-definition.js';

export const serverFindings = {
  'database.unreachable': {
    severity: 'fault',
    what: { en: '{reason}', ru: 'База данных недоступна: {reason}' },
    why: {
      en: 'Nobody can log in, and every request fails. The other checks of the database are skipped.',
      ru: 'Никто не может войти, все запросы завершаются ошибкой. Остальные проверки базы данных пропущены.',
    },
    remedy: {
      en: 'Start PostgreSQL, or correct DATABASE_URL or the DB_ settings, and repeat the diagnosis.',
      ru: 'Запустите PostgreSQL или исправьте DATABASE_URL либо настройки DB_ и повторите диагностику.',
    },
  },
  'database.version': {
    severity: 'fault',
    what: { en: 'PostgreSQL has version {version}.', ru: 'Версия PostgreSQL: {version}.' },
    why: {
      en: 'Gatehouse is tested with version 14 and later; some statements fail on older ones.',
      ru: 'Gatehouse проверен с версией 14 и новее; на старых часть запросов не работает.',
    },
    remedy: { en: 'Upgrade PostgreSQL to 14 or later.', ru: 'Обновите PostgreSQL до версии 14 или новее.' },
  },
  'database.standby': {
    severity: 'fault',
    what: {
      en: 'The database is a standby server, which only reads.',
      ru: 'Это резервный сервер: он доступен только для чтения.',
    },
    why: {
      en: 'Logins, refreshes and every other change fail.',
      ru: 'Вход, обновление сеанса и любые изменения завершаются ошибкой.',
    },
    remedy: {
      en: 'Let DATABASE_URL name the primary server, or promote this one with pg_promote().',
      ru: 'Укажите в DATABASE_URL основной сервер или повысьте этот функцией pg_promote().',
    },
  },
  'database.encoding': {
    severity: 'fault',
    what: { en: 'The database has the encoding {encoding}.', ru: 'Кодировка базы данных: {encoding}.' },
    why: {
      en: 'Names in other scripts cannot be stored.',
      ru: 'Имена на других языках сохранить нельзя.',
    },
    remedy: {
      en: 'Create a database with ENCODING UTF8, and move the data by pg_dump and pg_restore.',
      ru: 'Создайте базу с ENCODING UTF8 и перенесите данные через pg_dump и pg_restore.',
    },
  },
  'database.locale': {
    severity: 'warning',
    what: {
      en: 'The locale of the database (LC_CTYPE) knows Latin letters only.',
      ru: 'Локаль базы данных (LC_CTYPE) знает только латинские буквы.',
    },
    why: {
      en: 'Searches for names in other scripts are case-sensitive and read every row.',
      ru: 'Поиск по именам на других языках учитывает регистр и читает все строки.',
    },
    remedy: {
      en: 'Create a database with the locale C.UTF-8 or en_US.UTF-8, and move the data by pg_dump and pg_restore.',
      ru: 'Создайте базу с локалью C.UTF-8 или ru_RU.UTF-8 и перенесите данные через pg_dump и pg_restore.',
    },
  },
  'database.collation': {
    severity: 'warning',
    what: {
      en: 'The database was created with version {stored} of its collation, and the system now has {actual}.',
      ru: 'База создана с версией правил сортировки {stored}, а в системе сейчас {actual}.',
    },
    why: {
      en: 'Texts may sort differently than the indexes: look-ups can miss rows, and unique indexes can accept duplicates.',
      ru: 'Порядок строк может отличаться от порядка в индексах: поиск пропустит строки, а уникальные индексы примут дубликаты.',
    },
    remedy: {
      en: 'Run REINDEX DATABASE CONCURRENTLY, then ALTER DATABASE … REFRESH COLLATION VERSION.',
      ru: 'Выполните REINDEX DATABASE CONCURRENTLY, затем ALTER DATABASE … REFRESH COLLATION VERSION.',
    },
  },
  'database.extension': {
    severity: 'fault',
    what: { en: 'The extension {extension} is missing.', ru: 'Нет расширения {extension}.' },
    why: {
      en: 'Searches for people and names fail or read every row.',
      ru: 'Поиск людей и имён завершается ошибкой или читает все строки.',
    },
    remedy: {
      en: 'Install the contrib package of PostgreSQL if it is missing, and run CREATE EXTENSION {extension} in this database.',
      ru: 'Установите пакет contrib для PostgreSQL, если его нет, и выполните CREATE EXTENSION {extension} в этой базе.',
    },
  },
  'database.date_style': {
    severity: 'fault',
    what: {
      en: 'Connections of the apps have the DateStyle "{value}" although the apps set ISO.',
      ru: 'Соединения приложений имеют DateStyle «{value}», хотя приложения задают ISO.',
    },
    why: {
      en: 'Moments are read wrongly, such as the expiry of sessions. A connection pooler has dropped what the apps set.',
      ru: 'Моменты времени читаются неверно, например срок сеансов. Пул соединений сбросил настройки приложений.',
    },
    remedy: {
      en: "Run ALTER ROLE … IN DATABASE … SET DateStyle = 'ISO' for the role of the apps, and RECONNECT in PgBouncer's console.",
      ru: "Выполните ALTER ROLE … IN DATABASE … SET DateStyle = 'ISO' для роли приложений и RECONNECT в консоли PgBouncer.",
    },
  },
  'database.date_style_default': {
    severity: 'warning',
    what: {
      en: 'The default DateStyle of this role in this database is "{value}".',
      ru: 'DateStyle этой роли в этой базе по умолчанию: «{value}».',
    },
    why: {
      en: 'Gatehouse sets ISO on its connections, but a connection pooler may drop that, and scripts read dates in this style.',
      ru: 'Gatehouse задаёт ISO для своих соединений, но пул соединений может это сбросить, а скрипты получат даты в этом виде.',
    },
    remedy: {
      en: "Run ALTER ROLE … IN DATABASE … SET DateStyle = 'ISO' for the role of the apps, or migrate with DB_APP_USERNAME.",
      ru: "Выполните ALTER ROLE … IN DATABASE … SET DateStyle = 'ISO' для роли приложений или migrate с DB_APP_USERNAME.",
    },
  },
  'database.not_durable': {
    severity: 'warning',
    what: { en: '{parameter} is off.', ru: 'Параметр {parameter} выключен.' },
    why: {
      en: 'A crash of the server loses what was committed, or corrupts the database: ended sessions may be valid again.',
      ru: 'При сбое сервера теряются подтверждённые данные или повреждается база: завершённые сеансы могут снова стать действительными.',
    },
    remedy: {
      en: 'Set {parameter} = on in postgresql.conf, and reload PostgreSQL.',
      ru: 'Задайте {parameter} = on в postgresql.conf и перечитайте настройки PostgreSQL.',
    },
  },
  'database.autovacuum': {
    severity: 'warning',
    what: { en: 'Autovacuum is off.', ru: 'Автоочистка (autovacuum) выключена.' },
    why: {
      en: 'Sessions and outboxes change all the time; without it their tables grow without end and every query slows down.',
      ru: 'Сеансы и очереди всё время меняются; без неё таблицы растут бесконечно и все запросы замедляются.',
    },
    remedy: {
      en: 'Set autovacuum = on in postgresql.conf, and reload PostgreSQL.',
      ru: 'Задайте autovacuum = on в postgresql.conf и перечитайте настройки PostgreSQL.',
    },
  },
  'database.wraparound': {
    severity: 'warning',
    what: {
      en: 'The oldest rows were not frozen for {millions} million transactions.',
      ru: 'Старейшие строки не замораживались {millions} млн транзакций.',
    },
    why: {
      en: 'PostgreSQL refuses all changes at about 2,100 million.',
      ru: 'Примерно на 2100 млн PostgreSQL прекращает любые изменения.',
    },
    remedy: {
      en: 'End long transactions and drop unused replication slots, and run VACUUM FREEZE as the owner.',
      ru: 'Завершите долгие транзакции, удалите лишние слоты репликации и выполните VACUUM FREEZE от имени владельца.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;
