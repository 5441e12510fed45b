/** `npm run sbom` lists what runs in production, as package-lock.json names it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { temporary } from '../support/test-run/process-guard.js';

interface LockEntry {
  readonly name?: string;
  readonly version?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
}

interface BillOfMaterials {
  readonly bomFormat: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown;

const fullName = ({ group, name }: Component) => (group === undefined ? name : `${group}/${name}`);

/** `name version` of each package that `npm ci --omit=dev` installs on any platform. */
function productionPackages(): Set<string> {
  const { packages } = read(join(root, 'package-lock.json')) as { packages: Record<string, LockEntry> };
  const folder = 'node_modules/';
  return new Set(
    Object.entries(packages)
      .filter(([path, { dev, link }]) => path.includes(folder) && !dev && !link)
      .map(
        ([path, { name = path.slice(path.lastIndexOf(folder) + folder.length), version }]) =>
          `${name} ${version}`,
      ),
  );
}

function writtenBill(): BillOfMaterials {
  const file = join(mkdtempSync(join(temporary, 'sbom-')), 'sbom.cdx.json');
  execFileSync('npm', ['run', 'sbom', '--', '--output-file', file], { cwd: root, stdio: 'pipe' });
  return read(file) as BillOfMaterials;
}

describe('the bill of materials', () => {
  let bill: BillOfMaterials;
  beforeAll(() => (bill = writtenBill()));

  it('is of CycloneDX and describes this version of Gatehouse', () => {
    const { version } = read(join(root, 'package.json')) as { version: string };
    expect([bill.bomFormat, bill.metadata.component.name, bill.metadata.component.version]).toEqual([
      'CycloneDX',
      'gatehouse',
      version,
    ]);
  });

  it('lists every production package of package-lock.json with its version, and besides those only our own', () => {
    const listed = new Set(bill.components.map((component) => `${fullName(component)} ${component.version}`));
    const foreign = [...listed].filter((name) => !name.startsWith('@gatehouse/'));
    expect(foreign.toSorted()).toEqual([...productionPackages()].toSorted());
    expect(foreign.length).toBeGreaterThan(400);
  });

  it('names each package by a package URL', () => {
    const withoutUrl = bill.components.filter(
      ({ purl, version }) => !purl?.startsWith('pkg:npm/') || !purl.includes(version),
    );
    expect(withoutUrl).toEqual([]);
  });
});
