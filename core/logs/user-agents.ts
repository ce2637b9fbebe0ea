/** Who a `User-Agent` header says it is. It says what it likes: this names what is said, and believes nothing more. */
export interface Agent {
  /** The program without its version: `Chrome`, `Googlebot`, `curl`. */
  readonly family: string;
  /** Not a person's browser or app: a crawler, monitor, scanner, or a program for asking by script. */
  readonly bot: boolean;
}

/** An agent that is known by a word in its header. */
interface KnownAgent extends Agent {
  readonly has: string;
}

const bot = (family: string, has = family): KnownAgent => ({ family, has, bot: true });
const person = (family: string, has = family): KnownAgent => ({ family, has, bot: false });

/**
 * Programs that say their name beside, or in place of, that of a browser. The first row that fits counts, so a name
 * that is a part of another comes after it.
 */
const PROGRAMS: readonly KnownAgent[] = [
  bot('Googlebot-Image'),
  bot('Googlebot-News'),
  bot('Googlebot-Video'),
  bot('Googlebot'),
  bot('GoogleOther'),
  bot('Google-InspectionTool'),
  bot('Google Favicon'),
  bot('Google AdsBot', 'AdsBot-Google'),
  bot('Google AdSense', 'Mediapartners-Google'),
  bot('Google-Read-Aloud'),
  bot('Google cloud health check', 'GoogleHC'),
  bot('Google StackDriver', 'GoogleStackdriverMonitoring'),
  bot('Feedfetcher-Google'),
  bot('Lighthouse', 'Chrome-Lighthouse'),
  bot('bingbot'),
  bot('BingPreview'),
  bot('AdIdxBot', 'adidxbot'),
  bot('Yahoo! Slurp'),
  bot('DuckDuckBot'),
  bot('Baiduspider'),
  bot('YandexBot'),
  bot('Applebot'),
  bot('PetalBot'),
  bot('Sogou web spider'),
  bot('360Spider'),
  bot('Bytespider'),
  bot('SeznamBot'),
  bot('GPTBot'),
  bot('ChatGPT-User'),
  bot('OAI-SearchBot'),
  bot('ClaudeBot'),
  bot('Claude-User'),
  bot('PerplexityBot'),
  bot('CCBot'),
  bot('Amazonbot'),
  bot('meta-externalagent'),
  bot('facebookexternalhit'),
  bot('Twitterbot'),
  bot('LinkedInBot'),
  bot('Slackbot'),
  bot('Discordbot'),
  bot('TelegramBot'),
  bot('WhatsApp'),
  bot('Pinterestbot'),
  bot('AhrefsBot'),
  bot('SemrushBot'),
  bot('DotBot'),
  bot('MJ12bot'),
  bot('BLEXBot'),
  bot('DataForSeoBot'),
  bot('archive.org_bot'),
  bot('Screaming Frog SEO Spider'),
  bot('kube-probe'),
  bot('ELB-HealthChecker'),
  bot('Amazon-Route53-Health-Check-Service'),
  bot('Consul Health Check'),
  bot('UptimeRobot'),
  bot('Uptime-Kuma'),
  bot('Pingdom'),
  bot('StatusCake'),
  bot('Site24x7'),
  bot('Better Uptime', 'Better Uptime Bot'),
  bot('Datadog', 'Datadog'),
  bot('NewRelicPinger'),
  bot('check_http'),
  bot('Blackbox Exporter'),
  bot('Prometheus'),
  bot('Zabbix'),
  bot('zgrab'),
  bot('masscan'),
  bot('Nmap Scripting Engine'),
  bot('Nikto'),
  bot('sqlmap'),
  bot('Nuclei'),
  bot('WPScan'),
  bot('gobuster'),
  bot('CensysInspect'),
  bot('Expanse', 'Expanse, a Palo Alto Networks company'),
  bot('InternetMeasurement'),
  bot('Headless Chrome', 'HeadlessChrome'),
  bot('PhantomJS'),
  bot('curl', 'curl/'),
  bot('Wget'),
  bot('HTTPie'),
  bot('Postman', 'PostmanRuntime'),
  bot('Insomnia', 'insomnia/'),
  bot('ApacheBench'),
  bot('k6', 'k6/'),
  bot('python-requests'),
  bot('python-httpx'),
  bot('aiohttp'),
  bot('Python-urllib'),
  bot('Scrapy'),
  bot('Go-http-client'),
  bot('axios', 'axios/'),
  bot('node-fetch'),
  bot('undici'),
  bot('Apache-HttpClient'),
  bot('libwww-perl'),
  bot('GuzzleHttp'),
  bot('Faraday'),
  bot('PowerShell', 'WindowsPowerShell'),
];

/** Browsers call themselves by each other's names, so the order matters: Edge says Chrome, and Chrome says Safari. */
const BROWSERS: readonly KnownAgent[] = [
  person('WeChat', 'MicroMessenger/'),
  person('Alipay', 'AlipayClient/'),
  person('DingTalk', 'DingTalk/'),
  person('Facebook', 'FBAV/'),
  person('Instagram', 'Instagram '),
  person('QQ Browser', 'QQBrowser/'),
  person('UC Browser', 'UCBrowser/'),
  person('Quark', 'Quark/'),
  person('Baidu', 'baiduboxapp/'),
  person('Huawei Browser', 'HuaweiBrowser/'),
  person('Mi Browser', 'MiuiBrowser/'),
  person('Yandex Browser', 'YaBrowser/'),
  person('Samsung Internet', 'SamsungBrowser/'),
  person('Vivaldi', 'Vivaldi/'),
  person('DuckDuckGo', 'DuckDuckGo/'),
  person('Edge', 'Edg/'),
  person('Edge', 'EdgA/'),
  person('Edge', 'EdgiOS/'),
  person('Edge', 'Edge/'),
  person('Opera', 'OPR/'),
  person('Opera', 'Opera'),
  person('Opera', 'OPT/'),
  person('Electron', 'Electron/'),
  person('Firefox', 'FxiOS/'),
  person('Firefox', 'Firefox/'),
  person('Chrome', 'CriOS/'),
  person('Chromium', 'Chromium/'),
  person('Chrome', 'Chrome/'),
  person('Internet Explorer', 'Trident/'),
  person('Internet Explorer', 'MSIE '),
  person('Android Browser', 'Android'),
  person('Safari', 'Safari/'),
  person('Safari', 'AppleWebKit/'),
  person('okhttp', 'okhttp/'),
  person('Apple app', 'CFNetwork/'),
  person('Android app', 'Dalvik/'),
  person('Dart', 'Dart/'),
];

/** Reads a header as it was logged. The same text always gives the same. */
export function readAgent(header: string): Agent {
  const text = header.slice(0, LONGEST_HEADER).trim();
  if (text === '') return { family: NOBODY, bot: false };
  const known = PROGRAMS.find(({ has }) => text.includes(has));
  if (known) return agentOf(known);
  const robot = ROBOT.exec(text)?.[1];
  if (robot !== undefined && !PHONES.test(robot)) return { family: shorten(robot), bot: true };
  const browser = BROWSERS.find(({ has }) => text.includes(has));
  // A browser has no address of its maker in its header.
  if (browser && !ADDRESS.test(text)) return agentOf(browser);
  return { family: shorten(nameIn(text)), bot: ADDRESS.test(text) || MACHINE.test(text) };
}

/** What Gunicorn writes in place of a header that was not sent; one that says nothing counts as the same. */
export const NOBODY = '-';

const agentOf = ({ family, bot }: KnownAgent): Agent => ({ family, bot });

/** What stands further behind is nobody's name. */
const LONGEST_HEADER = 1024;

/** A product that calls itself a robot. */
const ROBOT =
  /(?:^|[\s;(+,])([\w.!-]{0,40}(?:bot|crawler|spider|scanner|scraper|monitor|probe)[\w.!-]{0,20})(?=[\s/;),:]|$)/i;
/** Phones with a name like that. */
const PHONES = /^cubot/i;
/** `+https://example.com/bot.html`, or an address for mail. */
const ADDRESS = /https?:\/\/|[\w.-]@[\w-]+\./i;
const MACHINE =
  /http|client|fetch|check|health|python|java\/|perl|ruby|php|feed|archiv|preview|index|validator|benchmark/i;

/** `name/1.0 …`; behind `Mozilla/5.0`, which says nothing, the name in `(compatible; name/1.0)` or that of the next product. */
function nameIn(text: string): string {
  const told = MOZILLA.test(text)
    ? (COMPATIBLE.exec(text)?.[1] ?? PRODUCT.exec(text.replace(MOZILLA, ''))?.[1] ?? 'Mozilla')
    : (/^[^/(;]+/.exec(text)?.[0] ?? text);
  return told.trim().replace(VERSION, '') || text;
}

const MOZILLA = /^Mozilla\/\d\.\d\s*/;
const COMPATIBLE = /\(compatible;\s*([^;/)]+)/;
const PRODUCT = /^(?:\([^)]*\)\s*)?([^/(;\s]+)/;
/** `Some Agent 1.2`. */
const VERSION = /\s+v?\d[\d.]*$/;

const shorten = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);
const LONGEST = 60;
