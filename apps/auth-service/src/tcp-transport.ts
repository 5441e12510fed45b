/** The TCP transport, with limits on the memory that a connection can use: every host that reaches the port can connect. */
import type { KafkaSettings } from '#config';
import { requestLimits } from '#kafka';
import { type TcpOptions, Transport } from '@nestjs/microservices';

/** Bytes that Node reads from a socket at once. Nest buffers them before it splits them into frames. */
const readAtOnce = 64 * 1024;

/** Bytes of unread responses after which the connection is closed. */
const unreadResponses = 4 * 1024 * 1024;

/** Milliseconds without data within a frame after which the connection is closed. */
const frameTimeout = 10_000;

export function tcpTransport({ tcpHost: host, tcpPort: port }: KafkaSettings): TcpOptions {
  return {
    transport: Transport.TCP,
    options: {
      host,
      port,
      maxBufferSize: requestLimits.value + readAtOnce,
      maxSendBufferSize: unreadResponses,
      incompleteMessageTimeout: frameTimeout,
    },
  };
}
