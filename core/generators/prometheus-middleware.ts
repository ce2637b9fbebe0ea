import { SLOW_OPTION, alertThresholds } from './alert-thresholds.ts';
import { METRIC_SOURCES } from './metric-sources.ts';
import { INTERFACE_OPTION } from './application-kind.ts';
import { application, APPLICATION_OPTION } from './application.ts';
import { boundedEndpoints, boundedPaths } from './bounded-endpoints.ts';
import { EXACT_SECONDS, durationBuckets } from './duration-buckets.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { modulePlace, noneForAiohttp } from './metrics-module.ts';
import { requestMetrics } from './python/request-metrics.ts';
import { FOLDER_OPTION } from './start-folder.ts';
import { pythonComments, pythonText } from './writers/python.ts';

const NAME = 'request_metrics';
const ENDPOINT = String.raw`\/(?:[\w.~!@:+=\/-]|\{[a-z]+\}){0,200}`;

/** What the Prometheus client is to count of each request; `prometheus-multiprocess` adds it up over the workers. */
export const prometheusMiddleware: Generator = {
  id: 'prometheus-middleware',
  title: 'Prometheus Middleware',
  says: 'Measures every request in front of a WSGI or ASGI application, to the last byte of the response.',
  options: [
    APPLICATION_OPTION,
    INTERFACE_OPTION,
    {
      name: 'endpoints',
      says: 'The endpoints to tell apart, with braces around what varies and commas between.',
      accepts: new RegExp(`^${ENDPOINT}(?:,${ENDPOINT}){0,49}$`),
      example: '/,/item/{id},/cart',
    },
    SLOW_OPTION,
    FOLDER_OPTION,
  ],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const assumed: string[] = [];
  const { path, kind } = modulePlace(facts, NAME, assumed);
  if (kind === 'aiohttp') {
    const why = noneForAiohttp(facts);
    return { path, language: 'python', text: `${pythonComments([why])}\n`, assumed: [...assumed, why] };
  }
  const comments = [
    t('Measures requests with the Prometheus client. It needs prometheus_client.'),
    ...wrapping(facts, assumed),
    '',
    t('With more than one worker it also needs what this makes, or each worker counts for itself: {command}', {
      command: 'gunicorn-logs generate prometheus-multiprocess',
    }),
    t('Requests that are killed by the timeout are in progress to their end, and never counted.'),
  ];
  const text = [`${pythonComments(comments)}\n${IMPORTS}`, settings(facts, assumed), requestMetrics(t, kind)].join(
    '\n\n',
  );
  return { path, language: 'python', text, assumed };
}

const IMPORTS = 'import re\nimport time\n\nfrom prometheus_client import Counter, Gauge, Histogram\n';

/** How the class gets in front of the application, in the module that has it. */
function wrapping(facts: Facts, assumed: string[]): string[] {
  const { t } = facts;
  const [module = '', called = 'application'] = application(facts, assumed).split(/:(.*)/su);
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(called)) {
    return [
      t('In {module}, where {factory} is made, return what this gives:', { module, factory: called }),
      '    RequestMetrics(application)',
    ];
  }
  return [
    t('At the end of {module}:', { module }),
    `    from ${NAME} import RequestMetrics`,
    `    ${called} = RequestMetrics(${called})`,
  ];
}

function settings(facts: Facts, assumed: string[]): string {
  const { t, report, overrides } = facts;
  const said = overrides['endpoints'];
  const endpoints = said === undefined ? boundedEndpoints(report) : boundedPaths([...new Set(said.split(','))]);
  if (endpoints.length === 0) {
    assumed.push(
      t(
        'No analyzed log says which endpoints there are, so durations are those of all together: name them, as in {example}.',
        { example: '--set endpoints=/,/item/{id}' },
      ),
    );
  }
  const rows = endpoints.map(({ endpoint, source }) => `    (${pythonText(source)}, ${pythonText(endpoint)}),\n`);
  const { slowSeconds } = alertThresholds(facts, METRIC_SOURCES.multiprocess());
  const buckets = durationBuckets(report, EXACT_SECONDS, slowSeconds.value);
  return `${pythonComments([t('A fixed list: a label that takes any path that a client asks for grows without end.')])}
ENDPOINTS = [${rows.length === 0 ? '' : `\n${rows.join('')}`}]
BUCKETS = [${buckets.join(', ')}]
`;
}
