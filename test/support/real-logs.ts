import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readSettings } from '../../core/config/read-settings.ts';
import { stringSetting } from '../../core/config/settings.ts';
import { DEFAULT_FORMAT } from '../../core/logs/known-formats.ts';

/** An access log that a real server wrote, and the format in which its config says it is. */
export interface RealLog {
  readonly path: string;
  readonly format: string;
  readonly lines: readonly string[];
}

/** All access logs of the fixtures but those of an application's own logger, which no format describes. */
export function realAccessLogs(): readonly RealLog[] {
  return readdirSync('test/fixtures/logs', { recursive: true, encoding: 'utf8' })
    .filter(path => /access\.log(?:\.\d|\.gz)?$/.test(path) && !/out0[34]/.test(path))
    .map(path => join('test/fixtures/logs', path))
    .map(path => {
      const settings = readSettings(readFileSync(join(dirname(path), 'gunicorn.conf.py'), 'utf8'));
      const format = stringSetting(settings, 'access_log_format') ?? DEFAULT_FORMAT;
      return { path, format, lines: linesOf(path) };
    });
}

function linesOf(path: string): string[] {
  const bytes = Uint8Array.from(readFileSync(path));
  const text = new TextDecoder().decode(path.endsWith('.gz') ? Uint8Array.from(gunzipSync(bytes)) : bytes);
  return text.split('\n').filter(line => line !== '');
}
