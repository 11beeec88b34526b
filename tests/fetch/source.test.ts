import { describe, expect, it } from 'vitest';
import { sourceSchema } from '../../src/fetch/source.js';

describe('a declared source', () => {
  it.each([
    [{ id: 'wire', type: 'feed', url: 'https://news.example/rss' }],
    [{ id: 'hand-picked', type: 'pages', urls: ['http://news.example/1'] }],
    [{ id: 'stored', type: 'folder', path: '../../fixtures/pages' }],
  ])('%j is taken as it is', (source) => {
    expect(sourceSchema.parse(source)).toEqual(source);
  });

  it.each([
    ['an unknown key', { id: 'wire', type: 'feed', url: 'https://news.example/rss', evry: '1h' }, /evry/],
    ['an unknown type', { id: 'wire', type: 'gopher', url: 'https://news.example/rss' }, /type/],
    ['no id', { type: 'folder', path: 'x' }, /id/],
    ['an id with spaces', { id: 'The Wire', type: 'folder', path: 'x' }, /hyphens/],
    ['another scheme', { id: 'wire', type: 'feed', url: 'file:///etc/passwd' }, /http/],
    ['no pages', { id: 'list', type: 'pages', urls: [] }, /urls/],
    ['no path', { id: 'stored', type: 'folder', path: '' }, /path/],
  ])('%s is an error that names it', (_, source, message) => {
    expect(JSON.stringify(sourceSchema.safeParse(source).error?.issues)).toMatch(message);
  });
});
