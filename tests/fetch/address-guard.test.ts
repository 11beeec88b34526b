import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusedLiteral, mayConnect } from '../../src/fetch/address-guard.js';

const NONE: ReadonlySet<string> = new Set();

describe('an address may be connected to if the whole internet can reach it', () => {
  it.each([
    ['8.8.8.8', true],
    ['93.184.215.14', true],
    ['2606:4700::6810:84e5', true],
    ['::ffff:8.8.8.8', true],
    ['0.0.0.0', false],
    ['10.1.2.3', false],
    ['100.64.0.1', false],
    ['100.100.100.200', false],
    ['127.0.0.1', false],
    ['127.255.255.254', false],
    ['168.63.129.16', false],
    ['169.254.169.254', false],
    ['172.16.0.1', false],
    ['172.31.255.255', false],
    ['192.0.0.192', false],
    ['192.168.1.1', false],
    ['198.18.0.1', false],
    ['203.0.113.7', false],
    ['224.0.0.1', false],
    ['240.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['::127.0.0.1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:169.254.169.254', false],
    ['64:ff9b::a00:1', false],
    ['2001:db8::1', false],
    ['2002:a00:1::', false],
    ['fc00::1', false],
    ['fd00:ec2::254', false],
    ['fe80::1', false],
    ['fe80::1%eth0', false],
    ['ff02::1', false],
    ['not an address', false],
  ])('%s: %s', (address, expected) => {
    expect(mayConnect(address, NONE)).toBe(expected);
  });

  it('or if it is allowed by name, and then no other', () => {
    expect(mayConnect('127.0.0.1', new Set(['127.0.0.1']))).toBe(true);
    expect(mayConnect('127.0.0.2', new Set(['127.0.0.1']))).toBe(false);
  });

  const byte = fc.integer({ min: 0, max: 255 });
  it('nothing in the private networks gets through, however it is written', () => {
    const head = fc.constantFrom('10', '127', '0');
    fc.assert(
      fc.property(head, byte, byte, byte, (a, b, c, d) => {
        const quad = `${a}.${b}.${c}.${d}`;
        const number = ((Number(a) * 256 + b) * 256 + c) * 256 + d;
        expect(mayConnect(quad, NONE)).toBe(false);
        expect(mayConnect(`::ffff:${quad}`, NONE)).toBe(false);
        for (const host of [quad, String(number), `0x${number.toString(16)}`, `[::ffff:${quad}]`]) {
          expect(isRefusedLiteral(new URL(`http://${host}/`), NONE)).toBe(true);
        }
      }),
    );
  });
});
