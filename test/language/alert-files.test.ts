import { deepEqual, equal, ok } from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { readRules } from '../../core/config/alerts/read-rules.ts';
import { templateFault } from '../../core/config/alerts/templates.ts';
import { NEWEST } from '../../core/gunicorn/version.ts';
import { fileKind } from '../../core/language/file-kind.ts';
import { createLanguageService } from '../../core/language/service.ts';
import { isServed } from '../../server/served.ts';

const service = createLanguageService({ t: english });
const open = (text: string, path = '/etc/prometheus/rules/gunicorn.yml') =>
  service.open(text, { version: NEWEST, path });
const rule = (expr: string) => `groups:\n  - name: gunicorn\n    rules:\n      - alert: A\n        expr: ${expr}\n`;
const resource = (expr: string) =>
  `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: a}\nspec:\n${rule(expr)
    .replace('rules:', 'partial_response_strategy: warn\n    rules:')
    .replace(/^(?=.)/gm, '  ')}`;

describe('rule files of Prometheus', () => {
  it('are known by what stands in them, and other YAML is left alone', () => {
    equal(fileKind('/srv/rules.yml', rule('up')), 'alerts');
    equal(fileKind('/srv/anything.yaml', rule('up')), 'alerts');
    equal(fileKind('/srv/prometheus.yml', 'global:\n  scrape_interval: 15s\n'), 'other');
    equal(fileKind('/srv/groups.yml', 'groups:\n  - admins\n'), 'other');
    equal(fileKind('/srv/compose.yml', rule('up')), 'commands');
    equal(fileKind('/srv/gunicorn.conf.py', rule('up')), 'config');
  });

  it('may stand in the resources of Kubernetes, which are not templates of Helm', () => {
    equal(fileKind('/srv/rules.yml', resource('gunicorn_workers < 3')), 'alerts');
    equal(fileKind('/srv/rules.yml', resource('gunicorn_workers < {{ .Values.least }}')), 'other');
    const two = `kind: Service\nspec: {ports: []}\n---\n${resource('gunicorn_workers < 3')}---\n${resource('rate(a) > 1')}`;
    const { rules, faults } = readRules(two);
    deepEqual(
      rules.map(({ expr: { text } }) => text),
      ['gunicorn_workers < 3'],
    );
    deepEqual(
      faults.map(({ kind, at }) => [kind, two.slice(at.start, at.end)]),
      [['type', 'a']],
    );
    deepEqual(service.problems(open(resource('sum by (pod) (gunicorn_workers) < 2'))), []);
    deepEqual(
      service.problems(open('kind: Deployment\nmetadata: {name: gunicorn}\n')).map(({ rule: id }) => id),
      [],
    );
  });

  it('are served where they name Gunicorn', () => {
    equal(isServed('file:///srv/rules.yml', open(rule('gunicorn_workers < 3')), false), true);
    equal(isServed('file:///srv/rules.yml', open(rule('up == 0').replace('gunicorn', 'node')), false), false);
  });

  it('offer nothing that only configs have', () => {
    const document = open(rule('gunicorn_workers < 3'));
    deepEqual(service.completions(document, 20), []);
    deepEqual(service.lenses(document), []);
    deepEqual(service.ignores(document, { start: 0, end: 100 }), []);
    equal(service.hover(document, 60), undefined);
  });

  it('are read to the end, whatever they are', () => {
    const bomb = [
      'a: &a [x, x]',
      ...Array.from('bcdefghij', (name, index) => `${name}: &${name} [*${'abcdefghi'[index]}, *${'abcdefghi'[index]}]`),
    ];
    const texts = [
      '',
      'groups:',
      'groups: 5',
      'groups: [5, null, [], {}]',
      'groups: &a [*a]',
      `groups:\n  - rules:\n    - ${'['.repeat(5000)}`,
      rule('('.repeat(50_000)),
      rule(`${'-'.repeat(5000)}1`),
      rule(`'${'a + '.repeat(20_000)}a'`),
      rule('"\\x00\\u202e{{ ${jndi} }}"'),
      `${bomb.join('\n')}\ngroups: *j\n${rule('gunicorn_workers')}`,
      'a: b\n---\ngroups:\n',
      '%YAML 9.9\n---\ngroups: !!binary x\n',
      '\u0000\uFFFF\uD800',
    ];
    for (const text of texts) ok(readRules(text).faults.length >= 0, text.slice(0, 40));
    ok(readRules(rule('('.repeat(50_000))).faults.some(({ kind }) => kind === 'deep-expression'));
    // What is too large for any config is not looked at.
    equal(open(rule('gunicorn_workers') + '#'.repeat(200_000)).unread, 'text');
  });

  it('have templates that are read as Go reads them', () => {
    const good = [
      'plain } {',
      '{{ $labels.job }}: {{ $value | humanize }}',
      '{{- if and (gt $value 1.0) (lt $value 5.0) -}} a {{ else if true }} b {{ else }} c {{ end }}',
      '{{ range $i, $x := query "up" }}{{ $i }} {{ .Labels.job }}{{ break }}{{ end }}',
      '{{ with printf "%s}}" "x" | query | first }}{{ . | value | humanize1024 }}{{ end }}',
      '{{ define "a" }}{{ . }}{{ end }}{{ template "a" $value }}',
      '{{/* nothing */}}{{ $x := 1 }}{{ $x = 2 }}{{ $x }}{{ (query `up` | first).Value }}',
    ];
    for (const text of good) equal(templateFault(text), null, text);
    const bad: Record<string, string | null> = {
      '{{': null,
      '{{ "a }}': null,
      '{{ }}': null,
      '{{ $label.job }}': '$label',
      '{{ humanise 1 }}': 'humanise',
      '{{ if true }}': null,
      '{{ end }}': 'end',
      '{{ else }}': 'else',
      '{{ if true }}{{ else }}{{ else }}{{ end }}': 'else',
      '{{ with $x := 1 }}{{ end }}{{ $x }}': '$x',
      '{{ 1 | 2 }}': '2',
      '{{ | humanize }}': null,
      '{{ $value; }}': ';',
      '{{ ($value }}': null,
      '{{ break }}': 'break',
      '{{ template a }}': 'template',
    };
    for (const [text, name] of Object.entries(bad)) equal(templateFault(text)?.name, name, text);
  });
});
