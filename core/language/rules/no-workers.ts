import { possibleValues } from '../document.ts';
import { rule } from '../rule.ts';

export const noWorkers = rule({
  id: 'no-workers',
  says: 'Without a worker Gunicorn starts and never answers.',
  severity: 'error',
  explains: `\`workers = 0\` does not mean as many as there are processors. Gunicorn starts, takes connections, and nobody is
there to answer them. For a number that follows the machine write \`multiprocessing.cpu_count() * 2 + 1\`.`,
  bad: `workers = 0
`,
  good: `import multiprocessing
workers = multiprocessing.cpu_count() * 2 + 1
`,

  *check(document, t) {
    const given = document.settings.values['workers'];
    if (!given) return;
    const values = possibleValues(document, 'workers');
    const isNone = values.every(value =>
      value.kind === 'string' ? /^\s*0+\s*$/.test(value.value) : value.kind === 'integer' && value.value === 0,
    );
    if (isNone) yield { at: given.valueAt, message: t('With 0 workers Gunicorn starts and never answers.') };
  },
});
