import { span } from '../../base/spans.ts';
import { LARGEST } from '../document.ts';
import { rule } from '../rule.ts';

export const tooLarge = rule({
  id: 'too-large',
  says: 'The file is too large, or nested too deeply, to be a config, so nothing else is checked.',
  severity: 'information',
  explains: `A config has a few thousand characters. A file of more than 100,000, or one whose brackets are nested
hundreds deep, was made by a program or is something else by the name of a config. It is not read, so that the editor
never has to wait for it.

Python itself refuses more than 200 nested brackets.`,
  bad: `bind = ${'['.repeat(300)}'0.0.0.0:8000'${']'.repeat(300)}
`,
  good: `bind = ['0.0.0.0:8000']
`,

  *check({ text, unread }, t) {
    if (!unread) return;
    const [firstLine = ''] = text.slice(0, 200).split(/[\r\n]/);
    yield {
      at: span(0, firstLine.length),
      message:
        unread === 'text'
          ? t('This file has more than {count} characters, too many for a config, and was not checked.', {
              count: LARGEST,
            })
          : t('This file is nested too deeply for a config and was not checked.'),
    };
  },
});
