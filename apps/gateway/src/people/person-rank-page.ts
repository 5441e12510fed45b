/** The page that sets the role flags of one account, for administrators, who give and take only flags that they have. */
import type { AccountDetails } from '#auth/account';
import type { Actor } from '#auth/authorization';
import type { AccountState } from '#auth/user';
import type { Language, Translated } from '#errors';
import { chosenIn, type FormFields } from '../page/form-fields.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { changePage } from './person-forms.js';
import { personPath } from './person-page.js';
import { personTexts } from './person-texts.js';
import { personWords } from './person-words.js';

const flags = { staff: 'isStaff', admin: 'isAdmin', superuser: 'isSuperuser' } as const;
type Flag = keyof typeof flags;
const flagNames: readonly Flag[] = ['staff', 'admin', 'superuser'];

const givableBy = (actor: Actor) => flagNames.filter((name) => actor.isSuperuser || actor[flags[name]]);

const words: Translated<{ readonly hints: Readonly<Record<Flag, string>> }> = {
  ru: {
    hints: {
      staff: 'управляет людьми',
      admin: 'ещё и правами, домами и компаниями',
      superuser: 'может всё и видит журнал изменений',
    },
  },
  en: {
    hints: {
      staff: 'manages people',
      admin: 'manages permissions, housing and companies as well',
      superuser: 'may do everything and reads the audit log',
    },
  },
};

interface RankChange {
  readonly account: AccountDetails;
  readonly actor: Actor;
  readonly refusal?: FormRefusal | undefined;
}

export function personRankPage({ account, actor, refusal }: RankChange, language: Language): HtmlPage {
  const { rank, rankHint, saveRank } = personWords[language];
  const { ranks } = personTexts[language];
  const choices = givableBy(actor).map((name) => ({
    value: name,
    label: `${ranks[name]}: ${words[language].hints[name]}`,
    isChosen: account[flags[name]],
  }));
  const fields = [{ name: 'flags', label: rank, hint: rankHint, choices }];
  const form = { action: `${personPath(account.id)}/rank`, fields, button: saveRank };
  return changePage({ account, refusal }, form, { heading: rank, errors: refusal?.errors }, language);
}

/** The flags that the form showed: ticked ones are set, the others cleared. */
export function sentFlags(actor: Actor, sent: FormFields): Partial<AccountState> {
  const chosen = chosenIn(sent, 'flags');
  return Object.fromEntries(givableBy(actor).map((name) => [flags[name], chosen.includes(name)]));
}
