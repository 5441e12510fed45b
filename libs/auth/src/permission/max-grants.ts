/**
 * Maximum number of permissions per user. With the longest names they take 660 kB: a response or event on Kafka must fit
 * into the default message limit of a broker, 1 MiB.
 */
export const maxGrants = 4_000;
