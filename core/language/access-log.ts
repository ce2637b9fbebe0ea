import { isTrue } from '../config/values.ts';
import type { ConfigDocument } from './document.ts';
import { possibleValues } from './document.ts';

/**
 * Whether Gunicorn writes an access log: with `accesslog`, with any logging config, or through syslog. Undefined when
 * only running the file would tell. Flags on the command line can turn it on all the same.
 */
export function writesAccessLog(document: ConfigDocument): boolean | undefined {
  const reasons = new Set([
    isOn(document, 'accesslog'),
    isOn(document, 'logconfig'),
    isOn(document, 'logconfig_dict'),
    isOn(document, 'logconfig_json'),
    throughSyslog(document),
  ]);
  if (reasons.has(true)) return true;
  return reasons.has(undefined) ? undefined : false;
}

function throughSyslog(document: ConfigDocument): boolean | undefined {
  const syslog = isOn(document, 'syslog');
  if (syslog === false) return false;
  const kept = isOn(document, 'disable_redirect_access_to_syslog');
  if (kept === true) return false;
  return kept === false ? syslog : undefined;
}

/** Whether a setting has a value that counts as true. Gunicorn reads the words true and false too. */
export function isOn(document: ConfigDocument, name: string): boolean | undefined {
  const answers = possibleValues(document, name).map(value => {
    const word = value.kind === 'string' && BOOLEANS.has(name) ? value.value.trim().toLowerCase() : undefined;
    return word === undefined ? isTrue(value) : word === 'true';
  });
  return answers.every(answer => answer === answers[0]) ? answers[0] : undefined;
}

const BOOLEANS = new Set(['syslog', 'disable_redirect_access_to_syslog', 'capture_output']);
