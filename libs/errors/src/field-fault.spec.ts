import { MaxLength, validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { fault, FieldFault } from './field-fault.js';
import { fieldFaults } from './field-faults.js';

describe('a field fault', () => {
  it('becomes a sentence in the language of the answer', () => {
    expect(fault('blank').in('en')).toBe('This field may not be blank.');
    expect(fault('blank').in('ru')).toBe('Заполните это поле.');
    expect(fault('too_long', { max: 101 }).in('en')).toBe(
      'Ensure this field has no more than 101 characters.',
    );
    expect(fault('too_long', { max: 101 }).in('ru')).toBe('Слишком длинно: можно не больше 101 символа.');
    expect(fault('too_long', { max: 11 }).in('ru')).toBe('Слишком длинно: можно не больше 11 символов.');
  });

  it('survives as the message of a class-validator decorator', () => {
    class NameDto {
      @MaxLength(3, { message: fault('too_long', { max: 3 }).toMessage() })
      name = 'Anna';
    }
    const [error] = validateSync(new NameDto());
    expect(FieldFault.fromMessage(error!.constraints!['maxLength']!)).toEqual(fault('too_long', { max: 3 }));
  });

  it('keeps parameters that look like the placeholders of class-validator', () => {
    const label = '$value "$property" $constraint1';
    const message = fault('permission_unknown', { label }).toMessage();
    expect(message).not.toContain('$');
    expect(FieldFault.fromMessage(message)).toEqual(fault('permission_unknown', { label }));
  });

  it.each(['name must be shorter than or equal to 3 characters', 'unheard_of {}', 'toString {}', ''])(
    'is not read from the message %j',
    (message) => {
      expect(() => FieldFault.fromMessage(message)).toThrow(TypeError);
    },
  );
});

describe('the catalogue of field faults', () => {
  it.each(Object.entries(fieldFaults))('has a Russian sentence for %s', (_, { ru }) => {
    expect(String(ru)).toMatch(/[а-яё]{2}/i);
  });
});
