/** CSV files of people who do not exist yet. */

/** Each domain gets only some mails at a time. */
const domains = 200;

/** @param name begins the domains of the addresses */
export function fileOfPeople(count: number, name: string): Buffer {
  const rows = Array.from(
    { length: count },
    (_, at) => `p${at}@${name}${at % domains}.example,worker,Anna,Lee\n`,
  );
  return Buffer.from(`email,type,first_name,last_name\n${rows.join('')}`);
}
