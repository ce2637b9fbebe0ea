import type { Setting } from './setting.ts';
import { SETTINGS } from './settings/index.ts';
import type { Version } from './version.ts';
import { isSince } from './version.ts';

/** One spelling on the command line and what Gunicorn's parser does with it. */
export interface Flag {
  readonly flag: string;
  /** Undefined for those that only print something and end, and for those of settings that are gone. */
  readonly setting: Setting | undefined;
  /**
   * - `value`: takes the next word; `integer`: which must be a whole number, written in decimal digits; `mode`: in any base,
   *   and in octal where it begins with 0.
   * - `list`: takes the next word, and may be repeated.
   * - `optional`: takes the next word if that is no flag, else stands for `auto`.
   * - `on`, `off`: takes nothing and stands for true or false.
   */
  readonly takes: 'value' | 'integer' | 'mode' | 'list' | 'optional' | 'on' | 'off';
}

/** The flags of a release, of which it also takes every beginning that means only one. */
export function flagsOf(version: Version): readonly Flag[] {
  const ofSettings = SETTINGS.filter(({ since }) => isSince(version, since)).flatMap(setting =>
    setting.flags.map(flag => ({ flag, setting, takes: takes(setting, version) })),
  );
  const ofRemoved = REMOVED_FLAGS.filter(({ gone }) => !isSince(version, gone)).map(({ flag, takes }) => ({
    flag,
    setting: undefined,
    takes,
  }));
  return [...ofSettings, ...PRINTING, ...ofRemoved];
}

function takes({ name, kind }: Setting, version: Version): Flag['takes'] {
  if (name === 'proxy_protocol') return isSince(version, '24.1.0') ? 'optional' : 'on';
  return BY_NAME[name] ?? BY_KIND[kind] ?? 'value';
}

/** Where the kind of the setting does not tell. */
const BY_NAME: Readonly<Record<string, Flag['takes']>> = {
  sendfile: 'off',
  umask: 'mode',
  control_socket_mode: 'mode',
  cert_reqs: 'value',
};

const BY_KIND: Partial<Readonly<Record<Setting['kind'], Flag['takes']>>> = {
  boolean: 'on',
  integer: 'integer',
  strings: 'list',
  files: 'list',
};

const PRINTING: readonly Flag[] = ['-h', '--help', '-v', '--version'].map(flag => ({
  flag,
  setting: undefined,
  takes: 'on',
}));

const REMOVED_FLAGS: readonly (Pick<Flag, 'flag' | 'takes'> & { readonly gone: string })[] = [
  { flag: '--tolerate-dangerous-framing', takes: 'on', gone: '23.0.0' },
];
