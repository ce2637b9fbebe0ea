import { INTERFACE_OPTION } from './application-kind.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import type { MetricsModule } from './metrics-module.ts';
import { hookImports, modulePlace, noneForAiohttp, PATH_OPTION } from './metrics-module.ts';
import { metricsEndpoint } from './python/metrics-endpoint.ts';
import { processes } from './python/processes.ts';
import { FOLDER_OPTION } from './start-folder.ts';
import { pythonComments, pythonText } from './writers/python.ts';

const MODULE: MetricsModule = { name: 'process_metrics', hooks: ['post_worker_init'] };

/** What master and workers use, read by whichever worker is asked, and what their container lets them use. */
export const processMetrics: Generator = {
  id: 'process-metrics',
  title: 'Process Metrics',
  says: 'Processor time, memory and files of master and workers, and the limits of their container, for Prometheus.',
  options: [PATH_OPTION, INTERFACE_OPTION, FOLDER_OPTION],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const assumed: string[] = [];
  const { path, kind } = modulePlace(facts, MODULE.name, assumed);
  if (kind === 'aiohttp') {
    const why = noneForAiohttp(facts);
    return { path, language: 'python', text: `${pythonComments([why])}\n`, assumed: [...assumed, why] };
  }
  const metricsPath = facts.overrides['path'] ?? '/metrics/processes';
  const comments = [
    t('Shows what the processes of Gunicorn use. It needs psutil and prometheus_client, on Linux.'),
    ...hookImports(facts, MODULE, assumed),
    '',
    t('Any worker answers {path} for all of them, so no port is opened.', { path: metricsPath }),
    t('Whoever reaches Gunicorn can read it: let the proxy in front keep {path} to itself.', { path: metricsPath }),
    t('Pages that processes share count in each of them; gunicorn_memory_used_bytes counts them once.'),
  ];
  const imports = [
    ...(kind === 'asgi' ? ['import asyncio'] : []),
    'import os',
    '',
    'import psutil',
    'from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest',
    'from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily',
  ];
  const constants = [
    `METRICS_PATH = ${pythonText(metricsPath)}`,
    'LABELS = ["role", "pid"]',
    'PROCESS = "/proc/self"',
    'CGROUPS = "/sys/fs/cgroup"',
  ];
  const text = [
    `${[pythonComments(comments), ...imports, '', ...constants].join('\n')}\n`,
    processes(t),
    metricsEndpoint(t, kind),
  ].join('\n\n');
  return { path, language: 'python', text, assumed };
}
