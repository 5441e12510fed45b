/** The address in `DEFAULT_FROM_EMAIL`. */

/** @param from `name@example.com` or `Name <name@example.com>` */
export const senderAddressOf = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
