/** Findings about the SMTP server and the domain of the sender. */
import type { FindingDefinition } from '../finding-definition.js';

const mailsWait = { en: 'Mails wait, and fail in the end.', ru: 'Письма ждут и в итоге не отправляются.' };

const smtpFindings = {
  'smtp.unreachable': {
    severity: 'fault',
    what: {
      en: 'The SMTP server {server} cannot be reached: {reason}.',
      ru: 'Сервер SMTP {server} недоступен: {reason}.',
    },
    why: mailsWait,
    remedy: {
      en: 'Correct EMAIL_HOST and EMAIL_PORT, or open the firewall. Port 465 needs EMAIL_USE_SSL=1, 587 and 25 need it off.',
      ru: 'Исправьте EMAIL_HOST и EMAIL_PORT или откройте порт. Для порта 465 нужно EMAIL_USE_SSL=1, для 587 и 25 — нет.',
    },
  },
  'smtp.tls': {
    severity: 'fault',
    what: { en: 'TLS with {server} fails: {reason}.', ru: 'TLS с {server} не устанавливается: {reason}.' },
    why: mailsWait,
    remedy: {
      en: 'Name the private authority with NODE_EXTRA_CA_CERTS, use the name of the certificate as EMAIL_HOST, or correct EMAIL_USE_TLS and EMAIL_USE_SSL.',
      ru: 'Укажите частный центр сертификации в NODE_EXTRA_CA_CERTS, имя из сертификата в EMAIL_HOST или исправьте EMAIL_USE_TLS и EMAIL_USE_SSL.',
    },
  },
  'smtp.plain': {
    severity: 'warning',
    what: {
      en: 'The connection to {server} is not encrypted (EMAIL_USE_TLS={setting}).',
      ru: 'Соединение с {server} не шифруется (EMAIL_USE_TLS={setting}).',
    },
    why: {
      en: 'Whoever reads the network can use the links of the mails to take over accounts.',
      ru: 'Читающий сеть может по ссылкам из писем захватить учётные записи.',
    },
    remedy: {
      en: 'Set EMAIL_USE_TLS=required, and use a server that offers STARTTLS.',
      ru: 'Задайте EMAIL_USE_TLS=required и используйте сервер со STARTTLS.',
    },
  },
  'smtp.login': {
    severity: 'fault',
    what: {
      en: '{server} refuses the login of {user}: {reason}.',
      ru: '{server} не принимает вход {user}: {reason}.',
    },
    why: mailsWait,
    remedy: {
      en: 'Correct EMAIL_HOST_USER and EMAIL_HOST_PASSWORD. Some providers want a password for apps.',
      ru: 'Исправьте EMAIL_HOST_USER и EMAIL_HOST_PASSWORD. Некоторым провайдерам нужен пароль для приложений.',
    },
  },
  'smtp.sender': {
    severity: 'fault',
    what: {
      en: '{server} refuses mails from {sender}: {reason}.',
      ru: '{server} не принимает письма от {sender}: {reason}.',
    },
    why: mailsWait,
    remedy: {
      en: 'Set DEFAULT_FROM_EMAIL to an address that this login may send from, or allow it there.',
      ru: 'Укажите в DEFAULT_FROM_EMAIL адрес, от имени которого этому пользователю можно писать, или разрешите его на сервере.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;

const asSpam = {
  en: 'Other servers treat the mails as spam or refuse them.',
  ru: 'Другие серверы сочтут письма спамом или не примут их.',
};

const senderFindings = {
  'sender.unresolved': {
    severity: 'note',
    what: {
      en: 'The DNS records of {domain} cannot be read from here ({reason}).',
      ru: 'Записи DNS домена {domain} отсюда не читаются ({reason}).',
    },
    why: {
      en: 'Whether SPF, DKIM and DMARC are set is unknown.',
      ru: 'Неизвестно, настроены ли SPF, DKIM и DMARC.',
    },
    remedy: {
      en: 'Repeat the diagnosis on a machine that resolves public names.',
      ru: 'Повторите диагностику на машине, которая разрешает внешние имена.',
    },
  },
  'sender.no_spf': {
    severity: 'warning',
    what: { en: '{domain} has no SPF record.', ru: 'У {domain} нет записи SPF.' },
    why: asSpam,
    remedy: {
      en: 'Add a TXT record for {domain}, such as "v=spf1 include:<provider> -all".',
      ru: 'Добавьте запись TXT для {domain}, например «v=spf1 include:<провайдер> -all».',
    },
  },
  'sender.several_spf': {
    severity: 'warning',
    what: { en: '{domain} has {count} SPF records.', ru: 'У {domain} записей SPF: {count}.' },
    why: {
      en: 'Receivers treat that as an error (RFC 7208 section 4.5), and none applies.',
      ru: 'Получатели считают это ошибкой (RFC 7208, раздел 4.5), и ни одна не действует.',
    },
    remedy: { en: 'Merge them into one.', ru: 'Объедините их в одну.' },
  },
  'sender.open_spf': {
    severity: 'warning',
    what: {
      en: 'The SPF record of {domain} allows every server.',
      ru: 'Запись SPF домена {domain} разрешает любые серверы.',
    },
    why: {
      en: 'Anybody can send mails in the name of {domain}.',
      ru: 'Кто угодно может писать от имени {domain}.',
    },
    remedy: { en: 'End it with -all.', ru: 'Завершите её на -all.' },
  },
  'sender.no_dkim': {
    severity: 'warning',
    what: { en: '{domain} publishes no DKIM key.', ru: 'У {domain} нет ключа DKIM.' },
    why: asSpam,
    remedy: {
      en: 'Let the SMTP server sign, and publish its key at <selector>._domainkey.{domain}.',
      ru: 'Включите подпись на сервере SMTP и опубликуйте его ключ в <selector>._domainkey.{domain}.',
    },
  },
  'sender.no_dmarc': {
    severity: 'warning',
    what: { en: '{domain} has no DMARC record.', ru: 'У {domain} нет записи DMARC.' },
    why: {
      en: 'Others can send mails in its name, and large providers refuse mails without it.',
      ru: 'Другие могут писать от его имени, а крупные провайдеры не принимают письма без неё.',
    },
    remedy: {
      en: 'Add a TXT record for _dmarc.{domain}, such as "v=DMARC1; p=quarantine; rua=mailto:postmaster@{domain}".',
      ru: 'Добавьте запись TXT для _dmarc.{domain}, например «v=DMARC1; p=quarantine; rua=mailto:postmaster@{domain}».',
    },
  },
  'sender.dmarc_none': {
    severity: 'note',
    what: {
      en: 'The DMARC record of {domain} only watches (p=none).',
      ru: 'Запись DMARC домена {domain} только наблюдает (p=none).',
    },
    why: {
      en: 'Receivers still deliver forged mails in its name.',
      ru: 'Получатели всё ещё доставляют поддельные письма от его имени.',
    },
    remedy: {
      en: 'When the reports are clean, change it to p=quarantine or p=reject.',
      ru: 'Когда отчёты чистые, смените на p=quarantine или p=reject.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;

export const mailFindings = { ...smtpFindings, ...senderFindings } as const;
