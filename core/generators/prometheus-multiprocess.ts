import { INTERFACE_OPTION } from './application-kind.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { isSwitchedOn } from './known.ts';
import type { MetricsModule } from './metrics-module.ts';
import { hookImports, modulePlace, noneForAiohttp, PATH_OPTION } from './metrics-module.ts';
import { metricsEndpoint } from './python/metrics-endpoint.ts';
import { multiprocess } from './python/multiprocess.ts';
import { FOLDER_OPTION } from './start-folder.ts';
import { pythonComments, pythonText } from './writers/python.ts';

const MODULE: MetricsModule = {
  name: 'gunicorn_prometheus',
  hooks: ['on_starting', 'child_exit', 'post_worker_init'],
};

/** One set of numbers, whichever worker is asked: each writes to a file of its own, and the one that answers adds up. */
export const prometheusMultiprocess: Generator = {
  id: 'prometheus-multiprocess',
  title: 'Prometheus Client for Several Workers',
  says: 'Hooks and an endpoint that add up the metrics of the Prometheus client over all workers.',
  options: [
    PATH_OPTION,
    {
      name: 'directory',
      says: 'Where the workers keep their numbers; each Gunicorn has its own.',
      accepts: /^\/[^\p{Cc}*?[\]]{1,200}$/u,
      example: '/run/gunicorn/metrics',
    },
    INTERFACE_OPTION,
    FOLDER_OPTION,
  ],
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
  const metricsPath = facts.overrides['path'] ?? '/metrics';
  const folder = directory(facts, path, assumed);
  const comments = [
    t('Adds up what the Prometheus client counts in the workers of Gunicorn. It needs prometheus_client.'),
    ...hookImports(facts, MODULE, assumed),
    '',
    t('Any worker answers {path} for all of them, so no port is opened.', { path: metricsPath }),
    t('Whoever reaches Gunicorn can read it: let the proxy in front keep {path} to itself.', { path: metricsPath }),
    t('Gauges need a multiprocess_mode, such as livesum; collectors of the application itself are not added up.'),
  ];
  if (isSwitchedOn(facts, 'max_requests')) {
    assumed.push(
      t(
        'Each worker that ends leaves files of some kilobytes until Gunicorn starts anew: with max_requests choose a number that exchanges workers every few hours, not minutes.',
      ),
    );
  }
  const imports = [...(kind === 'asgi' ? ['asyncio'] : []), 'glob', 'os', 'stat'];
  const text = [
    `${pythonComments(comments)}\n${imports.map(name => `import ${name}\n`).join('')}`,
    `METRICS_PATH = ${pythonText(metricsPath)}\n\n${multiprocess(t, pythonText(folder))}`,
    metricsEndpoint(t, kind, '    worker_started()\n'),
  ].join('\n\n');
  return { path, language: 'python', text: text.replace(/^\n+/, ''), assumed };
}

function directory(facts: Facts, module: string, assumed: string[]): string {
  const said = facts.overrides['directory'];
  if (said !== undefined) return said;
  const name =
    module
      .split('/')
      .at(-2)
      ?.replace(/[^\w-]+/g, '-') ?? '';
  const folder = `/tmp/gunicorn-metrics-${name}`;
  assumed.push(
    facts.t('Assumed that {folder} is for the numbers of the workers; each Gunicorn of a machine needs its own.', {
      folder,
    }),
  );
  return folder;
}
