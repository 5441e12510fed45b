/** Rows of the old service's tables as SQL, with defaults for all other columns. */

export const hash =
  'pbkdf2_sha256$600000$VEOpJf3ZrpiRKe5OM34ye7$ab+3E/PxKm7u4/35wUi4kpVA81gh7Jxbyk1Vy/q5gdw=';

/** @param columns further columns, with their values as SQL */
export function user(id: number, email: string, columns: Record<string, string> = {}): string {
  const all: Record<string, string> = {
    id: String(id),
    password: `'${hash}'`,
    ...Object.fromEntries(
      ['is_superuser', 'is_staff', 'is_admin', 'is_deleted'].map((flag) => [flag, 'false']),
    ),
    is_active: 'true',
    email: `'${email}'`,
    date_joined: `'2020-01-02 03:04:05.678901+00'`,
    ...columns,
  };
  const values = Object.values(all).join(', ');
  return `INSERT INTO authorization_userdata (${Object.keys(all).join(', ')}) VALUES (${values});`;
}

export const worker = (id: number, userId: number, birthDate = '2000-08-25 09:00+00', sex = 'male') => `
  INSERT INTO authorization_workerprofile (id, type, first_name, last_name, birth_date, sex, user_id)
  VALUES (${id}, 'worker', 'Роман', 'Romanov', '${birthDate}', '${sex}', ${userId});`;

export const company = (id: number, userId: number, name: string, bankDetails = 'null') => `
  INSERT INTO authorization_companyprofile (id, type, name, bank_details, user_id)
  VALUES (${id}, 'company', '${name}', '${bankDetails}', ${userId});`;

export const tenant = (id: number, userId: number, areaId: number | null) => `
  INSERT INTO authorization_tenantprofile (id, type, first_name, last_name, birth_date, sex, area_id, user_id)
  VALUES (${id}, 'tenant', 'Анна', 'Иванова', '1990-05-17', 'female', ${areaId}, ${userId});`;
