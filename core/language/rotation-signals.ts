import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';

/** A signal that a script sends, whoever gets it. */
export interface Signal {
  /** Without SIG; `restart` where a service is started anew. */
  readonly name: string;
  readonly at: Span;
  /** The name alone, where it is written as one. */
  readonly nameAt?: Span;
}

/** What the lines of a shell script send, as far as their words tell. */
export function signalsIn(text: string, within: Span): readonly Signal[] {
  const signals: Signal[] = [];
  let start = within.start;
  for (const line of text.slice(within.start, within.end).split('\n')) {
    const code = line.replace(/(?:^|\s)#.*/, '');
    const signal = signalOf(code, start);
    if (signal) signals.push(signal);
    start += line.length + 1;
  }
  return signals;
}

/** Whether a script has no effect on other programs. */
export function doesNothing(script: string): boolean {
  return script.split('\n').every(line => /^\s*(?:$|#|:|(?:echo|exit|true|sleep|date|logger)\b)/.test(line));
}

function signalOf(code: string, start: number): Signal | undefined {
  const named = NAMED.exec(code);
  if (named) {
    const [whole, before = '', written = ''] = named;
    const nameStart = start + named.index + before.length;
    const nameAt = span(nameStart, nameStart + written.length);
    const upper = written.toUpperCase();
    return { name: NUMBERS[upper] ?? upper, at: span(start + named.index, start + named.index + whole.length), nameAt };
  }
  const service =
    /\b(?:systemctl|service|supervisorctl|rc-service)\b.*?\b(restart|reload|try-restart|reload-or-restart)\b/.exec(
      code,
    );
  if (service) {
    const end = start + service.index + service[0].length;
    const name = service[1] === 'reload' ? 'HUP' : 'restart';
    return { name, at: span(end - service[1]!.length, end) };
  }
  const bare = /(?:^|[\s;&|])(kill|pkill|killall)\s+(?!-)\S/.exec(code);
  if (!bare) return undefined;
  const from = start + code.indexOf(bare[1]!, bare.index);
  return { name: 'TERM', at: span(from, from + bare[1]!.length) };
}

/** `kill -USR1`, `kill -s SIGUSR1`, `systemctl kill --signal=USR1`, `supervisorctl signal HUP shop`. */
const NAMED =
  /(\b(?:kill|pkill|killall|signal)\b(?:.*?\s)?(?:-s\s*|--signal[=\s]\s*|-|signal\s+)(?:SIG)?)(USR1|USR2|HUP|TERM|KILL|QUIT|INT|1[0-25]|[1-39])\b/i;

const NUMBERS: Readonly<Record<string, string>> = {
  '1': 'HUP',
  '2': 'INT',
  '3': 'QUIT',
  '9': 'KILL',
  '10': 'USR1',
  '12': 'USR2',
  '15': 'TERM',
};
