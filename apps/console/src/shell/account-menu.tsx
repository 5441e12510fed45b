/** Who is logged in, with the language, the colours and the way out. */
import { Menu } from '@base-ui/react/menu';
import { useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Caller, callerQuery, useCaller } from '../api/caller.js';
import { api, dataOf, gatehouse, ifMatch } from '../api/client.js';
import { type Language, languages, setLanguage } from '../texts/texts.js';
import { applyTheme, currentTheme, type Theme, themes } from '../theme.js';
import { AccountName } from './account-name.js';
import styles from './account-menu.module.css';
import menu from '../ui/menu.module.css';

/** Each in its own language. */
const languageNames: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' };

/** Loaded when it is opened for the first time (`AccountButton`). */
export default function AccountMenu() {
  const { t, i18n } = useTranslation();
  const { account } = useCaller();
  const queries = useQueryClient();
  const [theme, setTheme] = useState(currentTheme);
  const chooseLanguage = async (language: Language) => {
    // The answer of the gateway is also in this language from now on: it is the language of the account.
    const params = { header: ifMatch(account.version) };
    const changed = await dataOf(api.PATCH('/api/v1/me', { params, body: { language } }));
    queries.setQueryData(callerQuery.queryKey, new Caller(changed));
    await setLanguage(language);
  };
  const chooseTheme = (next: Theme) => {
    applyTheme(next);
    setTheme(next);
  };
  const logOut = async () => {
    await gatehouse.logout();
    location.assign(gatehouse.loginUrl());
  };
  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger className={styles.trigger}>
        <AccountName />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={menu.positioner} align="end" sideOffset={4}>
          <Menu.Popup className={menu.popup}>
            <Menu.LinkItem className={styles.link} href={gatehouse.accountUrl()}>
              {t('myAccount')}
            </Menu.LinkItem>
            <Menu.RadioGroup
              className={styles.group}
              aria-label={t('language')}
              value={i18n.language}
              onValueChange={(value: Language) => void chooseLanguage(value)}
            >
              {languages.map((language) => (
                <RadioItem key={language} value={language} label={languageNames[language]} lang={language} />
              ))}
            </Menu.RadioGroup>
            <Menu.RadioGroup
              className={styles.group}
              aria-label={t('theme.label')}
              value={theme}
              onValueChange={chooseTheme}
            >
              {themes.map((one) => (
                <RadioItem key={one} value={one} label={t(`theme.${one}`)} />
              ))}
            </Menu.RadioGroup>
            <div className={styles.group}>
              <Menu.Item className={menu.item} onClick={() => void logOut()}>
                {t('logOut')}
              </Menu.Item>
            </div>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function RadioItem({
  value,
  label,
  lang,
}: {
  readonly value: string;
  readonly label: string;
  readonly lang?: string;
}) {
  return (
    <Menu.RadioItem value={value} className={styles.radio} lang={lang}>
      <Menu.RadioItemIndicator className={styles.mark}>
        <Check size={16} aria-hidden />
      </Menu.RadioItemIndicator>
      {label}
    </Menu.RadioItem>
  );
}
