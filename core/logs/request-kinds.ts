/** Requests that nobody is waiting for as a person waits for a page, or that say little about the application. */
export const REQUEST_KINDS = ['bot', 'probe', 'static'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/**
 * Whether a path is one that load balancers, orchestrators and monitors ask for: `/health`, `/-/ready`, `/api/livez`.
 * The last segment says it, or the one before: `/health/ready`.
 */
export function isProbePath(path: string): boolean {
  return path.length <= LONGEST_PROBE && PROBE.test(path);
}

/** A monitor that says so in its `User-Agent` header, by the family that `readAgent` gives. */
export function isProbeAgent(family: string): boolean {
  return PROBE_AGENTS.has(family);
}

/** Whether a path is that of a file which is the same for everybody: `/static/app.css`, `/favicon.ico`. Allocates nothing. */
export function isStaticPath(bytes: Uint8Array, start: number, end: number): boolean {
  if (FOLDERS.some(folder => stands(folder, bytes, start, end))) return true;
  const dot = bytes.subarray(Math.max(start, end - LONGEST_EXTENSION - 1), end).lastIndexOf(DOT);
  if (dot < 0) return false;
  let extension = '';
  for (let at = Math.max(start, end - LONGEST_EXTENSION - 1) + dot + 1; at < end; at++) {
    extension += String.fromCharCode(bytes[at]! | 0x20);
  }
  return EXTENSIONS.has(extension);
}

const PROBE =
  /^(?:\/[\w.-]+){0,3}\/(?:-\/)?_{0,2}(?:health|healthy|healthz|health[-_]?check|lb[-_]?check|heartbeat|lbheartbeat|live|livez|liveness|alive|ready|readyz|readiness|ping|up|startupz?)_{0,2}(?:\/(?:live|liveness|ready|readiness|startup))?\/?$/i;
const LONGEST_PROBE = 64;

const PROBE_AGENTS: ReadonlySet<string> = new Set([
  'Google cloud health check',
  'Google StackDriver',
  'kube-probe',
  'ELB-HealthChecker',
  'Amazon-Route53-Health-Check-Service',
  'Consul Health Check',
  'UptimeRobot',
  'Uptime-Kuma',
  'Pingdom',
  'StatusCake',
  'Site24x7',
  'Better Uptime',
  'Datadog',
  'NewRelicPinger',
  'check_http',
  'Blackbox Exporter',
  'Prometheus',
  'Zabbix',
]);

const FOLDERS = ['/static/', '/assets/', '/_next/static/'].map(folder => new TextEncoder().encode(folder));
const EXTENSIONS: ReadonlySet<string> = new Set(
  'css js mjs map png jpg jpeg gif svg webp avif ico bmp woff woff2 ttf otf eot mp4 webm mp3 ogg wasm webmanifest'.split(
    ' ',
  ),
);
const LONGEST_EXTENSION = 11;
const DOT = 0x2e;

function stands(wanted: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < wanted.length) return false;
  for (let index = 0; index < wanted.length; index++) if (bytes[start + index] !== wanted[index]) return false;
  return true;
}
