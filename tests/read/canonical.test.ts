import { describe, expect, it } from 'vitest';
import { canonicalAddress } from '../../src/read/canonical.js';
import { emptyHead, type Head } from '../../src/read/head.js';

function headWith(canonical?: string, ogUrl?: string): Head {
  const head = emptyHead();
  if (canonical !== undefined) head.links.set('canonical', [canonical]);
  if (ogUrl !== undefined) head.meta.set('og:url', [ogUrl]);
  return head;
}

describe('canonicalAddress', () => {
  it.each<[string, string, Head, string | null, string]>([
    [
      'what answered, without tracking',
      'https://a.example/s?utm_source=x&id=7&fbclid=y#top',
      headWith(),
      null,
      'https://a.example/s?id=7',
    ],
    [
      'rel=canonical',
      'https://m.a.example/s?x=1',
      headWith('https://www.a.example/s'),
      null,
      'https://www.a.example/s',
    ],
    ['a relative rel=canonical', 'https://a.example/amp/s', headWith('/s'), null, 'https://a.example/s'],
    ['og:url', 'https://a.example/s?p=2', headWith(undefined, 'https://a.example/s'), null, 'https://a.example/s'],
    ['structured data', 'https://a.example/s?p=2', headWith(), 'https://a.example/s', 'https://a.example/s'],
    ['nothing on another host', 'https://a.example/s', headWith('https://b.example/s'), null, 'https://a.example/s'],
    ['no look-alike host', 'https://a.example/s', headWith('https://evila.example/s'), null, 'https://a.example/s'],
    ['no front page', 'https://a.example/s', headWith('https://a.example/'), null, 'https://a.example/s'],
    ['no script', 'https://a.example/s', headWith('javascript:alert(1)'), null, 'https://a.example/s'],
    ['the words as they are where they are no address', 'not an address', headWith(), null, 'not an address'],
  ])('takes %s', (_, url, head, stated, expected) => {
    expect(canonicalAddress(url, head, stated)).toBe(expected);
  });
});
