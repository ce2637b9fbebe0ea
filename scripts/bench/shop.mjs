// Who asks a busy shop for what, and how it answers: what a made-up log is about.

const SYSTEMS = [
  'Windows NT 10.0; Win64; x64',
  'Macintosh; Intel Mac OS X 10_15_7',
  'X11; Linux x86_64',
  'Linux; Android 10; K',
];
const PHONES = ['17_4_1', '17_3', '16_7_2', '15_8'];
const MACHINES = [
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  'kube-probe/1.27',
  'ELB-HealthChecker/2.0',
  'Prometheus/2.45.0',
  'curl/7.88.1',
  'python-requests/2.31.0',
  'okhttp/4.12.0',
  'Go-http-client/2.0',
  'MyShop/5.2.1 (iPhone; iOS 17.4; Scale/3.00)',
  'Mozilla/5.0 zgrab/0.x',
];
const AGENTS = [
  ...['124.0.0.0', '123.0.0.0', '122.0.0.0', '121.0.6167.184', '120.0.0.0', '109.0.0.0'].flatMap(version =>
    SYSTEMS.map(
      system => `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version} Safari/537.36`,
    ),
  ),
  ...['125.0', '124.0', '115.0'].flatMap(version =>
    SYSTEMS.map(system => `Mozilla/5.0 (${system}; rv:${version}) Gecko/20100101 Firefox/${version}`),
  ),
  ...PHONES.map(
    version =>
      `Mozilla/5.0 (iPhone; CPU iPhone OS ${version} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1`,
  ),
  ...MACHINES,
];
const WORDS =
  'red blue shoes laptop camera phone case winter summer jacket table chair lamp desk book pen bag usb cable'.split(
    ' ',
  );
const SITES = [
  'https://shop.example.com/',
  'https://www.google.com/',
  'https://shop.example.com/search',
  'https://t.co/',
];
const SCANS = ['/wp-login.php', '/.env', '/xmlrpc.php', '/.git/config', '/cgi-bin/luci/;stok=/locale?form=country'];

/** How often each status answers, by what kind of request it is. */
const ANSWERS = {
  page: { 200: 955, 301: 10, 304: 30, 500: 5 },
  asset: { 200: 700, 304: 280, 404: 20 },
  read: { 200: 930, 304: 10, 301: 5, 404: 28, 401: 9, 403: 6, 400: 4, 500: 5, 429: 2, 503: 1 },
  write: { 201: 700, 200: 200, 400: 50, 401: 20, 409: 10, 422: 8, 500: 9, 504: 3 },
  probe: { 200: 1 },
  login: { 302: 600, 200: 250, 401: 110, 403: 20, 429: 20 },
  scan: { 404: 960, 403: 30, 400: 10 },
};

/**
 * How often, what, how long in microseconds and how large in bytes at the median, how much the duration varies, and how
 * it is answered.
 * @typedef {{
 *   weight: number,
 *   method: string,
 *   path: () => string,
 *   micros: number,
 *   spread: number,
 *   bytes: number,
 *   answers: keyof typeof ANSWERS,
 * }} Endpoint
 */

/** @param {import('./random.mjs').Random} random */
export function createShop(random) {
  const { below, pick, hex, zipf } = random;
  const address = () =>
    random.share() < 0.03
      ? `2a0${below(10)}:${hex(4)}:${hex(4)}::${hex(4)}`
      : `${1 + below(222)}.${below(256)}.${below(256)}.${1 + below(254)}`;
  const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
  const list = (/** @type {number} */ count, /** @type {() => string} */ make, /** @type {number} */ slope) => {
    const items = Array.from({ length: count }, make);
    const index = zipf(count, slope);
    return () => items[index()] ?? '';
  };
  const order = list(420_000, uuid, 0.55);
  const session = list(110_000, () => hex(24), 0.4);
  const asset = list(
    180,
    () => `/static/${pick(['js', 'css', 'img'])}/${pick(WORDS)}.${hex(10)}.${pick(['js', 'css', 'png'])}`,
    1,
  );
  const [user, product, page] = [zipf(80_000, 0.8), zipf(60_000, 0.75), zipf(400, 1.1)];

  /** @type {Endpoint[]} */
  const endpoints = [
    ['page', 90, 'GET', () => '/', 18_000, 0.5, 14_200],
    ['probe', 60, 'GET', () => '/healthz', 900, 0.4, 17],
    ['probe', 25, 'GET', () => '/metrics', 4200, 0.4, 21_000],
    ['asset', 120, 'GET', asset, 700, 0.6, 24_000],
    ['read', 110, 'GET', () => `/api/v1/users/${user() + 1}`, 9500, 0.7, 820],
    ['read', 18, 'PUT', () => `/api/v1/users/${user() + 1}`, 26_000, 0.7, 410],
    ['read', 90, 'GET', () => `/api/v1/orders/${order()}`, 21_000, 0.8, 1900],
    ['write', 22, 'POST', () => '/api/v1/orders', 95_000, 0.8, 1100],
    ['read', 8, 'DELETE', () => `/api/v1/orders/${order()}`, 30_000, 0.7, 0],
    ['read', 100, 'GET', () => `/products/${product() + 1000}`, 32_000, 0.6, 18_400],
    ['read', 30, 'GET', () => `/products/${product() + 1000}/reviews?page=${page() + 1}`, 41_000, 0.7, 6200],
    ['read', 70, 'GET', () => `/search/${pick(WORDS)}-${pick(WORDS)}?page=${page() + 1}`, 130_000, 0.9, 15_800],
    ['read', 45, 'GET', () => `/api/v2/items?limit=${pick([20, 50])}&offset=${page() * 20}`, 58_000, 0.8, 9600],
    ['read', 40, 'GET', () => `/api/v2/sessions/${session()}/cart`, 12_000, 0.6, 640],
    ['write', 16, 'POST', () => `/api/v2/sessions/${session()}/cart/items`, 33_000, 0.7, 520],
    ['login', 14, 'POST', () => '/accounts/login/', 160_000, 0.5, 320],
    [
      'read',
      12,
      'GET',
      () => `/blog/${2018 + below(7)}/${pick(WORDS)}-${pick(WORDS)}-${pick(WORDS)}/`,
      27_000,
      0.6,
      22_000,
    ],
    ['write', 9, 'GET', () => `/reports/daily?format=${pick(['csv', 'json', 'pdf'])}`, 900_000, 1, 88_000],
    ['write', 5, 'POST', () => `/api/v1/uploads/${uuid()}`, 420_000, 0.9, 210],
    ['probe', 7, 'OPTIONS', () => `/api/v1/users/${user() + 1}`, 500, 0.4, 0],
    ['page', 6, 'HEAD', () => '/', 12_000, 0.5, 0],
    ['scan', 9, 'GET', () => pick(SCANS), 2500, 0.5, 178],
    ['read', 8, 'PATCH', () => `/api/v1/products/${product() + 1000}/stock`, 45_000, 0.7, 130],
    ['read', 4, 'GET', () => `/ws/${hex(7)}?EIO=4&transport=polling`, 25_000_000, 0.3, 120],
  ].map(
    ([answers, weight, method, path, micros, spread, bytes]) =>
      /** @type {any} */ ({ answers, weight, method, path, micros, spread, bytes }),
  );
  const endpoint = random.weighted(endpoints.map(({ weight }) => weight));
  const statuses = Object.fromEntries(
    Object.entries(ANSWERS).map(([kind, answers]) => {
      const codes = Object.keys(answers).map(Number);
      const index = random.weighted(Object.values(answers));
      return [kind, () => codes[index()] ?? 200];
    }),
  );
  const referrer = list(400, () => `https://shop.example.com/products/${1000 + below(60_000)}`, 0.8);
  return {
    address: list(30_000, address, 1.05),
    agent: (
      agents => () =>
        AGENTS[agents()] ?? ''
    )(zipf(AGENTS.length, 0.9)),
    user: () => (random.share() < 0.03 ? `user${below(200)}` : '-'),
    referrer: () => (random.share() < 0.42 ? '-' : random.share() < 0.5 ? pick(SITES) : referrer()),
    endpoint: () => /** @type {Endpoint} */ (endpoints[endpoint()]),
    status: (/** @type {Endpoint} */ { answers }) => statuses[answers]?.() ?? 200,
  };
}
