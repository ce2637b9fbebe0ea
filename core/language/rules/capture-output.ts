import type { Localize } from '../../base/localize.ts';
import { isOn } from '../access-log.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import type { Severity } from '../rule.ts';
import { rule } from '../rule.ts';

export const captureOutput = rule({
  id: 'capture-output',
  says: 'What capture_output does depends on errorlog, and here it is not what was meant.',
  severity: 'warning',
  explains: `\`capture_output\` sends standard output and standard error of the workers into the file of \`errorlog\`.

- With \`errorlog = '-'\`, the default, there is no such file, and it does nothing.
- With \`errorlog = None\` Gunicorn ends with a \`TypeError\`.
- With \`accesslog = '-'\`, standard output, the access lines end up in the error log as well.

A flag on the command line, such as \`--error-logfile\`, can change each of these.`,
  bad: `capture_output = True
`,
  good: `capture_output = True
errorlog = '/var/log/shop/error.log'
`,

  *check(document, t) {
    const given = document.settings.values['capture_output'];
    const fault = given && isOn(document, 'capture_output') === true ? faultOf(document, t) : undefined;
    if (!given || !fault) return;
    const other = document.settings.values[fault.because];
    const related = other ? [{ at: other.valueAt, message: t('Because of this.') }] : [];
    yield { at: given.nameAt, message: fault.message, severity: fault.severity, related };
  },
});

interface Fault {
  readonly message: string;
  readonly severity: Severity;
  /** The setting that makes it one. */
  readonly because: string;
}

function faultOf(document: ConfigDocument, t: Localize): Fault | undefined {
  const errorLogs = possibleValues(document, 'errorlog');
  if (errorLogs.every(value => value.kind === 'none')) {
    return {
      message: t('capture_output needs a file: with errorlog = None Gunicorn does not start.'),
      severity: 'error',
      because: 'errorlog',
    };
  }
  if (errorLogs.every(value => value.kind === 'string' && value.value.trim() === '-')) {
    return {
      message: t('capture_output has no effect while errorlog is "-"; it needs the path of a file there.'),
      severity: 'warning',
      because: 'errorlog',
    };
  }
  const isFile = errorLogs.every(value => value.kind === 'string' && !['-', ''].includes(value.value.trim()));
  const accessLogs = possibleValues(document, 'accesslog');
  if (!isFile || !accessLogs.every(value => value.kind === 'string' && value.value.trim() === '-')) return undefined;
  return {
    message: t('capture_output takes the access lines too: they go to the error log and not to standard output.'),
    severity: 'warning',
    because: 'accesslog',
  };
}
