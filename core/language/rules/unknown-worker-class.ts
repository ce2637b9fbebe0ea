import { closest } from '../../base/closest.ts';
import { span } from '../../base/spans.ts';
import { alternatives, sourced } from '../../config/values.ts';
import { stripped } from '../../gunicorn/python-text.ts';
import { isSince, versionText } from '../../gunicorn/version.ts';
import { WORKER_CLASSES, workerClassByName } from '../../gunicorn/worker-classes.ts';
import { editText } from '../edit-text.ts';
import { rule } from '../rule.ts';

export const unknownWorkerClass = rule({
  id: 'unknown-worker-class',
  says: 'Gunicorn has no worker class of this name, so it does not start.',
  severity: 'error',
  explains: `\`worker_class\` is one of Gunicorn's short names, such as \`sync\`, \`gthread\` and \`gevent\`, or the import path of a class,
with dots in it. A word without a dot that is none of the short names ends with \`class uri … invalid or not found\`.
Gunicorn 26 no longer has \`eventlet\`; \`asgi\` came with 24.

\`gunicorn --check-config\` does not notice.`,
  bad: `worker_class = 'gthreads'
`,
  good: `worker_class = 'gthread'
`,

  *check({ settings, surroundings: { version } }, t) {
    const given = settings.values['worker_class'];
    if (!given) return;
    const values = alternatives(given.value);
    for (const value of values) {
      if (value.kind !== 'string') continue;
      const name = stripped(value.value);
      const known = workerClassByName(name);
      const isGone = known?.removedIn !== undefined && isSince(version, known.removedIn);
      const isYoung = known?.since !== undefined && !isSince(version, known.since);
      if (known ? !isGone && !isYoung : name === '' || /[.:]/.test(name)) continue;
      const names = WORKER_CLASSES.filter(({ removedIn }) => !removedIn || !isSince(version, removedIn)).map(
        row => row.name,
      );
      const nearest = known
        ? undefined
        : closest(
            name,
            names.filter(other => !other.includes('.')),
          );
      const words = { name, version: versionText(version) };
      yield {
        at: given.valueAt,
        message: isGone
          ? t(
              'Gunicorn {version} no longer has the worker class "{name}" and does not start; "gthread" and "gevent" remain.',
              words,
            )
          : nearest
            ? t('Gunicorn has no worker class "{name}" and does not start; "{nearest}" is one.', { name, nearest })
            : t('Gunicorn {version} has no worker class "{name}" and does not start.', words),
        severity: values.length === 1 ? ('error' as const) : ('warning' as const),
        text: sourced(value, given.valueAt),
        whole: span(0, value.value.length),
        nearest,
      };
    }
  },

  fix({ text, whole, nearest }, _document, t) {
    const edit = nearest === undefined ? undefined : editText(text, whole, nearest);
    return edit && { title: t('Use {right}', { right: edit.text }), edits: [edit] };
  },
});
