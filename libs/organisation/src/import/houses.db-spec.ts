import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, superuser } from '../../../../test/support/database/user-rows.js';
import { invitations } from '../../../../test/support/use-cases/invitations.js';
import { CreateHouseGroup } from '../house-group/create-house-group.js';
import { CreateHouse } from '../house/create-house.js';
import { AdvanceImports } from './advance-imports.js';
import { ReadImport } from './read-import.js';
import { ReceiveImport } from './receive-import.js';
import { StartImport } from './start-import.js';

const database = migratedDatabase();
const page = { limit: 100, after: undefined, outcome: undefined };
const query = <Row>(sql: string, ...values: unknown[]) => database().query<Row[]>(sql, values);

let companyId: number;
const company = () => actorFor(companyId);
const advance = () => new AdvanceImports(database(), invitations(database()).send).execute();
const upload = (text: string, actor = company(), given: { companyId?: number } = {}) =>
  new ReceiveImport(database()).execute(actor, { content: Buffer.from(text), kind: 'houses', ...given });
const start = (id: string) => new StartImport(database()).execute(company(), id);
const read = (id: string) => new ReadImport(database()).execute(company(), id);
const rowsOf = async (id: string) => (await new ReadImport(database()).rows(company(), id, page)).items;

async function checked(text: string): Promise<string> {
  const id = await upload(text);
  await advance();
  return id;
}

/** @returns the counts of outcomes */
async function imported(text: string) {
  const id = await checked(text);
  await start(id);
  await advance();
  return (await read(id)).counts.done;
}

/** The housing of the company, one line for each house with its areas. */
async function housing(): Promise<string[]> {
  const rows = await query<{ line: string }>(
    `SELECT concat_ws(' ', housing.name, house.zip_code, house.city, house.street, house.number, house.letter,
       string_agg(area.number, '+' ORDER BY area.number)) AS line
     FROM house_groups housing JOIN houses house ON house.group_id = housing.id
       LEFT JOIN areas area ON area.house_id = house.id
     WHERE housing.provider_id = $1 GROUP BY housing.id, house.id`,
    companyId,
  );
  return rows.map(({ line }) => line.replaceAll(/\s+/g, ' ').trim()).toSorted();
}

const groups = async () => (await query('SELECT FROM house_groups WHERE provider_id = $1', companyId)).length;

const file = `Группа;Индекс;Город;Улица;Дом;Литера;Квартира
Центр;190000;Санкт-Петербург;Невский проспект;12;А;1
Центр;190000;Санкт-Петербург;Невский проспект;12;А;2
центр;;Санкт-Петербург;невский  проспект;12 а;;3
Центр;;Санкт-Петербург;Зелёная;4;;
Север;;Санкт-Петербург;Зеленая;5;;1-Н
`;

beforeEach(async () => {
  companyId = await addPerson(database(), 'company');
});

describe('an import of houses', () => {
  it('creates the groups, houses and areas that the company lacks', async () => {
    expect(await imported(file)).toEqual({ created: 5 });
    expect(await housing()).toEqual([
      'Север Санкт-Петербург Зеленая 5 1-Н',
      'Центр 190000 Санкт-Петербург Невский проспект 12 А 1+2+3',
      'Центр Санкт-Петербург Зелёная 4',
    ]);
    expect(await groups()).toBe(2);
  });

  it('of the same file again changes nothing', async () => {
    await imported(file);
    const before = await housing();
    expect(await imported(file.replaceAll('Центр', 'ЦЕНТР'))).toEqual({ already_exists: 5 });
    expect([await housing(), await groups()]).toEqual([before, 2]);
  });

  it('is checked without a change', async () => {
    const id = await checked(file);
    expect((await read(id)).counts).toMatchObject({ planned: { created: 5 }, done: {} });
    expect([await housing(), await groups()]).toEqual([[], 0]);
  });

  it('records each creation with the name of whoever uploaded the file', async () => {
    await imported('group,city,street,house,area\nA,B,C,1,2\n');
    const actions = await query<{ action: string }>(
      'SELECT action FROM audit_entries WHERE actor_id = $1 AND action LIKE $2 ORDER BY id',
      companyId,
      '%.created',
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'house_group.created',
      'house.created',
      'area.created',
    ]);
  });

  it('says what is wrong with each row', async () => {
    const group = await new CreateHouseGroup(database()).execute(company(), { name: 'Старые' });
    const address = { city: 'B', street: 'C', number: '7', groupId: group.id };
    await new CreateHouse(database()).execute(company(), address);
    for (const number of ['8', '8'])
      await new CreateHouse(database()).execute(company(), { ...address, number });
    await new CreateHouseGroup(database()).execute(company(), { name: 'старые' });
    const id = await checked(
      `group,city,street,house,letter,zip_code\nA,,C,1,,\nA,B,C,12345678901,,1900000\nA,B,C,7,,\nA,B,C,8,,\n` +
        `Старые,B,C,9,,\nA,B,C,10,,\nZ,b,c,10,,\nA,B,C,11,,,more\n`,
    );
    expect((await rowsOf(id)).map(({ plan, reason }) => reason?.en ?? plan)).toEqual([
      'city: This field is required.',
      'house: Ensure this field has no more than 10 characters. zip_code: Ensure this field has no more than 6 characters.',
      'group: The company has this house in another house group.',
      'house: There are several of this name.',
      'group: There are several of this name.',
      'created',
      'repeated',
      'row: The row has more values than the file has columns.',
    ]);
  });

  it('refuses a file without the required columns, and one without a company', async () => {
    await expect(upload('group,city\nA,B\n')).rejects.toMatchObject({
      code: 'import.columns',
      names: { missing: ['street', 'house'] },
    });
    const rows = 'group,city,street,house\nA,B,C,1\n';
    await expect(upload(rows, superuser)).rejects.toMatchObject({ code: 'request.invalid_fields' });
    expect(await upload(rows, superuser, { companyId })).toEqual(expect.any(String));
    const other = actorFor(await addPerson(database(), 'company'));
    await expect(upload(rows, other, { companyId })).rejects.toMatchObject({ code: 'resource.not_found' });
    const worker = actorFor(await addPerson(database(), 'worker'));
    await expect(upload(rows, worker, { companyId })).rejects.toMatchObject({
      code: 'authorization.refused',
    });
  });

  it('stops with a reason when the company loses its approval', async () => {
    const id = await checked(file);
    await start(id);
    await query('UPDATE company_profiles SET awaits_approval = true WHERE user_id = $1', companyId);
    await advance();
    const reader = new ReadImport(database()).execute(superuser, id);
    expect(await reader).toMatchObject({ state: 'stopped', reason: 'company.approval_pending' });
  });
});

describe('two imports of the same houses', () => {
  it('that four processes work on create each group, house and area once', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => `Group ${at % 3},City,Street,${at % 3},${at}\n`);
    const text = `group,city,street,house,area\n${rows.join('')}`;
    const ids = [await upload(text), await upload(text)];
    await advance();
    for (const id of ids) await start(id);
    await Promise.all([1, 2, 3, 4].map(advance));
    await advance();
    const done = await Promise.all(ids.map(async (id) => (await read(id)).counts.done));
    const total = (name: 'created' | 'already_exists') =>
      done.reduce((sum, counts) => sum + (counts[name] ?? 0), 0);
    expect([total('created'), total('already_exists')]).toEqual([40, 40]);
    expect([await groups(), (await housing()).length]).toEqual([3, 3]);
    expect(
      await query(
        'SELECT FROM areas area JOIN houses house ON house.id = area.house_id ' +
          'JOIN house_groups housing ON housing.id = house.group_id WHERE housing.provider_id = $1',
        companyId,
      ),
    ).toHaveLength(40);
  });
});
