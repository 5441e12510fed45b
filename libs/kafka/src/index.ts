export { BatchKafkaServer } from './batch-kafka-server.js';
export type { KafkaHealth } from './consumer-progress.js';
export { createKafkaClient, createProducer } from './kafka-client.js';
export { requestLimits } from './parse-request.js';
export { compressedAsSent, type WantedTopics } from './topics.js';
export { TransactionalPublisher } from './transactional-publisher.js';
