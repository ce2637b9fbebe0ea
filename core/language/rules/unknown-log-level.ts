import { closest } from '../../base/closest.ts';
import { span } from '../../base/spans.ts';
import { sourceOf } from '../../config/sourced-text.ts';
import { FALLBACK_LOG_LEVEL, LOG_LEVELS } from '../../gunicorn/log-levels.ts';
import { sourced } from '../../config/values.ts';
import { hasOwnLogger } from '../dialect.ts';
import { possibleValues } from '../document.ts';
import { editText } from '../edit-text.ts';
import { rule } from '../rule.ts';
import { noneValue } from '../text-values.ts';

export const unknownLogLevel = rule({
  id: 'unknown-log-level',
  says: 'The log level is none that Gunicorn knows, so it silently uses info.',
  severity: 'warning',
  explains: `Gunicorn knows \`debug\`, \`info\`, \`warning\`, \`error\` and \`critical\`, in upper or lower case. For every
other word it uses \`info\` and says nothing, even for \`warn\`, \`fatal\` and the numbers of Python's \`logging\`.

\`None\` is worse: Gunicorn ends with an \`AttributeError\`.`,
  bad: `loglevel = 'warn'
`,
  good: `loglevel = 'warning'
`,

  *check(document, t) {
    const setting = document.settings.values['loglevel'];
    if (!setting || !hasOwnLogger(document)) return;
    const none = noneValue(document, 'loglevel');
    if (none) {
      yield {
        at: none.at,
        message: none.isCertain
          ? t('With loglevel = None Gunicorn does not start; leave it out for "info".')
          : t('loglevel may be None here, and then Gunicorn does not start.'),
        severity: none.isCertain ? ('error' as const) : ('warning' as const),
        text: undefined,
      };
    }
    for (const value of possibleValues(document, 'loglevel')) {
      // A default that comes from our own table stands nowhere in the file.
      if (value.kind !== 'string' || !value.pieces || isLevel(value.value)) continue;
      const text = sourced(value, setting.valueAt);
      const whole = span(0, value.value.length);
      const nearest = nearestLevel(value.value);
      const words = { level: value.value, fallback: FALLBACK_LOG_LEVEL };
      yield {
        at: (value.value && sourceOf(text, whole)) || setting.valueAt,
        message: nearest
          ? t('Gunicorn knows no log level "{level}" and uses "{fallback}"; "{nearest}" is one.', {
              ...words,
              nearest,
            })
          : t('Gunicorn knows no log level "{level}" and uses "{fallback}".', words),
        text,
        whole,
        nearest,
      };
    }
  },

  fix(found, _document, t) {
    const edit = found.text && found.nearest ? editText(found.text, found.whole, found.nearest) : undefined;
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
