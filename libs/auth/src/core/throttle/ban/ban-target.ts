/** What can be banned, as somebody at the shell writes it: an account by its email, an address, a network. */
import { invalidFields } from '#errors';
import { canonicalEmail } from '../../account/canonical-email.js';
import { parseNetwork } from '../network.js';

/** One of the two is null. */
export interface BanTarget {
  /** In canonical form. */
  readonly email: string | null;
  /** CIDR. */
  readonly network: string | null;
}

/** @throws CodedError `request.invalid_fields` */
export function parseBanTarget(text: string): BanTarget {
  if (/^[^\s@]+@[^\s@]+$/.test(text) && text.length <= 254) {
    return { email: canonicalEmail(text), network: null };
  }
  const network = parseNetwork(text);
  if (network !== undefined) return { email: null, network };
  throw invalidFields({
    target: [
      'Give an email, an address, or a network such as 203.0.113.0/24, not wider than /8 (IPv4) or /16 (IPv6).',
    ],
  });
}
