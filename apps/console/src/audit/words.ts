/** The words for what the audit log names. What a newer server records is shown as it is named. */
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { actions, targetTypes, typeOf } from './actions.js';

export type Entry = Schemas['AuditEntryDto'];

export function useAuditWords() {
  const { t, i18n } = useTranslation(['audit', 'people']);
  return {
    action(name: string): string {
      const action = actions.find((known) => known === name);
      return action ? t(`actions.${action}`) : name;
    },
    /** In a list of all actions, which needs to say of what. */
    actionOfType(action: (typeof actions)[number]): string {
      return `${t(`types.${typeOf(action)}`)}: ${t(`actions.${action}`)}`;
    },
    type(name: string): string {
      const type = targetTypes.find((known) => known === name);
      return type ? t(`types.${type}`) : name;
    },
    actor({
      actor_id,
      actor_name,
      shell_user,
    }: Pick<Entry, 'actor_id' | 'actor_name' | 'shell_user'>): string {
      if (actor_id !== null) return actor_name ?? t('number', { number: actor_id });
      return shell_user === null ? t('command') : t('commandOf', { user: shell_user });
    },
    target({ target_type, target_id, target_name }: Entry): string {
      if (target_name !== null) return target_name;
      return target_type === 'user' || target_type === 'company'
        ? t('number', { number: target_id })
        : target_id;
    },
    field(name: string): string {
      // Fields of a profile have the words of the screen of a person.
      const key = name.startsWith('profile.') ? `people:${name}` : `audit:fields.${name}`;
      return i18n.exists(key) ? t(key as 'audit:fields.email') : name;
    },
    value(value: unknown): string {
      if (value === undefined || value === null || value === '') return '–';
      if (typeof value === 'boolean') return value ? t('yes') : t('no');
      if (Array.isArray(value)) return value.map((one) => this.value(one)).join(', ') || '–';
      return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
    },
  };
}

/** The fields of a change, with their values before and after it. */
export function changesOf({
  before,
  after,
}: Entry): readonly { name: string; before: unknown; after: unknown }[] {
  const [was, is] = [before, after] as readonly (Readonly<Record<string, unknown>> | null)[];
  const names = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})]);
  return [...names].map((name) => ({ name, before: was?.[name], after: is?.[name] }));
}
