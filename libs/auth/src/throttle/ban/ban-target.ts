/** Parses the target of a ban: an account by its email, an address, or a network. */
import { invalidOptions } from '#errors';
import { emailSpellings } from '#auth/user';
import { parseNetwork } from '../network.js';

/** One of the two is null. */
export interface BanTarget {
  /** As typed, without outer whitespace and in lower case. */
  readonly email: string | null;
  /** CIDR. */
  readonly network: string | null;
}

/** @throws CodedError `request.invalid_fields` */
export function parseBanTarget(text: string): BanTarget {
  const [written = ''] = emailSpellings(text);
  if (/^[^\s@]+@[^\s@]+$/.test(written) && written.length <= 254) return { email: written, network: null };
  const network = parseNetwork(text.trim());
  if (network !== undefined) return { email: null, network };
  throw invalidOptions({
    target:
      'Give an email, an address, or a network such as 203.0.113.0/24, not wider than /8 (IPv4) or /16 (IPv6).',
  });
}
