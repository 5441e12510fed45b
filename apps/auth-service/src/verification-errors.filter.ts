/** The one filter of the message transports: what becomes of a verification that failed. */
import { busAnswer } from '#auth/contract';
import { CodedError } from '#errors';
import { type ArgumentsHost, Catch, Logger, type RpcExceptionFilter } from '@nestjs/common';
import { KafkaContext } from '@nestjs/microservices';
import { type Observable, of, throwError } from 'rxjs';

@Catch()
export class VerificationErrors implements RpcExceptionFilter {
  private readonly logger = new Logger('Verification');

  /** Over Kafka the transport retries, or refuses and parks. A TCP client is told to try again, or FAIL. */
  catch(error: unknown, host: ArgumentsHost): Observable<unknown> {
    const rpc = host.switchToRpc();
    if (rpc.getContext<unknown>() instanceof KafkaContext) return throwError(() => error);
    if (error instanceof CodedError && error.code === 'database.unavailable') {
      return throwError(() => ({ status: 'error', message: error.publicBody }));
    }
    this.logger.error({ msg: 'A request that cannot be answered was refused', err: error });
    return of(busAnswer(rpc.getData<unknown>(), undefined));
  }
}
