// Writes the licences of the production dependencies, as package-lock.json names them, for `about`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const marker = 'node_modules/';

/** Old packages list theirs in a way that npm does not copy to the lock file. */
function declaredBy(path) {
  try {
    const { licenses = [] } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    return licenses.map(({ type }) => type).join(' OR ');
  } catch {
    return '';
  }
}

export function writeLicences() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const found = new Map();
  for (const [path, { name, version, license, dev, link }] of Object.entries(packages)) {
    if (!path.includes(marker) || dev || link) continue;
    const installed = name ?? path.slice(path.lastIndexOf(marker) + marker.length);
    const licence = license ?? (declaredBy(path) || null);
    found.set(`${installed} ${version}`, { name: installed, version, licence });
  }
  const listed = [...found.keys()].sort().map((key) => found.get(key));
  writeFileSync(join('dist', 'licences.json'), JSON.stringify(listed));
}
