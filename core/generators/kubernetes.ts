import type { Deployment } from 'kubernetes-types/apps/v1';
import type { Container, Probe, Service } from 'kubernetes-types/core/v1';
import { resolvePath } from '../base/posix-path.ts';
import { timeoutOf } from '../config/timeout.ts';
import { application, APPLICATION_OPTION } from './application.ts';
import { binds } from './binds.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { GRACEFUL_TIMEOUT_OPTION, gracefulTimeout } from './graceful-timeout.ts';
import { CHECK_SECONDS, HEALTH_PATHS } from './health-check.ts';
import { hasConfig, isSwitchedOn, knownText, likelyText, mayBeSet } from './known.ts';
import { FOLDER_OPTION, startFolder } from './start-folder.ts';
import { writeYaml } from './writers/yaml.ts';

const NAME = 'gunicorn';
const IMAGE = 'registry.example.com/app:1.0';
const MEMORY = '512Mi';
const REPLICAS = 2;

/** How long requests still come after a pod was told to stop: the others hear of it a moment later. */
const DRAIN_SECONDS = 5;

/** How long Kubernetes waits beyond Gunicorn's own patience before it kills. */
const SPARE_SECONDS = 5;

const LIVE_PERIOD_SECONDS = 10;
const USER_ID = 10_001;

/** Where everybody may write, also where the rest of the container is read-only. */
const WRITABLE = '/tmp';
const SHARED_MEMORY = '/dev/shm';

/** What the config says otherwise is overruled on the command line, so that the pod is right whatever the image holds. */
export const kubernetes: Generator = {
  id: 'kubernetes',
  title: 'Kubernetes Deployment',
  says: 'Runs this Gunicorn in Kubernetes: a Deployment with probes, and its Service.',
  options: [
    {
      name: 'name',
      says: 'What Deployment and Service are called.',
      accepts: /^[a-z](?:[a-z0-9-]{0,51}[a-z0-9])?$/,
      example: 'shop',
    },
    {
      name: 'image',
      says: 'The image to run.',
      accepts: /^[a-z0-9][\w.:/@-]{0,254}$/,
      example: 'registry.example.com/shop:1.4',
    },
    APPLICATION_OPTION,
    FOLDER_OPTION,
    {
      name: 'config',
      says: 'The config on the server.',
      accepts: /^[^\p{Cc}]+$/u,
      example: '/etc/gunicorn/gunicorn.conf.py',
    },
    { name: 'port', says: 'The port of the container.', accepts: /^[1-9]\d{3,4}$/, example: '8000' },
    { name: 'replicas', says: 'How many pods run.', accepts: /^[1-9]\d{0,2}$/, example: '2' },
    {
      name: 'memory',
      says: 'How much memory a pod may take, master and all workers together.',
      accepts: /^[1-9]\d{0,5}(?:Mi|Gi)$/,
      example: '512Mi',
    },
    GRACEFUL_TIMEOUT_OPTION,
  ],
  generate,
};

function generate(facts: Facts): Snippet {
  const { overrides, t } = facts;
  const assumed: string[] = [];
  const folder = startFolder(facts, path => !/\p{Cc}/u.test(path), assumed);
  const name = overrides['name'] ?? NAME;
  const labels = { 'app.kubernetes.io/name': name };
  const patience = gracefulTimeout(facts, assumed);
  const replicas = Number(overrides['replicas'] ?? REPLICAS);
  if (overrides['replicas'] === undefined) {
    assumed.push(t('Nothing says how many pods run; assumed {replicas}.', { replicas: String(replicas) }));
  }
  const deployment: Deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: USER_ID,
            runAsGroup: USER_ID,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          terminationGracePeriodSeconds: DRAIN_SECONDS + patience + SPARE_SECONDS,
          containers: [container(facts, name, folder, assumed)],
          volumes: [{ name: 'tmp', emptyDir: {} }],
        },
      },
    },
  };
  const service: Service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels },
    spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  };
  const comments = [
    t('Runs Gunicorn in Kubernetes: {command}', { command: 'kubectl apply -f kubernetes.yaml' }),
    t(
      'The grace period is the {drain} s of preStop, in which the other nodes hear of the stop, the {seconds} s of graceful_timeout, and some to spare.',
      {
        drain: String(DRAIN_SECONDS),
        seconds: String(patience),
      },
    ),
    t('Only {folder} and {memory} can be written to.', { folder: WRITABLE, memory: SHARED_MEMORY }),
  ];
  assumed.push(
    t('Assumed that the application answers {live} and {ready}, as what this makes does: {command}', {
      live: HEALTH_PATHS.live,
      ready: HEALTH_PATHS.ready,
      command: 'gunicorn-logs generate health-check',
    }),
    t('Assumed that the image can run as user {id}, which needs no account there.', { id: String(USER_ID) }),
  );
  return {
    path: `${folder.replace(/\/$/, '')}/kubernetes.yaml`,
    language: 'yaml',
    text: `${writeYaml(deployment, comments)}---\n${writeYaml(service, [])}`,
    assumed,
  };
}

function container(facts: Facts, name: string, folder: string, assumed: string[]): Container {
  const { overrides, t } = facts;
  const { port, args } = listening(facts, assumed);
  const image = overrides['image'] ?? IMAGE;
  if (overrides['image'] === undefined) assumed.push(t('No image is known; assumed {image}.', { image }));
  const memory = overrides['memory'] ?? MEMORY;
  if (overrides['memory'] === undefined) {
    assumed.push(
      t('Nothing says how much memory is needed; assumed {memory} for master and workers together.', { memory }),
    );
  }
  return {
    name,
    image,
    workingDir: folder,
    command: ['gunicorn'],
    args: [
      ...configFile(facts, folder, assumed),
      ...args,
      ...overruling(facts, assumed),
      application(facts, assumed),
    ].map(unexpanded),
    // What Gunicorn keeps in the home of its user would be in none that can be written to.
    env: [{ name: 'HOME', value: WRITABLE }],
    ports: [{ name: 'http', containerPort: port }],
    ...probes(facts),
    lifecycle: { preStop: { exec: { command: ['sleep', String(DRAIN_SECONDS)] } } },
    resources: { requests: { cpu: '100m', memory }, limits: { memory } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [{ name: 'tmp', mountPath: WRITABLE }],
  };
}

/** The kubelet and other pods reach no loopback address and no unix socket, and a low port needs root. */
function listening(facts: Facts, assumed: string[]): { port: number; args: string[] } {
  const { overrides, t } = facts;
  const said = overrides['port'];
  if (said !== undefined) return { port: Number(said), args: [`--bind=0.0.0.0:${said}`] };
  const known = binds(facts, assumed);
  const tcp = known.flatMap(bind => (bind.kind === 'tcp' ? [bind] : []));
  const open = tcp.find(({ host, port }) => ['0.0.0.0', '::'].includes(host) && port >= 1024);
  // Without a word in the config Gunicorn looks at PORT, which nobody sets here.
  if (open && isSwitchedOn(facts, 'bind')) return { port: open.port, args: [] };
  const port = tcp.find(({ port }) => port >= 1024)?.port ?? 8000;
  assumed.push(
    t('What bind says cannot be reached from outside of the pod or needs root, so the command line says {address}.', {
      address: `0.0.0.0:${port}`,
    }),
  );
  return { port, args: [`--bind=0.0.0.0:${port}`] };
}

function configFile(facts: Facts, folder: string, assumed: string[]): string[] {
  const said = facts.overrides['config'];
  if (said !== undefined) return ['-c', resolvePath(folder, said)];
  if (!hasConfig(facts)) return [];
  const path = resolvePath(folder, 'gunicorn.conf.py');
  assumed.push(facts.t('Assumed that the config is {path}.', { path }));
  return ['-c', path];
}

/** Settings that would not work in a pod, or not well. */
function overruling(facts: Facts, assumed: string[]): string[] {
  const { t } = facts;
  const args: string[] = [];
  if (likelyText(facts, 'accesslog') !== '-') args.push('--access-logfile=-');
  if (mayBeSet(facts, 'errorlog') && likelyText(facts, 'errorlog') !== '-') args.push('--error-logfile=-');
  // A slow disk under the heartbeat files makes the master kill workers that are well.
  if (likelyText(facts, 'worker_tmp_dir') !== SHARED_MEMORY) args.push(`--worker-tmp-dir=${SHARED_MEMORY}`);
  if (mayBeSet(facts, 'pidfile')) args.push(`--pid=${WRITABLE}/gunicorn.pid`);
  if (mayBeSet(facts, 'user')) args.push(`--user=${USER_ID}`);
  if (mayBeSet(facts, 'group')) args.push(`--group=${USER_ID}`);
  const logConfig = ['logconfig_dict', 'logconfig_json', 'logconfig'].find(name => isSwitchedOn(facts, name));
  if (logConfig !== undefined) {
    assumed.push(
      t('{setting} is set: let its handlers write to standard output, as files would be lost with the pod.', {
        setting: logConfig,
      }),
    );
  }
  if (isSwitchedOn(facts, 'daemon')) {
    assumed.push(t('daemon is on, so the container would end at once: remove it from the config.'));
  }
  return args;
}

function probes(facts: Facts): Pick<Container, 'startupProbe' | 'livenessProbe' | 'readinessProbe'> {
  const timeoutSeconds = CHECK_SECONDS + 1;
  const asks = (path: string): Probe => ({
    httpGet: { path, port: 'http', ...(isSwitchedOn(facts, 'certfile') ? { scheme: 'HTTPS' } : {}) },
    timeoutSeconds,
  });
  // Workers that hang are killed by Gunicorn one by one after `timeout`; the pod is restarted only when that did not help.
  const timeout = timeoutOf(facts.settings) ?? Number(knownNumber(facts, 'timeout') ?? 30);
  return {
    startupProbe: { ...asks(HEALTH_PATHS.live), periodSeconds: 2, failureThreshold: 60 },
    livenessProbe: {
      ...asks(HEALTH_PATHS.live),
      periodSeconds: LIVE_PERIOD_SECONDS,
      failureThreshold: Math.max(3, Math.ceil(timeout / LIVE_PERIOD_SECONDS) + 1),
    },
    readinessProbe: { ...asks(HEALTH_PATHS.ready), periodSeconds: 5, failureThreshold: 2 },
  };
}

function knownNumber(facts: Facts, name: string): string | undefined {
  const known = knownText(facts, name);
  return known.kind === 'text' && /^\d{1,5}$/.test(known.text) ? known.text : undefined;
}

/** Kubernetes puts variables in place of `$(NAME)`, and reads `$$` as one dollar sign. */
function unexpanded(word: string): string {
  return word.replaceAll('$', '$$$$');
}
