/** Findings about PUBLIC_URL, cookies, CORS and TRUST_PROXY. */
import type { FindingDefinition } from '../finding-definition.js';

const publicAddressFindings = {
  'address.not_https': {
    severity: 'fault',
    what: { en: 'PUBLIC_URL {address} is not https.', ru: 'PUBLIC_URL {address} — не https.' },
    why: {
      en: 'Passwords travel unencrypted, and browsers do not send Secure cookies: nobody stays logged in.',
      ru: 'Пароли передаются без шифрования, а браузеры не отправляют cookie с Secure: войти не получится.',
    },
    remedy: {
      en: 'Put a reverse proxy with a certificate in front of the gateway, and set PUBLIC_URL to its address.',
      ru: 'Поставьте перед шлюзом обратный прокси с сертификатом и укажите его адрес в PUBLIC_URL.',
    },
  },
  'address.unreachable': {
    severity: 'fault',
    what: { en: '{address} does not answer: {reason}.', ru: '{address} не отвечает: {reason}.' },
    why: {
      en: 'People cannot reach the gateway, unless only this machine cannot.',
      ru: 'Люди не могут открыть шлюз, если только дело не в этой машине.',
    },
    remedy: {
      en: 'Start the gateway and the proxy, check the name and the certificate, or correct PUBLIC_URL.',
      ru: 'Запустите шлюз и прокси, проверьте имя и сертификат или исправьте PUBLIC_URL.',
    },
  },
  'address.redirects': {
    severity: 'warning',
    what: { en: '{address} redirects to {location}.', ru: '{address} перенаправляет на {location}.' },
    why: {
      en: 'Links in mails take a detour, and requests of front ends lose their body or their cookies.',
      ru: 'Ссылки из писем идут в обход, а запросы фронтенда теряют тело или cookie.',
    },
    remedy: {
      en: 'Set PUBLIC_URL to the address where the redirect ends.',
      ru: 'Укажите в PUBLIC_URL адрес, на который ведёт перенаправление.',
    },
  },
  'address.other_service': {
    severity: 'fault',
    what: {
      en: '{address} answers with {status}, and not as this version of Gatehouse.',
      ru: '{address} отвечает {status}, и это не Gatehouse этой версии.',
    },
    why: {
      en: 'Mailed links lead to another service, or the proxy does not pass /api/ on.',
      ru: 'Ссылки из писем ведут в другой сервис, или прокси не пропускает /api/.',
    },
    remedy: {
      en: 'Correct PUBLIC_URL or the routes of the proxy. Its log shows why it answers so.',
      ru: 'Исправьте PUBLIC_URL или маршруты прокси. Причина ответа — в его журнале.',
    },
  },
  'address.other_secret': {
    severity: 'fault',
    what: {
      en: 'The gateway at {address} has another SECRET_KEY than this process, or is of an older version.',
      ru: 'У шлюза {address} другой SECRET_KEY, чем у этого процесса, или старая версия.',
    },
    why: {
      en: 'The apps cannot open what another one sealed: mails, second factors and signing keys fail.',
      ru: 'Приложения не откроют зашифрованное другими: письма, вторые факторы и ключи подписи не работают.',
    },
    remedy: {
      en: 'Give all apps and commands the same SECRET_KEY, or correct PUBLIC_URL.',
      ru: 'Задайте всем приложениям и командам один SECRET_KEY или исправьте PUBLIC_URL.',
    },
  },
  'address.no_hsts': {
    severity: 'warning',
    what: {
      en: 'Answers of {address} lack Strict-Transport-Security.',
      ru: 'В ответах {address} нет Strict-Transport-Security.',
    },
    why: {
      en: 'The proxy removes it. On a foreign network the first request of a browser can be intercepted.',
      ru: 'Прокси удаляет его. В чужой сети первый запрос браузера можно перехватить.',
    },
    remedy: {
      en: 'Let the proxy pass the header on.',
      ru: 'Разрешите прокси передавать этот заголовок.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;

const cookieFindings = {
  'cookies.domain': {
    severity: 'fault',
    what: {
      en: 'COOKIE_DOMAIN {domain} does not cover {host}, the host of PUBLIC_URL.',
      ru: 'COOKIE_DOMAIN {domain} не охватывает {host} — узел из PUBLIC_URL.',
    },
    why: {
      en: 'Browsers reject the cookies: nobody can log in.',
      ru: 'Браузеры отвергают cookie: войти нельзя.',
    },
    remedy: { en: 'Correct or remove COOKIE_DOMAIN.', ru: 'Исправьте или уберите COOKIE_DOMAIN.' },
  },
  'cookies.other_site': {
    severity: 'warning',
    what: {
      en: 'Front ends of another site ({origins}) with COOKIE_SAMESITE={value}.',
      ru: 'Фронтенд на другом сайте ({origins}), а COOKIE_SAMESITE={value}.',
    },
    why: {
      en: 'Browsers do not send the cookies from there: the front end is never logged in.',
      ru: 'Браузеры не отправляют оттуда cookie: во фронтенде войти нельзя.',
    },
    remedy: {
      en: 'Serve the front end below the same domain, or set COOKIE_SAMESITE=none.',
      ru: 'Разместите фронтенд в том же домене или задайте COOKIE_SAMESITE=none.',
    },
  },
  'cookies.missing': {
    severity: 'fault',
    what: { en: 'The cookie {name} does not arrive here.', ru: 'Cookie {name} сюда не приходит.' },
    why: { en: 'The proxy removes cookies: nobody can log in.', ru: 'Прокси удаляет cookie: войти нельзя.' },
    remedy: {
      en: 'Let the proxy pass Set-Cookie on, or give the gateway the same COOKIE_ settings as this process.',
      ru: 'Разрешите прокси передавать Set-Cookie или задайте шлюзу те же настройки COOKIE_, что и здесь.',
    },
  },
  'cookies.changed': {
    severity: 'warning',
    what: {
      en: 'The cookie {name} arrives with other attributes than the settings say: {attributes}.',
      ru: 'Cookie {name} приходит с атрибутами не по настройкам: {attributes}.',
    },
    why: {
      en: 'The proxy changes cookies, or the gateway has other settings: browsers may reject them or send them elsewhere.',
      ru: 'Прокси меняет cookie, или у шлюза другие настройки: браузеры могут их отвергнуть или отправить не туда.',
    },
    remedy: {
      en: 'Remove rules for cookies from the proxy, or give the gateway the same COOKIE_ settings as this process.',
      ru: 'Уберите правила для cookie из прокси или задайте шлюзу те же настройки COOKIE_, что и здесь.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;

const crossOriginFindings = {
  'cors.refused': {
    severity: 'fault',
    what: {
      en: 'The gateway does not allow {origin}, which CORS_ORIGINS has.',
      ru: 'Шлюз не разрешает {origin}, хотя он есть в CORS_ORIGINS.',
    },
    why: {
      en: 'Browsers block every call of this front end.',
      ru: 'Браузеры блокируют все запросы этого фронтенда.',
    },
    remedy: {
      en: 'Restart the gateway with these settings, and remove rules for CORS from the proxy: two headers count as none.',
      ru: 'Перезапустите шлюз с этими настройками и уберите правила CORS из прокси: два заголовка не действуют.',
    },
  },
  'cors.open': {
    severity: 'fault',
    what: {
      en: 'A foreign origin gets Access-Control-Allow-Origin: {allowed}.',
      ru: 'Чужой источник получает Access-Control-Allow-Origin: {allowed}.',
    },
    why: {
      en: 'The proxy opens the API to pages of others, who may read what they should not.',
      ru: 'Прокси открывает API чужим страницам: они могут прочитать лишнее.',
    },
    remedy: {
      en: 'Remove rules for CORS from the proxy; the gateway sets these headers itself.',
      ru: 'Уберите правила CORS из прокси: шлюз сам задаёт эти заголовки.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;

const proxyFindings = {
  'proxy.not_trusted': {
    severity: 'warning',
    what: {
      en: 'Requests arrive from the proxy {peer}, whose {header} the gateway does not trust.',
      ru: 'Запросы приходят от прокси {peer}, чьему {header} шлюз не доверяет.',
    },
    why: {
      en: 'All people seem to have one address: one attacker locks everybody out, and bans hit everybody.',
      ru: 'У всех людей один адрес: один подбирающий блокирует всех, и баны действуют на всех.',
    },
    remedy: {
      en: 'Add {peer} to TRUST_PROXY, and restart the gateways.',
      ru: 'Добавьте {peer} в TRUST_PROXY и перезапустите шлюзы.',
    },
  },
  'proxy.no_report': {
    severity: 'warning',
    what: {
      en: 'The proxy {peer} removes {header} and reports no client.',
      ru: 'Прокси {peer} удаляет {header} и не сообщает адрес клиента.',
    },
    why: {
      en: 'All people seem to have one address: one attacker locks everybody out, and bans hit everybody.',
      ru: 'У всех людей один адрес: один подбирающий блокирует всех, и баны действуют на всех.',
    },
    remedy: {
      en: 'Let the proxy set {header}, or set TRUST_PROXY_HEADER to the header that it sets.',
      ru: 'Настройте прокси передавать {header} или укажите в TRUST_PROXY_HEADER его заголовок.',
    },
  },
  'proxy.forgeable': {
    severity: 'warning',
    what: {
      en: 'The gateway takes the address that this machine wrote into {header} for the client.',
      ru: 'Шлюз принял за клиента адрес, который эта машина написала в {header}.',
    },
    why: {
      en: 'If others can do so, they evade rate limits and bans with invented addresses.',
      ru: 'Если так могут и другие, они обходят ограничения и баны с выдуманными адресами.',
    },
    remedy: {
      en: 'TRUST_PROXY must list the proxies only. If this machine is one of them, repeat the diagnosis on another.',
      ru: 'В TRUST_PROXY должны быть только прокси. Если эта машина — один из них, повторите диагностику на другой.',
    },
  },
  'proxy.own_address': {
    severity: 'note',
    what: {
      en: 'No proxy changes {header} between here and the gateway, and TRUST_PROXY lists this machine.',
      ru: 'Между этой машиной и шлюзом никто не меняет {header}, и эта машина есть в TRUST_PROXY.',
    },
    why: {
      en: 'Whether the proxies report clients correctly cannot be seen from here. A proxy that only passes the header on would be unsafe.',
      ru: 'Отсюда не видно, верно ли прокси сообщают адреса. Прокси, который лишь передаёт заголовок дальше, небезопасен.',
    },
    remedy: {
      en: 'Repeat the diagnosis on a machine that reaches PUBLIC_URL as browsers do.',
      ru: 'Повторите диагностику на машине, которая открывает PUBLIC_URL так же, как браузеры.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;

export const addressFindings = {
  ...publicAddressFindings,
  ...cookieFindings,
  ...crossOriginFindings,
  ...proxyFindings,
} as const;
