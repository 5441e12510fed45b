export { BatchKafkaServer } from './batch-kafka-server.js';
export type { KafkaHealth } from './consumer-progress.js';
export { createKafkaClient, createProducer } from './kafka-client.js';
export { requestLimits } from './parse-request.js';
export { publishedTopicsOf } from './published-topics.js';
export { type TopicEntry, topicsOf } from './topics.js';
export {
  type ClusterState,
  configureTopic,
  createTopic,
  inspectCluster,
  type TopicState,
} from './inspect-cluster.js';
export { nestReplyTopicOf } from './request-topic.js';
export { TransactionalPublisher } from './transactional-publisher.js';
