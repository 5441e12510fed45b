/** Describes the product that runs: versions, migrations, and the licences of its dependencies. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { productVersion } from '#config';
import { compareMigrations, type MigrationDifferences, readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdmin } from '#auth/authorization';
import { findServerState } from './server-state.store.js';

export interface DependencyLicence {
  readonly name: string;
  readonly version: string;
  /** SPDX expression; null if the package names none. */
  readonly licence: string | null;
}

export interface ProductDescription {
  readonly version: string;
  readonly node: string;
  readonly postgresql: string;
  readonly migrations: MigrationDifferences & { readonly applied: number };
  readonly licences: readonly DependencyLicence[];
}

/** Written by the build. */
const licencesFile = join(
  dirname(createRequire(import.meta.url).resolve('#package.json')),
  'dist/licences.json',
);

@Injectable()
export class DescribeProduct {
  private licences: Promise<readonly DependencyLicence[]> | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused` */
  async execute(actor: Actor): Promise<ProductDescription> {
    requireAdmin(actor);
    const { version: postgresql, migrations } = await readFrom(this.dataSource, findServerState);
    return {
      version: productVersion,
      node: process.version,
      postgresql,
      migrations: { applied: migrations.length, ...compareMigrations(this.dataSource, migrations) },
      licences: await (this.licences ??= readLicences()),
    };
  }
}

async function readLicences(): Promise<readonly DependencyLicence[]> {
  return JSON.parse(await readFile(licencesFile, 'utf8')) as DependencyLicence[];
}
