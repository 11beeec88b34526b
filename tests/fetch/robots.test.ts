import { describe, expect, it } from 'vitest';
import type { Exchange, HttpRejection } from '../../src/fetch/http.js';
import type { FetchReason } from '../../src/fetch/reasons.js';
import { robotsLifetimeMs, robotsRules } from '../../src/fetch/robots.js';

const ROBOTS = 'https://news.example/robots.txt';
const AGENT = 'Orewire/0.1 (+https://orewire.example/bot)';
const HOUR = 3_600_000;

const file = (text: string, headers: Record<string, string> = {}): Exchange => ({
  ok: true,
  url: ROBOTS,
  status: 200,
  headers,
  body: Buffer.from(text),
  fetchedAt: '2025-06-03T10:00:00.000Z',
});
const failure = (reason: FetchReason): HttpRejection => ({ ok: false, reason, detail: 'as it was' });
const refused = (answer: Exchange | HttpRejection, path = '/page', agent = AGENT) =>
  robotsRules(answer, ROBOTS, agent).refusal(`https://news.example${path}`)?.reason ?? 'allowed';

describe('what an answer for robots.txt means (RFC 9309, section 2.3.1)', () => {
  it.each<[FetchReason, FetchReason | 'allowed']>([
    ['not-found', 'allowed'],
    ['gone', 'allowed'],
    ['forbidden', 'allowed'],
    ['client-error', 'allowed'],
    ['too-many-redirects', 'allowed'],
    ['server-error', 'robots'],
    ['unexpected-status', 'robots'],
    ['bad-encoding', 'robots'],
    ['throttled', 'throttled'],
    ['backing-off', 'backing-off'],
    ['timeout', 'timeout'],
    ['connection', 'connection'],
    ['dns', 'dns'],
    ['tls', 'tls'],
    ['refused-address', 'refused-address'],
  ])('%s: %s', (reason, expected) => {
    expect(refused(failure(reason))).toBe(expected);
  });

  it.each([
    ['an empty file', ''],
    ['a page instead of a file', '<!doctype html><p>User-agents are welcome: disallow nothing</p>'],
    ['an empty rule', 'User-agent: *\nDisallow:'],
    ['rules for another', 'User-agent: otherbot\nDisallow: /'],
  ])('%s forbids nothing', (_, text) => {
    expect(refused(file(text))).toBe('allowed');
  });

  it.each([
    ['everybody', 'User-agent: *\nDisallow: /', 'robots'],
    ['us', 'User-agent: orewire\nDisallow: /\n\nUser-agent: *\nAllow: /', 'robots'],
    ['us, by version', 'User-agent: OREWIRE/2.0\nDisallow: /', 'robots'],
    ['everybody but us', 'User-agent: *\nDisallow: /\n\nUser-agent: orewire\nAllow: /', 'allowed'],
    ['a longer rule that allows', 'User-agent: *\nDisallow: /\nAllow: /page', 'allowed'],
    ['behind a byte order mark', '\ufeffUser-agent: *\nDisallow: /', 'robots'],
    ['with lines ended by CR', 'User-agent: *\rDisallow: /\r', 'robots'],
    ['a pattern', 'User-agent: *\nDisallow: /*ge$', 'robots'],
  ])('rules for %s', (_, text, expected) => {
    expect(refused(file(text))).toBe(expected);
  });

  it('knows our name in front of a contact address without a version', () => {
    expect(refused(file('User-agent: orewire\nDisallow: /'), '/page', 'orewire (+https://orewire.example)')).toBe(
      'robots',
    );
  });

  it('never forbids robots.txt itself', () => {
    expect(refused(file('User-agent: *\nDisallow: /'), '/robots.txt')).toBe('allowed');
  });

  it('names the line that forbids', () => {
    const rules = robotsRules(file('User-agent: *\nDisallow: /a\nDisallow: /page'), ROBOTS, AGENT);
    expect(rules.refusal('https://news.example/page')?.detail).toContain(`line 3 of ${ROBOTS}`);
  });
});

describe('crawl-delay', () => {
  it.each([
    ['5', 5],
    ['0.5', 0.5],
    ['-5', 0],
    ['soon', 0],
    ['Infinity', 0],
  ])('%s is %d seconds', (written, seconds) => {
    expect(robotsRules(file(`User-agent: *\nCrawl-delay: ${written}`), ROBOTS, AGENT).crawlDelaySeconds).toBe(seconds);
  });

  it('is ours before everybody’s', () => {
    const text = 'User-agent: *\nCrawl-delay: 9\n\nUser-agent: orewire\nCrawl-delay: 2';
    expect(robotsRules(file(text), ROBOTS, AGENT).crawlDelaySeconds).toBe(2);
  });
});

describe('how long an answer is good', () => {
  it.each<[string, Exchange | HttpRejection, number]>([
    ['a file without a word on it', file(''), 24 * HOUR],
    ['a file that says less', file('', { 'cache-control': 'public, max-age=7200' }), 2 * HOUR],
    ['a file that says more than a day', file('', { 'cache-control': 'max-age=9999999' }), 24 * HOUR],
    ['a file that is not to be kept: a minute all the same', file('', { 'cache-control': 'max-age=0' }), 60_000],
    ['a file that is not there', failure('not-found'), 24 * HOUR],
    ['a failure', failure('server-error'), HOUR],
    ['a wish to wait', failure('throttled'), 0],
  ])('%s', (_, answer, expected) => {
    expect(robotsLifetimeMs(answer)).toBe(expected);
  });
});
