import { closest } from '../../base/closest.ts';
import type { Localize } from '../../base/localize.ts';
import type { RuleFault } from '../../config/alerts/rule-file.ts';
import type { TypeFault } from '../../config/promql/check-types.ts';
import { namesGunicorn } from '../file-kind.ts';
import type { Finding } from '../rule.ts';
import { rule } from '../rule.ts';

interface Found extends Finding {
  /** What should stand there. */
  readonly better?: string;
}

export const alertRefused = rule({
  id: 'alert-refused',
  says: 'Prometheus refuses a rule file, and with it all rules in it.',
  severity: 'error',
  about: 'alerts',
  explains: `Prometheus reads a rule file as a whole: a field that it does not know, a duration such as \`5 min\`, an expression that is none or a template
that is not closed, and it does not start, or goes on with the rules that it had. \`promtool check rules\` says the same, one mistake at a
time. Releases differ a little: what the newest takes is taken here.`,
  exampleFile: 'gunicorn-alerts.yml',
  bad: `groups:
  - name: gunicorn
    rules:
      - alert: ManyRequests
        expr: sum(rate(gunicorn_requests_total)) > 100
        for: 5 min
`,
  good: `groups:
  - name: gunicorn
    rules:
      - alert: ManyRequests
        expr: sum(rate(gunicorn_requests_total[5m])) > 100
        for: 5m
`,

  *check({ alerts, text }, t): Generator<Found> {
    if (!alerts || !namesGunicorn(text)) return;
    for (const fault of alerts.faults) {
      const better = fault.kind === 'unknown-field' ? closest(fault.name, fault.known) : undefined;
      yield { at: fault.at, message: messageOf(fault, better, t), ...(better !== undefined && { better }) };
    }
  },

  fix: ({ at, better }, _, t) =>
    better === undefined ? undefined : { title: t('Use {name}', { name: better }), edits: [{ at, text: better }] },
});

function messageOf(fault: RuleFault, better: string | undefined, t: Localize): string {
  switch (fault.kind) {
    case 'yaml':
      return t('From here on this is no YAML that Prometheus could read.');
    case 'tab':
      return t('YAML is indented with spaces, not with tabs.');
    case 'no-map':
      return t('Here belong fields, as in "name: gunicorn".');
    case 'no-list':
      return t('Here belongs a list, each item behind a "-".');
    case 'no-text':
      return t('Here belongs a text, and no list or fields.');
    case 'no-group-name':
      return t('This group has no name.');
    case 'no-rule-name':
      return t('A rule needs a name: "alert: NAME", or "record: NAME".');
    case 'two-rule-names':
      return t('A rule is an alert or records something, not both.');
    case 'no-expression':
      return t('A rule needs an expression: "expr: …".');
    case 'broken-expression':
      return t('From here on this is no expression that Prometheus could read.');
    case 'deep-expression':
      return t('This expression is nested too deeply to be looked at.');
    case 'template-open':
      return t('This part of the template is empty, or not closed.');
    case 'duplicate-key':
      return t('"{name}" stands in the same fields twice.', { name: fault.name });
    case 'duplicate-group':
      return t('There is another group called "{name}" in this file.', { name: fault.name });
    case 'not-in-recording':
      return t('A rule that records has no "{name}": that is for alerts.', { name: fault.name });
    case 'record-name':
      return t('"{name}" cannot be the name of a metric: letters, digits, "_" and ":" can.', { name: fault.name });
    case 'label-name':
      return t('"{name}" cannot be the name of a label: letters, digits and "_" can.', { name: fault.name });
    case 'duration':
      return t('"{name}" is no duration: 30s, 5m or 1h30m are.', { name: fault.name });
    case 'number':
      return t('"{name}" is no whole number.', { name: fault.name });
    case 'template-word':
      return t('Templates of alerts know no {name} here.', { name: fault.name });
    case 'unknown-field':
      return better === undefined
        ? t('Prometheus knows no field "{name}" here. It knows: {known}.', {
            name: fault.name,
            known: fault.known.join(', '),
          })
        : t('Prometheus knows no field "{name}" here; "{better}" it knows.', { name: fault.name, better });
    case 'type':
    default:
      return typeMessage(fault.fault, t);
  }
}

function typeMessage(fault: TypeFault, t: Localize): string {
  switch (fault.kind) {
    case 'wrong-type':
      return fault.expected === 'matrix'
        ? t('{of} needs values over time, such as metric[5m].', { of: fault.of })
        : t('{of} needs {expected} here, and this is {got}.', {
            of: fault.of,
            expected: typeName(fault.expected, t),
            got: typeName(fault.got, t),
          });
    case 'argument-count':
      return fault.expected === 1
        ? t('{of} takes one argument.', { of: fault.of })
        : t('{of} takes {expected} arguments.', { of: fault.of, expected: fault.expected });
    case 'unknown-function':
      return t('Prometheus has no function {of}.', { of: fault.of });
    case 'empty-range':
      return t('The time in brackets must be longer than 0.');
    case 'bool-needed':
      return t('Two numbers are compared with bool only: "> bool".');
    case 'bool-without-comparison':
      return t('bool belongs behind a comparison.');
    case 'matching-without-series':
      return t('on and ignoring belong between two sides that have series.');
    case 'grouped-set':
      return t('group_left and group_right cannot be used with and, or and unless.');
    case 'not-for-this':
      return t('{of} cannot be used on {got}.', { of: fault.of, got: typeName(fault.got, t) });
    case 'empty-selector':
      return t('This would select everything: at least one label must not be empty.');
    case 'two-names':
      return t('The name of the metric stands here a second time.');
    case 'bad-pattern':
    default:
      return t('{of} is no regular expression.', { of: fault.of });
  }
}

function typeName(type: 'scalar' | 'string' | 'vector' | 'matrix', t: Localize): string {
  return {
    scalar: t('a number'),
    string: t('a text'),
    vector: t('a series'),
    matrix: t('values over time'),
  }[type];
}
