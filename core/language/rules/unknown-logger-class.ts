import { isNoLogger, nearestLogger } from '../../gunicorn/logger-classes.ts';
import { editText } from '../edit-text.ts';
import { rule } from '../rule.ts';
import { textValues } from '../text-values.ts';

export const unknownLoggerClass = rule({
  id: 'unknown-logger-class',
  says: 'There is no logger class of this name, so Gunicorn does not start.',
  severity: 'error',
  explains: `\`logger_class\` is the import path of a class, with dots in it. The only word without a dot is \`simple\`, the default;
\`statsd\` is none. Gunicorn ends with \`class uri … invalid or not found\`, and \`gunicorn --check-config\` does not notice.

For metrics no class need be named: with \`statsd_host\` Gunicorn takes the one that sends them.`,
  bad: `logger_class = 'statsd'
`,
  good: `logger_class = 'gunicorn.instrument.statsd.Statsd'
`,

  *check(document, t) {
    for (const given of textValues(document, 'logger_class')) {
      const { value: name, isCertain } = given;
      if (!isNoLogger(name)) continue;
      const nearest = nearestLogger(name);
      yield {
        ...given,
        message: nearest
          ? t('Gunicorn finds no logger class "{name}" and does not start; "{nearest}" is one.', { name, nearest })
          : t('Gunicorn finds no logger class "{name}" and does not start; it takes an import path.', { name }),
        severity: isCertain ? ('error' as const) : ('warning' as const),
        nearest,
      };
    }
  },

  fix({ text, whole, nearest }, _document, t) {
    const edit = nearest ? editText(text, whole, nearest) : undefined;
    return edit && { title: t('Use {right}', { right: edit.text }), edits: [edit] };
  },
});
