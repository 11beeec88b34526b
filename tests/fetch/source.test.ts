import { describe, expect, it } from 'vitest';
import { sourceSchema } from '../../src/fetch/source.js';

describe('a declared source', () => {
  it.each([
    [{ id: 'wire', type: 'feed', url: 'https://news.example/rss' }],
    [{ id: 'hand-picked', type: 'pages', urls: ['http://news.example/1'] }],
    [{ id: 'stored', type: 'folder', path: '../../fixtures/pages' }],
    [{ id: 'map', type: 'sitemap', url: 'https://news.example/news.xml', days: 3 }],
    [{ id: 'press', type: 'list', url: 'https://ministry.example/press', select: 'h2 > a[href*="/news/"]' }],
    [{ id: 'archive', type: 'warc', path: 'crawl.warc.gz' }],
    [
      {
        id: 'described',
        type: 'feed',
        url: 'https://n.example/rss',
        title: 'N',
        home: 'https://n.example/',
        language: 'pt-BR',
      },
    ],
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
    ['no selector', { id: 'press', type: 'list', url: 'https://ministry.example/', select: 'h2[' }, /CSS selector/],
    [
      'a language by its name',
      { id: 'wire', type: 'feed', url: 'https://n.example/', language: 'English' },
      /language/,
    ],
    ['no path', { id: 'stored', type: 'folder', path: '' }, /path/],
  ])('%s is an error that names it', (_, source, message) => {
    expect(JSON.stringify(sourceSchema.safeParse(source).error?.issues)).toMatch(message);
  });
});
