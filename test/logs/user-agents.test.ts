import { deepEqual } from 'node:assert/strict';
import { readAgent } from '../../core/logs/user-agents.ts';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const BOT = 'bot';

/** Headers as programs send them, and what they are counted as. */
const CASES: readonly (readonly [header: string, family: string, bot?: typeof BOT])[] = [
  [`${WINDOWS} Chrome/141.0.0.0 Safari/537.36`, 'Chrome'],
  [`${ANDROID} Chrome/141.0.0.0 Mobile Safari/537.36`, 'Chrome'],
  [`${IPHONE} CriOS/141.0.7390.41 Mobile/15E148 Safari/604.1`, 'Chrome'],
  [`${WINDOWS} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`, 'Edge'],
  [`${WINDOWS} Chrome/141.0.0.0 Safari/537.36 OPR/122.0.0.0`, 'Opera'],
  [`${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 'Samsung Internet'],
  [`${ANDROID} Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50 NetType/WIFI`, 'WeChat'],
  [
    'Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
    'Chrome',
  ],
  [`${IPHONE} Version/18.6 Mobile/15E148 Safari/604.1`, 'Safari'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox'],
  ['Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko', 'Internet Explorer'],
  ['okhttp/4.12.0', 'okhttp'],
  ['MyShop/712 CFNetwork/1568.200.51 Darwin/24.1.0', 'Apple app'],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'Googlebot', BOT],
  [
    `${ANDROID} Chrome/141.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`,
    'Googlebot',
    BOT,
  ],
  [`${WINDOWS} HeadlessChrome/141.0.0.0 Safari/537.36`, 'Headless Chrome', BOT],
  ['Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', 'bingbot', BOT],
  [
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
    'GPTBot',
    BOT,
  ],
  ['facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', 'facebookexternalhit', BOT],
  ['kube-probe/1.30', 'kube-probe', BOT],
  ['uptime-monitor/3.2', 'uptime-monitor', BOT],
  ['ELB-HealthChecker/2.0', 'ELB-HealthChecker', BOT],
  ['Mozilla/5.0 zgrab/0.x', 'zgrab', BOT],
  ['Mozilla/5.0 (compatible; SomethingNew/0.3; +https://example.com/about)', 'SomethingNew', BOT],
  ['Mozilla/5.0 (compatible; newcrawler/0.3)', 'newcrawler', BOT],
  [`${WINDOWS} Chrome/99.0.0.0 Safari/537.36 (info@example.com)`, 'AppleWebKit', BOT],
  ['curl/8.14.1', 'curl', BOT],
  ['Wget/1.21.4', 'Wget', BOT],
  ['python-requests/2.32.5', 'python-requests', BOT],
  ['Python/3.12 aiohttp/3.9.1', 'aiohttp', BOT],
  ['Go-http-client/1.1', 'Go-http-client', BOT],
  ['Apache-HttpClient/4.5.14 (Java/17.0.9)', 'Apache-HttpClient', BOT],
  ['Shop Sync 2.4.1', 'Shop Sync'],
  ['a \\"quoted\\" agent', 'a \\"quoted\\" agent'],
  ['Mozilla/5.0', 'Mozilla'],
  ['() { :;}; /bin/bash -c x', '() { :;}; /bin/bash -c x'],
  ['-', '-'],
  ['', '-'],
  ['  ', '-'],
];

describe('a user agent', () => {
  for (const [header, family, bot] of CASES) {
    it(`${header} is ${family}`, () => deepEqual({ ...readAgent(header) }, { family, bot: bot === BOT }));
  }

  it('of any length has a short name, and none takes long', () => {
    for (const piece of ['bot', ' ', '(', 'a', '1 ', 'Mozilla/5.0 (', 'http://']) {
      const { family } = readAgent(piece.repeat(8000));
      deepEqual(family.length < 70, true, family);
    }
  });
});
