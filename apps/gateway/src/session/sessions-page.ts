/** The sessions and the history section of the account pages. */
import type { ListedEvent } from '#auth/security-event';
import type { ListedSession } from '#auth/session';
import { deviceName, momentText } from '#display';
import type { Language, Translated } from '#errors';
import type { IconName } from '../page/icons.js';
import type { HtmlPage } from '../page/page.js';
import { accountPage, type Panel } from '../page/panel.js';

const sessionTexts = {
  ru: {
    title: 'Сеансы',
    heading: 'Где вы вошли',
    text: 'Если какой-то вход не ваш, завершите сеанс и смените пароль.',
    current: 'Этот браузер',
    since: (moment: string) => `Вход: ${moment}`,
    used: (moment: string) => `Последнее действие: ${moment}`,
    end: 'Завершить сеанс',
    others: 'Все остальные сеансы',
    othersText: 'Вы останетесь в учётной записи только здесь.',
    endOthers: 'Завершить остальные сеансы',
    ended: 'Сеанс завершён.',
    othersEnded: 'Остальные сеансы завершены.',
    more: 'Показать ещё',
  },
  en: {
    title: 'Sessions',
    heading: 'Where you are logged in',
    text: 'If one of these is not you, end it and change your password.',
    current: 'This browser',
    since: (moment: string) => `Logged in: ${moment}`,
    used: (moment: string) => `Last used: ${moment}`,
    end: 'End session',
    others: 'All other sessions',
    othersText: 'You stay logged in here only.',
    endOthers: 'End the other sessions',
    ended: 'The session has ended.',
    othersEnded: 'The other sessions have ended.',
    more: 'Show more',
  },
} satisfies Translated<unknown>;

export interface ShownSessions {
  readonly sessions: readonly ListedSession[];
  /** Id of the session of the request. */
  readonly current: string;
  /** Cursor of the following page; null on the last one. */
  readonly next: string | null;
  readonly done: 'ended' | 'othersEnded' | undefined;
  readonly timeZone: string;
}

export function sessionsPage(shown: ShownSessions, language: Language): HtmlPage {
  const { sessions, current, next, done, timeZone } = shown;
  const texts = sessionTexts[language];
  const rows = sessions.map((session) => {
    const device = deviceName(session.device, language);
    const isCurrent = session.id === current;
    return {
      icon: (device.isMobile ? 'phone' : 'monitor') as IconName,
      title: device.name,
      chip: isCurrent ? texts.current : undefined,
      lines: [
        texts.used(momentText(session.lastUsedAt, language, timeZone)),
        texts.since(momentText(session.createdAt, language, timeZone)),
      ],
      action: isCurrent
        ? undefined
        : ({
            action: '/account/sessions/end',
            hidden: { id: session.id },
            fields: [],
            button: texts.end,
            tone: 'plain',
          } as const),
    };
  });
  const others: Panel = {
    heading: texts.others,
    text: texts.othersText,
    isDangerous: true,
    form: { action: '/account/sessions/end-others', fields: [], button: texts.endOthers, tone: 'danger' },
  };
  return accountPage(
    {
      title: texts.title,
      section: 'sessions',
      notice: done && texts[done],
      panels: [
        {
          heading: texts.heading,
          text: texts.text,
          rows,
          ...moreLink('/account/sessions', next, texts.more),
        },
        ...(sessions.length > 1 ? [others] : []),
      ],
    },
    language,
  );
}

const historyTexts = {
  ru: {
    title: 'История',
    heading: 'События безопасности',
    text: 'Входы, смены пароля и всё остальное, что касается защиты учётной записи.',
    none: 'Пока ничего не произошло.',
    from: (address: string) => `Адрес ${address}`,
    more: 'Показать более ранние',
    kinds: {
      'session.started': 'Вход',
      'session.ended': 'Сеанс завершён',
      'session.refresh_reused': 'Попытка использовать копию вашего входа, сеанс завершён',
      'session.stepped_up': 'Вход подтверждён ещё раз',
      'session.disowned': 'Вы сообщили, что вход не ваш; пароль больше не действует',
      'account.throttled': 'Слишком много попыток входа',
      'password.changed': 'Пароль изменён',
      'password.reset': 'Задан новый пароль по ссылке из письма',
      'email.change_requested': 'Запрошена смена адреса почты',
      'email.change_objected': 'Со старого адреса возразили против смены адреса почты',
      'email.changed': 'Адрес почты изменён',
      'second_factor.totp_added': 'Добавлено приложение для кодов',
      'second_factor.totp_removed': 'Удалено приложение для кодов',
      'second_factor.passkey_added': 'Добавлен ключ доступа',
      'second_factor.passkey_removed': 'Удалён ключ доступа',
      'second_factor.codes_renewed': 'Созданы новые резервные коды',
      'second_factor.code_used': 'Использован резервный код',
      'second_factor.reset': 'Второй фактор сброшен администратором',
      'second_factor.refused': 'Пароль верный, но второй фактор не подошёл',
      'second_factor.passkey_refused': 'Отклонён ключ доступа: возможно, есть его копия',
    },
  },
  en: {
    title: 'History',
    heading: 'Security events',
    text: 'Logins, password changes, and everything else that concerns the protection of your account.',
    none: 'Nothing has happened yet.',
    from: (address: string) => `Address ${address}`,
    more: 'Show earlier ones',
    kinds: {
      'session.started': 'Login',
      'session.ended': 'Session ended',
      'session.refresh_reused': 'Attempt to use a copy of your login; the session was ended',
      'session.stepped_up': 'Second factor confirmed again',
      'session.disowned': 'You reported a login as not yours; the password no longer works',
      'account.throttled': 'Too many login attempts',
      'password.changed': 'Password changed',
      'password.reset': 'New password set with a mailed link',
      'email.change_requested': 'Change of email requested',
      'email.change_objected': 'The old address objected to a change of email',
      'email.changed': 'Email changed',
      'second_factor.totp_added': 'Authenticator app added',
      'second_factor.totp_removed': 'Authenticator app removed',
      'second_factor.passkey_added': 'Passkey added',
      'second_factor.passkey_removed': 'Passkey removed',
      'second_factor.codes_renewed': 'New recovery codes created',
      'second_factor.code_used': 'Recovery code used',
      'second_factor.reset': 'Second factor reset by an administrator',
      'second_factor.refused': 'The password was right, the second factor was not',
      'second_factor.passkey_refused': 'Passkey refused: there may be a copy of it',
    },
  },
} satisfies Translated<{
  readonly kinds: Readonly<Record<ListedEvent['kind'], string>>;
  [name: string]: unknown;
}>;

export interface ShownHistory {
  readonly events: readonly ListedEvent[];
  readonly next: string | null;
  readonly timeZone: string;
}

export function historyPage({ events, next, timeZone }: ShownHistory, language: Language): HtmlPage {
  const texts = historyTexts[language];
  const rows = events.map(({ kind, occurredAt, address, device }) => ({
    icon: iconOf(kind),
    title: texts.kinds[kind],
    lines: [
      momentText(occurredAt, language, timeZone),
      [device && deviceName(device, language).name, address && texts.from(address)]
        .filter(Boolean)
        .join(' · '),
    ].filter((line) => line !== ''),
  }));
  return accountPage(
    {
      title: texts.title,
      section: 'history',
      panels: [
        {
          heading: texts.heading,
          text: rows.length > 0 ? texts.text : texts.none,
          rows,
          ...moreLink('/account/history', next, texts.more),
        },
      ],
    },
    language,
  );
}

function iconOf(kind: ListedEvent['kind']): IconName {
  if (/reused|disowned|throttled|refused/.test(kind)) return 'warning';
  if (kind.startsWith('second_factor')) return 'shield';
  if (kind.startsWith('password')) return 'key';
  return kind.startsWith('email') ? 'mail' : 'history';
}

function moreLink(path: string, next: string | null, label: string): Pick<Panel, 'links'> {
  return next === null ? {} : { links: [{ path: `${path}?after=${encodeURIComponent(next)}`, label }] };
}
