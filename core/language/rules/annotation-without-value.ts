import { span } from '../../base/spans.ts';
import type { Node } from '../../config/syntax.ts';
import { childrenOf, spanOf, textOf } from '../../config/syntax.ts';
import { settingByName } from '../../gunicorn/settings/index.ts';
import { rule } from '../rule.ts';

export const annotationWithoutValue = rule({
  id: 'annotation-without-value',
  says: 'A setting has a colon where the equals sign belongs, so it is not set.',
  severity: 'warning',
  explains: `To Python \`bind: '0.0.0.0:80'\` says of what type the name is going to be, and gives it no value. Gunicorn finds no
such name and uses its default. It comes from configs that were YAML before.`,
  bad: `bind: '0.0.0.0:80'
`,
  good: `bind = '0.0.0.0:80'
`,

  *check({ text, tree, module }, t) {
    for (const statement of tree.topNode.getChildren('AssignStatement')) {
      const [target, annotation, ...more] = childrenOf(statement);
      if (target?.name !== 'VariableName' || annotation?.name !== 'TypeDef' || more.length > 0) continue;
      const name = textOf(text, target);
      const value = annotation.lastChild;
      // A type is there for somebody who reads it; only what is no type was meant as the value.
      if (!settingByName(name) || module.names.has(name) || !value || !isValue(value)) continue;
      yield {
        at: spanOf(statement),
        message: t('This says of what type {name} is and gives it no value; write {name} = ….', { name }),
        colon: span(target.to, value.from),
      };
    }
  },

  fix: ({ colon }, _document, t) => ({
    title: t('Use {right}', { right: '=' }),
    edits: [{ at: colon, text: ' = ' }],
  }),
});

function isValue({ name }: Node): boolean {
  return [
    'String',
    'FormatString',
    'ContinuedString',
    'Number',
    'Boolean',
    'ArrayExpression',
    'DictionaryExpression',
  ].includes(name);
}
