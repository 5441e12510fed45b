/** Findings about the settings, keys and disks of the installation. */
import type { FindingDefinition } from '../finding-definition.js';

export const installationFindings = {
  'settings.similar': {
    severity: 'warning',
    what: {
      en: '{name} is no setting. {similar} is one.',
      ru: 'Настройки {name} не существует. Похоже, имелась в виду {similar}.',
    },
    why: {
      en: 'The apps ignore it, so what it was meant to change has its default.',
      ru: 'Приложения её не читают, поэтому действует значение по умолчанию.',
    },
    remedy: {
      en: 'Rename it to {similar} in .env or in the environment, or remove it, and restart the apps.',
      ru: 'Переименуйте её в {similar} в .env или в окружении либо удалите и перезапустите приложения.',
    },
  },
  'settings.unknown': {
    severity: 'note',
    what: { en: '{name} in .env is no setting.', ru: 'Настройки {name}, указанной в .env, не существует.' },
    why: { en: 'The apps ignore it.', ru: 'Приложения её не читают.' },
    remedy: {
      en: 'Remove it unless another program reads it. docs/reference/settings.md lists all settings.',
      ru: 'Удалите её, если её не читает другая программа. Все настройки — в docs/reference/settings.md.',
    },
  },
  'settings.development': {
    severity: 'fault',
    what: {
      en: 'DEBUG=1 on the public address {address}.',
      ru: 'DEBUG=1 на общедоступном адресе {address}.',
    },
    why: {
      en: 'Anybody can read mails at /dev/mail, and cookies travel unencrypted.',
      ru: 'Любой может читать письма на /dev/mail, а cookie передаются без шифрования.',
    },
    remedy: {
      en: 'Remove DEBUG, set what production requires, and restart the apps.',
      ru: 'Уберите DEBUG, задайте обязательные для эксплуатации настройки и перезапустите приложения.',
    },
  },
  'secret_key.weak': {
    severity: 'fault',
    what: { en: 'SECRET_KEY can be guessed.', ru: 'SECRET_KEY можно подобрать.' },
    why: {
      en: 'Who guesses it can forge CSRF tokens and open sealed secrets.',
      ru: 'Угадавший его может подделать токены CSRF и открыть зашифрованные секреты.',
    },
    remedy: {
      en: 'Make a key with openssl rand -base64 48, and follow "Change of SECRET_KEY" in docs/operations.md.',
      ru: 'Создайте ключ: openssl rand -base64 48 — и следуйте разделу «Change of SECRET_KEY» в docs/operations.md.',
    },
  },
  'secret_key.weak_in_development': {
    severity: 'note',
    what: { en: 'SECRET_KEY can be guessed.', ru: 'SECRET_KEY можно подобрать.' },
    why: {
      en: 'That is enough for development. Outside of it the apps refuse to start with this key.',
      ru: 'Для разработки этого достаточно. Вне её приложения с таким ключом не запустятся.',
    },
    remedy: {
      en: 'For production make a key with openssl rand -base64 48.',
      ru: 'Для эксплуатации создайте ключ: openssl rand -base64 48.',
    },
  },
  'secret_key.weak_fallback': {
    severity: 'warning',
    what: {
      en: 'A key of SECRET_KEY_FALLBACKS can be guessed.',
      ru: 'Ключ в SECRET_KEY_FALLBACKS можно подобрать.',
    },
    why: {
      en: 'Who guesses it can forge tokens and open sealed secrets, as long as it is there.',
      ru: 'Пока он указан, подобравший его может подделать токены и открыть зашифрованные секреты.',
    },
    remedy: {
      en: 'Run reseal, and remove the key as soon as "Change of SECRET_KEY" in docs/operations.md allows it.',
      ru: 'Выполните reseal и удалите ключ, как только это позволит раздел «Change of SECRET_KEY» в docs/operations.md.',
    },
  },
  'secret_key.repeated': {
    severity: 'warning',
    what: {
      en: 'SECRET_KEY is also in SECRET_KEY_FALLBACKS.',
      ru: 'SECRET_KEY указан и в SECRET_KEY_FALLBACKS.',
    },
    why: {
      en: 'Nothing is replaced: the old key is missing or still in use.',
      ru: 'Замена не происходит: старого ключа нет или он всё ещё используется.',
    },
    remedy: {
      en: 'Put the other key into SECRET_KEY_FALLBACKS ("Change of SECRET_KEY" in docs/operations.md).',
      ru: 'Укажите в SECRET_KEY_FALLBACKS другой ключ («Change of SECRET_KEY» в docs/operations.md).',
    },
  },
  'secret_key.fallbacks': {
    severity: 'note',
    what: {
      en: 'SECRET_KEY_FALLBACKS has {count} other keys.',
      ru: 'Других ключей в SECRET_KEY_FALLBACKS: {count}.',
    },
    why: {
      en: 'Each of them opens secrets and signs CSRF tokens as long as it is there.',
      ru: 'Каждый из них открывает секреты и действует для токенов CSRF, пока указан.',
    },
    remedy: {
      en: 'When reseal --dry-run counts 0, wait ACCESS_TOKEN_SECONDS, and remove them.',
      ru: 'Когда reseal --dry-run покажет 0, подождите ACCESS_TOKEN_SECONDS и удалите их.',
    },
  },
  'signing_keys.none': {
    severity: 'fault',
    what: { en: 'No signing key is in force.', ru: 'Нет действующего ключа подписи.' },
    why: {
      en: 'Nobody can log in or refresh a session.',
      ru: 'Никто не может войти или продлить сеанс.',
    },
    remedy: {
      en: 'Start the gateway, which makes the first key. If it logs an error of its keys, mend that. Or run keys rotate.',
      ru: 'Запустите шлюз: он создаёт первый ключ. Если в журнале ошибка ключей, устраните её. Или выполните keys rotate.',
    },
  },
  'signing_keys.overdue': {
    severity: 'warning',
    what: {
      en: 'The signing key is {days} days old; the next one was due at {due}.',
      ru: 'Ключу подписи {days} дн.; следующий нужен был {due}.',
    },
    why: {
      en: 'The worker exchanges keys, so it does not run or fails. A stolen key would stay useful.',
      ru: 'Ключи меняет worker: он не запущен или работает с ошибкой. Украденный ключ остаётся полезным.',
    },
    remedy: {
      en: 'Start the worker and look at its log, or run keys rotate.',
      ru: 'Запустите worker и посмотрите его журнал или выполните keys rotate.',
    },
  },
  'disk.not_writable': {
    severity: 'fault',
    what: { en: 'The folder {folder} cannot be written to.', ru: 'В папку {folder} нельзя писать.' },
    why: {
      en: 'Every avatar fails, and the gateway does not start.',
      ru: 'Аватары не сохраняются, и шлюз не запускается.',
    },
    remedy: {
      en: 'Make it writable for the user of the gateway, or name another folder with AVATAR_FOLDER.',
      ru: 'Разрешите запись пользователю шлюза или укажите другую папку в AVATAR_FOLDER.',
    },
  },
  'disk.no_folder': {
    severity: 'note',
    what: { en: 'The folder {folder} does not exist yet.', ru: 'Папки {folder} пока нет.' },
    why: {
      en: 'The gateway creates it. If a gateway runs, it uses another folder or another machine.',
      ru: 'Её создаёт шлюз. Если шлюз уже работает, он использует другую папку или другую машину.',
    },
    remedy: {
      en: 'doctor --fix creates it, or correct AVATAR_FOLDER.',
      ru: 'doctor --fix создаст её; или исправьте AVATAR_FOLDER.',
    },
  },
  'disk.little': {
    severity: 'warning',
    what: {
      en: 'The disk of {folder} has {megabytes} MB left ({percent}%).',
      ru: 'На диске с {folder} осталось {megabytes} МБ ({percent}%).',
    },
    why: {
      en: 'When it is full, avatars fail; the database stops.',
      ru: 'Когда он заполнится, аватары не сохранятся, а база данных остановится.',
    },
    remedy: { en: 'Free space or enlarge the disk.', ru: 'Освободите место или увеличьте диск.' },
  },
  'disk.full': {
    severity: 'fault',
    what: {
      en: 'The disk of {folder} is almost full: {megabytes} MB left ({percent}%).',
      ru: 'Диск с {folder} почти заполнен: осталось {megabytes} МБ ({percent}%).',
    },
    why: {
      en: 'Avatars fail, and the database stops when it cannot write its log.',
      ru: 'Аватары не сохраняются, а база данных останавливается, когда не может писать журнал.',
    },
    remedy: {
      en: 'Free space or enlarge the disk now.',
      ru: 'Немедленно освободите место или увеличьте диск.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;
