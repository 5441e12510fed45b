/** What people call a column, for sentences about it. */
import type { Language } from '#errors';
import { houseColumns } from './house-columns.js';
import { peopleColumns } from './people-columns.js';

const names = { ...houseColumns, ...peopleColumns };
const isRussian = (name: string) => /^\p{Script=Cyrillic}/u.test(name);

/** @param field may be a dotted path: `profile.first_name` */
export function columnTitle(field: string, language: Language): string {
  const column = field.split('.').at(-1)!;
  const russian = Object.hasOwn(names, column) ? names[column]?.find(isRussian) : undefined;
  return language === 'ru' && russian !== undefined ? `«${russian}»` : column;
}
