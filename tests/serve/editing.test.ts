import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { load } from 'cheerio';
import { hosts, openBase, tell } from '../store/stories.js';
import { serveBase, TOKEN, type ServedBase } from './fixture-base.js';

const TARNHOLM = 'candidate:deposit:tarnholm';

let folder: string;
let served: ServedBase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-editing-'));
  const path = join(folder, 'base.db');
  const base = openBase(path);
  tell(base, {
    url: 'https://tarn.example/1',
    statements: [hosts('deposit?Tarnholm', 'tin'), hosts('Lower Tarn', 'tin')],
  });
  base.close();
  served = await serveBase(path);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

async function post(fields: Record<string, string>, cookie = `orewire-edit=${TOKEN}`) {
  const response = await fetch(`${served.url}/candidates`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { cookie },
    redirect: 'manual',
  });
  return { status: response.status, to: response.headers.get('location') };
}

async function shown(path: string, cookie: string) {
  return load(await (await fetch(served.url + path, { headers: { cookie } })).text());
}

const decision = () => served.base.reader.candidates.find(TARNHOLM)[0].decision;

it('lets in who opens the printed link, and nobody else', async () => {
  expect((await fetch(`${served.url}/edit?token=guess`)).status).toBe(403);
  const let_in = await fetch(`${served.url}/edit?token=${TOKEN}`, { redirect: 'manual' });
  expect(let_in.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/);
  expect((await shown('/candidates', `orewire-edit=${TOKEN}`))('form.acts').length).toBe(1);
  expect((await shown('/candidates', 'orewire-edit=guess'))('form.acts').length).toBe(0);
});

it.each([
  ['no token in the form', { candidate: TARNHOLM, act: 'accept' }, undefined],
  ['a wrong token in the form', { candidate: TARNHOLM, act: 'accept', token: 'guess' }, undefined],
  ['the form of another site, without the cookie', { candidate: TARNHOLM, act: 'accept', token: TOKEN }, ''],
])('takes nothing from %s', async (_, fields, cookie) => {
  expect((await post(fields, cookie)).status).toBe(403);
  expect(decision()).toBeNull();
});

it('accepts, shows the way back, and takes it back', async () => {
  const accepted = await post({ candidate: TARNHOLM, act: 'accept', token: TOKEN, note: 'on the map', as: '' });
  expect(accepted.status).toBe(303);
  expect(decision()).toBe('accepted');
  const $ = await shown(accepted.to!, `orewire-edit=${TOKEN}`);
  expect($('[role=status]').text()).toContain('accepted by ida (on the map)');
  expect($('[role=status] button').attr('value')).toBe('undo');
  expect((await post({ candidate: TARNHOLM, act: 'undo', token: TOKEN })).status).toBe(303);
  expect(decision()).toBeNull();
});

it.each([
  [{ candidate: 'candidate:deposit:nowhere', act: 'accept' }, 404],
  [{ candidate: TARNHOLM, act: 'accept', as: 'element:tin' }, 409],
  [{ candidate: TARNHOLM, act: 'undo' }, 409],
  [{ candidate: TARNHOLM, act: 'burn' }, 400],
  [{ act: 'accept' }, 400],
])('refuses %j', async (fields, status) => {
  expect((await post({ ...fields, token: TOKEN })).status).toBe(status);
  expect(decision()).toBeNull();
});
