/** Each process: processor, memory, event loop, connections. */
import type { Dashboard } from './dashboard-json.js';

const chosen = 'job=~"gatehouse-.+",instance=~"$instance"';
const legend = '{{job}} {{instance}}';

export const eachApp: Dashboard = {
  uid: 'gatehouse-processes',
  title: 'Gatehouse / Processes',
  description: 'Each process: processor, memory, event loop, connections.',
  choosesInstance: true,
  panels: [
    {
      title: 'Processor',
      description:
        'Cores in use. JavaScript uses one; hashing of passwords and garbage collection use others.',
      unit: 'short',
      queries: [{ expr: `rate(process_cpu_seconds_total{${chosen}}[$__rate_interval])`, legend }],
    },
    {
      title: 'Event loop delay (p99)',
      description: 'How late the process reacts. From 250 ms on every request is late.',
      unit: 's',
      limit: 0.25,
      queries: [{ expr: `nodejs_eventloop_lag_p99_seconds{${chosen}}`, legend }],
    },
    {
      title: 'Resident memory',
      description: 'Compare it with the limit of the container.',
      unit: 'bytes',
      queries: [{ expr: `process_resident_memory_bytes{${chosen}}`, legend }],
    },
    {
      title: 'Heap in use',
      description: 'A line that rises for days, across garbage collections, is a leak.',
      unit: 'bytes',
      queries: [{ expr: `nodejs_heap_size_used_bytes{${chosen}}`, legend }],
    },
    {
      title: 'Time in garbage collection',
      description: 'Share of time by kind. Above 10% the heap is too small.',
      unit: 'percentunit',
      limit: 0.1,
      queries: [
        {
          expr: `sum by (job, instance, kind) (rate(nodejs_gc_duration_seconds_sum{${chosen}}[$__rate_interval]))`,
          legend: `${legend} {{kind}}`,
        },
      ],
    },
    {
      title: 'Connections to PostgreSQL',
      description: 'Connections of the pool by state, and the most that it opens. waiting counts queries.',
      unit: 'short',
      queries: [
        { expr: `gatehouse_db_pool_connections{${chosen}}`, legend: `${legend} {{state}}` },
        { expr: `gatehouse_db_pool_size{${chosen}}`, legend: `${legend} at most` },
      ],
    },
    {
      title: 'Open files',
      description: 'Files and sockets of the process.',
      unit: 'short',
      queries: [{ expr: `process_open_fds{${chosen}}`, legend }],
    },
    {
      title: 'Time since the start',
      description: 'A saw-tooth is a process that is restarted again and again.',
      unit: 's',
      queries: [{ expr: `time() - process_start_time_seconds{${chosen}}`, legend }],
    },
  ],
};
