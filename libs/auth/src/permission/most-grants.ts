/**
 * Single permissions that a person can hold. With the longest names they fill 660 kB: an answer on Kafka, and an event,
 * must fit into the 1 MiB that a broker takes as one message.
 */
export const mostGrants = 4_000;
