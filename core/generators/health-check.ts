import type { ApplicationKind } from './application-kind.ts';
import { applicationKind, INTERFACE_OPTION } from './application-kind.ts';
import { application, APPLICATION_OPTION } from './application.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { isSwitchedOn, likelyText } from './known.ts';
import { healthAsgi } from './python/health-asgi.ts';
import { healthChecks } from './python/health-checks.ts';
import { healthWsgi } from './python/health-wsgi.ts';
import { FOLDER_OPTION, startFolder } from './start-folder.ts';
import { pythonComments, pythonText } from './writers/python.ts';

/** Where the probes ask. */
export const HEALTH_PATHS = { all: '/health', ready: '/health/ready', live: '/health/live' } as const;

/** What probes should wait at least for an answer: the time limit of the checks, and some for the way. */
export const CHECK_SECONDS = 2;

const DEPENDENCY = String.raw`(?:[\w.-]{1,200}|\[[0-9a-fA-F:.]{2,45}\]):[1-9]\d{0,4}`;

/** Three answers for three questions: is the process alive, may it get requests, and what is wrong. */
export const healthCheck: Generator = {
  id: 'health-check',
  title: 'Health Checks',
  says: 'Answers the probes of a load balancer or of Kubernetes in front of the application.',
  options: [
    APPLICATION_OPTION,
    INTERFACE_OPTION,
    {
      name: 'dependencies',
      says: 'What must accept connections before requests may come, as HOST:PORT, with commas between.',
      accepts: new RegExp(`^${DEPENDENCY}(?:,${DEPENDENCY}){0,19}$`),
      example: 'db:5432,redis:6379',
    },
    FOLDER_OPTION,
  ],
  generate,
};

function generate(facts: Facts): Snippet {
  const assumed: string[] = [];
  const kind = applicationKind(facts, assumed);
  const folder = startFolder(facts, path => !/\p{Cc}/u.test(path), assumed);
  const snippet = (text: string): Snippet => ({
    path: `${folder.replace(/\/$/, '')}/health.py`,
    language: 'python',
    text,
    assumed,
  });
  if (kind === 'aiohttp') {
    const why = facts.t(
      'Applications of aiohttp are neither WSGI nor ASGI, so nothing can stand in front of them: add routes for {paths} to the application itself.',
      { paths: Object.values(HEALTH_PATHS).join(', ') },
    );
    assumed.push(why);
    return snippet(`${pythonComments([why])}\n`);
  }
  const pieces = [
    `${pythonComments(usage(facts, kind, assumed))}\n${imports(kind)}`,
    settings(facts, assumed),
    healthChecks(facts.t),
    kind === 'asgi' ? healthAsgi(facts.t) : healthWsgi(facts.t),
  ];
  return snippet(pieces.join('\n\n'));
}

function imports(kind: ApplicationKind): string {
  const modules = ['json', 'logging', 'os', 'signal', 'socket', 'threading', 'time'];
  if (kind === 'asgi') modules.unshift('asyncio', 'inspect');
  return modules.map(name => `import ${name}\n`).join('');
}

function usage(facts: Facts, kind: ApplicationKind, assumed: string[]): string[] {
  const { t } = facts;
  const comments = [
    t('{live} says that a worker answers and nothing else: restart when it fails.', { live: HEALTH_PATHS.live }),
    t('{ready} says whether requests may come: 503 while a check fails, and while the worker stops.', {
      ready: HEALTH_PATHS.ready,
    }),
    t('{all} says the same and names each check, for people and monitors.', { all: HEALTH_PATHS.all }),
    '',
    ...wrapping(facts, assumed),
  ];
  if (kind === 'wsgi') {
    comments.push(
      t('In gunicorn.conf.py, so that a worker knows when it stops:'),
      '    from health import post_worker_init',
    );
    if (isSwitchedOn(facts, 'post_worker_init')) {
      assumed.push(
        t('The config has a post_worker_init already: do not import ours, but call health.watch_for_stop() in yours.'),
      );
    }
    if (isOneAtATime(facts)) {
      assumed.push(
        t(
          'A sync worker works on one request at a time: while all are busy the probes wait. Give the workers threads, or the probes a time limit above your slowest requests.',
        ),
      );
    }
  }
  return comments;
}

/** How the class gets in front of the application, in the module that has it. */
function wrapping(facts: Facts, assumed: string[]): string[] {
  const { t } = facts;
  const [module = '', called = 'application'] = application(facts, assumed).split(/:(.*)/su);
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(called)) {
    return [
      t('In {module}, where {factory} is made, return what this gives:', { module, factory: called }),
      '    HealthChecks(application)',
    ];
  }
  return [
    t('At the end of {module}:', { module }),
    '    from health import HealthChecks',
    `    ${called} = HealthChecks(${called})`,
  ];
}

function isOneAtATime(facts: Facts): boolean {
  const workerClass = likelyText(facts, 'worker_class') ?? 'sync';
  return workerClass === 'sync' && Number(likelyText(facts, 'threads') ?? 1) === 1;
}

function settings(facts: Facts, assumed: string[]): string {
  const { t } = facts;
  const written = facts.overrides['dependencies'];
  const checks = (written === undefined ? [] : [...new Set(written.split(','))]).map(dependency => {
    const at = dependency.lastIndexOf(':');
    const host = dependency.slice(0, at).replace(/^\[|\]$/g, '');
    return `    ${pythonText(dependency)}: accepts_connections(${pythonText(host)}, ${dependency.slice(at + 1)}),\n`;
  });
  if (written === undefined) {
    assumed.push(
      t(
        'Nothing says what the application depends on, so {ready} checks nothing yet: name it, as in {example}, or add functions to CHECKS.',
        { ready: HEALTH_PATHS.ready, example: '--set dependencies=db:5432' },
      ),
    );
  }
  return `HEALTH_PATH = ${pythonText(HEALTH_PATHS.all)}
READY_PATH = ${pythonText(HEALTH_PATHS.ready)}
LIVE_PATH = ${pythonText(HEALTH_PATHS.live)}

${pythonComments([t('For all checks together. Give the probes more than that.')])}
LIMIT_SECONDS = ${CHECK_SECONDS.toFixed(1)}


def accepts_connections(host, port):
    def check():
        socket.create_connection((host, port), timeout=LIMIT_SECONDS).close()

    return check


${pythonComments([t('A function for each thing without which no request can be answered. One that a question of the real kind is put to, such as SELECT 1, tells more.')])}
CHECKS = {${checks.length > 0 ? `\n${checks.join('')}` : ''}}
`;
}
