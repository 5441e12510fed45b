/** What people see of the operator on pages and in mails: name, colour, addresses; and whether there are pages. */
import { str, type CleanedEnv } from 'envalid';
import { type AccentColours, accentColours } from './accent-colours.js';
import { colour, flag, webAddress } from './variable-kinds.js';

export const brandVariables = {
  PAGES: flag({
    default: true,
    desc: '1: serves pages for people below /account/ and at /. 0: only the API, for front ends with pages of their own',
  }),
  BRAND_NAME: str({
    default: 'Gatehouse',
    desc: 'Name that people know this service by: on pages, in mails, authenticator apps and passkeys',
    example: 'Riverside Housing',
  }),
  BRAND_ACCENT: colour({
    default: '#2c5ec9',
    desc: 'Colour of main buttons and links, as #rrggbb. The colour of text on it is computed',
    example: '#0b7a5d',
  }),
  BRAND_FOLDER: str({
    default: undefined,
    desc: 'Folder of files that replace those of the pages: logo.svg, favicon.svg, brand.css',
    example: '/etc/gatehouse/brand',
  }),
  HOME_URL: webAddress({
    default: undefined,
    desc: 'Where people go after tasks without a next step, and from / outside development. Empty: their account page',
    example: 'https://app.example.com',
  }),
  SUPPORT_ADDRESS: str({
    default: undefined,
    desc: 'Email or web address where people get help; pages and mails link to it',
    example: 'help@example.com',
  }),
  TERMS_URL: webAddress({
    default: undefined,
    desc: 'Terms of use; pages link to them',
    example: 'https://www.example.com/terms',
  }),
  MAIL_FOOTER: str({
    default: '',
    desc: 'Last line of every mail, such as the postal address of the company',
    example: 'Riverside Housing, 1 River Street',
  }),
  PRIVACY_URL: webAddress({
    default: undefined,
    desc: 'Privacy notice; pages link to it',
    example: 'https://www.example.com/privacy',
  }),
};

type BrandEnv = CleanedEnv<typeof brandVariables>;

const mailAddress = /^[^\s<>@"]+@[^\s<>@"]+$/;

export class BrandSettings {
  /** Whether pages are served below /account/. */
  readonly pages: boolean;
  readonly name: string;
  /** `BRAND_ACCENT`, for light and dark surfaces. */
  readonly accents: AccentColours;
  readonly folder: string | undefined;
  readonly homeUrl: string | undefined;
  /** As a link: `mailto:` or a web address. */
  readonly supportLink: string | undefined;
  readonly termsUrl: string | undefined;
  readonly privacyUrl: string | undefined;
  /** May be empty. */
  readonly mailFooter: string;

  constructor(env: BrandEnv) {
    this.pages = env.PAGES;
    this.name = env.BRAND_NAME;
    this.accents = accentColours(env.BRAND_ACCENT);
    this.folder = env.BRAND_FOLDER;
    this.homeUrl = env.HOME_URL;
    this.supportLink = env.SUPPORT_ADDRESS && supportLink(env.SUPPORT_ADDRESS);
    this.termsUrl = env.TERMS_URL;
    this.privacyUrl = env.PRIVACY_URL;
    this.mailFooter = env.MAIL_FOOTER;
  }

  static faults({ SUPPORT_ADDRESS: support, BRAND_NAME: name }: Partial<BrandEnv>): string[] {
    const faults = [];
    if (support !== undefined && supportLink(support) === undefined) {
      faults.push('SUPPORT_ADDRESS must be an address such as help@example.com or https://example.com/help');
    }
    if (name !== undefined && !/^[^\p{Cc}]{1,60}$/u.test(name)) {
      faults.push('BRAND_NAME must be one line of at most 60 characters');
    }
    return faults;
  }
}

function supportLink(address: string): string | undefined {
  if (mailAddress.test(address)) return `mailto:${address}`;
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : undefined;
}
