import type { Localize } from '../../base/localize.ts';
import type { Span } from '../../base/spans.ts';
import type { RotationBlock } from '../../config/rotation/rotation.ts';
import { gunicornBlocks, isOn } from '../rotation-blocks.ts';
import type { Signal } from '../rotation-signals.ts';
import { doesNothing, signalsIn } from '../rotation-signals.ts';
import type { Severity } from '../rule.ts';
import { rule } from '../rule.ts';

export const rotationSignal = rule({
  id: 'rotation-signal',
  says: 'After the rotation nothing tells Gunicorn to open its logs anew, or the wrong signal does.',
  severity: 'error',
  about: 'rotation',
  explains: `Gunicorn keeps its log files open. Once logrotate has renamed one, every line still goes to the renamed file, the new one stays
empty, and with \`compress\` the lines that come later are lost. The signal USR1 to the master makes it and all of its workers open their logs anew.

HUP does that too, but it also restarts every worker. USR2 starts a second Gunicorn beside the first. TERM, INT, QUIT and KILL stop it,
and so does \`kill\` without a signal. Only scripts that run after the renaming count: \`postrotate\` and \`lastaction\`.`,
  exampleFile: 'logrotate.conf',
  bad: `/var/log/gunicorn/access.log {
    daily
    postrotate
        kill -HUP "$(cat /run/gunicorn.pid)" || true
    endscript
}
`,
  good: `/var/log/gunicorn/access.log {
    daily
    postrotate
        kill -USR1 "$(cat /run/gunicorn.pid)" || true
    endscript
}
`,

  *check(document, t) {
    for (const block of gunicornBlocks(document)) {
      if (isOn(block, 'copytruncate') || isOn(block, 'copy')) continue;
      const scripts = block.scripts.filter(({ name }) => name === 'postrotate' || name === 'lastaction');
      const signals = scripts.flatMap(({ body }) => signalsIn(document.text, body));
      if (signals.some(({ name }) => name === 'USR1')) continue;
      if (signals.length === 0) {
        // What another program does with it is out of sight.
        const isNothing = scripts.every(({ body }) => doesNothing(document.text.slice(body.start, body.end)));
        if (isNothing) yield { at: placeOf(block), message: says(undefined, t), signal: undefined };
        continue;
      }
      for (const signal of signals) {
        yield { at: signal.at, message: says(signal, t), severity: SEVERITIES[signal.name] ?? 'error', signal };
      }
    }
  },

  fix({ signal }, _, t) {
    if (!signal?.nameAt) return undefined;
    return { title: t('Use {right}', { right: 'USR1' }), edits: [{ at: signal.nameAt, text: 'USR1' }] };
  },
});

/** What opens the logs anew, and does more than that. */
const SEVERITIES: Readonly<Record<string, Severity>> = { HUP: 'information', restart: 'warning' };

/** The script that does nothing, or the logs that have none. */
function placeOf({ logs, scripts, at }: RotationBlock): Span {
  return scripts[0]?.at ?? logs[0]?.at ?? at;
}

function says(signal: Signal | undefined, t: Localize): string {
  switch (signal?.name) {
    case undefined:
      return t(
        'Nothing tells Gunicorn that its logs were renamed, so it writes on into the old files. Send USR1 to its master in a postrotate script.',
      );
    case 'HUP':
      return t('HUP restarts all workers only to open the logs anew; USR1 is enough.');
    case 'USR2':
      return t('USR2 starts a second Gunicorn and leaves the logs as they are; USR1 opens them anew.');
    case 'restart':
      return t('A restart cuts off requests only to open the logs anew; send USR1 to the master instead.');
    default:
      return t('{signal} stops Gunicorn; USR1 makes it open its logs anew.', { signal: signal!.name });
  }
}
