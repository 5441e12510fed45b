/** The languages in which the service addresses people. */

export const languages = ['en', 'ru'] as const;

export type Language = (typeof languages)[number];

/** A text in every language. */
export type Translated<Text> = Readonly<Record<Language, Text>>;
