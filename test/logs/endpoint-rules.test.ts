import { equal } from 'node:assert/strict';
import { endpointOf, parseEndpoint } from '../../core/logs/endpoint-rules.ts';

describe('an endpoint of the user', () => {
  for (const [pattern, path, fits] of [
    ['/shop/{name}/cart', '/shop/alice/cart', true],
    ['/shop/{name}/cart', '/shop//cart', false],
    ['/shop/{name}/cart', '/shop/alice/cart/1', false],
    ['/shop/{name}/cart', '/shop/alice', false],
    ['/item-{id}.html', '/item-17.html', true],
    ['/item-{id}.html', '/item-.html', false],
    ['/item-{id}.html', '/item-17.htm', false],
    ['/{from}-{to}', '/a-b', true],
    ['/{from}-{to}', '/a-b-c', true],
    ['/{from}-{to}', '/-b', false],
    ['/{from}-{to}', '/a-', false],
    ['/{a}xx{b}xx', '/1xxx', false],
    ['/static/*', '/static/a/b.css', true],
    ['/static/*', '/static/', true],
    ['/static/*', '/static', false],
    ['/{tenant}/static/*', '/acme/static/a', true],
    ['/search', '/search', true],
    ['/search', '/search/', false],
    ['/', '/', true],
    ['/*', '/anything/at/all', true],
  ] as const) {
    it(`${pattern} ${fits ? 'takes' : 'leaves'} ${path}`, () =>
      equal(endpointOf([parseEndpoint(pattern)!], path)?.text, fits ? pattern : undefined));
  }

  it('that comes first wins', () => {
    const rules = ['/shop/sale', '/shop/{name}'].map(text => parseEndpoint(text)!);
    equal(endpointOf(rules, '/shop/sale')?.text, '/shop/sale');
    equal(endpointOf(rules, '/shop/tea')?.text, '/shop/{name}');
  });

  for (const text of ['', 'shop', '/a/{', '/a/}', '/a/{}', '/a/{b', '/{a}{b}', '/a/*/b', '/a b', '/a?b=c', '/{a b}']) {
    it(`${text} is none`, () => equal(parseEndpoint(text), null));
  }
});
