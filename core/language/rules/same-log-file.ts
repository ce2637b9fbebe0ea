import { rule } from '../rule.ts';
import { textValues } from '../text-values.ts';

export const sameLogFile = rule({
  id: 'same-log-file',
  says: 'The access log and the error log are one file.',
  severity: 'information',
  explains: `Gunicorn allows it, and writes both into the file as they come: access lines between messages and tracebacks.
Programs that read access logs stumble over the rest.`,
  bad: `accesslog = '/var/log/shop/gunicorn.log'
errorlog = '/var/log/shop/gunicorn.log'
`,
  good: `accesslog = '/var/log/shop/access.log'
errorlog = '/var/log/shop/error.log'
`,

  *check(document, t) {
    const [access] = textValues(document, 'accesslog');
    const [error] = textValues(document, 'errorlog');
    const areCertain = access?.isCertain && error?.isCertain;
    if (!areCertain || access.value !== error.value || !isFile(access.value)) return;
    const { values } = document.settings;
    const places = [values['accesslog'], values['errorlog']].flatMap(given => (given ? [given.valueAt] : []));
    const [first, second] = places.toSorted((one, other) => one.start - other.start);
    if (!first || !second) return;
    yield {
      at: second,
      message: t('accesslog and errorlog are the same file: its lines will be mixed.'),
      related: [{ at: first, message: t('The other log is written here too.') }],
    };
  },
});

/** Streams are mixed on purpose. */
function isFile(path: string): boolean {
  return path !== '' && path !== '-' && !/^\/(?:dev|proc)\//.test(path);
}
