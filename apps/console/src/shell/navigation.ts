/** The screens in the navigation, for what the caller may see. */
import type { LinkProps } from '@tanstack/react-router';
import {
  BadgeCheck,
  Building2,
  FileUp,
  History,
  Radio,
  House,
  Info,
  KeyRound,
  Layers,
  LayoutDashboard,
  type LucideIcon,
  Mail,
  Send,
  Settings,
  ShieldBan,
  ShieldCheck,
  Stethoscope,
  Users,
} from 'lucide-react';
import type { ParseKeys } from 'i18next';
import type { Caller } from '../api/caller.js';

type Names<Prefix extends string> =
  ParseKeys<'shell'> extends infer Key ? (Key extends `${Prefix}.${infer Name}` ? Name : never) : never;

interface Item {
  readonly name: Names<'screens'>;
  readonly to: NonNullable<LinkProps['to']>;
  readonly Icon: LucideIcon;
  /** Default: whoever may enter the console. */
  readonly isFor?: (caller: Caller) => boolean;
}

interface Group {
  readonly group: Names<'groups'> | 'start';
  readonly items: readonly Item[];
}

const groups: readonly Group[] = [
  { group: 'start', items: [{ name: 'overview', to: '/', Icon: LayoutDashboard }] },
  {
    group: 'people',
    items: [
      { name: 'people', to: '/people', Icon: Users, isFor: ({ isStaff }) => isStaff },
      { name: 'invitations', to: '/invitations', Icon: Mail },
      { name: 'imports', to: '/imports', Icon: FileUp },
      { name: 'approvals', to: '/approvals', Icon: BadgeCheck, isFor: ({ isAdmin }) => isAdmin },
    ],
  },
  {
    group: 'access',
    items: [
      { name: 'permissions', to: '/permissions', Icon: ShieldCheck, isFor: ({ isStaff }) => isStaff },
      { name: 'permissionGroups', to: '/permission-groups', Icon: Layers, isFor: ({ isStaff }) => isStaff },
      { name: 'bans', to: '/bans', Icon: ShieldBan, isFor: ({ isStaff }) => isStaff },
    ],
  },
  {
    group: 'places',
    items: [
      { name: 'companies', to: '/companies', Icon: Building2 },
      { name: 'houses', to: '/house-groups', Icon: House },
    ],
  },
  {
    group: 'system',
    items: [
      { name: 'events', to: '/events', Icon: Radio, isFor: ({ isAdmin }) => isAdmin },
      { name: 'audit', to: '/audit', Icon: History, isFor: ({ isSuperuser }) => isSuperuser },
      { name: 'mails', to: '/mails', Icon: Send, isFor: ({ isStaff }) => isStaff },
      { name: 'signingKeys', to: '/signing-keys', Icon: KeyRound, isFor: ({ isSuperuser }) => isSuperuser },
      { name: 'settings', to: '/settings', Icon: Settings, isFor: ({ isSuperuser }) => isSuperuser },
      { name: 'diagnosis', to: '/diagnosis', Icon: Stethoscope, isFor: ({ isSuperuser }) => isSuperuser },
      { name: 'about', to: '/about', Icon: Info, isFor: ({ isAdmin }) => isAdmin },
    ],
  },
];

export function navigationOf(caller: Caller): Group[] {
  if (!caller.mayEnter) return [];
  return groups
    .map(({ group, items }) => ({ group, items: items.filter(({ isFor }) => isFor?.(caller) ?? true) }))
    .filter(({ items }) => items.length > 0);
}
