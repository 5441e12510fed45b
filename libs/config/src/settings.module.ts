/** Makes each concern's settings injectable by its class. */
import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from './load-settings.js';

@Module({})
export class SettingsModule {
  static forRoot(settings: Settings): DynamicModule {
    const providers = Object.values(settings).map((concern: object) => ({
      provide: concern.constructor,
      useValue: concern,
    }));
    return { module: SettingsModule, global: true, providers, exports: providers };
  }
}
