import type { Value } from '../config/settings.ts';
import { resolvePath } from '../base/posix-path.ts';
import type { Facts } from './generator.ts';
import { hasConfig } from './known.ts';
import { baseFolder } from './log-files.ts';

/** Something that Gunicorn listens on. */
export type Bind =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  /** Absolute path. */
  | { readonly kind: 'unix'; readonly path: string }
  /** A socket that is open already when Gunicorn starts. */
  | { readonly kind: 'fd' };

/** What may be said of `bind` by hand. */
export const ADDRESS = /^[^\s\p{Cc}]{1,200}$/u;

/**
 * What `bind` says, or what it is without a word in the config: at least one. What was guessed and what cannot be
 * read is added to `assumed`.
 */
export function binds(facts: Facts, assumed: string[]): readonly Bind[] {
  const { t } = facts;
  const written = facts.overrides['bind'] ?? facts.settings.values['bind']?.value;
  if (written === undefined) {
    assumed.push(
      hasConfig(facts) && !facts.settings.isDynamic
        ? t('The config sets no bind, so Gunicorn listens on {address}, or on 0.0.0.0 where PORT is set.', {
            address: DEFAULT_ADDRESS,
          })
        : t('Nothing says where Gunicorn listens; assumed {address}.', { address: DEFAULT_ADDRESS }),
    );
    return [DEFAULT];
  }
  const { texts, certain } = typeof written === 'string' ? { texts: [written], certain: true } : addresses(written);
  const read = texts.flatMap(text => {
    const bind = readAddress(facts, text);
    if (bind === null) assumed.push(t('{address} in bind is no address that can be read.', { address: shown(text) }));
    return bind ?? [];
  });
  if (read.length > 0 && certain) return read;
  const [first = DEFAULT] = read;
  assumed.push(t('Only running the config would tell bind; assumed {address}.', { address: shown(spelt(first)) }));
  return [first];
}

/** The bind as Gunicorn reads it. */
export function spelt(bind: Bind): string {
  if (bind.kind === 'unix') return `unix:${bind.path}`;
  if (bind.kind === 'fd') return 'fd://';
  return `${bind.host.includes(':') ? `[${bind.host}]` : bind.host}:${bind.port}`;
}

const DEFAULT: Bind = { kind: 'tcp', host: '127.0.0.1', port: 8000 };
const DEFAULT_ADDRESS = spelt(DEFAULT);

function addresses(value: Value): { texts: readonly string[]; certain: boolean } {
  if (value.kind === 'string') return { texts: [value.value.trim()], certain: true };
  if (value.kind === 'list') {
    const items = value.items.map(addresses);
    return { texts: items.flatMap(({ texts }) => texts), certain: items.every(({ certain }) => certain) };
  }
  const likely =
    value.kind === 'either' ? value.values.map(addresses).find(({ texts }) => texts.length > 0) : undefined;
  return { texts: likely?.texts ?? [], certain: false };
}

/** As Gunicorn reads an address: a port that is missing is 8000, and a host that is missing is every interface. */
function readAddress(facts: Facts, text: string): Bind | null {
  const path = /^unix:(?:\/\/)?(.+)$/su.exec(text)?.[1];
  if (path !== undefined) return { kind: 'unix', path: resolvePath(baseFolder(facts).folder, path) };
  if (/^fd:\/\/\d+$/.test(text)) return { kind: 'fd' };
  const [, six, four, port = '8000'] =
    /^(?:tcp:\/\/)?(?:\[([0-9a-f:.%]+)\]|([\w.-]*))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = (six ?? four)?.toLowerCase();
  if (host === undefined || Number(port) > 65_535 || Number(port) === 0) return null;
  return { kind: 'tcp', host: host === '' ? '0.0.0.0' : host, port: Number(port) };
}

const shown = (text: string) => (ADDRESS.test(text) ? text : JSON.stringify(text));
