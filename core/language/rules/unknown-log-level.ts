import { closest } from '../../base/closest.ts';
import { span } from '../../base/spans.ts';
import { sourceOf } from '../../config/sourced-text.ts';
import { FALLBACK_LOG_LEVEL, LOG_LEVELS } from '../../gunicorn/log-levels.ts';
import { sourced } from '../../config/values.ts';
import { hasOwnLogger } from '../dialect.ts';
import { possibleValues } from '../document.ts';
import { editText } from '../edit-text.ts';
import { rule } from '../rule.ts';

export const unknownLogLevel = rule({
  id: 'unknown-log-level',
  says: 'The log level is none that Gunicorn knows, so it silently uses info.',
  severity: 'warning',
  explains: `Gunicorn knows \`debug\`, \`info\`, \`warning\`, \`error\` and \`critical\`, in upper or lower case. For every
other word it uses \`info\` and says nothing, even for \`warn\`, \`fatal\` and the numbers of Python's \`logging\`.`,
  bad: `loglevel = 'warn'
`,
  good: `loglevel = 'warning'
`,

  *check(document, t) {
    const setting = document.settings.values['loglevel'];
    if (!setting || !hasOwnLogger(document)) return;
    for (const value of possibleValues(document, 'loglevel')) {
      // A default that comes from our own table stands nowhere in the file.
      if (value.kind !== 'string' || !value.pieces || isLevel(value.value)) continue;
      const text = sourced(value, setting.valueAt);
      const whole = span(0, value.value.length);
      const nearest = nearestLevel(value.value);
      const values = { level: value.value, fallback: FALLBACK_LOG_LEVEL };
      yield {
        at: (value.value && sourceOf(text, whole)) || setting.valueAt,
        message: nearest
          ? t('Gunicorn knows no log level "{level}" and uses "{fallback}"; "{nearest}" is one.', {
              ...values,
              nearest,
            })
          : t('Gunicorn knows no log level "{level}" and uses "{fallback}".', values),
        text,
        whole,
        nearest,
      };
    }
  },

  fix({ text, whole, nearest }, _document, t) {
    const edit = nearest ? editText(text, whole, nearest) : undefined;
    return edit && { title: t('Use {right}', { right: edit.text }), edits: [edit] };
  },
});

function isLevel(word: string): boolean {
  const folded = word.trim().toLowerCase();
  return LOG_LEVELS.some(({ name }) => name === folded);
}

function nearestLevel(word: string): string | undefined {
  const folded = word.trim().toLowerCase();
  const known = LOG_LEVELS.find(({ mistakes }) => mistakes.includes(folded));
  return (
    known?.name ??
    closest(
      folded,
      LOG_LEVELS.map(({ name }) => name),
    )
  );
}
