/** What hooks reach for on the objects that they get, and what is there in its place. */
export interface MissingAttribute {
  /** A parameter of a hook. */
  readonly of: 'server' | 'worker';
  readonly name: string;
  /** The attribute that has what was wanted; null where nothing has. */
  readonly instead: string | null;
  /** It may simply be written in its place; else it has another shape. */
  readonly isSame?: boolean;
}

/** Neither 20.1 nor 26.1 has any of these, on the arbiter or on a worker of its own classes. */
export const MISSING_ATTRIBUTES: readonly MissingAttribute[] = [
  { of: 'server', name: 'connections', instead: null },
  { of: 'server', name: 'workers', instead: 'WORKERS' },
  { of: 'server', name: 'logger', instead: 'log', isSame: true },
  { of: 'server', name: 'config', instead: 'cfg', isSame: true },
  { of: 'server', name: 'settings', instead: 'cfg.settings' },
  { of: 'worker', name: 'id', instead: 'pid', isSame: true },
  { of: 'worker', name: 'worker_id', instead: 'age' },
  { of: 'worker', name: 'logger', instead: 'log', isSame: true },
  { of: 'worker', name: 'config', instead: 'cfg', isSame: true },
];

/** What `server.cfg` has beside the settings, in any release. */
export const CONFIG_ATTRIBUTES: ReadonlySet<string> = new Set([
  'address',
  'env',
  'env_orig',
  'forwarded_allow_networks',
  'get_cmd_args_from_env',
  'is_ssl',
  'logger_class',
  'parser',
  'paste_global_conf',
  'prog',
  'proxy_allow_networks',
  'set',
  'settings',
  'ssl_options',
  'uid',
  'gid',
  'usage',
  'worker_class_str',
]);
