/** Demo data for `seed --demo`. */
import { Module } from '@nestjs/common';
import { PasswordModule } from '#auth/password';
import { SeedDemo } from './seed-demo.js';

@Module({ imports: [PasswordModule], providers: [SeedDemo], exports: [SeedDemo] })
export class DemoModule {}
