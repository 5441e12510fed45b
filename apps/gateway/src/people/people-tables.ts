/** The lists of people and invitations as tables for spreadsheets. */
import type { AdministeredUser } from '#auth/user';
import type { CsvTable } from '#csv';
import type { Language, Translated } from '#errors';
import type { CompanyPerson, InvitationDetails } from '#organisation';
import { invitationWords } from './invitation-words.js';
import { accountStateOf, personTexts, rankWord } from './person-texts.js';

interface Headers {
  readonly accounts: readonly string[];
  readonly people: readonly string[];
  readonly invitations: readonly string[];
  readonly yes: string;
  readonly no: string;
}

const headers: Translated<Headers> = {
  ru: {
    accounts: ['Номер', 'Почта', 'Имя или название', 'Вид', 'Состояние', 'Ранг', 'Создана', 'Последний вход'],
    people: ['Номер', 'Имя', 'Вид', 'Состояние', 'В отделе или помещении', 'Отделы и помещения'],
    invitations: [
      'Почта',
      'Вид',
      'Состояние',
      'Компания',
      'Отдел',
      'Помещение',
      'Доля',
      'Отправлено',
      'Действует до',
      'Письмо',
    ],
    yes: 'да',
    no: 'нет',
  },
  en: {
    accounts: ['Number', 'Email', 'Name', 'Kind', 'State', 'Rank', 'Created', 'Last login'],
    people: ['Number', 'Name', 'Kind', 'State', 'In a department or an area', 'Departments and areas'],
    invitations: [
      'Email',
      'Kind',
      'State',
      'Company',
      'Department',
      'Area',
      'Share',
      'Sent',
      'Valid until',
      'Mail',
    ],
    yes: 'yes',
    no: 'no',
  },
};

const time = (moment: Date | null) => moment?.toISOString() ?? '';

export function accountsTable(language: Language): CsvTable<AdministeredUser> {
  const { kinds, states } = personTexts[language];
  return {
    header: headers[language].accounts,
    cellsOf: (user) => [
      String(user.id),
      user.email,
      user.name,
      kinds[user.profileType ?? 'none'],
      states[accountStateOf(user)],
      rankWord(user, language) ?? '',
      time(user.dateJoined),
      time(user.lastLogin),
    ],
  };
}

/** What a company sees of its people: no emails. */
export function companyPeopleTable(language: Language): CsvTable<CompanyPerson> {
  const { kinds, states } = personTexts[language];
  const { people, yes, no } = headers[language];
  return {
    header: people,
    cellsOf: ({ userId, name, type, isActive, isMember, places }) => [
      String(userId),
      name,
      kinds[type],
      isActive ? states.active : states.inactive,
      isMember ? yes : no,
      places.join('; '),
    ],
  };
}

export function invitationsTable(language: Language): CsvTable<InvitationDetails> {
  const { kinds, states, mailStates } = invitationWords[language];
  return {
    header: headers[language].invitations,
    cellsOf: ({ email, profile, state, company, department, area, part, sentAt, expiresAt, mail }) => [
      email,
      kinds[profile.type],
      states[state],
      company ?? '',
      department ?? '',
      area ?? '',
      part ?? '',
      time(sentAt),
      time(expiresAt),
      mail === null ? '' : [mailStates[mail.state], mail.reason ?? ''].join(' ').trim(),
    ],
  };
}
