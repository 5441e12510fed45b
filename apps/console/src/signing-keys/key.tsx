/** How a key is named and what it does now. */
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { Chip, type ChipKind } from '../ui/chip.js';

export type SigningKey = Schemas['SigningKeyDto'];

const kinds: Record<SigningKey['state'], ChipKind> = {
  published: 'plain',
  signing: 'good',
  retired: 'plain',
  revoked: 'bad',
};

/** Ids of keys begin with their time, so their ends differ. */
export const shortKid = (kid: string): string => kid.slice(-8);

export function KeyState({ state }: { readonly state: SigningKey['state'] }) {
  const { t } = useTranslation('signing-keys');
  return <Chip kind={kinds[state]}>{t(`states.${state}`)}</Chip>;
}
