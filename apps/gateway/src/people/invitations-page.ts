/** The list of sent invitations, and the page that asks before one is revoked. */
import { momentText } from '#display';
import type { Language } from '#errors';
import {
  type InvitationDetails,
  type InvitationState,
  invitationStates,
  type PeopleAccess,
} from '#organisation';
import type { Page } from '#paging';
import { filteredAddress } from '../page/filtered-address.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { accountPage, type ChipTone, type Row } from '../page/panel.js';
import { type InvitationDone, invitationWords } from './invitation-words.js';
import { peopleTabs } from './people-tabs.js';

export const invitationsPath = '/account/people/invitations';

export interface InvitationsQuery {
  readonly search: string;
  readonly state: InvitationState | '';
  readonly after: string;
}

export interface ShownInvitations {
  readonly access: PeopleAccess;
  readonly query: InvitationsQuery;
  readonly page: Page<InvitationDetails>;
  readonly timeZone: string;
  readonly done?: InvitationDone | undefined;
  readonly refusal?: FormRefusal | undefined;
}

export function invitationsPage(shown: ShownInvitations, language: Language): HtmlPage {
  const { access, query, page, done, refusal } = shown;
  const words = invitationWords[language];
  const isFiltered = query.search + query.state !== '';
  const nothing = isFiltered ? words.nothingFound : words.none;
  return accountPage(
    {
      title: words.title,
      section: 'people',
      tabs: peopleTabs('invitations', access, language),
      mainLink: { path: `${invitationsPath}/new`, label: words.invite },
      notice: done && words.done[done],
      problem: refusal?.problem,
      panels: [
        {
          heading: words.heading,
          ...(page.items.length === 0 && { text: nothing }),
          search: {
            action: invitationsPath,
            isSearch: true,
            fields: [
              { name: 'search', label: words.search, value: query.search, optional: '', maxLength: 100 },
              {
                name: 'state',
                label: words.state,
                value: query.state,
                optional: '',
                options: [
                  { value: '', label: words.any },
                  ...invitationStates.map((state) => ({ value: state, label: words.states[state] })),
                ],
              },
            ],
            button: words.find,
            tone: 'plain',
          },
          errors: refusal?.errors,
          rows: page.items.map((invitation) => rowOf(invitation, shown, language)),
          links: [
            ...(isFiltered ? [{ path: invitationsPath, label: words.reset }] : []),
            ...(query.after === '' ? [] : [{ path: addressOf(query, ''), label: words.first }]),
            ...(page.next === null ? [] : [{ path: addressOf(query, page.next), label: words.more }]),
            ...(page.items.length === 0
              ? []
              : [{ path: addressOf(query, '', `${invitationsPath}/export`), label: words.download }]),
          ],
        },
      ],
    },
    language,
  );
}

function addressOf({ search, state }: InvitationsQuery, after: string, path = invitationsPath): string {
  return filteredAddress(path, { search, state, after });
}

const tones: Readonly<Record<InvitationState, ChipTone>> = {
  sent: 'plain',
  opened: 'plain',
  accepted: 'success',
  declined: 'danger',
  revoked: 'plain',
  expired: 'warning',
};

const isOpen = ({ state }: InvitationDetails) => state === 'sent' || state === 'opened';

function rowOf(
  invitation: InvitationDetails,
  { access, timeZone }: ShownInvitations,
  language: Language,
): Row {
  const { id, email, state, company, companyId, areaId } = invitation;
  const words = invitationWords[language];
  // Staff see the invitations of companies, and change only those to none.
  const mayChange = access !== 'staff' || (companyId === null && areaId === null);
  const mayResend = mayChange && (isOpen(invitation) || state === 'expired');
  return {
    icon: 'mail',
    title: email,
    chip: words.states[state],
    chipTone: tones[state],
    lines: [
      [
        words.kinds[invitation.profile.type],
        access !== 'company' && company !== null && words.company(company),
        invitation.department !== null && words.department(invitation.department),
        invitation.area !== null && words.area(invitation.area),
      ]
        .filter(Boolean)
        .join(' · '),
      timesOf(invitation, timeZone, language),
      ...mailLines(invitation, language),
    ],
    action: mayResend
      ? { action: `${invitationsPath}/${id}/resend`, fields: [], button: words.resend, tone: 'plain' }
      : undefined,
    ...(mayChange &&
      isOpen(invitation) && { link: { path: `${invitationsPath}/${id}/revoke`, label: words.revoke } }),
  };
}

function timesOf(invitation: InvitationDetails, timeZone: string, language: Language): string {
  const words = invitationWords[language];
  const sent = words.sent(momentText(invitation.sentAt, language, timeZone));
  if (!isOpen(invitation)) return sent;
  return `${sent} · ${words.until(momentText(invitation.expiresAt, language, timeZone))}`;
}

function mailLines(invitation: InvitationDetails, language: Language): string[] {
  const words = invitationWords[language];
  const { mail } = invitation;
  if (!mail || !isOpen(invitation) || mail.state === 'sent') return [];
  return [mail.state === 'failed' ? words.mailFailed(mail.reason ?? '') : words.mailWaiting];
}

export function revokeInvitationPage(
  { invitation, refusal }: { readonly invitation: InvitationDetails; readonly refusal?: FormRefusal },
  language: Language,
): HtmlPage {
  const words = invitationWords[language];
  const revoke = {
    action: `${invitationsPath}/${invitation.id}/revoke`,
    fields: [],
    button: words.revoke,
    tone: 'danger',
  } as const;
  return accountPage(
    {
      title: words.revokeTitle,
      section: 'people',
      back: { path: invitationsPath, label: words.back },
      problem: refusal?.problem,
      panels: [
        {
          heading: invitation.email,
          text: isOpen(invitation) ? words.revokeText : words.states[invitation.state],
          isDangerous: isOpen(invitation),
          ...(isOpen(invitation) && { form: revoke }),
        },
      ],
    },
    language,
  );
}
