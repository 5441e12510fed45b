/** Demo content. */
import { Module } from '@nestjs/common';
import { PasswordModule } from '../password/password.module.js';
import { SeedDemo } from './seed-demo.js';

@Module({ imports: [PasswordModule], providers: [SeedDemo], exports: [SeedDemo] })
export class DemoModule {}
