/** The audit log as a table for spreadsheets. */
import type { ListedEntry } from '#auth/audit';
import type { CsvTable } from '#csv';
import type { Language, Translated } from '#errors';

const words: Translated<{ readonly header: readonly string[]; readonly command: string }> = {
  ru: {
    header: [
      'Номер записи',
      'Время',
      'Кто: номер',
      'Кто',
      'Что',
      'Вид объекта',
      'Объект: номер или название',
      'Объект',
      'До',
      'После',
    ],
    command: 'команда',
  },
  en: {
    header: [
      'Entry',
      'Time',
      'Actor number',
      'Actor',
      'Action',
      'Target type',
      'Target number or name',
      'Target',
      'Before',
      'After',
    ],
    command: 'a command',
  },
};

const json = (values: object | null) => (values === null ? '' : JSON.stringify(values));

const commandOf = ({ shellUser }: ListedEntry, command: string) =>
  shellUser === null ? command : `${command} (${shellUser})`;

/** The action and the type of the target stay codes, which filters take. */
export function auditTable(language: Language): CsvTable<ListedEntry> {
  const { header, command } = words[language];
  return {
    header,
    cellsOf: (entry) => [
      entry.id,
      entry.occurredAt.toISOString(),
      String(entry.actorId ?? ''),
      entry.actorId === null ? commandOf(entry, command) : (entry.actorName ?? ''),
      entry.action,
      entry.targetType,
      entry.targetId,
      entry.targetName ?? '',
      json(entry.before),
      json(entry.after),
    ],
  };
}
