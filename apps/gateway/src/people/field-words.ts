/** The words of the fields of an account, for administrators. */
import type { Translated } from '#errors';
import type { PersonField } from './field-names.js';

interface FieldWords {
  readonly optional: string;
  readonly unchosen: string;
  readonly sexes: Readonly<Record<'female' | 'male', string>>;
  readonly listHint: string;
  readonly labels: Readonly<Record<PersonField, string>>;
  readonly hints: Readonly<Partial<Record<PersonField, string>>>;
}

export const fieldWords: Translated<FieldWords> = {
  ru: {
    optional: '(необязательно)',
    unchosen: 'Выберите',
    sexes: { female: 'Женский', male: 'Мужской' },
    listHint: 'Несколько значений разделите запятыми.',
    labels: {
      last_name: 'Фамилия',
      first_name: 'Имя',
      surname: 'Отчество',
      birth_date: 'Дата рождения',
      sex: 'Пол',
      citizenship: 'Гражданство',
      military: 'Воинский учёт',
      place_birth: 'Место рождения',
      position: 'Должность',
      rooms: 'Комнаты',
      snils: 'СНИЛС',
      gis_uid: 'Номер в ГИС ЖКХ',
      hcs_uid: 'Единый лицевой счёт',
      name: 'Название компании',
      address: 'Адрес',
      bank_details: 'Банковские реквизиты',
      phones: 'Телефоны',
      language: 'Язык писем и страниц',
      additional_email: 'Дополнительный адрес почты',
      number: 'Лицевой счёт',
      old_numbers: 'Прежние лицевые счета',
      inn: 'ИНН',
      comment: 'Заметка',
    },
    hints: {
      number: '13 цифр.',
      bank_details: 'В формате JSON.',
      comment: 'Её видят только администраторы.',
    },
  },
  en: {
    optional: '(optional)',
    unchosen: 'Choose',
    sexes: { female: 'Female', male: 'Male' },
    listHint: 'Separate several values by commas.',
    labels: {
      last_name: 'Last name',
      first_name: 'First name',
      surname: 'Patronymic',
      birth_date: 'Date of birth',
      sex: 'Sex',
      citizenship: 'Citizenship',
      military: 'Military registration',
      place_birth: 'Place of birth',
      position: 'Position',
      rooms: 'Rooms',
      snils: 'SNILS',
      gis_uid: 'GIS number',
      hcs_uid: 'Unified account number',
      name: 'Company name',
      address: 'Address',
      bank_details: 'Bank details',
      phones: 'Phones',
      language: 'Language of mails and pages',
      additional_email: 'Additional email',
      number: 'Personal account',
      old_numbers: 'Former personal accounts',
      inn: 'INN',
      comment: 'Note',
    },
    hints: { number: '13 digits.', bank_details: 'As JSON.', comment: 'Only administrators see it.' },
  },
};
