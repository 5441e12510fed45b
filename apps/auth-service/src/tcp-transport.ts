/** Bounds what one connection of the TCP transport can make the process keep: every host that reaches the port can connect. */
import type { KafkaSettings } from '#config';
import { requestLimits } from '#kafka';
import { type TcpOptions, Transport } from '@nestjs/microservices';

/** Bytes that Node reads from a socket at once; they are buffered before frames are told apart. */
const readAtOnce = 64 * 1024;

/** Bytes; a caller that does not read its answers is cut off. */
const unreadAnswers = 4 * 1024 * 1024;

/** Milliseconds for which a caller may be silent within a frame. */
const silence = 10_000;

export function tcpTransport({ tcpHost: host, tcpPort: port }: KafkaSettings): TcpOptions {
  return {
    transport: Transport.TCP,
    options: {
      host,
      port,
      maxBufferSize: requestLimits.value + readAtOnce,
      maxSendBufferSize: unreadAnswers,
      incompleteMessageTimeout: silence,
    },
  };
}
