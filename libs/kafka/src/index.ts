export { BatchKafkaServer } from './batch-kafka-server.js';
export type { KafkaHealth } from './consumer-progress.js';
export { createKafkaClient, createProducer } from './kafka-client.js';
