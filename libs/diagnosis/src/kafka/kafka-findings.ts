/** Findings about Kafka. */
import type { FindingDefinition } from '../finding-definition.js';

export const kafkaFindings = {
  'kafka.unreachable': {
    severity: 'fault',
    what: {
      en: 'Kafka at {brokers} cannot be reached: {reason}',
      ru: 'Kafka ({brokers}) недоступна: {reason}',
    },
    why: {
      en: 'Internal services get no answers and learn of no revocation. HTTP works.',
      ru: 'Внутренние сервисы не получают ответов и не узнают об отзывах. HTTP работает.',
    },
    remedy: {
      en: 'Start Kafka, or correct KAFKA_URL and the other KAFKA_ settings. Brokers must announce addresses that this machine reaches.',
      ru: 'Запустите Kafka или исправьте KAFKA_URL и другие настройки KAFKA_. Брокеры должны сообщать адреса, доступные с этой машины.',
    },
  },
  'kafka.no_topic': {
    severity: 'fault',
    what: { en: 'The topic {topic} does not exist.', ru: 'Темы {topic} нет.' },
    why: {
      en: 'Requests or events of this topic fail until an app starts and creates it.',
      ru: 'Запросы или события этой темы не проходят, пока приложение не создаст её при запуске.',
    },
    remedy: {
      en: 'doctor --fix creates it, if this user may; otherwise create it with the settings in docs/operations.md.',
      ru: 'doctor --fix создаст её, если хватает прав; иначе создайте её с настройками из docs/operations.md.',
    },
  },
  'kafka.topic_config': {
    severity: 'warning',
    what: {
      en: 'The topic {topic} has {is}. Gatehouse wants {wanted}.',
      ru: 'Тема {topic}: {is}. Нужно: {wanted}.',
    },
    why: {
      en: 'Tokens stay longer than intended, revocations are lost, clients without the codec fail, or large records are refused.',
      ru: 'Токены хранятся дольше, отзывы теряются, клиенты без нужного кодека не читают или большие записи отклоняются.',
    },
    remedy: {
      en: 'doctor --fix sets it, or: kafka-configs.sh --alter --entity-type topics --entity-name {topic} --add-config {wanted}.',
      ru: 'doctor --fix задаст это, или: kafka-configs.sh --alter --entity-type topics --entity-name {topic} --add-config {wanted}.',
    },
  },
  'kafka.offline': {
    severity: 'fault',
    what: { en: 'Partitions have no leader: {topics}.', ru: 'Разделы без лидера: {topics}.' },
    why: { en: 'Nobody can write to or read from them.', ru: 'В них нельзя писать и читать.' },
    remedy: { en: 'Start the broker that holds them.', ru: 'Запустите брокер, который их хранит.' },
  },
  'kafka.too_few_in_sync': {
    severity: 'fault',
    what: {
      en: 'Fewer replicas are in sync than min.insync.replicas: {topics}.',
      ru: 'Синхронных реплик меньше, чем min.insync.replicas: {topics}.',
    },
    why: {
      en: 'Brokers refuse the answers and events of Gatehouse, which wait for all replicas in sync.',
      ru: 'Брокеры отклоняют ответы и события Gatehouse: он ждёт все синхронные реплики.',
    },
    remedy: {
      en: 'Start the brokers that are down, or lower min.insync.replicas.',
      ru: 'Запустите остановленные брокеры или уменьшите min.insync.replicas.',
    },
  },
  'kafka.behind': {
    severity: 'warning',
    what: { en: 'Replicas are not in sync: {topics}.', ru: 'Реплики отстают: {topics}.' },
    why: {
      en: 'A failure of one more broker may lose records or stop the topic.',
      ru: 'Отказ ещё одного брокера может привести к потере записей или остановке темы.',
    },
    remedy: {
      en: 'Start the broker that is down, or look at its disk and network.',
      ru: 'Запустите остановленный брокер или проверьте его диск и сеть.',
    },
  },
  'kafka.few_replicas': {
    severity: 'warning',
    what: {
      en: 'Fewer than {wanted} replicas on {brokers} brokers: {topics}.',
      ru: 'Реплик меньше {wanted} (брокеров: {brokers}): {topics}.',
    },
    why: {
      en: 'The failure of one broker stops these topics, and the loss of its disk loses them.',
      ru: 'Отказ одного брокера остановит эти темы, а потеря его диска уничтожит их.',
    },
    remedy: {
      en: 'Set KAFKA_REPLICATION for new topics, and add replicas with kafka-reassign-partitions.sh.',
      ru: 'Задайте KAFKA_REPLICATION для новых тем и добавьте реплики с помощью kafka-reassign-partitions.sh.',
    },
  },
  'kafka.few_partitions': {
    severity: 'warning',
    what: {
      en: '{topic} has {count} partitions. KAFKA_PARTITIONS is {wanted}.',
      ru: 'У темы {topic} разделов: {count}, а KAFKA_PARTITIONS — {wanted}.',
    },
    why: {
      en: 'At most {count} auth-services share the work; the others are idle.',
      ru: 'Работу делят не больше {count} auth-service; остальные простаивают.',
    },
    remedy: {
      en: 'Run kafka-topics.sh --alter --topic {topic} --partitions {wanted}, and restart the apps.',
      ru: 'Выполните kafka-topics.sh --alter --topic {topic} --partitions {wanted} и перезапустите приложения.',
    },
  },
  'kafka.no_access_rules': {
    severity: 'note',
    what: {
      en: 'The brokers have no authorizer: everybody who reaches them may read and write every topic.',
      ru: 'У брокеров нет авторизации: любой, у кого есть доступ к сети, читает и пишет любые темы.',
    },
    why: {
      en: 'Requests contain tokens, and whoever writes to auth_response can forge answers.',
      ru: 'Запросы содержат токены, а пишущий в auth_response может подделать ответы.',
    },
    remedy: {
      en: 'Keep the brokers in a trusted network, or set authorizer.class.name and the rules in docs/security.md.',
      ru: 'Держите брокеры в доверенной сети или задайте authorizer.class.name и правила из docs/security.md.',
    },
  },
  'kafka.unreadable_access_rules': {
    severity: 'note',
    what: {
      en: 'This user of Kafka may not read the access rules.',
      ru: 'Этому пользователю Kafka нельзя читать правила доступа.',
    },
    why: {
      en: 'Whether others may write to the topics is unknown.',
      ru: 'Неизвестно, могут ли другие писать в темы.',
    },
    remedy: {
      en: 'Look with kafka-acls.sh --list, or allow it Describe on the cluster.',
      ru: 'Проверьте через kafka-acls.sh --list или разрешите ему Describe для кластера.',
    },
  },
  'kafka.open_access': {
    severity: 'warning',
    what: {
      en: 'Access rules let every user (User:*) write to {topics}.',
      ru: 'Правила доступа позволяют любому (User:*) писать в {topics}.',
    },
    why: {
      en: 'Any service can forge answers, events or revocations.',
      ru: 'Любой сервис может подделать ответы, события или отзывы.',
    },
    remedy: {
      en: 'Remove these rules with kafka-acls.sh, and allow Write to the user of Gatehouse only.',
      ru: 'Удалите эти правила через kafka-acls.sh и разрешите Write только пользователю Gatehouse.',
    },
  },
} as const satisfies Record<string, FindingDefinition>;
