/** Hosts that only this machine reaches. */

/** @param hostname as of `URL`, IPv6 in brackets */
export const isLoopback = (hostname: string): boolean =>
  /^(?:localhost|.*\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
