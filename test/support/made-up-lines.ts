import * as fc from 'fast-check';
import { parseFormat } from '../../core/logs/format.ts';

/** What the lines below are in. */
export const FORMAT = parseFormat('%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s');

/** Paths, and what they count as where nothing varies but what looks like it. */
export const ENDPOINTS: Readonly<Record<string, string>> = {
  '/': '/',
  '/a': '/a',
  '/item/1': '/item/{id}',
  '/item/21': '/item/{id}',
  '/item/*': '/item/*',
  '/blog/on-tea': '/blog/on-tea',
  '/blog/page': '/blog/page',
  '/-/ready': '/-/ready',
  '/static/app': '/static/app',
  '/logo.SVG': '/logo.SVG',
};
const TARGETS = [...Object.keys(ENDPOINTS), '/a?page=2', '/?shop'];
export const PROGRAMS: Readonly<Record<string, string>> = {
  '-': '-',
  'curl/8.14.1': 'curl',
  'kube-probe/1.31': 'kube-probe',
  'Mozilla/5.0 (X11; Linux) Firefox/144.0': 'Firefox',
};

/** Lines of a minute and a half, each like many others: every question has some that fit. */
export const madeUpLine = fc
  .record({
    address: fc.constantFrom('192.0.2.1', '192.0.2.7', '::ffff:192.0.2.1', '2001:db8::1', '2001:0db8:0:0::2', '::1'),
    user: fc.constantFrom('-', 'bob', '/a'),
    seconds: fc.nat(90),
    method: fc.constantFrom('GET', 'POST', 'PROPFIND'),
    target: fc.constantFrom(...TARGETS),
    status: fc.constantFrom(200, 204, 404, 500, 503, 999),
    bytes: fc.constantFrom(0, 512, 1000, 20_480, 50_000),
    referrer: fc.constantFrom('-', 'https://shop.example/', 'https://news.example/page'),
    agent: fc.constantFrom(...Object.keys(PROGRAMS)),
    micros: fc.constantFrom(0, 500, 1000, 1001, 1_500_000, 4_000_000_000),
  })
  .map(({ address, user, seconds, method, target, status, bytes, referrer, agent, micros }) => {
    const time = `22/Nov/2026:${seconds < 30 ? '23:59' : '00:00'}:${String(seconds % 60).padStart(2, '0')} +0800`;
    const day = seconds < 30 ? time : time.replace('22/', '23/');
    return `${address} - ${user} [${day}] "${method} ${target} HTTP/1.1" ${status} ${bytes} "${referrer}" "${agent}" ${micros}`;
  });
