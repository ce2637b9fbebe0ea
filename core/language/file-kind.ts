import { commandFileName } from '../config/command-lines/names.ts';

/** What a file that is no log may be to us; `other` is YAML that is nothing to us, and no Python either. */
export type FileKind = 'config' | 'commands' | 'rotation' | 'alerts' | 'other';

/** The names of logrotate files, as editors want them: glob patterns. */
export const ROTATION_PATTERNS: readonly string[] = [
  '**/logrotate.d/*',
  '**/{logrotate,logrotate*.conf,logrotate.*,logrotate-*,*.logrotate,*-logrotate}',
];

/** The names of rule files of Prometheus, as editors want them; what stands in them decides. */
export const ALERT_PATTERNS: readonly string[] = [
  '**/*{alert,Alert,rule,Rule,prometheus,gunicorn}*.{yml,yaml}',
  '**/{alerts,rules,rules.d,prometheus}/**/*.{yml,yaml}',
];

/** By its name, and where that says nothing by what stands in it. `path` may have either kind of slash. */
export function fileKind(path: string, text: string): FileKind {
  if (commandFileName(path)) return 'commands';
  if (ROTATION_NAME.test(path)) return 'rotation';
  if (/\.ya?ml$/i.test(path)) return looksLikeRules(text) ? 'alerts' : 'other';
  return !/\.[a-z]*py\w*$/i.test(path) && looksLikeRotation(text) ? 'rotation' : 'config';
}

/** Whether a file of this name is for logrotate. */
export function isRotationName(path: string): boolean {
  return ROTATION_NAME.test(path);
}

const ROTATION_NAME = /(?:^|[/\\])(?:logrotate\.d[/\\][^/\\]+|logrotate[^/\\]*(?<!\.\w*py)|[^/\\]*[.-]logrotate)$/;

/** Whether a file is for Prometheus: its groups, and rules in them, maybe in the `PrometheusRule` of Kubernetes. */
export function looksLikeRules(text: string): boolean {
  const groups =
    RESOURCE.test(text) && !HELM.test(text) ? /^[ \t]*["']?groups["']?[ \t]*:/m : /^["']?groups["']?[ \t]*:/m;
  return groups.test(text) && /^[ \t-]*["']?(?:alert|record|expr)["']?[ \t]*:/m.test(text);
}

const RESOURCE = /^["']?kind["']?[ \t]*:[ \t]*["']?PrometheusRule\b/m;

/** A template of Helm is YAML only once Helm has filled it in. */
const HELM = /\{\{-?[^}\n]*(?:\.(?:Values|Release|Chart)\b|\binclude\b)/;

/** A path that opens a block, and a word on a line of its own that no other program has in one. */
function looksLikeRotation(text: string): boolean {
  return (
    /^[ \t]*["']?\/[^\n]*(?:\n\s*)?\{/m.test(text) &&
    /^\s*(?:rotate\b|missingok|notifempty|postrotate|copytruncate)/m.test(text)
  );
}

/** A file that is not itself a config concerns us where it names Gunicorn. */
export function namesGunicorn(text: string): boolean {
  return /gunicorn/i.test(text);
}
