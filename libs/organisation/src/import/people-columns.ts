/** The columns of a file of people, and the texts that stand for values of the API. */
import type { ColumnNames } from '#csv';
import { canonicalEmail } from '#auth/user';

export const peopleColumns: ColumnNames = {
  email: ['e-mail', 'mail', 'Почта', 'Электронная почта', 'Адрес электронной почты', 'Имейл'],
  type: ['Тип', 'Кто'],
  last_name: ['Фамилия'],
  first_name: ['Имя'],
  surname: ['Patronymic', 'Отчество'],
  birth_date: ['Birthday', 'Date of birth', 'Дата рождения'],
  sex: ['Gender', 'Пол'],
  phones: ['Phone', 'Телефон', 'Телефоны', 'Номер телефона'],
  language: ['Язык'],
  position: ['Должность'],
  name: ['Company', 'Название', 'Компания'],
  rooms: ['Комнаты'],
  department: ['Отдел', 'Подразделение'],
  city: ['Город'],
  street: ['Улица'],
  house: ['House number', 'Дом', 'Номер дома'],
  letter: ['Литера', 'Корпус'],
  area: ['Flat', 'Apartment', 'Квартира', 'Помещение', 'Номер квартиры'],
  part: ['Share', 'Доля'],
  permissions: ['Права', 'Разрешения'],
  group: ['Permission group', 'Группа', 'Группа разрешений'],
};

export const requiredPeopleColumns = ['email', 'type'] as const;

/** Field → what people write → the value of the API. Other texts stay as they are. */
const meanings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  type: {
    работник: 'worker',
    сотрудник: 'worker',
    жилец: 'tenant',
    жильцы: 'tenant',
    собственник: 'tenant',
    owner: 'tenant',
    арендатор: 'tenant',
    компания: 'company',
    организация: 'company',
  },
  sex: {
    м: 'male',
    муж: 'male',
    мужской: 'male',
    m: 'male',
    ж: 'female',
    жен: 'female',
    женский: 'female',
    f: 'female',
  },
  language: { русский: 'ru', английский: 'en', russian: 'ru', english: 'en' },
};

const russianDay = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/** @returns the value of the API: `17.05.1990` is `1990-05-17` */
export function valueOf(field: string, text: string): string {
  if (field === 'birth_date') {
    const [, day, month, year] = russianDay.exec(text) ?? [];
    return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text;
  }
  if (field === 'part') return text.replace(',', '.');
  const lower = text.toLowerCase();
  const known = meanings[field];
  if (!known) return text;
  return Object.hasOwn(known, lower) ? known[lower]! : lower;
}

/** Equal for rows with the same email. */
export function personKey({ email }: Readonly<Record<string, string>>): string | null {
  return email === undefined ? null : canonicalEmail(email).slice(0, 320);
}
