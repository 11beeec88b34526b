/** @module The interface for programs: its questions, their description, and the page about it. */
import type { FactBase } from '../../store/fact-base.js';
import { existing, shown, type Site } from '../answers.js';
import { csvOf } from '../api/csv.js';
import { ENDPOINTS } from '../api/endpoints.js';
import { openapi } from '../api/openapi.js';
import { apiPage } from '../pages/api.js';

export function programRoutes(site: Site, base: FactBase, version: string): void {
  site.get('/api', (context) => shown(context, apiPage(ENDPOINTS)));
  site.get('/api/openapi.json', (context) => context.json(openapi(ENDPOINTS, version)));
  for (const endpoint of ENDPOINTS) {
    site.get(endpoint.path, (context) => {
      const id = context.req.param('id') ?? '';
      const asked = { base, now: context.env.now, id };
      const answer = existing(endpoint.answer(asked, context.req.query()), `The base has nothing of the id ${id}.`);
      if (answer.format === 'json') return context.json(answer.value as object);
      return context.body(csvOf(answer.rows), 200, { 'content-type': 'text/csv; charset=utf-8; header=present' });
    });
  }
}
