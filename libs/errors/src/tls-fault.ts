/** Says why TLS to a server failed, and what an operator can do about it. */

/** The certificate of the server is not accepted, or the server does not accept ours, or it does not speak TLS. */
interface TlsFault {
  /** Looked for in the code and the message, because kafkajs keeps the message only. */
  readonly sign: RegExp;
  /** @param prefix of the settings, such as `DB_SSL` */
  readonly sentence: (prefix: string) => string;
}

const faults: readonly TlsFault[] = [
  {
    sign: /ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate's altnames/,
    sentence: () =>
      'Its certificate is for another name. Connect by a name or address that the certificate holds as subjectAltName, or issue one for this name.',
  },
  {
    sign: /CERT_HAS_EXPIRED|certificate has expired/,
    sentence: () => 'Its certificate has expired. Renew it on the server.',
  },
  {
    sign: /CERT_NOT_YET_VALID|certificate is not yet valid/,
    sentence: () => 'Its certificate is not valid yet. Correct the clock of this machine or the certificate.',
  },
  {
    sign: /SELF_SIGNED_CERT|UNABLE_TO_|CERT_SIGNATURE_FAILURE|self[- ]signed certificate|unable to (verify|get)|CERT_UNTRUSTED|INVALID_CA/,
    sentence: (prefix) =>
      `Its certificate is from an authority that is not trusted here. Name the authority in ${prefix}_CA_FILE.`,
  },
  {
    sign: /alert (certificate required|bad certificate|unknown ca|certificate expired|certificate unknown|certificate revoked|unsupported certificate)|ALERT_(CERTIFICATE|BAD_CERTIFICATE|UNKNOWN_CA|UNSUPPORTED_CERT)|requires a valid client certificate/i,
    sentence: (prefix) =>
      `It requires a client certificate that it accepts. Set ${prefix}_CERT_FILE and ${prefix}_KEY_FILE to a valid one.`,
  },
  {
    sign: /ERR_SSL_WRONG_VERSION_NUMBER|wrong version number|packet length too long|before secure TLS connection was established|does not support SSL/,
    sentence: () =>
      'It does not complete TLS on this port. Switch TLS on there, or connect to the port that has it.',
  },
  {
    // Of ioredis. A Redis without TLS waits for the end of what it takes for a command.
    sign: /connect ETIMEDOUT$/,
    sentence: () => 'It did not answer in time. Check that it can be reached and has TLS on this port.',
  },
];

const servers = { DB_SSL: 'PostgreSQL', REDIS_SSL: 'Redis', KAFKA_SSL: 'Kafka' } as const;

/**
 * For connections with TLS only.
 * @param error what the driver threw; its cause is not looked at
 * @param prefix of the TLS settings of the server
 * @param place `host:port`
 * @returns what failed, the reason and the remedy; undefined for other errors
 */
export function tlsFaultOf(error: unknown, prefix: keyof typeof servers, place: string): string | undefined {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const text = `${String(code ?? '')} ${String(message ?? '')}`;
  const sentence = faults.find(({ sign }) => sign.test(text))?.sentence(prefix);
  return sentence && `TLS to ${servers[prefix]} at ${place} failed (${String(message)}). ${sentence}`;
}
