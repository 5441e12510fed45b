/** Who lives and works in the demo: enough for lists, filters and a map of an organisation. */
import type { ProfileInput } from '#auth/account';

type Sex = 'female' | 'male';

/** First name, last name, sex, day of birth, and the position or the numbers of rooms. */
type DemoPerson = readonly [first: string, last: string, sex: Sex, birthDate: string, detail: string];

export const company = { type: 'company', name: 'Demo Housing', address: '1 Harbour Street' } as const;

/** Registered by itself, and waits for the approval of an administrator. */
export const waitingCompany = { type: 'company', name: 'Lindenhof Service', address: '9 Mill Lane' } as const;

/** The first one is the known demo account. */
export const departments: Readonly<Record<string, readonly DemoPerson[]>> = {
  Dispatch: [
    ['Vera', 'Demo', 'female', '1990-05-17', 'Dispatcher'],
    ['Тимур', 'Ахметов', 'male', '1987-11-03', 'Диспетчер'],
    ['Helena', 'Brandt', 'female', '1979-02-21', 'Shift lead'],
  ],
  Repairs: [
    ['Сергей', 'Климов', 'male', '1974-07-30', 'Слесарь'],
    ['Jonas', 'Weber', 'male', '1995-09-12', 'Electrician'],
    ['Ольга', 'Никитина', 'female', '1988-04-08', 'Мастер участка'],
    ['Pavel', 'Horák', 'male', '1991-12-19', 'Plumber'],
  ],
  Accounting: [
    ['Мария', 'Лебедева', 'female', '1983-06-25', 'Бухгалтер'],
    ['Ruth', 'Lindgren', 'female', '1969-01-14', 'Accountant'],
  ],
};

interface DemoHouse {
  readonly city: string;
  readonly street: string;
  readonly number: string;
  /** Tenants by the number of their area. */
  readonly areas: Readonly<Record<string, readonly DemoPerson[]>>;
}

/** Houses by their group. The first tenant is the known demo account. */
export const houses: Readonly<Record<string, readonly DemoHouse[]>> = {
  Harbour: [
    {
      city: 'Port',
      street: 'Harbour Street',
      number: '2',
      areas: {
        '14': [['Anna', 'Demo', 'female', '1990-05-17', '1, 2']],
        '15': [
          ['Иван', 'Соколов', 'male', '1981-03-09', '1'],
          ['Елена', 'Соколова', 'female', '1984-10-27', '2'],
        ],
        '16': [['Noor', 'Haddad', 'female', '1993-08-01', '1']],
      },
    },
    {
      city: 'Port',
      street: 'Harbour Street',
      number: '4a',
      areas: { '1': [['Karl', 'Mattsson', 'male', '1958-05-05', '1, 2, 3']], '2': [] },
    },
  ],
  'Old Town': [
    {
      city: 'Санкт-Петербург',
      street: 'Большая Морская',
      number: '7',
      areas: {
        '3': [['Дарья', 'Фролова', 'female', '1999-02-11', '1']],
        '4': [['Григорий', 'Панов', 'male', '1966-09-18', '1, 2']],
      },
    },
  ],
};

export function workerOf([first_name, last_name, sex, birth_date, position]: DemoPerson): ProfileInput {
  return { type: 'worker', first_name, last_name, sex, birth_date, position };
}

export function tenantOf([first_name, last_name, sex, birth_date, rooms]: DemoPerson): ProfileInput {
  return { type: 'tenant', first_name, last_name, sex, birth_date, rooms: rooms.split(', ') };
}
