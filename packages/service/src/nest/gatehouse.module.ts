/** Provides the client and its guard to a whole Nest application. */
import {
  type DynamicModule,
  type FactoryProvider,
  Inject,
  Logger,
  Module,
  type ModuleMetadata,
  type OnModuleDestroy,
} from '@nestjs/common';
import { createGatehouse, Gatehouse } from '../gatehouse.js';
import type { HttpOptions } from '../http/http-options.js';
import type { GatehouseOptions } from '../options.js';
import { httpOptions } from './access.guard.js';

export type GatehouseModuleOptions = GatehouseOptions & HttpOptions;

export interface AsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  readonly inject?: FactoryProvider['inject'];
  readonly useFactory: (...injected: never[]) => GatehouseModuleOptions | Promise<GatehouseModuleOptions>;
}

const moduleOptions = Symbol('gatehouse: options');

@Module({})
export class GatehouseModule implements OnModuleDestroy {
  constructor(@Inject(Gatehouse) private readonly gatehouse: Gatehouse) {}

  /** The client starts to connect when the application is created. The application does not wait for it. */
  static forRoot(options: GatehouseModuleOptions): DynamicModule {
    return GatehouseModule.forRootAsync({ useFactory: () => options });
  }

  static forRootAsync({ imports = [], inject = [], useFactory }: AsyncOptions): DynamicModule {
    return {
      ...exported([
        { provide: moduleOptions, inject, useFactory: useFactory as FactoryProvider['useFactory'] },
        {
          provide: Gatehouse,
          inject: [moduleOptions],
          useFactory: (options: GatehouseModuleOptions) =>
            createGatehouse({ log: new Logger('Gatehouse'), ...options }),
        },
        { provide: httpOptions, inject: [moduleOptions], useFactory: (options: HttpOptions) => options },
      ]),
      imports,
    };
  }

  /** With an existing client, for example a test double. */
  static forClient(gatehouse: Gatehouse, options: HttpOptions = {}): DynamicModule {
    return exported([
      { provide: Gatehouse, useValue: gatehouse },
      { provide: httpOptions, useValue: options },
    ]);
  }

  onModuleDestroy(): Promise<void> {
    return this.gatehouse.close();
  }
}

function exported(providers: NonNullable<DynamicModule['providers']>): DynamicModule {
  return { module: GatehouseModule, global: true, providers, exports: [Gatehouse, httpOptions] };
}
